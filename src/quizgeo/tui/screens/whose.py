"""Whose numbers: all decks, or one of them."""

from collections.abc import Callable, Mapping

from quizgeo.language import _
from quizgeo.text import clean, shorten
from quizgeo.tui.action import Where
from quizgeo.tui.content import BOLD, MARK, row
from quizgeo.tui.keys import bindings
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker


class WhoseNumbers(Listing, Personal):
    """Decks under each other; the one that is picked is told to who asked."""

    BINDINGS = bindings([Where.WHOSE])

    def __init__(self, titles: Mapping[str, str], marked: str, then: Callable[[str], None]) -> None:
        """Take titles by identity of the deck, the identity that holds now, empty for all, and what to do with it."""
        super().__init__()
        self.choices = [("", _("all decks")), *((id_, clean(title)) for id_, title in titles.items())]
        self._first = max(0, [id_ for id_, _title in self.choices].index(marked) if marked in titles else 0)
        self._then = then

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.WHOSE

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Numbers of")

    @property
    def told(self) -> str:
        """Leave the right end of the header empty."""
        return ""

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self.choices)

    def on_mount(self) -> None:
        """Mark what holds now."""
        self.query_one(Picker).cursor = self._first

    def rows(self, cursor: int) -> Drawn:
        """Draw the choices, the one at the cursor marked."""
        drawn = Drawn()
        for place, (_id, title) in enumerate(self.choices):
            sign = (self.sheet.signs.cursor if place == cursor else " ", f"{BOLD} {MARK}")
            named = (shorten(title, self.sheet.width - 5), BOLD if place == cursor else "")
            drawn += Drawn((row(" ", sign, " ", named),), (place,))
        return drawn

    def action_choose(self) -> None:
        """Choose what is marked."""
        chosen = self.choices[self.query_one(Picker).cursor][0]
        self.dismiss()
        self._then(chosen)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Choose what was clicked."""
        event.stop()
        self.action_choose()
