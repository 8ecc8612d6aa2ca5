"""Shapes and lines in dots: what a dot belongs to, and which dots a line runs through. Nothing here knows the globe.

A shape is filled between the places where its outline crosses the middles of rows of dots. Two shapes share the
crossings of the line between them, so no dot is left out and none belongs to both.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor

Track = tuple[Sequence[float], Sequence[float]]
"""The points of a line in dots: all x, all y."""

_DASH = 4
"""Dots after which a dashed line begins anew."""
_DRAWN = 2
"""Dots of a dash that are drawn."""


def crossings(track: Track, width: int, height: int) -> list[int]:
    """Give where a line crosses the middles of rows, as row * (width + 1) + the first column right of the crossing."""
    xs, ys = track
    rows = [ceil(y - 0.5) for y in ys]
    found: list[int] = []
    for i in range(1, len(rows)):
        first, last = rows[i - 1], rows[i]
        if first == last:
            continue
        x, y = xs[i - 1], ys[i - 1]
        slope = (xs[i] - x) / (ys[i] - y)
        if first > last:
            first, last = last, first
        for row in range(max(first, 0), min(last, height)):
            column = ceil(x + (row + 0.5 - y) * slope - 0.5)
            found.append(row * (width + 1) + (0 if column < 0 else min(column, width)))
    return found


def fill(shapes: Iterable[tuple[int, Iterable[int]]], width: int, height: int) -> tuple[bytearray, dict[int, int]]:
    """Fill shapes, given as a number and its crossings in any order, into a byte a dot.

    Each row takes `width` + 1 bytes; 0 is water. Gives with them how many dots each shape has.
    """
    dots = bytearray((width + 1) * height)
    counts: dict[int, int] = {}
    for number, crossed in shapes:
        ends = iter(sorted(crossed))
        sign, count = bytes((number,)), 0
        for start, end in zip(ends, ends, strict=False):
            dots[start:end] = sign * (end - start)
            count += end - start
        counts[number] = count
    return dots, counts


def trace(track: Track, skipped: Sequence[bool] = ()) -> list[tuple[int, int]]:
    """Give the dots that a line runs through, each once in a row, without the stretches that are skipped."""
    columns, rows = [floor(x) for x in track[0]], [floor(y) for y in track[1]]
    here, line = (columns[0], rows[0]), list[tuple[int, int]]()
    if not (skipped and skipped[0]):
        line.append(here)
    for i in range(1, len(columns)):
        x, y = here
        here = columns[i], rows[i]
        across, down = here[0] - x, here[1] - y
        if (skipped and skipped[i - 1]) or not (across or down):
            continue
        steps = max(abs(across), abs(down))
        if steps > 1:
            line += [(x + round(across * step / steps), y + round(down * step / steps)) for step in range(1, steps)]
        line.append(here)
    return line


def dashed(line: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the dots of a line that stay when it is dashed: two are drawn, two are not."""
    return [dot for place, dot in enumerate(line) if place % _DASH < _DRAWN]
