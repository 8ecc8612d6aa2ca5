"""A list of any length in one pane: only the rows that are seen are drawn, so ten thousand scroll like ten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from quizgeo.tui.content import EMPTY
from quizgeo.tui.widgets.pane import Pane

DrawRow = Callable[[int], Content]
"""Gives the row of a thing by its place."""


def _nothing(_place: int) -> Content:
    return EMPTY


class LongList(Pane):
    """Things under each other, one row for each, one of them marked."""

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
        self.first = 0
        """The place that the first row shows."""
        self._count = 0
        self._draw: DrawRow = _nothing
        self._none: Sequence[Content] = ()

    def fill(self, count: int, draw: DrawRow, cursor: int, none: Sequence[Content] = ()) -> None:
        """Show so many things, the one at the cursor marked. none: what is shown where there is none."""
        self._count, self._draw, self._none = count, draw, none
        self.cursor = max(0, min(cursor, count - 1))
        self.redraw()

    def redraw(self) -> None:
        """Draw the rows that are seen anew, the cursor among them."""
        height = self.height_rows
        self.first = max(0, min(self.first, self.cursor, self._count - 1))
        self.first = max(self.first, self.cursor - height + 1)
        self.first = max(0, min(self.first, self._count - height))
        self._show_rows()

    def move(self, step: int) -> None:
        """Move the cursor by so many things."""
        self.go(self.cursor + step)

    def page(self, direction: int) -> None:
        """Move the cursor by about a page, up with -1 and down with 1."""
        self.go(self.cursor + direction * max(1, self.height_rows - 1))

    def end(self, direction: int) -> None:
        """Move the cursor to the first thing with -1, to the last with 1."""
        self.go(0 if direction < 0 else self._count - 1)

    def go(self, place: int) -> None:
        """Move the cursor to a place, or as near to it as there is one."""
        wished = max(0, min(place, self._count - 1))
        if self._count and wished != self.cursor:
            self.cursor = wished
            self.redraw()
            self.post_message(self.Moved(wished))

    def on_click(self, event: events.Click) -> None:
        """Mark what is clicked; a click on what is marked picks it."""
        place = self.first + event.y
        if place >= self._count:
            return
        if place == self.cursor:
            self.post_message(self.Picked(place))
        self.go(place)

    def scroll_rows(self, step: int) -> bool:
        """Scroll by so many rows, the cursor staying where it is; tell whether anything moved."""
        wished = max(0, min(self.first + step, self._count - self.height_rows))
        moved = wished != self.first
        self.first = wished
        if moved:
            self._show_rows()
        return moved

    def on_resize(self) -> None:
        """Draw as many rows as there are now."""
        self.redraw()

    def _show_rows(self) -> None:
        seen = range(self.first, min(self._count, self.first + self.height_rows))
        self.show([self._draw(place) for place in seen] if self._count else self._none)
