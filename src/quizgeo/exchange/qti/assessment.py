"""The test of a package: items in sections, what each counts for, how long it may take, and what is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.decks import Deck, Question
from quizgeo.exchange.qti.names import TOOL, node
from quizgeo.exchange.qti.responses import SCORE
from quizgeo.exchange.shape import Loss
from quizgeo.language import _

WEIGHT = "WEIGHT"
_REST = "*"
"""What a deck calls all questions of no other tag that is drawn."""


class Entry(Struct, frozen=True):
    """An item as the test names it."""

    name: str
    href: str
    question: Question


def assessment(deck: Deck, entries: Sequence[Entry]) -> tuple[Element, tuple[Loss, ...]]:
    """Give the test, in the words of 2.1, and what of the deck's drawing it cannot say."""
    sections = dict(_sections(deck, entries))
    drawn = {tag: deck.draw.get(tag) for tag in sections}
    timed = any(entry.question.seconds for entry in entries)
    part = node(
        "testPart",
        *(_section(deck, place, tag, sections[tag], drawn[tag]) for place, tag in enumerate(sections)),
        identifier="part-1",
        navigationMode="linear" if timed else "nonlinear",
        submissionMode="individual",
    )
    total = node("sum", node("testVariables", variableIdentifier=SCORE, weightIdentifier=WEIGHT))
    root = node(
        "assessmentTest",
        node("outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float"),
        part,
        node("outcomeProcessing", node("setOutcomeValue", total, identifier=SCORE)),
        identifier=f"t-{deck.id}",
        title=deck.title,
        toolName=TOOL,
    )
    undrawn = bool(deck.draw) and "" in sections
    how = _("questions of no drawn tag are all asked")
    return root, (Loss("", "draw", "changed", how),) if undrawn else ()


def _sections(deck: Deck, entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Part items by the first tag they are drawn by; what is drawn by none stands under an empty one."""
    left = {entry.name: entry for entry in entries}
    for tag in deck.draw:
        tagged = [
            entry for entry in left.values() if tag.casefold() in {each.casefold() for each in entry.question.tags}
        ]
        if tagged and tag != _REST:
            names = {entry.name for entry in tagged}
            left = {name: entry for name, entry in left.items() if name not in names}
            yield tag, tagged
    if left or not entries:
        yield (_REST if _REST in deck.draw else ""), list(left.values())


def _section(deck: Deck, place: int, tag: str, entries: Sequence[Entry], drawn: int | None) -> Element:
    draws = drawn is not None and drawn < len(entries)
    return node(
        "assessmentSection",
        node("selection", select=str(drawn)) if draws else None,
        node("ordering", shuffle="true") if draws else None,
        *map(_reference, entries),
        identifier=f"section-{place + 1}",
        title=deck.title if tag in ("", _REST) else tag,
        visible="true",
    )


def _reference(entry: Entry) -> Element:
    question = entry.question
    limit: Mapping[str, str] = {"maxTime": str(question.seconds)}
    return node(
        "assessmentItemRef",
        node("timeLimits", **limit) if question.seconds else None,
        node("weight", identifier=WEIGHT, value=f"{question.points:g}") if question.points != 1 else None,
        identifier=entry.name,
        href=entry.href,
    )
