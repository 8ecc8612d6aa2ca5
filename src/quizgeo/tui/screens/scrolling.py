"""A screen of rows that are read: header, rows that scroll, note and keys."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from quizgeo.tui.screens.base import Base
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane

CHROME = 4
"""Rows of header, the blank row below it, note and keys."""


class Scrolling(Base):
    """Rows without a cursor; arrows and pages scroll them."""

    CSS_PATH = "../styles/scrolling.tcss"

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header", classes="spaced")
        yield Pane("body")
        yield Pane("note")
        yield ButtonRow("keys")

    def show_body(self, rows: Sequence[Content], *, top: bool = False) -> None:
        """Show these rows; from the first one where `top`, else as far scrolled as before."""
        body = self.pane("body")
        body.set_height(self.size.height - CHROME)
        body.show(rows, top=top)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    def action_up(self) -> None:
        """Scroll up."""
        self.pane("body").scroll_rows(-1)

    def action_down(self) -> None:
        """Scroll down."""
        self.pane("body").scroll_rows(1)

    def action_first(self) -> None:
        """Go to the top."""
        self.pane("body").scroll_rows(-len(self.pane("body").rows))

    def action_last(self) -> None:
        """Go to the end."""
        self.pane("body").scroll_rows(len(self.pane("body").rows))

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.pane("body").scroll_rows(1 - self.pane("body").height_rows)

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.pane("body").scroll_rows(self.pane("body").height_rows - 1)
