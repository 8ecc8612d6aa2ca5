"""Rules about how a question and a deck are built, whatever their words."""

from collections.abc import Iterator, Sequence

from quizgeo.decks.kinds import Choice, ListOf, TrueFalse
from quizgeo.decks.lint.rule import OPTIONS, DeckRule, Finding, QuestionRule
from quizgeo.decks.lint.subject import QUESTIONS, Asked, Whole
from quizgeo.decks.problems import Severity
from quizgeo.language import _, ngettext

LONGEST_LIST = 5
"""Items that can all be asked for."""
LEAST = 8
"""Questions from which a share of easily guessed ones can be told."""
MOST_EVEN = 0.25
"""Share of questions with two outcomes."""
ASKING_WHY = frozenset(("choice", "multiple", "text", "number", "date"))
"""Kinds whose right answer is a word or two: a card, a text with gaps, an order and the like show the whole of it."""
MOSTLY = 0.5
"""Share of such questions from which a deck is one that explains, and those without an explanation were forgotten."""
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


def untrue(asked: Asked) -> Iterator[Finding]:
    """ST007: a statement is false, and nothing tells what is true."""
    body = asked.question.body
    if isinstance(body, TrueFalse) and not body.answer and not _tells(asked):
        message = _("the statement is false, and nothing tells what is true")
        yield Finding(message, _("write that under explain"), ("statement",))


def no_explanation(whole: Whole) -> Iterator[Finding]:
    """ST007: nothing is told after the answer: in a few questions of the deck, or in all of it."""
    asking = [asked for asked in whole.asked if asked.question.kind in ASKING_WHY]
    silent = [asked for asked in asking if not _tells(asked)]
    fix = _("say in a sentence or two why the answer is right")
    if len(asking) - len(silent) > MOSTLY * len(asking):
        for asked in silent:
            yield Finding(_('there is no "explain", most other questions have one'), fix, question=asked.question)
    elif silent:
        message = ngettext("one question explains nothing", "{count} of {total} questions explain nothing", len(silent))
        yield Finding(message.format(count=len(silent), total=len(asking)), fix, QUESTIONS)


def _tells(asked: Asked) -> bool:
    """Tell whether anything is told after the answer."""
    question = asked.question
    return bool(question.explain or question.feedback) or any(option.feedback for option in asked.written)


def no_feedback(asked: Asked) -> Sequence[Finding]:
    """ST007: in a deck for exams, wrong options are not explained."""
    question = asked.question
    if asked.known.deck.level != "exam" or _ANY_WRONG in question.feedback:
        return ()
    silent = [
        said
        for option, said in zip(asked.written, asked.options, strict=True)
        if not option.correct and not option.feedback and option.text not in question.feedback
    ]
    if not silent:
        return ()
    message = ngettext('"{text}" has no feedback', "{count} wrong options have no feedback", len(silent))
    return [
        Finding(
            message.format(text=silent[0].shown, count=len(silent)),
            _("say why it is wrong, under feedback"),
            asked.option_at(silent[0]),
            Severity.WARNING,
        )
    ]


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
    QuestionRule("ST007", untrue, kinds=frozenset(("true_false",)), translated=False),
    DeckRule("ST007", no_explanation, translated=False),
    QuestionRule("ST007", no_feedback, kinds=OPTIONS, translated=False),
    DeckRule("ST008", easily_guessed, least=LEAST, translated=False),
)
