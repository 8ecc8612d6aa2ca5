"""What happens to an arc: it is clamped to a box, simplified, laid on a grid; once, so that shared arcs stay shared."""

from itertools import accumulate, pairwise
from typing import TypeVar

from tools.maps.regions import Box
from tools.maps.source import Line, Point

Steps = tuple[tuple[int, int], ...]
"""Points in whole steps of a grid, each another one than that before it."""

_P = TypeVar("_P", Point, tuple[int, int])


def clamp(line: Line, box: Box) -> Line:
    """Move what is outside of a box to the nearest place on its edge; nothing inside is changed.

    A point is put in wherever the line crosses a side of the box or what prolongs it, so what runs outside comes to run
    along the edge and never across the box.
    """
    west, south, east, north = box
    points = line[:1]
    for start, end in pairwise(line):
        points += [*_crossings(start, end, box), end]
    return _without_repeats([(min(max(x, west), east), min(max(y, south), north)) for x, y in points])


def _crossings(start: Point, end: Point, box: Box) -> Line:
    """Give the points at which a segment crosses the four lines of a box, in the order of its way."""
    (x, y), (across, up) = start, (end[0] - start[0], end[1] - start[1])
    beside = [((side - x) / across, side) for side in box[::2] if across]
    above = [((side - y) / up, side) for side in box[1::2] if up]
    found = [(share, (side, y + share * up)) for share, side in beside if 0 < share < 1]
    found += [(share, (x + share * across, side)) for share, side in above if 0 < share < 1]
    return [point for _, point in sorted(found)]


def simplify(line: Line, tolerance: float, squeeze: float) -> Line:
    """Leave out points that are not farther than the tolerance from the segment that then stands for them.

    tolerance: degrees of latitude; squeeze: the length of a degree of longitude in them. A closed line is first parted
    at the point farthest from its ends. Source: Douglas and Peucker 1973.
    """
    flat = [(x * squeeze, y) for x, y in line]
    last = len(line) - 1
    middle = max(range(len(line)), key=lambda index: _apart(flat[0], flat[index])) if line[0] == line[-1] else last
    kept = {0, middle, last}
    waiting = [(0, middle), (middle, last)]
    while waiting:
        first, final = waiting.pop()
        far = max(
            range(first + 1, final), key=lambda index: distance(flat[index], flat[first], flat[final]), default=first
        )
        if distance(flat[far], flat[first], flat[final]) > tolerance * tolerance:
            kept.add(far)
            waiting += [(first, far), (far, final)]
    return [line[index] for index in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Give the square of the distance from a point to a segment."""
    across, up = end[0] - start[0], end[1] - start[1]
    length = across * across + up * up
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * up) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return _apart(point, (start[0] + share * across, start[1] + share * up))


def _apart(here: Point, there: Point) -> float:
    return (here[0] - there[0]) ** 2 + (here[1] - there[1]) ** 2


def _without_repeats(points: list[_P]) -> list[_P]:
    return points[:1] + [point for before, point in pairwise(points) if point != before]


def on_grid(line: Line, steps: int) -> Steps:
    """Lay a line on a grid of so many steps in a degree."""
    return tuple(_without_repeats([(round(x * steps), round(y * steps)) for x, y in line]))


def packed(points: Steps) -> list[int]:
    """Write points as the first one and the way from each to the next: `x0 y0 dx dy dx dy …`."""
    flat = list(points[0])
    for (x, y), (next_x, next_y) in pairwise(points):
        flat += (next_x - x, next_y - y)
    return flat


def unpacked(flat: list[int]) -> Steps:
    """Read points as `packed` writes them."""
    return tuple(zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True))
