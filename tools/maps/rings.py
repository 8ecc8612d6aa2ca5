"""Rings of points on a grid: how large they are, what they hold, and the spot in them that is best for a label."""

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.maps.arcs import Steps, distance
from tools.maps.source import Point, Ring

Outline = Sequence[tuple[float, float]]
"""The points of a ring; the last one is the first."""

FINE = 0.25
"""How near to the best the spot of a label is, in steps of the grid."""


def outline(ring: Ring, arcs: Sequence[Steps] | Mapping[int, Steps]) -> Steps:
    """Give the points of a ring, from its arcs."""
    points: list[tuple[int, int]] = []
    for number in ring:
        way = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += way[1:] if points else way
    return tuple(points)


def area(points: Outline) -> float:
    """Give the area within a ring, in squares of the grid."""
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(points, points[1:], strict=False))) / 2


def inside(point: Point, rings: Sequence[Outline]) -> bool:
    """Tell whether a point is in a shape, by the count of sides that a ray from it crosses."""
    x, y = point
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:], strict=False):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                odd = not odd
    return odd


@dataclass(frozen=True, slots=True, order=True)
class _Square:
    """A part of the plane that may hold the spot; those that may hold a better one come first."""

    hope: float
    """The negative of the largest distance from the edge that a spot in the square can have."""
    x: float
    y: float
    half: float = field(compare=False)
    depth: float = field(compare=False)
    """The distance of the middle from the edge; negative outside."""


def deepest(rings: Sequence[Outline], bounds: tuple[float, float, float, float], squeeze: float) -> tuple[int, int] | None:
    """Give the point of the grid within a shape and within bounds that is farthest from the edges of both.

    None when no point of the grid is within. Squares are searched and parted, the most promising first.
    """
    flat = [[(x * squeeze, y) for x, y in ring] for ring in rings]
    west, south, east, north = bounds
    frame = (west * squeeze, south, east * squeeze, north)
    waiting = _tiles(flat, frame)
    best: _Square | None = None
    while waiting:
        square = heapq.heappop(waiting)
        if best is not None and -square.hope - best.depth <= FINE:
            break
        on_grid = (round(square.x / squeeze), round(square.y))
        settled = _depth((on_grid[0] * squeeze, on_grid[1]), flat, frame)
        if settled > 0 and (best is None or settled > best.depth):
            best = _Square(-settled, *on_grid, 0, settled)
        if square.half > FINE / 2:
            half = square.half / 2
            for x in (square.x - half, square.x + half):
                for y in (square.y - half, square.y + half):
                    heapq.heappush(waiting, _square(x, y, half, flat, frame))
    return (int(best.x), int(best.y)) if best else None


def _tiles(rings: Sequence[Outline], frame: tuple[float, float, float, float]) -> list[_Square]:
    """Cover what a shape and a frame share with squares."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    west, south = max(min(xs), frame[0]), max(min(ys), frame[1])
    east, north = min(max(xs), frame[2]), min(max(ys), frame[3])
    if west >= east or south >= north:
        return []
    side = min(east - west, north - south)
    columns, rows = math.ceil((east - west) / side), math.ceil((north - south) / side)
    middles = [(west + (i + 0.5) * side, south + (j + 0.5) * side) for i in range(columns) for j in range(rows)]
    return sorted(_square(x, y, side / 2, rings, frame) for x, y in middles)


def _square(x: float, y: float, half: float, rings: Sequence[Outline], frame: tuple[float, float, float, float]) -> _Square:
    depth = _depth((x, y), rings, frame)
    return _Square(-(depth + half * math.sqrt(2)), x, y, half, depth)


def _depth(point: Point, rings: Sequence[Outline], frame: tuple[float, float, float, float]) -> float:
    """Give how far a point is from the edges of a shape and a frame; negative where it is not in both."""
    x, y = point
    to_frame = min(x - frame[0], y - frame[1], frame[2] - x, frame[3] - y)
    near = min(distance(point, a, b) for ring in rings for a, b in zip(ring, ring[1:], strict=False))
    to_edge = math.sqrt(near) if inside(point, rings) else -math.sqrt(near)
    return min(to_frame, to_edge)
