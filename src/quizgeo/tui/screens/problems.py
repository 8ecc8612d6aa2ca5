"""The problems screen: what is wrong with the decks that cannot be studied, where, and how to mend it."""

from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.message import Message

from quizgeo.decks import DeckError, Problem, Severity, load_deck
from quizgeo.language import _, ngettext
from quizgeo.tui.actions import Where
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.problems import problem_rows
from quizgeo.tui.screens.base import Base
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

CHROME = 4
"""Rows of header, the blank row below it, note and keys."""


class Problems(Base):
    """Every problem of every broken deck, as `check` names them."""

    CSS_PATH = "../styles/problems.tcss"
    BINDINGS = bindings([Where.PROBLEMS])

    @dataclass
    class Found(Message):
        """The problems; a message, for the screen may be gone when they are collected."""

        problems: tuple[Problem, ...]

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] | None = None

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.PROBLEMS

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Picker("problems")
        yield Pane("note")
        yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Read the broken decks once more, off the screen's thread."""
        self.read()

    @work(thread=True, exclusive=True, group="decks")
    def read(self) -> None:
        """Collect the problems."""
        library = self.shell.learner.library
        found: list[Problem] = list(library.problems)
        for entry in library.entries:
            if entry.problems and not entry.cards:
                try:
                    load_deck(entry.path)
                except DeckError as error:
                    found += error.problems
        found.sort(key=lambda problem: (problem.place.file, -problem.severity, problem.place.line, problem.place.col))
        self.post_message(self.Found(tuple(found)))

    def on_problems_found(self, event: Found) -> None:
        """Show what was collected."""
        if not self.gone:
            self.problems = event.problems
            self.draw()

    def draw(self) -> None:
        """Show the problems."""
        found = self.problems or ()
        errors = sum(problem.severity is Severity.ERROR for problem in found)
        words = ngettext("{count} error", "{count} errors", errors).format(count=errors) if found else ""
        self.pane("header").show([header(_("Problems of decks"), words, self.sheet)])
        picker = self.query_one(Picker)
        picker.set_height(self.size.height - CHROME)
        picker.fill(len(found), lambda cursor: problem_rows(found, cursor, self.sheet))
        if self.problems is not None and not found:
            self.note(_("Nothing is wrong any more; it can be studied after the next start."))
        self.show_keys()

    def action_edit(self) -> None:
        """Open the deck at the marked problem."""
        cursor = self.query_one(Picker).cursor
        if self.problems and cursor < len(self.problems):
            place = self.problems[cursor].place
            if said := self.shell.edit(place.file, place.line):
                self.note(said)
            self.read()

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
        """Go to the first problem."""
        self.query_one(Picker).end(-1)

    def action_last(self) -> None:
        """Go to the last problem."""
        self.query_one(Picker).end(1)

    def action_page_up(self) -> None:
        """Move up by a page."""
        self.query_one(Picker).page(-1)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self.query_one(Picker).page(1)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Open the deck at the problem that was clicked."""
        event.stop()
        self.action_edit()
