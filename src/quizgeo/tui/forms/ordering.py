"""Putting things in order: pick one up, carry it, drop it; or drag it with the mouse."""

from quizgeo.language import _
from quizgeo.study import Asked
from quizgeo.tui.action import Where
from quizgeo.tui.content import MARK
from quizgeo.tui.forms.form import Answer, Form, Note, Step
from quizgeo.tui.sheet import Drawn, Sheet, Thing, letter_of, lettered


class Ordering(Form):
    """The things in the learner's order. A letter stays with its thing wherever it goes."""

    where = Where.ORDERING

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.cursor = 0
        self.order = list(range(len(asked.options)))
        self.held = False
        self._pressed = -1
        self._meant = False
        """Whether the learner has moved anything, or was told that nothing is."""

    @property
    def instruction(self) -> str:
        """Say which end is first."""
        return _("Put in order, the first on top.")

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw the things in the order they are in."""
        return lettered([self._thing(place, sheet) for place in range(len(self.order))], sheet)

    def _thing(self, place: int, sheet: Sheet) -> Thing:
        item = self.order[place]
        here = place == self.cursor
        sign = (sheet.signs.held if self.held else sheet.signs.cursor) if here else " "
        return Thing(
            self.asked.options[item], letter_of(item), sign, style=f"bold {MARK}" if here and self.held else ""
        )

    def move(self, step: int) -> None:
        """Move the cursor, and what is held with it."""
        self._go(max(0, min(len(self.order) - 1, self.cursor + step)))

    def choose(self, place: int) -> Step:
        """Put the cursor on the thing with a letter."""
        if place in self.order:
            self.held = False
            self.cursor = self.order.index(place)
        return None

    def carry(self) -> None:
        """Pick up the thing at the cursor, or drop it."""
        self.held = not self.held

    def check(self, typed: str = "") -> Step:
        """Give the order as it stands; one that was never touched only when asked a second time."""
        del typed
        self.held = False
        if not self._meant:
            self._meant = True
            return Note(_("Press enter again to check this order as it stands."))
        return Answer([self.asked.options[item] for item in self.order])

    def press(self, owner: int) -> Step:
        """Pick up what is pressed, or drop there what is held."""
        if owner < 0:
            return None
        if self.held:
            self._go(owner)
            self.held = False
        else:
            self.cursor, self._pressed, self.held = owner, owner, True
        return None

    def release(self, owner: int) -> Step:
        """Drop what was dragged here; a click without dragging keeps it held."""
        if self._pressed >= 0 and owner >= 0 and owner != self._pressed and self.held:
            self._go(owner)
            self.held = False
        self._pressed = -1
        return None

    def reset(self) -> None:
        """Give back the order in which it was asked."""
        self.order.sort()
        self.cursor, self.held, self._meant = 0, False, False

    def _go(self, place: int) -> None:
        if self.held:
            self._meant = self._meant or place != self.cursor
            self.order.insert(place, self.order.pop(self.cursor))
        self.cursor = place
