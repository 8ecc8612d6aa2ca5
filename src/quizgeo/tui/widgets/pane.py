"""A pane: rows of content in a place of fixed size, scrolled inside it. Showing new rows never moves anything else."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from quizgeo.tui.content import EMPTY, QUIET, ends, plain
from quizgeo.tui.shell import Shell


class Pane(Static):
    """Rows of content. Each row is one line that fits the pane's width."""

    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(EMPTY, id=id, classes=classes)
        self.rows: tuple[Content, ...] = ()
        self.offset_rows = 0
        """How many rows are scrolled out at the top."""
        self._painted = EMPTY

    def show(self, rows: Sequence[Content], *, top: bool = True) -> None:
        """Show these rows in place of the old; from the first one unless `top` is off."""
        self.rows = tuple(rows)
        self.offset_rows = 0 if top else min(self.offset_rows, self._last_offset())
        self._paint()

    def set_height(self, height: int) -> None:
        """Give the pane its number of rows; 0 takes it off the screen. Costs a layout only when it changes."""
        if self.height_rows != height:
            self.styles.height = height
            self.display = height > 0

    def scroll_rows(self, step: int) -> bool:
        """Scroll by so many rows; tell whether anything moved."""
        wished = max(0, min(self.offset_rows + step, self._last_offset()))
        moved = wished != self.offset_rows
        self.offset_rows = wished
        if moved:
            self._paint()
        return moved

    def bring_up(self, first: int, last: int) -> None:
        """Scroll as little as needed for rows `first` to `last` to be seen."""
        height = self.height_rows
        if last >= self.offset_rows + height:
            self.scroll_rows(last - self.offset_rows - height + 1)
        if first < self.offset_rows:
            self.scroll_rows(first - self.offset_rows)

    def row_at(self, event: events.MouseEvent) -> int:
        """Give the row under the mouse, which may be past the last."""
        return event.y + self.offset_rows

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        if self.scroll_rows(2):
            event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        if self.scroll_rows(-2):
            event.stop()

    def on_resize(self) -> None:
        """Keep what is shown inside the new size, and say anew what is out of sight."""
        if not self.scroll_rows(0):
            self._paint()

    @property
    def height_rows(self) -> int:
        """Rows that the pane shows."""
        height = self.styles.height
        return int(height.value) if height is not None and height.cells is not None else max(1, self.size.height)

    def _last_offset(self) -> int:
        return max(0, len(self.rows) - self.height_rows)

    def _paint(self) -> None:
        height = self.height_rows
        seen = list(self.rows[self.offset_rows : self.offset_rows + height])
        below = len(self.rows) - self.offset_rows - height
        if below > 0 and seen and self.size.width:
            assert isinstance(self.app, Shell)
            seen[-1] = ends(seen[-1], plain(f" {self.app.signs.below} {below}", QUIET), self.size.width)
        content = Content("\n").join(seen)
        if not content.is_same(self._painted):
            self._painted = content
            self.update(content, layout=False)
