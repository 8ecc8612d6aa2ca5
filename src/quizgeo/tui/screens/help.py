"""Help: what each key does, here and elsewhere."""

from textual.app import ComposeResult

from quizgeo.language import _
from quizgeo.tui.action import Where
from quizgeo.tui.actions import Guide
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.help import help_rows
from quizgeo.tui.screens.base import Base
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane

CHROME = 4
"""Rows of header, the blank row below it, note and keys."""


class Help(Base):
    """The table of actions, for reading."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS = bindings([Where.HELP])

    def __init__(self, here: Where, guide: Guide) -> None:
        """Take the place that was left, and what there is to tell of it."""
        super().__init__()
        self._here = here
        self._guide = guide

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.HELP

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Pane("table")
        yield Pane("note")
        yield ButtonRow("keys")

    def draw(self) -> None:
        """Show the table."""
        self.pane("header").show([header(_("Help"), "", self.sheet)])
        self.pane("table").set_height(self.size.height - CHROME)
        self.pane("table").show(help_rows(self._here, self.sheet, self._guide), top=False)
        self.show_keys()

    def action_back(self) -> None:
        """Close it."""
        self.dismiss()

    def action_up(self) -> None:
        """Scroll up."""
        self.pane("table").scroll_rows(-1)

    def action_down(self) -> None:
        """Scroll down."""
        self.pane("table").scroll_rows(1)

    def action_first(self) -> None:
        """Go to the top."""
        self.pane("table").scroll_rows(-len(self.pane("table").rows))

    def action_last(self) -> None:
        """Go to the end."""
        self.pane("table").scroll_rows(len(self.pane("table").rows))

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.pane("table").scroll_rows(1 - self.pane("table").height_rows)

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.pane("table").scroll_rows(self.pane("table").height_rows - 1)
