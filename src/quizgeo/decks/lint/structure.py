"""Rules about how a question and a deck are built, whatever their words."""

from collections.abc import Iterator

from quizgeo.decks.kinds import Choice, ListOf, TrueFalse
from quizgeo.decks.lint.rule import OPTIONS, DeckRule, Finding, QuestionRule
from quizgeo.decks.lint.subject import QUESTIONS, Asked, Whole
from quizgeo.decks.problems import Severity
from quizgeo.language import _

LONGEST_LIST = 5
"""Items that can all be asked for."""
LEAST = 8
"""Questions from which a share of easily guessed ones can be told."""
MOST_EVEN = 0.25
"""Share of questions with two outcomes."""
_ANY_WRONG = "wrong"
"""Feedback that is told with every wrong answer."""


def long_list(asked: Asked) -> Iterator[Finding]:
    """ST005: a long list is asked for as a whole."""
    body = asked.question.body
    if isinstance(body, ListOf) and len(body.items) > LONGEST_LIST and body.need == len(body.items):
        yield Finding(
            _("all {count} items of the list are asked for").format(count=len(body.items)),
            _("write need: {need}, or part the list in groups that belong together").format(need=LONGEST_LIST),
            ("list",),
        )


def no_explanation(asked: Asked) -> Iterator[Finding]:
    """ST007: nothing is told after the answer."""
    if not asked.question.explain:
        yield Finding(_('there is no "explain"'), _("say in a sentence or two why the answer is right"))


def no_feedback(asked: Asked) -> Iterator[Finding]:
    """ST007: in a deck for exams, a wrong option is not explained."""
    question = asked.question
    if asked.whole.deck.level != "exam" or _ANY_WRONG in question.feedback:
        return
    for option, said in zip(asked.written, asked.options, strict=True):
        if not option.correct and not option.feedback and option.text not in question.feedback:
            yield Finding(
                _('"{text}" has no feedback').format(text=said.shown),
                _("say why it is wrong, under feedback"),
                asked.option_at(said),
                Severity.WARNING,
            )


def easily_guessed(whole: Whole) -> Iterator[Finding]:
    """ST008: many questions can be guessed as easily as a coin falls."""
    even = sum(_has_two_outcomes(asked) for asked in whole.asked)
    if even > MOST_EVEN * len(whole.asked):
        yield Finding(
            _("{even} of {count} questions have but two outcomes").format(even=even, count=len(whole.asked)),
            _("make choices of four, typed answers or matches of some of them"),
            QUESTIONS,
        )


def _has_two_outcomes(asked: Asked) -> bool:
    match asked.question.body:
        case TrueFalse():
            return True
        case Choice(options=options, show=show):
            return len(options) == 2 or show == 1  # noqa: PLR2004 - two outcomes
        case _other:
            return False


RULES = (
    QuestionRule("ST005", long_list, kinds=frozenset(("list",)), translated=False),
    QuestionRule("ST007", no_explanation, translated=False),
    QuestionRule("ST007", no_feedback, kinds=OPTIONS, translated=False),
    DeckRule("ST008", easily_guessed, least=LEAST, translated=False),
)
