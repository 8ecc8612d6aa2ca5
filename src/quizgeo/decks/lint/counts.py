"""Rules about how many options there are, and whether each of them is whole."""

from collections.abc import Iterator

from quizgeo.decks.kinds import Choice, Groups, Kind, ListOf, Match, Multiple, Open, Order, Text
from quizgeo.decks.lint.rule import OPTIONS, Finding, QuestionRule
from quizgeo.decks.lint.subject import Asked
from quizgeo.decks.problems import Severity
from quizgeo.language import _

FEWEST, MOST = 3, 5
"""Options that are enough, and that are many already."""
LISTED = frozenset(("choice", "multiple", "list", "order", "open", "match", "groups", "text"))
"""Kinds that hold lists of texts."""


def how_many(asked: Asked) -> Iterator[Finding]:
    """MC016: there are too few options to make guessing hard, or too many to weigh.

    Where several are right, what has to be weighed is counted: the wrong ones and one right one.
    """
    body = asked.question.body
    show = body.show if isinstance(body, Choice | Multiple) else None
    wrong = len(asked.distractors) if show is None else show
    count, weighed = len(asked.keys) + wrong, wrong + 1
    at = ("show", "wrong", "options")
    if count < FEWEST:
        message, fix = _("{count} options: every other guess is right"), _("add one that learners would take for right")
        if all(asked.speech.verdict.covers(said) for said in asked.options):
            fix = _("write a statement, and answer: true or false")
        yield Finding(message.format(count=count), fix, at)
    elif weighed >= MOST:
        message = _("{count} options are more than learners weigh").format(count=count)
        fix = _("keep the best wrong ones, or write show: 3")
        yield Finding(message, fix, at, Severity.INFO if weighed == MOST else None)


def cut(asked: Asked) -> Iterator[Finding]:
    """MC022: an item of a list in brackets begins in the middle of a sentence, where a comma without quotes cut it."""
    joining = asked.speech.joining
    if not any(text.startswith(joining) for text in asked.texts):
        return
    for at, texts in _lists(asked.question.body):
        for number, text in enumerate(texts):
            if number and _joins(text, asked) and not _joins(texts[0], asked):
                message = _("this begins in the middle: a comma in [ ] starts a new item")
                fix = _("put the whole item in quotes, and this one too if it is whole")
                spots = tuple(f"{each}[{number}]" for each in at)
                yield Finding(message, fix, spots, in_brackets=True)


def _joins(text: str, asked: Asked) -> bool:
    return text.startswith(asked.speech.joining)


def _lists(body: Kind) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give the lists of a question that may be written in brackets, each with its path."""
    match body:
        case Choice() | Multiple():
            yield ("options",), tuple(option.text for option in body.options)
            yield ("answers",), tuple(option.text for option in body.options if option.correct)
            yield ("wrong",), tuple(option.text for option in body.options if not option.correct)
        case ListOf():
            yield ("list",), tuple(item[0] for item in body.items)
            yield from (((f"list[{number}]",), item) for number, item in enumerate(body.items))
        case Order():
            yield ("order",), body.items
        case Open():
            yield ("rubric",), body.rubric
        case Match():
            yield ("extra",), body.extra
        case Groups():
            yield from (((f"groups.{name}",), items) for name, items in body.groups)
        case _:
            pass
    if isinstance(body, Choice | Text):
        yield ("accept",), body.accept
        yield ("reject",), body.reject


RULES = (
    QuestionRule("MC016", how_many, kinds=OPTIONS, translated=False),
    QuestionRule("MC022", cut, kinds=LISTED),
)
