"""The problems screen: what is wrong with the decks that cannot be studied, where, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import work
from textual.message import Message

from quizgeo.decks import DeckError, Problem, load_deck
from quizgeo.language import _
from quizgeo.tui.action import Where
from quizgeo.tui.keys import bindings
from quizgeo.tui.screens.listing import ProblemList
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.widgets.picker import Picker


class Problems(ProblemList, Personal):
    """Every problem of every broken deck, as `check` names them."""

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

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Problems of decks")

    @property
    def listed(self) -> Sequence[Problem]:
        """The problems, none while they are collected."""
        return self.problems or ()

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
        """Show the problems, or that there are none any more."""
        super().draw()
        if self.problems is not None and not self.problems:
            self.note(_("Nothing is wrong any more; it can be studied after the next start."))

    def action_edit(self) -> None:
        """Open the deck at the marked problem."""
        if self.marked is not None:
            place = self.marked.place
            if said := self.shell.edit(place.file, place.line):
                self.note(said)
            self.read()

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Open the deck at the problem that was clicked."""
        event.stop()
        self.action_edit()
