"""A screen that is one list, and that of problems: where each one is, what is wrong, and how to mend it."""

from collections.abc import Sequence

from textual.app import ComposeResult

from quizgeo.decks import Problem
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.problems import count_words, problem_rows
from quizgeo.tui.screens.base import Base
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

CHROME = 4
"""Rows of header, the blank row below it, note and keys."""


class Listing(Base):
    """Things under each other, one of them marked."""

    CSS_PATH = "../styles/problems.tcss"

    @property
    def heading(self) -> str:
        """What the header says."""
        raise NotImplementedError

    @property
    def told(self) -> str:
        """What the header says at its right end."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many things there are."""
        raise NotImplementedError

    def rows(self, cursor: int) -> Drawn:
        """Draw the things, the one at the cursor marked."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Picker("listed")
        yield Pane("note")
        yield ButtonRow("keys")

    def draw(self) -> None:
        """Show the things."""
        self.pane("header").show([header(self.heading, self.told, self.sheet)])
        picker = self.query_one(Picker)
        picker.set_height(self.size.height - CHROME)
        picker.fill(self.count, self.rows)
        self.show_keys()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    def action_up(self) -> None:
        """Move up."""
        self.query_one(Picker).move(-1)

    def action_down(self) -> None:
        """Move down."""
        self.query_one(Picker).move(1)

    def action_first(self) -> None:
        """Go to the first thing."""
        self.query_one(Picker).end(-1)

    def action_last(self) -> None:
        """Go to the last thing."""
        self.query_one(Picker).end(1)

    def action_page_up(self) -> None:
        """Move up by a page."""
        self.query_one(Picker).page(-1)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self.query_one(Picker).page(1)


class ProblemList(Listing):
    """Problems under each other."""

    @property
    def listed(self) -> Sequence[Problem]:
        """The problems, in order."""
        raise NotImplementedError

    @property
    def told(self) -> str:
        """How many there are of each severity."""
        return count_words(self.listed)

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.listed)

    def rows(self, cursor: int) -> Drawn:
        """Draw the problems, the one at the cursor marked."""
        return problem_rows(self.listed, cursor, self.sheet)

    @property
    def marked(self) -> Problem | None:
        """The problem that is marked."""
        cursor, listed = self.query_one(Picker).cursor, self.listed
        return listed[cursor] if cursor < len(listed) else None
