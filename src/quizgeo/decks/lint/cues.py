"""Rules about words and signs that give the right option away, or hide what is asked."""

import re
from collections.abc import Iterator

from quizgeo.decks.lint.rule import OPTIONS, Finding, QuestionRule
from quizgeo.decks.lint.subject import STEM, Asked
from quizgeo.decks.lint.typed import runs_in
from quizgeo.decks.lint.words import Said
from quizgeo.decks.problems import Severity
from quizgeo.language import N_, _
from quizgeo.patterns import regex
from quizgeo.text import fold

_LOOSEST = 4
_ARTICLE_LAST = regex(r"\b(an?)\W*$", re.IGNORECASE)
_VOWEL = regex(r"(?!eu|uni|use|usu|uti|one\b|once\b|u-)(?:[aeiou]|hour|honest|honou?r|heir)")
_ENGLISH = "en"
_LAST = 20
"""Characters at the end of a question in which its last word stands."""


def absolutes(asked: Asked) -> Iterator[Finding]:
    """MC008: a word that leaves no exception stands in wrong options, or in the stem."""
    absolute = asked.speech.absolute
    word = absolute.first(asked.stem)
    if word:
        message = _('"{word}" in the question leaves no exception')
        yield Finding(message.format(word=word), _("see that it is meant so"), STEM, Severity.INFO)
    found = [said for said in asked.distractors if absolute.first(said) and not asked.speech.speaks_of_others(said)]
    if not found or any(absolute.first(key) for key in asked.keys):
        return
    everywhere = len(found) == len(asked.distractors)
    message = _('"{word}" is a sign that an option is wrong')
    if everywhere:
        message = _('"{word}" or the like stands in every wrong option and in no right one')
    yield Finding(
        message.format(word=absolute.first(found[0])),
        _("write it without, or use such words in the right option too"),
        asked.option_at(found[0]),
        Severity.ERROR if everywhere else None,
    )


def vagueness(asked: Asked) -> Iterator[Finding]:
    """MC009: a word that everybody takes for another share of cases."""
    vague = asked.speech.vague
    said_so = [(said, word) for said in (asked.stem, *asked.options) if (word := vague.first(said))]
    for said, word in said_so[:1]:
        message = _('"{word}" means something else to everybody').format(word=word)
        at = STEM if said is asked.stem else asked.option_at(said)
        yield Finding(message, _("give the number, the share, or a time"), at)


def negation(asked: Asked) -> Iterator[Finding]:
    """MC010: a question is denied where it is easy to overlook, or denied twice."""
    negative = asked.speech.negative
    bare = asked.stem.unquoted
    hits = [bare.raw[stretch.start : stretch.stop] for stretch in negative.hits(bare)]
    if not hits:
        return
    denying = (said for said in asked.options if negative.first(said))
    twice = next((said for said in denying if not asked.speech.speaks_of_others(said)), None)
    if twice is not None:
        message = _('"{word}" in the question and "{other}" in an option deny twice')
        yield Finding(
            message.format(word=" ".join(hits[0]), other=negative.first(twice)),
            _("ask for what is so"),
            asked.option_at(twice),
            Severity.ERROR,
        )
    quiet = [word for words in hits for word in words if not word.isupper()]
    if quiet:
        message = _('"{word}" in the question is easy to overlook').format(word=quiet[0])
        yield Finding(message, _("ask for what is so, or write {word}").format(word=quiet[0].upper()), STEM)


def clang(asked: Asked) -> Iterator[Finding]:
    """MC011: a word of the stem stands in the right option and in no wrong one, unless the stem names all options."""
    for key in asked.keys:
        shared = asked.stem.content & key.content
        if shared:
            shared = shared.difference(*(said.content for said in asked.distractors))
        word = next((word for word in key.raw if _meaning(word, asked) in shared), "") if shared else ""
        if word and not all(runs_in(said.folded, asked.stem) for said in asked.options):
            message = _('"{word}" stands in the question, in the right option and in no wrong one')
            fix = _("use another word, or the same word in a wrong option")
            yield Finding(message.format(word=word), fix, asked.option_at(key))
            return


def _meaning(word: str, asked: Asked) -> str:
    return asked.speech.meanings[fold(word, _LOOSEST, asked.speech.tag)]


def grammar(asked: Asked) -> Iterator[Finding]:
    """MC012: only some options go on from the stem, or the right one alone begins or ends as no other does."""
    if asked.speech.name == _ENGLISH and (article := _ARTICLE_LAST.search(asked.stem.text[-_LAST:])):
        misfit = next((said for said in asked.options if not fits(article[1].lower(), said.text)), None)
        if misfit is not None:
            message = _('"{text}" does not go on from "{article}"')
            fix = _("write a/an, or leave the article to the options")
            yield Finding(message.format(text=misfit.shown, article=article[1]), fix, asked.option_at(misfit))
            return
    if len(asked.distractors) > 1:
        yield from _odd_one_out(asked)


def fits(article: str, text: str) -> bool:
    """Tell whether an English text may follow `a` or `an`; of letters read one by one nothing is said."""
    word = text.split(maxsplit=1)[0]
    if not word[0].isalpha() or (len(word) > 1 and word.isupper()):
        return True
    return (_VOWEL.match(word.lower()) is not None) == (article == "an")


def _odd_one_out(asked: Asked) -> Iterator[Finding]:
    """Find what all right options have and no wrong one, or the other way round."""
    right = [_look(said) for said in asked.keys]
    wrong = [_look(said) for said in asked.distractors]
    if right.count(right[0]) == len(right) and wrong.count(right[0]) == len(wrong):
        return
    for place, (alone_with, alone_without) in enumerate(_LOOKS):
        has, others = {look[place] for look in right}, {look[place] for look in wrong}
        if len(has) == len(others) == 1 and has != others:
            message = _(alone_with if has == {True} else alone_without)
            yield Finding(message, _("write all options in the same way"), asked.option_at(asked.keys[0]))
            return


def _look(said: Said) -> tuple[bool, bool, bool, bool]:
    """Give what is seen of an option at a glance: a first digit, capital, article; a full stop at its end."""
    text = said.text
    first = text[0] if text[0].isalnum() else next(filter(str.isalnum, text), "")
    word = text.partition(" ")[0].lower()
    return first.isdigit(), first.isupper(), word in said.speech.article.heads, text.endswith(".")


_LOOKS = (
    (
        N_("the right option alone begins with a digit"),
        N_("the right option alone does not begin with a digit"),
    ),
    (
        N_("the right option alone begins with a capital"),
        N_("the right option alone does not begin with a capital"),
    ),
    (
        N_("the right option alone begins with an article"),
        N_("the right option alone does not begin with an article"),
    ),
    (
        N_("the right option alone ends with a full stop"),
        N_("the right option alone does not end with a full stop"),
    ),
)
"""What to say when the right one alone has each part of a look, and when it alone lacks it."""


RULES = (
    QuestionRule("MC008", absolutes, kinds=OPTIONS, lists=("absolute",)),
    QuestionRule("MC009", vagueness, kinds=OPTIONS, lists=("vague",)),
    QuestionRule("MC010", negation, kinds=OPTIONS, lists=("negative",)),
    QuestionRule("MC011", clang, kinds=OPTIONS),
    QuestionRule("MC012", grammar, kinds=OPTIONS),
)
