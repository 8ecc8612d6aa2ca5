"""HTML and SVG as values; text is escaped once, when it is written, and can be nothing but text."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct

_VOID = frozenset({"meta", "br"})
"""Elements that have no end."""
_WORDS = {
    "class_": "class", "http_equiv": "http-equiv", "aria_label": "aria-label", "labelled": "aria-labelledby",
    "anchor": "text-anchor",
}  # fmt: skip
"""Attributes whose names are no words of Python."""


class Drawing(Struct, frozen=True):
    """A picture that our maps have written already; its texts are escaped in it."""

    svg: str


class Element(Struct, frozen=True):
    """An element with what is in it."""

    tag: str
    attributes: Mapping[str, str]
    children: "Sequence[str | Element | Drawing]"


def drawing(svg: str) -> Drawing:
    """Give what `quizgeo.maps.svg` drew, to stand in an element as it is. Never give it anything else."""
    return Drawing(svg)


def el(tag: str, *children: "str | Element | Drawing | None", **attributes: "str | float") -> Element:
    """Give an element; children that are None are left out."""
    named = {_WORDS.get(name, name): _plain(value) for name, value in attributes.items()}
    return Element(tag, named, tuple(child for child in children if child is not None))


def foreign(text: str, language: str = "") -> Element:
    """Give text that somebody else wrote: it keeps its own direction, and its language where that is known."""
    return el("bdi", text, dir="auto", lang=language) if language else el("bdi", text, dir="auto")


def written(node: "str | Element | Drawing") -> str:
    """Give a node as HTML."""
    return "".join(_parts(node))


def _parts(node: "str | Element | Drawing") -> Iterator[str]:
    if isinstance(node, str | Drawing):
        yield escape(node, quote=True) if isinstance(node, str) else node.svg
        return
    attributes = "".join(f' {name}="{escape(value, quote=True)}"' for name, value in node.attributes.items())
    yield f"<{node.tag}{attributes}>"
    if node.tag == "style":  # its text is ours, and not escaped there
        yield from (child for child in node.children if isinstance(child, str))
    else:
        for child in node.children:
            yield from _parts(child)
    if node.tag not in _VOID:
        yield f"</{node.tag}>"


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence["str | Element"]], **attributes: str) -> Element:
    """Give a table with a caption; the first cell of each row names it."""
    columns = el("tr", *(el("th", name, scope="col") for name in head))
    body = [el("tr", el("th", first, scope="row"), *(el("td", cell) for cell in rest)) for first, *rest in rows]
    inner = el("table", el("caption", caption), el("thead", columns), el("tbody", *body), **attributes)
    return el("div", inner, class_="wide", role="region", aria_label=caption, tabindex="0")
