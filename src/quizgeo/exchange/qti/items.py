"""A question as an item of QTI, in the words of 2.1: what is right, what is asked, what is said afterwards."""

from collections.abc import Iterator
from typing import assert_never
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.decks import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    PlaceOnMap,
    Question,
    Text,
    TrueFalse,
)
from quizgeo.exchange.qti import interactions, typed
from quizgeo.exchange.qti.asked import Asked, Lost
from quizgeo.exchange.qti.content import hint, paragraph
from quizgeo.exchange.qti.names import TOOL, node
from quizgeo.exchange.qti.responses import (
    EXPLAINED,
    EXPLANATION,
    FEEDBACK,
    RIGHT,
    SAID,
    SCORE,
    VERDICT,
    WRONG,
    processing,
    said_name,
)
from quizgeo.language import _, speaking
from quizgeo.text import shorten

_TITLE = 60


class Item(Struct, frozen=True):
    """An item, and what of the question it could not hold."""

    root: Element
    lost: tuple[Lost, ...]


class _Sayings(Struct, frozen=True):
    """What is said after an answer."""

    general: tuple[str, ...] = ()
    """Of `right` and `wrong`, those that have a text."""
    answers: tuple[str, ...] = ()
    conditions: tuple[Element, ...] = ()
    lost: tuple[Lost, ...] = ()


def item(question: Question, name: str, seed: int) -> Item | None:
    """Write a question as an item; None for one that is asked on a map. name: identifier of the item."""
    asked = _asked(question, seed)
    if asked is None:
        return None
    sayings = _sayings(question, asked)
    shown = set(_shown(question, asked, sayings))
    with speaking(question.language):
        hints = [hint(text, _("Hint {number}").format(number=place)) for place, text in enumerate(question.hints, 1)]
    root = node(
        "assessmentItem",
        *asked.responses,
        *_outcomes(asked, shown),
        node("itemBody", *asked.body, *hints),
        processing(asked.scoring, shown, sayings.conditions),
        *_modal(question, sayings),
        identifier=name,
        title=_title(question, name),
        label=question.key,
        lang=question.language,
        adaptive="false",
        timeDependent="false",
        toolName=TOOL,
    )
    return Item(root, (*asked.lost, *sayings.lost))


def _asked(question: Question, seed: int) -> Asked | None:
    """Write what is asked; None for what is asked on a map."""
    body = question.body
    match body:
        case Choice() | Multiple() | TrueFalse():
            asked = _chosen(question, body, seed)
        case Order() | Match() | Groups():
            asked = _arranged(question, body, seed)
        case Text() | Number() | Date() | Cloze():
            asked = _typed(question, body)
        case Open() | ListOf() | Flashcard():
            asked = _free(question, body)
        case Find() | PlaceOnMap():
            return None
        case _:
            assert_never(body)
    return asked


def _chosen(question: Question, body: Choice | Multiple | TrueFalse, seed: int) -> Asked:
    match body:
        case Choice():
            return interactions.choice(question, body, seed)
        case Multiple():
            return interactions.multiple(question, body, seed)
        case TrueFalse():
            return interactions.true_false(question, body)
        case _:
            assert_never(body)


def _arranged(question: Question, body: Order | Match | Groups, seed: int) -> Asked:
    match body:
        case Order():
            return interactions.order(question, body, seed)
        case Match():
            return interactions.match(question, body)
        case Groups():
            return interactions.groups(question, body, seed)
        case _:
            assert_never(body)


def _typed(question: Question, body: Text | Number | Date | Cloze) -> Asked:
    match body:
        case Text():
            return typed.text(question, body)
        case Number():
            return typed.number(question, body)
        case Date():
            return typed.date(question, body)
        case Cloze():
            return typed.cloze(question, body)
        case _:
            assert_never(body)


def _free(question: Question, body: Open | ListOf | Flashcard) -> Asked:
    match body:
        case Open():
            return typed.free(question, body)
        case ListOf():
            return typed.several(question, body)
        case Flashcard():
            return typed.flashcard(question, body)
        case _:
            assert_never(body)


def _sayings(question: Question, asked: Asked) -> _Sayings:
    """Sort what the question says to answers by how an item can say it."""
    said = {answer: text for answer, text in question.feedback.items() if answer not in asked.answered}
    general = [answer for answer in (RIGHT, WRONG) if answer in said] if asked.scoring.rules else []
    conditions = {}
    for answer in said:
        if answer not in (RIGHT, WRONG) and asked.saying and (condition := asked.saying(answer)) is not None:
            conditions[answer] = condition
    lost = [answer for answer in said if answer not in general and answer not in conditions]
    how = _("nothing is said to {answers}").format(answers=", ".join(lost))
    return _Sayings(
        tuple(general),
        tuple(conditions),
        tuple(conditions.values()),
        (Lost("feedback", "dropped", how),) if lost else (),
    )


def _shown(question: Question, asked: Asked, sayings: _Sayings) -> Iterator[str]:
    """Name the outcomes that show something."""
    if asked.beside_options:
        yield FEEDBACK
    if sayings.general:
        yield VERDICT
    if sayings.answers:
        yield SAID
    if question.explain:
        yield EXPLANATION


def _outcomes(asked: Asked, shown: set[str]) -> Iterator[Element]:
    zero = node("defaultValue", node("value", "0"))
    yield node("outcomeDeclaration", zero, identifier=SCORE, cardinality="single", baseType="float", normalMaximum="1")
    for name in (FEEDBACK, VERDICT, SAID, EXPLANATION):
        if name in shown:
            default = node("defaultValue", node("value", EXPLAINED)) if name == EXPLANATION else None
            several = asked.beside_options if name == FEEDBACK else ""
            yield node(
                "outcomeDeclaration", default, identifier=name, cardinality=several or "single", baseType="identifier"
            )


def _modal(question: Question, sayings: _Sayings) -> Iterator[Element]:
    for answer in sayings.general:
        yield _after(VERDICT, answer, question.feedback[answer])
    for place, answer in enumerate(sayings.answers):
        yield _after(SAID, said_name(place), question.feedback[answer])
    if question.explain:
        yield _after(EXPLANATION, EXPLAINED, question.explain)


def _after(outcome: str, name: str, text: str) -> Element:
    return node("modalFeedback", paragraph(text), outcomeIdentifier=outcome, showHide="show", identifier=name)


def _title(question: Question, name: str) -> str:
    """Give the beginning of what is asked, as a list of items shows it; never the answer."""
    asked = question.prompt or question.body.wording
    return shorten(asked.partition("\n")[0], _TITLE) or name
