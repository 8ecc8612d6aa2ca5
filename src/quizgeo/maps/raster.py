"""Shapes and lines in dots: what a dot belongs to, and which dots a line runs through. Nothing here knows the globe.

A shape is filled between the places where its outline crosses the middles of rows of dots. Two shapes share the
crossings of the line between them, so no dot is left out and none belongs to both.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor

Track = tuple[Sequence[float], Sequence[float]]
"""The points of a line in dots: all x, all y."""
Dot = tuple[int, int]
"""Column and row of a dot."""
Place = tuple[float, float]
"""The same, between dots."""

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


def trace(track: Track, width: int, height: int, skipped: Sequence[bool] = ()) -> list[Dot]:
    """Give the dots that a line runs through, in order, without the stretches that are skipped.

    Only what may be inside of `width` and `height` is followed, so the work is bounded however large the line is.
    """
    xs, ys = track
    line: list[Dot] = []
    for i in range(1, len(xs)):
        x, y, to_x, to_y = xs[i - 1], ys[i - 1], xs[i], ys[i]
        if (
            (x < 0 and to_x < 0)
            or (y < 0 and to_y < 0)
            or (x >= width and to_x >= width)
            or (y >= height and to_y >= height)
            or (skipped and skipped[i - 1])
        ):
            continue
        if abs(to_x - x) > width or abs(to_y - y) > height:
            x, y, to_x, to_y = _clipped((x, y), (to_x, to_y), width, height)
        start, end = (floor(x), floor(y)), (floor(to_x), floor(to_y))
        if not line or line[-1] != start:
            line.append(start)
        if start != end:
            line += _between(start, end)
    return line


def _between(start: Dot, end: Dot) -> list[Dot]:
    """Give the dots of a straight line after its first."""
    x, y = start
    across, down = end[0] - x, end[1] - y
    steps = max(abs(across), abs(down))
    if steps == 1:
        return [end]
    return [(x + round(across * step / steps), y + round(down * step / steps)) for step in range(1, steps + 1)]


def _clipped(start: Place, end: Place, width: int, height: int) -> tuple[float, ...]:
    """Cut a straight line that is longer than the picture to what may be inside of it, and a dot more."""
    first, last = 0.0, 1.0
    for here, there, most in zip(start, end, (width, height), strict=True):
        if here != there:
            ends = sorted(((-1 - here) / (there - here), (most + 1 - here) / (there - here)))
            first, last = max(first, ends[0]), min(last, ends[1])
    last = max(first, last)
    (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
    return x + across * first, y + down * first, x + across * last, y + down * last


def dashed(line: Sequence[Dot]) -> list[Dot]:
    """Give the dots of a line that stay when it is dashed: two are drawn, two are not."""
    return [dot for place, dot in enumerate(line) if place % _DASH < _DRAWN]
