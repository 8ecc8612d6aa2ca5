"""A deck or a part of one into its questions: without PyYAML where they are plain, without places until one is asked.

PyYAML reads the head of all but small decks, and each question that is not plain or whose place is asked for. What
comes out is the same, so nobody can tell but by the clock; NotPlainError says where PyYAML had better read the whole.
"""

from typing import TYPE_CHECKING

from quizgeo.decks import limits
from quizgeo.decks.nodes import ListNode, MapNode, Node, PlacedScalar, is_empty
from quizgeo.decks.parsing import read_tree
from quizgeo.decks.plain import PlainList, part, plain_head
from quizgeo.decks.report import Report
from quizgeo.decks.suspects import Suspects
from quizgeo.decks.unplaced import NotPlainError, Point

if TYPE_CHECKING:
    from quizgeo.decks.tree import Sink

_SMALL = 30_000
"""Characters of a text up to which PyYAML reads none of it or all: it takes 8 ms to load, and to read so many 40."""
_FEW, _SHARE = 20, 8
"""Questions that PyYAML may read, and one more for each so many: one by one they take it twice as long as together."""


def read_text(text: str, report: Report, sink: "Sink") -> tuple[Node | None, bool]:
    """Read a text, handing its questions over; give the document, and whether it was read to its end.

    Raises NotPlainError if the report asks for no places, and PyYAML is needed.
    """
    if report.placed:
        tree, complete = read_tree(text, report, sink)
        return tree.root, complete
    report.text = text
    head, body = part(text)
    wary = Suspects(text, report).any
    root = (plain_head(head) if len(text) <= _SMALL and not wary else None) or _head(head, wary=wary)
    *keys, last = root.keys
    sink.begin(MapNode(root.names[:-1], keys, root.values[:-1], root.start_mark, last.end_mark), cut=False)
    _hand_over(PlainList(body, head.count("\n")), report, sink, wary=wary)
    root.values[-1] = ListNode([], last.end_mark, last.end_mark)
    return root, True


def _head(text: str, *, wary: bool) -> MapNode:
    """Read what ends in the line `questions:`."""
    report = Report("")
    tree, complete = read_tree(text, report, wary=wary)
    root = tree.root
    if not isinstance(root, MapNode) or not complete or report.problems or root.names[-1:] != ("questions",):
        raise NotPlainError
    nothing = root.values[-1]
    is_written = nothing.start_mark.index != nothing.end_mark.index  # as `~` is, which no list may follow
    if root.keys[-1].start_mark.line != text.count("\n") - 1 or is_written or not is_empty(nothing):
        raise NotPlainError
    return root


def _hand_over(listed: PlainList, report: Report, sink: "Sink", *, wary: bool) -> None:
    """Hand the questions over. `wary` is whether there may be signs in the text that are not what was meant."""
    again = 0
    for place, question in enumerate(listed):
        if question is not None and not (wary and Suspects(listed.lines(place), report).any):
            try:
                sink.question(question, place)
            except NotPlainError:
                pass
            else:
                continue
        again += 1
        if again > _FEW + place // _SHARE or len(report.problems) > limits.PROBLEMS // 10:
            raise NotPlainError
        sink.question(_placed(listed, place, wary=wary), place)


def _placed(listed: PlainList, place: int, *, wary: bool) -> MapNode:
    """Read the lines of a question by PyYAML, as far as the dash of the next one."""
    report, lines = Report(""), listed.lines(place)
    root = read_tree(f"questions:\n{lines}", report, wary=wary)[0].root
    inner = root.values[0] if isinstance(root, MapNode) and len(root.values) == 1 else None
    items = inner.items if isinstance(inner, ListNode) and len(inner.items) == 1 + listed.has_next(place) else []
    if report.problems or not items or not isinstance(items[0], MapNode) or len(lines) > limits.HELD:
        raise NotPlainError
    _move(items[0], listed.line - 1)
    return items[0]


def _move(root: MapNode, lines: int) -> None:
    """Place the nodes of a tree so many lines further down. Raises NotPlainError if one was refused."""
    nodes: list[Node] = [root]
    for node in nodes:
        start, end = node.start_mark, node.end_mark
        if not isinstance(node, PlacedScalar | ListNode | MapNode):
            raise NotPlainError
        node.start_mark = Point(start.index, start.line + lines, start.column)
        node.end_mark = Point(end.index, end.line + lines, end.column)
        if isinstance(node, ListNode):
            nodes += node.items
        elif isinstance(node, MapNode):
            nodes += [*node.keys, *node.values]
