"""The names that a teacher gave, those that are free: one of them is picked."""

from collections.abc import Callable, Sequence

from quizgeo.language import _, ngettext
from quizgeo.text import shorten
from quizgeo.tui.action import Where
from quizgeo.tui.actions import Guide, guide_in_lesson
from quizgeo.tui.content import BOLD, MARK, row
from quizgeo.tui.keys import bindings
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker


class Names(Listing):
    """Names under each other; the one that is picked is told to who asked."""

    BINDINGS = bindings([Where.JOIN_NAMES])

    def __init__(self, free: Sequence[str], then: Callable[[str], None]) -> None:
        """Take the names, and what to do with the one that is picked."""
        super().__init__()
        self.free = free
        self._then = then

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.JOIN_NAMES

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        return guide_in_lesson(Where.JOIN_NAMES, self.actions, ("join.", "list.", "page.", "app."))

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Who are you?")

    @property
    def told(self) -> str:
        """Say how many names are free."""
        count = len(self.free)
        return ngettext("{count} name is free", "{count} names are free", count).format(count=count)

    @property
    def count(self) -> int:
        """How many names there are."""
        return len(self.free)

    def rows(self, cursor: int) -> Drawn:
        """Draw the names, the one at the cursor marked."""
        drawn = Drawn()
        for place, name in enumerate(self.free):
            sign = (self.sheet.signs.cursor if place == cursor else " ", f"{BOLD} {MARK}")
            named = (shorten(name, self.sheet.width - 5), BOLD if place == cursor else "")
            drawn += Drawn((row(" ", sign, " ", named),), (place,))
        return drawn

    def draw(self) -> None:
        """Show the names, and what they are."""
        super().draw()
        self.note(_("Your teacher gave these names; those that somebody has are gone."))

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Take the name that was clicked."""
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Join as the one that is marked."""
        name = self.free[self.query_one(Picker).cursor]
        self.dismiss()
        self._then(name)
