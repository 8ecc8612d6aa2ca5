"""What of a drawn map does not depend on the question: whose each cell is, and the lines in it.

It is kept for a region and a size, so that another mark on the same map costs a few cells.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

from quizgeo.maps.cells import OUTSIDE, WATER, Dots, Majority, eights, place_markers
from quizgeo.maps.frame import DOTS_HIGH, DOTS_WIDE, Cell, Frame, frame
from quizgeo.maps.model import Region
from quizgeo.maps.raster import Track, crossings, dashed, fill, trace

BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""The dots of a cell, row by row, as bits of a sign of braille."""

_GROUNDS_KEPT = 16


class Ground(Struct, frozen=True, eq=False):
    """A region drawn at a size, without marks and labels. Cells are counted row by row over the whole picture."""

    region: Region
    frame: Frame
    codes: tuple[str, ...]
    """The code of shape n is at n - 1."""
    numbers: Mapping[str, int]
    owners: Sequence[int]
    """For each cell the number of the shape that has most of its dots, `WATER` or `OUTSIDE`."""
    bits: Sequence[int]
    """For each cell the dots with a line through them."""
    mixed: Mapping[int, Dots]
    """The cells whose dots belong to more than one."""
    tied: Mapping[int, Sequence[int]]
    """For each shape the cells that it lost to another with as many dots."""
    cells: Mapping[int, Sequence[int]]
    """For each shape on the picture its cells, that of its marker included."""
    markers: Mapping[int, int]
    """The cell of each shape that is too small to be seen otherwise."""
    centres: Mapping[int, int]
    """The cell in the middle of each shape on the picture."""

    def place(self, cell: int) -> Cell:
        """Give column and row of a cell."""
        row, col = divmod(cell, self.frame.cols)
        return col, row


@lru_cache(_GROUNDS_KEPT)
def ground(region: Region, cols: int, rows: int) -> Ground:
    """Draw what does not depend on the question. Raises ValueError below one cell."""
    fitted = frame(region, cols, rows)
    tracks = [fitted.arc(arc, region.grid) for arc in region.arcs]
    dots, counts = filled(region, tracks, fitted)
    majority = Majority(counts)
    owners, mixed = _shared_out(dots, fitted, majority)
    tied: defaultdict[int, list[int]] = defaultdict(list)
    for cell, eight in mixed.items():
        for number in majority.losers(eight):
            tied[number].append(cell)
    cells: defaultdict[int, list[int]] = defaultdict(list)
    for cell, owner in enumerate(owners):
        if owner > WATER:
            cells[owner].append(cell)
    spots = {number: fitted.spot(*region.label_at(code)) for number, code in enumerate(region.shapes, start=1)}
    smallest = sorted(spots, key=lambda number: (counts[number], number))
    labels = [(number, *label) for number in smallest if (label := _label_cell(region, fitted, number - 1))]
    markers = place_markers(owners, cells, labels, cols)
    centres = {number: _nearest(spots[number], own, cols) for number, own in cells.items() if own}
    codes = region.codes
    numbers = {code: number for number, code in enumerate(codes, start=1)}
    bits = _lined(region, tracks, fitted, owners)
    return Ground(
        region, fitted, codes, numbers, owners, bits, mixed, tied, dict(cells), markers, centres | markers
    )  # fmt: skip


def filled(region: Region, tracks: Sequence[Track], fitted: Frame) -> tuple[bytearray, dict[int, int]]:
    """Fill the shapes; give whose each dot is, row by row with one byte more, and how many dots each shape has."""
    width, height = fitted.width * DOTS_WIDE, fitted.height * DOTS_HIGH
    crossed = [crossings(track, width, height) for track in tracks]
    shapes = (
        (number, [crossing for ring in shape.rings for arc in ring for crossing in crossed[max(arc, ~arc)]])
        for number, shape in enumerate(region.shapes.values(), start=1)
    )
    return fill(shapes, width, height)


def _shared_out(dots: bytearray, fitted: Frame, majority: Majority) -> tuple[list[int], dict[int, Dots]]:
    """Give whose each cell is, and the dots of those that belong to more than one."""
    owners = [OUTSIDE] * (fitted.cols * fitted.rows)
    mixed: dict[int, Dots] = {}
    for row, cells in enumerate(eights(dots, fitted.width, fitted.height), start=fitted.top):
        for col in fitted.shown(row):
            eight, cell = cells[col - fitted.left], row * fitted.cols + col
            owners[cell] = majority.winner(eight)
            if eight.count(eight[0]) != len(eight):
                mixed[cell] = eight
    return owners, mixed


def _label_cell(region: Region, fitted: Frame, place: int) -> Cell | None:
    """Give the cell of a label that is on the map; one at its very edge is moved into the picture."""
    lat, lon = region.label_at(region.codes[place])
    west, south, east, north = region.box
    if not (west <= lon <= east and south <= lat <= north):
        return None
    col, row = fitted.cell(lat, lon)
    row = max(fitted.top, min(row, fitted.top + fitted.height - 1))
    shown = fitted.shown(row)
    return max(shown.start, min(col, shown.stop - 1)), row


def _nearest(spot: tuple[float, float], cells: Sequence[int], cols: int) -> int:
    """Give the cell whose middle is nearest to a place in dots."""
    x, y = spot[0] - DOTS_WIDE / 2, spot[1] - DOTS_HIGH / 2
    return min(cells, key=lambda cell: (cell % cols * DOTS_WIDE - x) ** 2 + (cell // cols * DOTS_HIGH - y) ** 2)


def _lined(region: Region, tracks: Sequence[Track], fitted: Frame, owners: Sequence[int]) -> bytearray:
    """Draw every line once; give for each cell the dots with a line through them."""
    bits = bytearray(len(owners))
    width, height = fitted.width * DOTS_WIDE, fitted.height * DOTS_HIGH
    start = fitted.top * fitted.cols + fitted.left
    for arc, track, letter in zip(region.arcs, tracks, region.lines, strict=True):
        line = trace(track, width, height, on_edge(arc, region.edge))
        for x, y in dashed(line) if letter == "d" else line:
            if 0 <= x < width and 0 <= y < height:
                bits[start + (y >> 2) * fitted.cols + (x >> 1)] |= BITS[(y & 3) * 2 + (x & 1)]
    for cell, owner in enumerate(owners):
        if owner == OUTSIDE:
            bits[cell] = 0
    return bits


def on_edge(arc: Sequence[int], edge: tuple[int, int, int, int]) -> Sequence[bool]:
    """Tell of each stretch of an arc whether it runs along an edge of what was cut out; nothing where none does."""
    west, south, east, north = edge
    xs, ys = list(accumulate(arc[::2])), list(accumulate(arc[1::2]))
    if west < min(xs) and max(xs) < east and south < min(ys) and max(ys) < north:
        return ()
    return [
        x == next_x in (west, east) or y == next_y in (south, north)
        for (x, y), (next_x, next_y) in pairwise(zip(xs, ys, strict=True))
    ]
