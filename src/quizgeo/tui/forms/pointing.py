"""Answers that are given on a map: a country that is picked, a point that the cursor is put on.

A form knows what is drawn and where things lie in it, never what is right.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from quizgeo.answers.shown import place_text
from quizgeo.language import _
from quizgeo.tui.action import Where
from quizgeo.tui.forms.form import Answer, Form, Note, Step
from quizgeo.tui.sheet import Drawn, Sheet

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.maps import Direction, Picture

_STEPS: Mapping[str, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_DOTS_WIDE, _DOTS_HIGH = 2, 4
"""Dots of a cell."""
_FINE = 0.3
"""Degrees from the top to the bottom of a cell under which a place is told with another decimal."""


class Aim(Struct, frozen=True):
    """What a form adds to the map: the country picked so far, and where the cursor is."""

    code: str = ""
    cell: tuple[int, int] | None = None
    dot: tuple[int, int] | None = None


class Pointing(Form):
    """A question that is answered on its map."""

    picture: "Picture | None" = None
    """The map as it is drawn now."""

    @property
    def letters(self) -> int:
        """There is nothing to choose by letter."""
        return 0

    def draw(self, sheet: Sheet) -> Drawn:
        """Draw nothing: the map stands in a place of its own."""
        del sheet
        return Drawn()

    def see(self, picture: "Picture") -> None:
        """Take the map as it is drawn from now on."""
        self.picture = picture

    @property
    def aim(self) -> Aim:
        """What is to be seen of the answer so far."""
        return Aim()

    @property
    def told(self) -> str:
        """Where the cursor is, in words that give nothing away."""
        return ""

    def go(self, direction: "Direction", *, by_dot: bool = False) -> None:
        """Move the cursor. by_dot: by an eighth of a cell."""

    def pass_on(self, step: int) -> None:
        """Go so many countries on from west to east."""

    def click(self, col: int, row: int) -> Step:
        """Take a click on a cell: the first one moves the cursor there, the second one answers."""
        del col, row
        return None


class Finding(Pointing):
    """A country is picked. Which one it is, is never said before the answer."""

    where = Where.FINDING

    code: str | None = None
    """The country that is picked so far."""

    @property
    def instruction(self) -> str:
        """Say how a country is picked."""
        return _("Pick it with the arrows, tab or the mouse; enter answers.")

    @property
    def aim(self) -> Aim:
        """Mark the country and its middle."""
        if self.code is None or self.picture is None:
            return Aim()
        return Aim(self.code, self.picture.centre(self.code))

    @property
    def told(self) -> str:
        """Say the how many-th it is."""
        codes = self.picture.codes if self.picture else ()
        if self.code not in codes:
            return _("Pick one of {count}.").format(count=len(codes))
        words = _("{place} of {count}, from west to east")
        return words.format(place=codes.index(self.code) + 1, count=len(codes))

    def see(self, picture: "Picture") -> None:
        """Keep the country if it is on the map as it is drawn now."""
        super().see(picture)
        if self.code not in picture.codes:
            self.code = None

    def go(self, direction: "Direction", *, by_dot: bool = False) -> None:
        """Go to the nearest country in a direction; the first time to the one in the middle of the map."""
        del by_dot
        picture = self.picture
        if picture is None:
            return
        here = picture.centre(self.code) if self.code else None
        if here is None:
            self.code = picture.nearest(picture.cols // 2, len(picture.rows) // 2)
        else:
            self.code = picture.towards(*here, direction) or self.code

    def pass_on(self, step: int) -> None:
        """Go to the next country, or the one before."""
        if self.picture is not None:
            self.code = self.picture.beside(self.code, step)

    def check(self, typed: str = "") -> Step:
        """Give the country that is picked."""
        del typed
        if self.code is None:
            return Note(_("Nothing is picked yet; space gives up."))
        return Answer(self.code)

    def click(self, col: int, row: int) -> Step:
        """Pick the country under the mouse, or the one next to it; a click on what is picked answers."""
        code = self.picture.pick(col, row) if self.picture is not None else None
        if code is None:
            return Note(_("That is water; pick again."))
        if code == self.code:
            return Answer(code)
        self.code = code
        return None

    def reset(self) -> None:
        """Pick nothing."""
        self.code = None


class Placing(Pointing):
    """The cursor is put on a point."""

    where = Where.PLACING

    cell: tuple[int, int] = (0, 0)
    dot: tuple[int, int] | None = None
    """The dot that is meant, where it is not the middle of the cell."""
    _point: tuple[float, float] | None = None
    """Latitude and longitude of the cursor; None before the map is drawn."""

    @property
    def instruction(self) -> str:
        """Say how the cursor is moved."""
        return _("Arrows move the cursor, with shift by a dot; enter answers.")

    @property
    def aim(self) -> Aim:
        """Show the cursor."""
        return Aim("", self.cell, self.dot) if self.picture is not None else Aim()

    @property
    def told(self) -> str:
        """Say where on the globe the cursor is."""
        if self._point is None:
            return ""
        lat, lon = (round(part, self._decimals) for part in self._point)
        return place_text(lat, lon)

    def see(self, picture: "Picture") -> None:
        """Keep the cursor at its point; it begins in the middle of the map."""
        super().see(picture)
        middle = (picture.cols // 2, len(picture.rows) // 2)
        cell = picture.cell(*self._point) if self._point is not None else None
        if cell != self.cell or self._point is None:
            self._put(cell or middle)

    def go(self, direction: "Direction", *, by_dot: bool = False) -> None:
        """Go by a cell, or by a dot, as far as the map goes."""
        across, down = _STEPS[direction]
        if not by_dot:
            self._put((self.cell[0] + across, self.cell[1] + down))
            return
        x, y = self.dot or self._beside_middle(across, down)
        self._put_dot((x + across, y + down))

    def check(self, typed: str = "") -> Step:
        """Give the middle of the cell, or of the dot."""
        del typed
        if self._point is None:
            return None
        lat, lon = (round(part, self._decimals + 1) for part in self._point)
        return Answer((lat, lon))

    def click(self, col: int, row: int) -> Step:
        """Put the cursor on a cell; a click on the cell where it is answers."""
        if (col, row) == self.cell:
            return self.check()
        self._put((col, row))
        return None

    def reset(self) -> None:
        """Go back to the middle."""
        self._point = None
        if self.picture is not None:
            self.see(self.picture)

    def _beside_middle(self, across: int, down: int) -> tuple[int, int]:
        """Give the dot from which a step leads to the one that is nearest to the middle of the cell."""
        x, y = self.cell[0] * _DOTS_WIDE, self.cell[1] * _DOTS_HIGH + 1
        return (x if across >= 0 else x + 1), (y + 1 if down < 0 else y)

    def _put(self, cell: tuple[int, int]) -> None:
        """Put the cursor on a cell of the map; one outside of it changes nothing."""
        point = self.picture.point(*cell) if self.picture is not None else None
        if point is not None:
            self.cell, self.dot, self._point = cell, None, point

    def _put_dot(self, dot: tuple[int, int]) -> None:
        point = self.picture.point_of_dot(*dot) if self.picture is not None else None
        if point is not None:
            self.cell, self.dot, self._point = (dot[0] // _DOTS_WIDE, dot[1] // _DOTS_HIGH), dot, point

    @property
    def _decimals(self) -> int:
        """Give the decimals of a degree that a step of the cursor changes."""
        col, row = self.cell
        here, below = (self.picture.point(col, each) for each in (row, row + 1)) if self.picture else (None, None)
        return 1 if here is None or below is None or abs(here[0] - below[0]) >= _FINE else 2
