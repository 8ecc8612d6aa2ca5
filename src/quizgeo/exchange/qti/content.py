"""Our texts as content of items: lines parted by `br`, spaces kept as a page would not."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from quizgeo.exchange.qti.names import node
from quizgeo.patterns import regex

_UNSEEN = regex("(?m)^ |(?<= ) | $")
"""Spaces that a page would not show."""


def inline(text: str) -> list[Element | str]:
    """Give a text as what may stand in a paragraph."""
    first, *others = _UNSEEN.sub("\u00a0", text).split("\n")
    parts: list[Element | str] = [first]
    for line in others:
        parts += [node("br"), line]
    return parts


def paragraph(text: str) -> Element:
    """Give a text as a paragraph."""
    return node("p", *inline(text))


def prompt(text: str) -> Element | None:
    """Give what an interaction asks; None where the text is empty."""
    return node("prompt", *inline(text)) if text else None


def hint(text: str, title: str) -> Element:
    """Give a hint: hidden until it is asked for. title: of what shows it."""
    return node("infoControl", paragraph(text), title=title)


def model(text: str) -> Element:
    """Give the model of an answer, for whoever scores it."""
    return node("rubricBlock", paragraph(text), view="scorer", class_="model")


def rubric(points: Sequence[str]) -> Element:
    """Give the points that an answer makes, for whoever scores it."""
    listed = node("ul", *(node("li", *inline(point)) for point in points))
    return node("rubricBlock", listed, view="scorer", class_="rubric")
