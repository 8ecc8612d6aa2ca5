"""All problems of a deck that is previewed: from here to the question that one is about, or into the editor."""

from collections.abc import Callable, Sequence

from quizgeo.decks import Problem
from quizgeo.language import _
from quizgeo.text import clean
from quizgeo.tui.action import Where
from quizgeo.tui.actions import Guide, guide_in_preview
from quizgeo.tui.keys import bindings
from quizgeo.tui.screens.listing import ProblemList
from quizgeo.tui.widgets.picker import Picker

GoTo = Callable[[Problem], str]
"""Shows the question that a problem is about, or gives the sentence to say where that is not possible."""


class Findings(ProblemList):
    """The problems as they stand, renewed whenever the files are saved."""

    BINDINGS = bindings([Where.PREVIEW_PROBLEMS])

    def __init__(self, name: str, problems: Callable[[], Sequence[Problem]], go_to: GoTo) -> None:
        """Take the name of the deck's file, and where problems come from and lead to."""
        super().__init__()
        self._file = name
        self._problems = problems
        self._go_to = go_to

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.PREVIEW_PROBLEMS

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        return guide_in_preview(self.where, self.actions)

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Problems of {file}").format(file=clean(self._file))

    @property
    def listed(self) -> Sequence[Problem]:
        """The problems of the files as they stand."""
        return self._problems()

    def draw(self) -> None:
        """Show the problems, or that there are none."""
        super().draw()
        self.note("" if self.listed else _("There are no problems."))

    def action_show(self) -> None:
        """Show the question that the marked problem is about."""
        if self.marked is None:
            self.dismiss()
        elif said := self._go_to(self.marked):
            self.note(said)
        else:
            self.dismiss()

    def action_mend(self) -> None:
        """Open the file at the marked problem."""
        if self.marked is not None:
            place = self.marked.place
            if said := self.shell.edit(place.file, place.line):
                self.note(said)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Show the question of the problem that was clicked."""
        event.stop()
        self.action_show()
