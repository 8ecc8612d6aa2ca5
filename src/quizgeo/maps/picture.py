"""A drawn map: its characters with their roles, and what lies under each of them.

Cells are counted from the upper left corner, columns first; dots are two to a column and four to a row.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from quizgeo.maps.cells import WATER
from quizgeo.maps.frame import DOTS_HIGH, DOTS_WIDE, Cell, Dot
from quizgeo.maps.ground import Ground
from quizgeo.maps.model import Point, Region
from quizgeo.maps.roles import Background, Foreground

Direction = Literal["left", "right", "up", "down"]
"""Where an arrow key points."""
Glyph = tuple[str, Foreground, Background]
"""A character, or several with the same roles."""

_STEPS: Mapping[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_AROUND = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1))
"""A cell and those next to it, as far as columns are narrower than rows the nearest first."""


class Picture(Struct, frozen=True, eq=False):
    """A map in character cells."""

    ground: Ground
    rows: tuple[tuple[Glyph, ...], ...]
    """One character a cell; a row that a mark does not touch is the same object in the next picture of the map."""
    taken: Mapping[int, int]
    """Cells that a mark has won, and whose they are now."""

    @property
    def region(self) -> Region:
        """The region that is drawn."""
        return self.ground.region

    @property
    def cols(self) -> int:
        """The cells of a row."""
        return self.ground.frame.cols

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the countries that can be picked, from west to east."""
        cols, centres = self.cols, self.ground.centres
        there = (code for code, number in self.ground.numbers.items() if number in centres)
        return tuple(sorted(there, key=lambda code: (centres[self.ground.numbers[code]] % cols, code)))

    def runs(self, row: int) -> tuple[Glyph, ...]:
        """Give a row as stretches with the same roles."""
        groups = groupby(self.rows[row], key=lambda glyph: glyph[1:])
        return tuple(("".join(glyph[0] for glyph in group), *roles) for roles, group in groups)

    def text(self) -> str:
        """Give the characters alone, line by line, without spaces at the ends of lines."""
        return "\n".join("".join(glyph[0] for glyph in row).rstrip() for row in self.rows)

    def at(self, col: int, row: int) -> str | None:
        """Give the code of the country that a cell belongs to; None on water and outside of the map."""
        if not (0 <= col < self.cols and 0 <= row < len(self.rows)):
            return None
        cell = row * self.cols + col
        owner = self.taken.get(cell, self.ground.owners[cell])
        return self.ground.codes[owner - 1] if owner > WATER else None

    def pick(self, col: int, row: int) -> str | None:
        """Give the code of the country that someone means who points at a cell: its own, else one in it or next to it.

        None when there is only water around.
        """
        found = (
            self.at(col + across, row + down) or self._in(col + across, row + down)
            for across, down in _AROUND
        )  # fmt: skip
        return next((code for code in found if code), None)

    def _in(self, col: int, row: int) -> str | None:
        """Give the code of the country that has most dots of a cell of water."""
        eight = self.ground.mixed.get(row * self.cols + col, ()) if 0 <= col < self.cols else ()
        lands = sorted((number for number in set(eight) if number > WATER), key=lambda number: -eight.count(number))
        return self.ground.codes[lands[0] - 1] if lands else None

    def cells(self, code: str) -> int:
        """Count the cells that a country has; 0 when it is not on the picture."""
        return len(self.ground.cells.get(self.ground.numbers.get(code, WATER), ()))

    def centre(self, code: str) -> Cell | None:
        """Give the cell in the middle of a country; None when it is not on the picture."""
        cell = self.ground.centres.get(self.ground.numbers.get(code, WATER))
        return None if cell is None else self.ground.place(cell)

    def cell(self, lat: float, lon: float) -> Cell | None:
        """Give the cell that a point lies in; None for one outside of the map."""
        col, row = self.ground.frame.cell(lat, lon)
        return (col, row) if col in self.ground.frame.shown(row) else None

    def dot(self, lat: float, lon: float) -> Dot | None:
        """Give the dot that a point lies in; None for one outside of the map."""
        return None if self.cell(lat, lon) is None else self.ground.frame.dot(lat, lon)

    def point(self, col: int, row: int) -> Point | None:
        """Give latitude and longitude of the middle of a cell; None for one outside of the map."""
        return self._point(col, row, (col + 0.5) * DOTS_WIDE, (row + 0.5) * DOTS_HIGH)

    def point_of_dot(self, x: int, y: int) -> Point | None:
        """Give latitude and longitude of the middle of a dot; None for one outside of the map."""
        return self._point(x // DOTS_WIDE, y // DOTS_HIGH, x + 0.5, y + 0.5)

    def _point(self, col: int, row: int, x: float, y: float) -> Point | None:
        if col not in self.ground.frame.shown(row):
            return None
        lat, lon = self.ground.frame.point(x, y)
        return max(-90.0, min(lat, 90.0)), max(-180.0, min(lon, 180.0))

    def towards(self, col: int, row: int, direction: Direction) -> str | None:
        """Give the country whose centre is nearest in a direction, 45° to either side; None when there is none."""
        across, down = _STEPS[direction]
        found: list[tuple[int, str]] = []
        for number, cell in self.ground.centres.items():
            there_col, there_row = self.ground.place(cell)
            x, y = (there_col - col) * DOTS_WIDE, (there_row - row) * DOTS_HIGH
            ahead, aside = x * across + y * down, abs(x * down) + abs(y * across)
            if ahead > 0 and aside <= ahead:
                found.append((ahead * ahead + aside * aside, self.ground.codes[number - 1]))
        return min(found)[1] if found else None

    def beside(self, code: str | None, step: int = 1) -> str | None:
        """Give the country `step` places after another from west to east, around the map; None on a map of water.

        code: None, or one that is not on the picture, stands before the first and after the last.
        """
        codes = self.codes
        if not codes:
            return None
        if code not in codes:
            return codes[0 if step > 0 else -1]
        return codes[(codes.index(code) + step) % len(codes)]

    def nearest(self, col: int, row: int) -> str | None:
        """Give the country whose centre is nearest to a cell; None on a map of water."""

        def away(code: str) -> float:
            there_col, there_row = self.centre(code) or (col, row)
            return math.hypot((there_col - col) * DOTS_WIDE, (there_row - row) * DOTS_HIGH)

        return min(self.codes, key=away, default=None)


def glyphs(chars: Sequence[str], fores: Sequence[Foreground], backs: Sequence[Background]) -> tuple[Glyph, ...]:
    """Put characters and their roles together."""
    return tuple(zip(chars, fores, backs, strict=True))
