"""The building of nodes out of events, with a stack and without recursion; limits hold while the events arrive.

Questions are handed over one by one and then forgotten, so that a large deck never stands in memory as a tree.
"""

from collections.abc import Iterable
from typing import Protocol

from quizgeo.decks import limits
from quizgeo.decks.nodes import ListNode, Lost, MapNode, Mark, Marked, Node, PlacedScalar, Scalar
from quizgeo.decks.report import Report, shown
from quizgeo.decks.stream import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from quizgeo.decks.unplaced import Point
from quizgeo.language import _
from quizgeo.text import clean, removed

_TOP = 2
"""Containers that are open within the list of questions: the deck and the list."""


_START = Point()


class Sink(Protocol):
    """Who takes the questions while a file is read."""

    def begin(self, head: MapNode | None, *, cut: bool) -> None:
        """Take the head as it stands before the questions: `cut` short by a syntax error, None if nothing is left."""
        ...

    def question(self, node: MapNode, place: int) -> None:
        """Take a question and its place in the list, from 0."""
        ...


class StopReadingError(Exception):
    """Reading cannot go on; why is already in the report."""


class Tree:
    """Nodes of one text, while it is read and after."""

    def __init__(self, report: Report, sink: Sink | None = None) -> None:
        """Take who is told what."""
        self.root: Node | None = None
        """The whole document, or what was read of its head before a syntax error."""
        self.dash: int | None = None
        """Column of the questions' dashes, from 0; None while no list of questions was opened."""
        self.ended = False
        """Whether the stream of events came to its end."""
        self._report = report
        self._sink = sink
        self._stack: list[tuple[Event, list[Node]]] = []
        self._children: list[Node] = []
        self._documents = 0
        self._values = 0
        """Values of what was closed."""
        self._released = 0
        """Values of the questions that were handed over."""
        self._before = 0
        """Values before the question that is read."""
        self._depth = -1
        """Containers that are open around a question; -1 outside the list of questions."""
        self._cut: int | None = None
        """Where the last question ended."""
        self._begun = False
        self._taken = Lost(_START, _START)
        self._first: int | None = None
        """Place of the first question after a syntax error."""

    def resume(self, question: int) -> None:
        """Take what comes next as a list of questions that begins with the one at that place, from 0."""
        self._stack, self._children, self._documents = [], [], 0
        self._first, self.ended = question, False
        if self._sink is not None:
            self._depth = 1
            if not self._begun:
                self._begun = True
                self._sink.begin(self.root if type(self.root) is MapNode else None, cut=True)

    def interrupt(self, index: int | None) -> None:
        """Take a syntax error: of an unfinished document keep the fields of its head that were read whole.

        index: the error's; a question that ends right there was cut short.
        """
        if index is not None and index == self._cut:
            self._report.forget_missing()
        if self._first is None and self._stack and type(self._stack[0][0]) is MappingStartEvent:
            children = self._stack[1][1] if len(self._stack) > 1 else self._children
            whole = children[: len(children) // 2 * 2]
            start = self._stack[0][0]
            self.root = self._mapping(start, whole, whole[-1] if whole else start)

    def finish(self) -> None:
        """Take the end of the text."""
        if self._first is None and self._children:
            self.root = self._children[0]

    def last(self) -> Scalar | None:
        """Give the scalar that was read last, if nothing was closed since."""
        lists = [self._children, *(outer for _start, outer in reversed(self._stack))]
        node = next((children[-1] for children in lists if children), None)
        return node if isinstance(node, Scalar) else None

    def opened(self) -> Mark | None:
        """Give where the innermost bracket or brace that is open stands."""
        flows = (start.start_mark for start, _outer in reversed(self._stack) if start.flow_style)
        return next(flows, None)

    def feed(self, events: Iterable[Event]) -> None:
        """Build nodes out of the next events. Raises StopReadingError at a limit or a second document."""
        stack, children = self._stack, self._children
        try:
            for event in events:
                kind = type(event)
                if kind is ScalarEvent:
                    text: ScalarEvent = event  # type: ignore[assignment] # `kind` tells that it is one
                    marked = text.anchor is not None or text.tag is not None
                    children.append(PlacedScalar(text.value, text.style, text.start_mark, text.end_mark, marked))
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    stack.append((event, children))
                    children = []
                    if len(stack) <= _TOP or len(stack) > limits.DEPTH:
                        self._opened(event)
                elif kind is MappingEndEvent:
                    start, outer = stack.pop()
                    node = self._mapping(start, children, event)
                    outer.append(node)
                    children = outer
                    if len(stack) == self._depth:
                        self._take(outer)
                elif kind is SequenceEndEvent:
                    start, outer = stack.pop()
                    self._values += len(children)
                    outer.append(ListNode(children, start.start_mark, event.end_mark))
                    children = outer
                else:
                    self._other(event, children)
        finally:  # the events may end with an error of the parser
            self._children = children
        self._count()

    def _opened(self, event: Event) -> None:
        """Look at a list or mapping that was just opened: it may be too deep, or the list of questions."""
        if len(self._stack) > limits.DEPTH:
            self._too_much(
                event, _("more than {count} lists and mappings inside one another").format(count=limits.DEPTH)
            )
        if self._first is not None or self._sink is None:
            return
        self._depth = -1
        if len(self._stack) == _TOP and type(event) is SequenceStartEvent:
            outer, children = self._stack[0][0], self._stack[1][1]
            key = children[-1] if len(children) % 2 else None
            if type(outer) is MappingStartEvent and isinstance(key, Scalar) and key.value == "questions":
                self._depth = _TOP
                self._before = self._values
                self.dash = None if event.flow_style else event.start_mark.column
                self._begun = True
                head = self._mapping(outer, children[:-1], key)
                self._sink.begin(head if type(head) is MapNode else None, cut=False)

    def _take(self, questions: list[Node]) -> None:
        """Hand the last question over, and forget it."""
        self._released += self._values - self._before
        self._before = self._values
        node = questions[-1]
        if self._sink is not None and type(node) is MapNode:
            self._cut = node.end_mark.index
            self._sink.question(node, len(questions) - 1 + (self._first or 0))
        questions[-1] = self._taken

    def _mapping(self, start: Event, children: list[Node], end: Marked) -> MapNode | Lost:
        """Make a mapping of keys and values in turn."""
        keys: list[Scalar] = children[::2]  # type: ignore[assignment] # other keys have no text: see below
        values = children[1::2]
        self._values += len(values)
        try:
            names = tuple([key.value for key in keys])
        except AttributeError:
            keys, values = self._plain(children)
            names = tuple([key.value for key in keys])
        if not ((joined := "".join(names)).isascii() and joined.isprintable()):
            names = self._tidy(keys)
        if len(set(names)) != len(names):
            names, keys, values = self._once(names, keys, values)
        if keys and start.flow_style and start.start_mark.index == start.end_mark.index:
            pair = shown(f"{names[0]}: …")
            message = _('"{pair}" in [ ] is read as a pair').format(pair=pair)
            self._report.syntax("YA033", keys[0], message, _("put the text in quotes"))
            return Lost(start.start_mark, end.end_mark)
        return MapNode(names, keys, values, start.start_mark, end.end_mark)

    def _tidy(self, keys: list[Scalar]) -> tuple[str, ...]:
        """Clean the names of keys, and warn of what was taken out of them."""
        for key in keys:
            if gone := removed(key.value):
                message = _("invisible {signs} was removed").format(signs=", ".join(gone[:5]))
                self._report.syntax("YA005", key, message, _("delete it from the file"))
        return tuple([clean(key.value) for key in keys])

    def _plain(self, children: list[Node]) -> tuple[list[Scalar], list[Node]]:
        """Refuse keys that are lists, mappings or aliases."""
        good: list[tuple[Scalar, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if isinstance(key, Scalar):
                good.append((key, value))
            elif type(key) is not Lost:
                message = _("a key must be plain text, here is a list or mapping")
                self._report.syntax("YA026", key, message, _("put it in quotes"))
        return [key for key, _value in good], [value for _key, value in good]

    def _once(
        self, names: tuple[str, ...], keys: list[Scalar], values: list[Node]
    ) -> tuple[tuple[str, ...], list[Scalar], list[Node]]:
        """Refuse every key but the first of its name."""
        first: dict[str, tuple[Scalar, Node]] = {}
        for name, key, value in zip(names, keys, values, strict=True):
            before = first.setdefault(name, (key, value))[0]
            if before is not key:
                report_twice(self._report, key, before)
        return tuple(first), [key for key, _value in first.values()], [value for _key, value in first.values()]

    def _other(self, event: Event, children: list[Node]) -> None:
        """Take an event that is neither scalar, list nor mapping: aliases, and the documents' ends."""
        if hasattr(event, "anchor"):
            children.append(Lost(event.start_mark, event.end_mark))
        elif type(event) is StreamEndEvent:
            self.ended = True
        elif type(event) is DocumentStartEvent:
            self._documents += 1
            if event.version or event.tags:
                self._report.syntax("YA025", event, _("a line that begins with % is a directive"), _("delete it"))
            if self._documents > 1:
                self.finish()
                self._report.syntax(
                    "YA025", event, _("a second document begins here"), _("keep one mapping in the file")
                )
                raise StopReadingError

    def _count(self) -> None:
        """Stop when there are too many values, those of open lists and mappings too, or more problems than are kept."""
        if len(self._report.problems) >= limits.PROBLEMS:
            raise StopReadingError
        opened = [children for _start, children in self._stack[1:]] + [self._children]
        count = self._values
        for (start, _outer), children in zip(self._stack, opened, strict=False):
            count += len(children) if type(start) is SequenceStartEvent else len(children) // 2
        at: Marked = self._children[-1] if self._children else self._taken
        if count > limits.VALUES:
            self._too_much(at, _("more than {count} values").format(count=limits.VALUES))
        if self._sink is not None and count - self._released > limits.HELD:
            message = _("more than {count} values outside the questions, or in one of them")
            self._too_much(at, message.format(count=limits.HELD))

    def _too_much(self, at: Marked, message: str) -> None:
        self._report.syntax("YA007", at, message, _("split the deck with include"))
        raise StopReadingError


def report_twice(report: Report, key: Marked, before: Marked) -> None:
    """Report a key that stands in its mapping for the second time."""
    name = shown(getattr(key, "value", ""))
    message = _('"{name}" is given twice (first on line {line})').format(name=name, line=before.start_mark.line + 1)
    report.syntax("YA024", key, message, _("delete one"), report.related(before, _("first here")))
