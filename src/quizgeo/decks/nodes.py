"""The tree of a YAML file as the reader sees it: scalars, lists, mappings, each with its place."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from quizgeo.decks.marks import Mark, Marked
from quizgeo.decks.problems import Place
from quizgeo.decks.unplaced import PlainScalar

__all__ = [
    "NOTHING",
    "ListNode",
    "Lost",
    "MapNode",
    "Mark",
    "Marked",
    "Node",
    "PlacedScalar",
    "Scalar",
    "entries",
    "first_of",
    "is_empty",
    "path_of",
    "place_of",
]


NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
"""Plain texts that stand for nothing, as in YAML 1.2.2, chapter 10.3.2."""


class PlacedScalar(Struct, eq=False, gc=False):
    """A scalar as PyYAML read it."""

    value: str
    style: str | None
    """A quote, `|`, `>`, or for plain text empty or None."""
    start_mark: Mark
    end_mark: Mark
    marked: bool = False
    """Whether an anchor or a tag stands before it."""


Scalar = PlacedScalar | PlainScalar
"""A text; which of the two tells who reads it: PyYAML, or `quizgeo.decks.plain`."""


class Lost(Struct, eq=False, gc=False):
    """A node that was refused where it stood, or was already read; nothing more is said of it."""

    start_mark: Mark
    end_mark: Mark


class ListNode(Struct, eq=False, gc=False):
    """A list."""

    items: "list[Node]"
    start_mark: Mark
    end_mark: Mark


class MapNode(Struct, eq=False, gc=False):
    """A mapping; `names` are the texts of its keys, unlike each other."""

    names: tuple[str, ...]
    keys: Sequence[Scalar]
    values: "list[Node]"
    start_mark: Mark
    end_mark: Mark


Node = Scalar | ListNode | MapNode | Lost


def entries(node: MapNode) -> dict[str, tuple[Scalar, Node]]:
    """Give key and value of each entry by its name."""
    return dict(zip(node.names, zip(node.keys, node.values, strict=True), strict=True))


def is_empty(node: Node) -> bool:
    """Tell whether nothing, or a plain word for it such as `null`, stands where a value should."""
    return getattr(node, "value", None) in NOTHING and isinstance(node, Scalar) and not node.style


def first_of(node: MapNode) -> Scalar | MapNode:
    """Give the place at which to speak of a whole mapping: its first key."""
    return node.keys[0] if node.keys else node


def place_of(file: str, at: Marked) -> Place:
    """Give the place of a node in the terms of a problem."""
    start, end = at.start_mark, at.end_mark
    return Place(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def path_of(root: Node, target: Marked) -> str:
    """Give the way from `root` down to a node or key in it, such as `.wrong[0]`.

    Children stand in the order of the file, so the way is found by halving.
    """
    path, index, node = "", target.start_mark.index, root
    while node is not target:
        if type(node) is ListNode and node.items:
            place = _last_before(node.items, index)
            path, node = f"{path}[{place}]", node.items[place]
        elif type(node) is MapNode and node.keys:
            place = _last_before(node.keys, index)
            path = f"{path}.{node.names[place]}"
            if node.keys[place] is target:
                break
            node = node.values[place]
        else:
            break
    return path


def _last_before(nodes: Sequence[Marked], index: int) -> int:
    """Give the number of the last node that begins at or before `index`; 0 if none does."""
    return max(0, bisect_right(nodes, index, key=lambda node: node.start_mark.index) - 1)
