"""Rules about options that say the same: as each other, as an accepted spelling, or as another question's answer."""

from collections.abc import Iterator
from itertools import combinations, repeat

from quizgeo.decks.kinds import Choice
from quizgeo.decks.lint.rule import OPTIONS, DeckRule, Finding, Near, QuestionRule
from quizgeo.decks.lint.subject import QUESTIONS, Asked, Whole
from quizgeo.decks.lint.words import Said, likeness
from quizgeo.decks.problems import Severity
from quizgeo.language import _
from quizgeo.text import distance

ALIKE = 0.8
"""Share of words in common from which two options are hard to tell apart."""
_FEWEST = 4
"""Words from which two options may share so many without having the same."""
LETTERS = 5
"""Letters up to which names a letter apart, such as Iran and Iraq, are taken for different ones."""
_UNORDERED = frozenset(("and", "or", "atau"))
"""Words, folded, that join things of which either may come first."""
_COMPARED = 20
"""Options of a question that are compared with each other, first to last."""
LEAST_CHOICES = 10
MOST_SHARED = 0.6
"""Share of choices in which the right option may be the one most like the others."""
_TO_COMPARE = 3
"""Options from which one can be more like the others than the rest."""


def twins(asked: Asked) -> Iterator[Finding]:
    """MC002: two options are the same, or can hardly be told apart."""
    first: dict[object, Said] = {}
    for said, value in zip(asked.options, asked.values or repeat(None), strict=False):
        before = first.setdefault(value or said.folded, said)
        if before is not said:
            message = _('"{text}" and "{other}" are the same')
            yield Finding(
                message.format(text=said.shown, other=before.shown),
                _("keep one of them"),
                asked.option_at(said),
                Severity.ERROR,
                related=(Near(asked.question, _("the other one"), asked.option_at(before)),),
            )
    for one, other in combinations(list(first.values())[:_COMPARED], 2):
        if hardly_differ(one, other):
            message = _('"{text}" can hardly be told from "{other}"')
            yield Finding(
                message.format(text=other.shown, other=one.shown),
                _("make them differ in more than a letter or a word"),
                asked.option_at(other),
                related=(Near(asked.question, _("the other one"), asked.option_at(one)),),
            )


def hardly_differ(one: Said, other: Said) -> bool:
    """Tell whether two options that are not the same look the same at a glance; numbers are read with care."""
    if one.tokens == other.tokens:
        return not one.tokens.isdisjoint(_UNORDERED) or "," in one.text
    if len(one.tokens) >= _FEWEST and likeness(one.tokens, other.tokens) >= ALIKE:
        return not any(any(map(str.isdigit, token)) for token in one.tokens ^ other.tokens)
    return _a_letter_apart(one.folded, other.folded)


def _a_letter_apart(one: str, other: str) -> bool:
    """Tell whether two long names without digits differ in a letter: then one half of the one is in the other."""
    shorter = min(len(one), len(other))
    half = shorter // 2 - 1
    if shorter <= LETTERS or abs(len(one) - len(other)) > 1:
        return False
    if one[:half] != other[:half] and one[-half:] != other[-half:]:
        return False
    if any(map(str.isdigit, one + other)):
        return False
    return min(sum(map(str.isalpha, text)) for text in (one, other)) > LETTERS and distance(one, other, 1) == 1


def accepted(asked: Asked) -> Iterator[Finding]:
    """MC021: a wrong option is an accepted spelling of the right one."""
    body = asked.question.body
    if not isinstance(body, Choice) or not body.accept:
        return
    spellings = {Said(text, asked.speech).folded for text in body.accept}
    for said in asked.distractors:
        if said.folded in spellings:
            message = _('"{text}" is wrong as an option, and accepted when it is typed')
            yield Finding(
                message.format(text=said.shown),
                _("take it out of wrong, or out of accept"),
                asked.option_at(said),
                Severity.ERROR,
            )


def right_elsewhere(whole: Whole) -> Iterator[Finding]:
    """MC021: a wrong option is the right one of another question that asks the same."""
    for same in whole.by_stem.values():
        choices = [asked for asked in same if asked.options] if len(same) > 1 else []
        keys = {key.folded: asked for asked in choices for key in asked.keys}
        for asked in choices:
            for said in asked.distractors:
                other = keys.get(said.folded)
                if other is not None and other is not asked:
                    message = _('"{text}" is wrong here, and right where the same is asked again')
                    yield Finding(
                        message.format(text=said.shown),
                        _("take it out, or make one question of the two"),
                        asked.option_at(said),
                        question=asked.question,
                        related=(Near(other.question, _("it is right here")),),
                    )


def key_is_the_middle(whole: Whole) -> Iterator[Finding]:
    """MC018: the right option shares more words with the others than they do among themselves, again and again."""
    shared = [(asked, most_shared(asked)) for asked in whole.choices if len(asked.options) >= _TO_COMPARE]
    told = [(asked, most) for asked, most in shared if most is not None]
    hits = [asked for asked, most in told if most is asked.keys[0]]
    if len(told) >= LEAST_CHOICES and len(hits) > MOST_SHARED * len(told):
        message = _("in {hits} of {count} choices the right option has the most words in common with the others")
        yield Finding(
            message.format(hits=len(hits), count=len(told)),
            _("let wrong options share words with each other as well"),
            QUESTIONS,
            related=tuple(Near(asked.question, _("here")) for asked in hits[:5]),
        )


def most_shared(asked: Asked) -> Said | None:
    """Give the option with the most words in common with the others; None where two have as many, or none has any."""
    texts = [said.tokens for said in asked.options[:_COMPARED]]
    if len(frozenset[str]().union(*texts)) == sum(map(len, texts)):
        return None
    texts = [tokens - asked.speech.function for tokens in texts]
    counts: dict[str, int] = {}
    for tokens in texts:
        for token in tokens:
            counts[token] = counts.get(token, 0) + 1
    scores = [sum(counts[token] - 1 for token in tokens) for tokens in texts]
    most = max(scores)
    return asked.options[scores.index(most)] if most and scores.count(most) == 1 else None


RULES = (
    QuestionRule("MC002", twins, kinds=OPTIONS),
    DeckRule("MC018", key_is_the_middle, least=LEAST_CHOICES),
    QuestionRule("MC021", accepted, kinds=frozenset(("choice",))),
    DeckRule("MC021", right_elsewhere, partial=True),
)
