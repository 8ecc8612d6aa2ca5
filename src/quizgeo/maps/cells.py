"""Whose a cell of the map is, out of its eight dots, and where what is smaller than a cell gets its marker."""

from collections.abc import Iterator, Mapping, MutableMapping, MutableSequence, Sequence
from functools import cache

from quizgeo.maps.frame import DOTS_HIGH, DOTS_WIDE

OUTSIDE, WATER = -1, 0
"""Whose a cell is that shows no land; land has the number of its shape, from 1."""
SEEN = 2
"""Cells that a shape has at least if it is to be seen without a marker."""

Dots = tuple[int, ...]
"""Whose the eight dots of a cell are, row by row."""

_FARTHEST = 6
"""Columns, and half as many rows, that a marker may be moved by."""


def eights(dots: bytearray, width: int, height: int) -> Iterator[Sequence[Dots]]:
    """Give the dots of cells, row of cells by row of cells; a row of dots has one byte more than dots."""
    stride = width * DOTS_WIDE + 1
    for row in range(height):
        starts = range(row * DOTS_HIGH * stride, (row + 1) * DOTS_HIGH * stride, stride)
        lines = [dots[start : start + width * DOTS_WIDE] for start in starts]
        yield list(zip(*(line[side::DOTS_WIDE] for line in lines for side in range(DOTS_WIDE)), strict=True))


class Majority:
    """Tells whose a cell is: that of the shape with most of its dots, if at least half of them are land.

    Among equals the shape with fewer dots on the whole picture goes first, as it needs them more.
    counts: the dots that each shape has on the whole picture.
    """

    def __init__(self, counts: Mapping[int, int]) -> None:
        self._counts = counts
        self.winner = cache(self._winner)

    def _winner(self, eight: Dots) -> int:
        if eight.count(WATER) * 2 > len(eight):
            return WATER
        lands = set(eight) - {WATER}
        return max(lands, key=lambda number: (eight.count(number), -self._counts[number], -number))

    def losers(self, eight: Dots) -> Sequence[int]:
        """Give the lands that have as many dots of a cell as the one it belongs to."""
        owner = self.winner(eight)
        most = eight.count(owner)
        return [number for number in set(eight) - {owner, WATER} if owner != WATER and eight.count(number) == most]


def place_markers(
    owners: MutableSequence[int],
    cells: MutableMapping[int, list[int]],
    labels: Sequence[tuple[int, int, int]],
    columns: int,
) -> dict[int, int]:
    """Give a cell to each shape that is too small to be seen, at its label or as near to it as there is a free one.

    labels: number, column and row of each shape whose label is on the picture, the smallest first. A cell is not taken
    from another marker, nor from a shape that would then be too small itself. `owners` and `cells` are changed.
    """
    markers: dict[int, int] = {}
    taken: set[int] = set()
    for number, column, row in labels:
        if len(cells.get(number, ())) >= SEEN:
            continue
        for cell in _around(column, row, columns, len(owners)):
            owner = owners[cell]
            if owner != OUTSIDE and cell not in taken and (owner in (WATER, number) or len(cells[owner]) > SEEN):
                if owner > WATER:
                    cells[owner].remove(cell)
                owners[cell] = number
                cells.setdefault(number, []).append(cell)
                markers[number] = cell
                taken.add(cell)
                break
    return markers


@cache
def _offsets() -> Sequence[tuple[int, int]]:
    """Give steps in columns and rows, the shortest first."""
    steps = [
        (across, down)
        for across in range(-_FARTHEST, _FARTHEST + 1)
        for down in range(-_FARTHEST // DOTS_WIDE, _FARTHEST // DOTS_WIDE + 1)
    ]
    return sorted(steps, key=lambda step: ((step[0] * DOTS_WIDE) ** 2 + (step[1] * DOTS_HIGH) ** 2, step))


def _around(column: int, row: int, columns: int, cells: int) -> Iterator[int]:
    """Give the cells around one, the nearest first."""
    for across, down in _offsets():
        cell = (row + down) * columns + column + across
        if 0 <= column + across < columns and 0 <= cell < cells:
            yield cell
