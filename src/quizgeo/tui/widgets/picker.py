"""A list with a cursor in one pane: the row that is marked has a sign, so that no colour is needed to see it."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.pane import Pane

Draw = Callable[[int], Drawn]
"""Gives the rows of all things, with the cursor on one of them."""


def _nothing(_cursor: int) -> Drawn:
    return Drawn()


class Picker(Pane):
    """Things under each other, one of them marked."""

    @dataclass
    class Moved(Message):
        """Another thing is marked."""

        place: int

    @dataclass
    class Picked(Message):
        """The marked thing was clicked."""

        place: int

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id)
        self.cursor = 0
        self._count = 0
        self._draw: Draw = _nothing
        self._drawn = Drawn()

    def fill(self, count: int, draw: Draw) -> None:
        """Show so many things; the cursor stays at its place where it can."""
        self._count, self._draw = count, draw
        self._mark(min(self.cursor, max(0, count - 1)))

    def move(self, step: int) -> None:
        """Move the cursor by so many things."""
        self._go(self.cursor + step)

    def page(self, direction: int) -> None:
        """Move the cursor by about a page, up with -1 and down with 1."""
        seen = {self._drawn.owner(row) for row in range(self.offset_rows, self.offset_rows + self.size.height)}
        self._go(self.cursor + direction * max(1, len(seen - {-1}) - 1))

    def end(self, direction: int) -> None:
        """Move the cursor to the first thing with -1, to the last with 1."""
        self._go(0 if direction < 0 else self._count - 1)

    def on_click(self, event: events.Click) -> None:
        """Mark what is clicked; a click on what is marked picks it."""
        place = self._drawn.owner(self.row_at(event), event.x)
        if place < 0:
            return
        if place == self.cursor:
            self.post_message(self.Picked(place))
        self._go(place)

    def _go(self, place: int) -> None:
        wished = max(0, min(place, self._count - 1))
        if self._count and wished != self.cursor:
            self._mark(wished)
            self.post_message(self.Moved(wished))

    def _mark(self, place: int) -> None:
        self.cursor = place
        self._drawn = self._draw(place)
        self.show(self._drawn.rows, top=False)
        self.bring_up(*self._drawn.span(place))
