"""Rules about how a question is worded: it asks, it is short, it asks one thing, and it does not answer itself."""

from collections.abc import Iterator

from quizgeo.decks.kinds import Flashcard
from quizgeo.decks.lint.rule import OPTIONS, Finding, QuestionRule
from quizgeo.decks.lint.speech import Phrases
from quizgeo.decks.lint.subject import STEM, Asked
from quizgeo.decks.lint.texts import may_hold
from quizgeo.decks.lint.typed import runs_in, typed_answers
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
_COLON = regex("[:：]\\s*$")
_TELLING = {
    "en": Phrases("explain, describe, compare, discuss, outline, summarise, summarize"),
    "id": Phrases("jelaskan, gambarkan, bandingkan, uraikan, bahaslah, ringkaskan"),
}
"""Words that ask for a free answer, by language."""
_SECOND = {"en": Phrases("and why, and how"), "id": Phrases("dan mengapa, dan bagaimana")}
"""Where a second question begins, by language."""
_NOTHING = Phrases("")


def asks_nothing(asked: Asked) -> Iterator[Finding]:
    """ST001: the stem is no question and no task, or it ends where its answer would begin."""
    if _COLON.search(asked.stem.text):
        yield Finding(_("the question ends in a colon"), _("ask a whole question"), STEM)
    elif asked.speech.known and not _ASKS.search(asked.stem.text) and not _opens_with_a_task(asked):
        yield Finding(
            _("this neither asks nor says what to do"), _("write a question, or begin with a word such as Name"), STEM
        )


def _opens_with_a_task(asked: Asked) -> bool:
    """Tell whether a stem begins with what is to be done."""
    if asked.speech.ask.opens(asked.stem):
        return True
    return asked.question.kind == "open" and _TELLING.get(asked.speech.name, _NOTHING).opens(asked.stem)


def long_stem(asked: Asked) -> Iterator[Finding]:
    """ST002: the stem has many words."""
    count = _words(asked.stem, STEM_WORDS)
    if count > STEM_WORDS:
        yield Finding(
            _("the question has {count} words").format(count=count),
            _("ask first, and let the background stand in explain"),
            STEM,
            Severity.WARNING if count > MANY_STEM_WORDS else None,
        )


def _words(said: Said, many: int) -> int:
    """Count the words of a text; 0 where it is too short to have more than so many."""
    return len(said.raw) if len(said) > 2 * many else 0


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


def key_in_stem(asked: Asked) -> Iterator[Finding]:
    """ST003: the stem gives the right answer away."""
    if asked.options and all(runs_in(said.folded, asked.stem) for said in asked.options):
        return
    typed = [way for ways in typed_answers(asked).answers for way in ways if runs_in(way, asked.stem)]
    shown_ones = (said.folded for said in (*asked.keys, *_back(asked)))
    held = typed or [folded for folded in shown_ones if runs_in(folded, asked.stem)]
    if held:
        yield Finding(
            _('the question holds its own answer, "{text}"').format(text=shown(held[0])),
            _("word the question without it"),
            STEM,
            Severity.ERROR if typed else None,
        )


def _back(asked: Asked) -> Iterator[Said]:
    """Give the back of a card."""
    if isinstance(asked.question.body, Flashcard):
        yield Said(asked.question.body.back, asked.speech)


def two_questions(asked: Asked) -> Iterator[Finding]:
    """ST004: the stem asks two things."""
    phrases = _SECOND.get(asked.speech.name, _NOTHING)
    if not may_hold(asked, phrases) and len(_MARKS.findall(asked.stem.text)) <= 1:
        return
    bare = asked.stem.unquoted
    second = phrases.first(bare)
    if second:
        message = _('"{words}" begins a second question').format(words=shown(second))
    elif len(_MARKS.findall(bare.text)) > 1:
        message = _("there are two questions in one")
    else:
        return
    yield Finding(message, _("make two questions of it"), STEM)


RULES = (
    QuestionRule("ST001", asks_nothing, kinds=ASKING),
    QuestionRule("ST002", long_stem),
    QuestionRule("ST002", long_options, kinds=OPTIONS),
    QuestionRule("ST003", key_in_stem),
    QuestionRule("ST004", two_questions),
)
