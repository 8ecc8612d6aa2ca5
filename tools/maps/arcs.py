"""What happens to an arc: clamped into a box, simplified, laid on a grid. Each arc once, so that shared ones stay shared."""

from collections.abc import Sequence

from tools.maps.regions import Box
from tools.maps.source import Line, Point

Steps = tuple[tuple[int, int], ...]
"""Points in whole steps of the grid, each another one than that before it."""


def clamp(line: Line, box: Box) -> Line:
    """Move what is outside of a box to the nearest place of its edge; what is inside does not change.

    A point is put in wherever the line crosses a side of the box or the side's prolongation. So no part of the result
    cuts through the box where the line did not.
    """
    west, south, east, north = box
    crossed = [line[0]]
    for start, end in zip(line, line[1:], strict=False):
        crossed += _crossings(start, end, box)
        crossed.append(end)
    moved = [(min(max(x, west), east), min(max(y, south), north)) for x, y in crossed]
    return moved[:1] + [point for before, point in zip(moved, moved[1:], strict=False) if point != before]


def _crossings(start: Point, end: Point, box: Box) -> list[Point]:
    """Give the points at which a segment crosses the lines of a box, in the order of the way."""
    shares = []
    for axis in (0, 1):
        way = end[axis] - start[axis]
        shares += [(side - start[axis]) / way for side in box[axis::2] if way and 0 < (side - start[axis]) / way < 1]
    return [tuple(a + share * (b - a) for a, b in zip(start, end, strict=True)) for share in sorted(shares)]


def simplify(line: Line, tolerance: float, squeeze: float) -> Line:
    """Leave out points that are nearer than the tolerance to what then stands in their place.

    tolerance: degrees of latitude; squeeze: how much shorter a degree of longitude is. A closed line is first split at
    the point farthest from its ends. Source: Douglas and Peucker 1973.
    """
    flat = [(x * squeeze, y) for x, y in line]
    last = len(line) - 1
    kept = {0, last}
    open_parts = [(0, last)]
    if line[0] == line[-1]:
        middle = max(range(len(line)), key=lambda index: _apart(flat[0], flat[index]))
        kept.add(middle)
        open_parts = [(0, middle), (middle, last)]
    while open_parts:
        first, final = open_parts.pop()
        if final - first > 1:
            far = max(range(first + 1, final), key=lambda index: distance(flat[index], flat[first], flat[final]))
            if distance(flat[far], flat[first], flat[final]) > tolerance * tolerance:
                kept.add(far)
                open_parts += [(first, far), (far, final)]
    return [line[index] for index in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Give the square of the distance between a point and a segment."""
    across, up = end[0] - start[0], end[1] - start[1]
    length = across * across + up * up
    if not length:
        return _apart(point, start)
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * up) / length
    share = min(max(share, 0), 1)
    return _apart(point, (start[0] + share * across, start[1] + share * up))


def _apart(here: Point, there: Point) -> float:
    return (here[0] - there[0]) ** 2 + (here[1] - there[1]) ** 2


def on_grid(line: Line, steps: int) -> Steps:
    """Lay a line on a grid of so many steps in a degree."""
    points = [(round(x * steps), round(y * steps)) for x, y in line]
    return tuple(points[:1] + [point for before, point in zip(points, points[1:], strict=False) if point != before])


def packed(points: Steps) -> list[int]:
    """Write points as the first one and the steps to each next one."""
    flat = list(points[0])
    for (x, y), (next_x, next_y) in zip(points, points[1:], strict=False):
        flat += (next_x - x, next_y - y)
    return flat


def unpacked(flat: Sequence[int]) -> Steps:
    """Read points that `packed` wrote."""
    x = y = 0
    points = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)
