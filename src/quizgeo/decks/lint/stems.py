"""Rules about how a question is worded: it asks, it is short, it asks one thing, and it does not answer itself."""

from collections.abc import Iterator, Sequence

from quizgeo.decks.kinds import Flashcard
from quizgeo.decks.lint.rule import OPTIONS, Finding, QuestionRule
from quizgeo.decks.lint.subject import STEM, Asked
from quizgeo.decks.lint.typed import runs_in
from quizgeo.decks.lint.words import Said
from quizgeo.decks.problems import Severity
from quizgeo.decks.report import shown
from quizgeo.language import _
from quizgeo.patterns import regex

ASKING = frozenset(("choice", "multiple", "text", "number", "date", "list", "open"))
"""Kinds whose stem must ask: the others are statements, fronts of cards, texts with gaps, or tasks by their nature."""
STEM_WORDS, MANY_STEM_WORDS = 40, 80
OPTION_WORDS = 15
_ASKS = regex("[?？؟]|_{2,}|…|\\.{3}")
"""A question mark of any script that has one, or a gap."""
_MARKS = regex("[?？؟]+")
_COLONS = (":", "：")
ANSWERED = frozenset(("choice", "multiple", "text", "number", "date", "list", "cloze", "flashcard"))
"""Kinds whose answer is words that a stem may hold."""


def asks_nothing(asked: Asked) -> Sequence[Finding]:
    """ST001: the stem is no question and no task, or it ends where its answer would begin."""
    text = asked.stem.text
    if text.endswith("?"):
        return ()
    if text.rstrip().endswith(_COLONS):
        return [Finding(_("the question ends in a colon"), _("ask a whole question"), STEM)]
    if not asked.speech.known or _ASKS.search(text) or _opens_with_a_task(asked):
        return ()
    fix = _("write a question, or begin with a word such as Name")
    return [Finding(_("this neither asks nor says what to do"), fix, STEM)]


def _opens_with_a_task(asked: Asked) -> bool:
    """Tell whether a stem begins with what is to be done."""
    if asked.speech.ask.opens(asked.stem):
        return True
    return asked.question.kind == "open" and asked.speech.telling.opens(asked.stem)


def long_stem(asked: Asked) -> Sequence[Finding]:
    """ST002: the stem has many words."""
    count = _words(asked.stem, STEM_WORDS)
    if count <= STEM_WORDS:
        return ()
    return [
        Finding(
            _("the question has {count} words").format(count=count),
            _("ask first, and let the background stand in explain"),
            STEM,
            Severity.WARNING if count > MANY_STEM_WORDS else None,
        )
    ]


def _words(said: Said, many: int) -> int:
    """Count the words of a text; 0 where it is too short to have more than so many."""
    return len(said.raw) if len(said.text) > 2 * many and said.text.count(" ") > many // 2 else 0


def long_options(asked: Asked) -> Iterator[Finding]:
    """ST002: an option has many words."""
    for said in asked.options:
        count = _words(said, OPTION_WORDS)
        if count > OPTION_WORDS:
            yield Finding(
                _("this option has {count} words").format(count=count),
                _("shorten it; what all options share belongs into the question"),
                asked.option_at(said),
            )


def key_in_stem(asked: Asked) -> Sequence[Finding]:
    """ST003: the stem gives the right answer away, unless it names all options."""
    stem = asked.stem
    typed = [way for ways in asked.typed.answers for way in ways if runs_in(way, stem)]
    held = typed or [said.folded for said in (*asked.keys, *_back(asked)) if runs_in(said.folded, stem)]
    if not held or (asked.options and all(runs_in(said.folded, stem) for said in asked.options)):
        return ()
    message = _('the question holds its own answer, "{text}"').format(text=shown(held[0]))
    return [Finding(message, _("word the question without it"), STEM, Severity.ERROR if typed else None)]


def _back(asked: Asked) -> Sequence[Said]:
    """Give the back of a card."""
    body = asked.question.body
    return (Said(body.back, asked.speech),) if isinstance(body, Flashcard) else ()


def second_question(asked: Asked) -> Sequence[Finding]:
    """ST004: the stem goes on to ask a second thing."""
    second = asked.speech.second.first(asked.stem.unquoted)
    message = _('"{words}" begins a second question').format(words=shown(second))
    return [Finding(message, _("make two questions of it"), STEM)] if second else ()


def two_marks(asked: Asked) -> Sequence[Finding]:
    """ST004: the stem has two question marks."""
    text = asked.stem.text
    if (text.count("?") <= 1 and text.isascii()) or len(_MARKS.findall(text)) <= 1:
        return ()
    bare = asked.stem.unquoted
    if len(_MARKS.findall(bare.text)) <= 1 or asked.speech.second.first(bare):
        return ()
    return [Finding(_("there are two questions in one"), _("make two questions of it"), STEM)]


RULES = (
    QuestionRule("ST001", asks_nothing, kinds=ASKING, trait="stem"),
    QuestionRule("ST002", long_stem, trait="stem"),
    QuestionRule("ST002", long_options, kinds=OPTIONS),
    QuestionRule("ST003", key_in_stem, kinds=ANSWERED),
    QuestionRule("ST004", second_question, lists=("second",)),
    QuestionRule("ST004", two_marks, trait="stem"),
)
