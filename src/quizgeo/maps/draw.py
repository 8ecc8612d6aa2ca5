"""A region drawn in character cells, with the marks, labels and cursor of one moment of a question.

With colours the lands are backgrounds and lines are braille upon them; without, marks are stippled in braille and what
is drawn survives being copied as text.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from quizgeo.maps.cells import OUTSIDE, WATER
from quizgeo.maps.frame import DOTS_HIGH, DOTS_WIDE, Cell, Dot
from quizgeo.maps.ground import BITS, Ground, ground
from quizgeo.maps.labels import Labels, Written, write
from quizgeo.maps.model import Region
from quizgeo.maps.picture import Glyph, Picture, glyphs
from quizgeo.maps.roles import LANDS, SIGNS, Background, Foreground, Mark, Spot

MARKER = "•"
"""Stands for a country that is too small to be seen."""
STIPPLES: Mapping[Mark, int] = {"mark": 0x01 | 0x10 | 0x04 | 0x80, "right": 0xFF, "wrong": 0x01 | 0x04}
"""Without colours: every dot with x + y even, all dots, every fourth."""

_BRAILLE = 0x2800
_SHEETS_KEPT = 16


class _Sheet(Struct, frozen=True, eq=False):
    """A picture without marks, labels and cursor, in one list for all rows."""

    chars: list[str]
    fores: list[Foreground]
    backs: list[Background]
    rows: tuple[tuple[Glyph, ...], ...]


class _Brush:
    """Draws upon a copy of a sheet, and knows which rows it touched."""

    def __init__(self, under: Ground, sheet: _Sheet, mono: bool) -> None:
        self.ground = under
        self.cols = under.frame.cols
        self.mono = mono
        self._sheet = sheet
        self._chars, self._fores, self._backs = sheet.chars.copy(), sheet.fores.copy(), sheet.backs.copy()
        self._touched: set[int] = set()
        self.taken: dict[int, int] = {}

    def rows(self) -> tuple[tuple[Glyph, ...], ...]:
        """Give all rows; those that were not touched are those of the sheet."""
        rows = list(self._sheet.rows)
        for row in self._touched:
            part = slice(row * self.cols, (row + 1) * self.cols)
            rows[row] = glyphs(self._chars[part], self._fores[part], self._backs[part])
        return tuple(rows)

    def put(self, cell: int, char: str | None, fore: Foreground, back: Background | None) -> None:
        """Change a cell; None leaves the character or the background that is there."""
        self._touched.add(cell // self.cols)
        if char is not None:
            self._chars[cell] = char
        self._fores[cell] = fore
        if back is not None and not self.mono:
            self._backs[cell] = back

    def mark(self, number: int, mark: Mark) -> None:
        """Let a country stand out; a cell that it shares evenly with another becomes its own."""
        markers = set(self.ground.markers.values())
        self.taken.update((cell, number) for cell in self.ground.tied.get(number, ()) if cell not in markers)
        if self.mono:
            self._stipple(number, mark)
            return
        own = [*self.ground.cells.get(number, ()), *(cell for cell, owner in self.taken.items() if owner == number)]
        for cell in own:
            self.put(cell, None, "mark-text", mark)

    def _stipple(self, number: int, mark: Mark) -> None:
        shares = {
            cell: sum(bit for bit, owner in zip(BITS, eight, strict=True) if owner == number)
            for cell, eight in self.ground.mixed.items()
            if number in eight
        }
        shares |= {cell: 0xFF for cell in self.ground.cells.get(number, ()) if cell not in self.ground.mixed}
        for cell in self.ground.markers.values():
            shares.pop(cell, None)
        for cell, share in shares.items():
            if bits := self.ground.bits[cell] | share & STIPPLES[mark]:
                self.put(cell, chr(_BRAILLE + bits), mark, None)

    def write(self, written: Written) -> None:
        """Write a text."""
        for place, char in enumerate(written.text):
            self.put(written.cell + place, char, written.role, written.mark)

    def spot(self, spot: Spot) -> None:
        """Show a point by the sign of its mark."""
        col, row = self.ground.frame.cell(spot.lat, spot.lon)
        if col in self.ground.frame.shown(row):
            self.put(row * self.cols + col, SIGNS[spot.mark] or MARKER, "mark-text", spot.mark)

    def cursor(self, cell: Cell, dot: Dot | None) -> None:
        """Draw `[` and `]` around a cell, and in it the dot if one is meant."""
        col, row = cell
        place = row * self.cols + col
        char = None if dot is None else chr(_BRAILLE + BITS[dot[1] % DOTS_HIGH * DOTS_WIDE + dot[0] % DOTS_WIDE])
        self.put(place, char, "cursor", None)
        if col > 0:
            self.put(place - 1, "[", "cursor", None)
        if col + 1 < self.cols:
            self.put(place + 1, "]", "cursor", None)


def draw(
    region: Region,
    cols: int,
    rows: int,
    *,
    mark: Mapping[str, Mark] | None = None,
    labels: Labels | None = None,
    spots: Sequence[Spot] = (),
    cursor: Cell | None = None,
    dot: Dot | None = None,
    mono: bool = False,
) -> Picture:
    """Draw a region in so many cells.

    mark: codes that stand out, and how. labels: what is written; None for nothing but the signs of marks. spots: points
    that are shown. cursor: a cell; dot: a dot in that cell, if one is meant. mono: without colours. Codes and points
    that are not on the map are left out. Raises ValueError below one cell.
    """
    under = ground(region, cols, rows)
    brush = _Brush(under, _sheet(under, mono), mono)
    marks = {code: how for code, how in (mark or {}).items() if code in under.numbers}
    for code, how in marks.items():
        brush.mark(under.numbers[code], how)
    for text in write(under, labels or Labels(countries=False, seas=False), marks):
        brush.write(text)
    for spot in spots:
        brush.spot(spot)
    if cursor is not None and 0 <= cursor[0] < cols and 0 <= cursor[1] < rows:
        brush.cursor(cursor, dot)
    return Picture(under, brush.rows(), brush.taken)


@lru_cache(_SHEETS_KEPT)
def _sheet(under: Ground, mono: bool) -> _Sheet:
    """Give the picture that all questions on a map have in common."""
    chars = [chr(_BRAILLE + bits) if bits else " " for bits in under.bits]
    fores: list[Foreground] = ["line" if bits else "" for bits in under.bits]
    for cell in under.markers.values():
        chars[cell], fores[cell] = MARKER, "label"
    tints: dict[int, Background] = {OUTSIDE: "", WATER: "" if mono else "water"}
    for number, shape in enumerate(under.region.shapes.values(), start=1):
        tints[number] = "" if mono else LANDS[shape.tint]
    backs = [tints[owner] for owner in under.owners]
    ends = range(0, len(chars), under.frame.cols)
    parts = [slice(end, end + under.frame.cols) for end in ends]
    return _Sheet(chars, fores, backs, tuple(glyphs(chars[part], fores[part], backs[part]) for part in parts))
