"""Rings of points on a grid: their size, what they hold, and the point in them with most room around it."""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tools.maps.arcs import distance
from tools.maps.regions import Box
from tools.maps.source import Point, Ring

Outline = Sequence[Point]
"""The points of a ring; the last one is the first."""

FINE = 0.25
"""How near to the best the point with most room is, in steps of the grid."""
ON_EDGE = 1e-6
"""The room of a point that is on an edge, as far as floating point can tell."""


def outline(ring: Ring, arcs: Sequence[Sequence[Point]]) -> Outline:
    """Give the points of a ring."""
    points: list[Point] = []
    for number in ring:
        way = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += way[1:] if points else way
    return points


def area(points: Outline) -> float:
    """Give the area within a ring, in squares of the grid."""
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(points))) / 2


def inside(point: Point, rings: Sequence[Outline]) -> bool:
    """Tell whether a point is in a shape: whether a ray from it crosses an odd number of sides."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in (side for ring in rings for side in pairwise(ring)):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


@dataclass(frozen=True, slots=True)
class _Room:
    """A shape and a frame, on a plane whose unit is a step of the grid from south to north."""

    sides: list[tuple[Point, Point]]
    rings: list[Outline]
    frame: Box

    def around(self, point: Point) -> float:
        """Give how far a point is from the nearest edge of the shape or the frame; negative when it is not in both."""
        x, y = point
        west, south, east, north = self.frame
        apart = math.sqrt(min(distance(point, start, end) for start, end in self.sides))
        return min(x - west, y - south, east - x, north - y, apart if inside(point, self.rings) else -apart)

    def square(self, x: float, y: float, half: float) -> "_Square":
        """Give the square around a point."""
        return _Square(-self.around((x, y)) - half * math.sqrt(2), x, y, half)


@dataclass(frozen=True, slots=True, order=True)
class _Square:
    """A part of the plane. Of two, the one that may hold a point with more room comes first."""

    most: float
    """The negative of the most room that a point in it can have."""
    x: float
    y: float
    half: float = field(compare=False)


def roomiest(rings: Sequence[Outline], frame: Box, squeeze: float) -> tuple[int, int] | None:
    """Give the point of the grid in a shape and a frame that is farthest from the edges of both; None if there is none.

    frame: in steps of the grid; squeeze: the length of a step from west to east, in those from south to north. Squares
    that may hold a better point are cut in four, the most promising first.
    """
    flat: list[Outline] = [[(x * squeeze, y) for x, y in ring] for ring in rings]
    west, south, east, north = frame
    sides = [side for ring in flat for side in pairwise(ring)]
    room = _Room(sides, flat, (west * squeeze, south, east * squeeze, north))
    waiting, best, most = _tiles(room), None, ON_EDGE
    while waiting:
        square = heapq.heappop(waiting)
        if -square.most - most <= FINE:
            break
        spot = round(square.x / squeeze), round(square.y)
        if (around := room.around((spot[0] * squeeze, spot[1]))) > most:
            best, most = spot, around
        half = square.half / 2
        if half > FINE / 4:
            for x, y in ((-half, -half), (-half, half), (half, -half), (half, half)):
                heapq.heappush(waiting, room.square(square.x + x, square.y + y, half))
    return best


def _tiles(room: _Room) -> list[_Square]:
    """Cover what a shape and a frame may share with squares."""
    xs, ys = ([start[axis] for start, _ in room.sides] for axis in (0, 1))
    west, south = max(min(xs), room.frame[0]), max(min(ys), room.frame[1])
    east, north = min(max(xs), room.frame[2]), min(max(ys), room.frame[3])
    side = min(east - west, north - south)
    if side <= 0:
        return []
    columns, rows = math.ceil((east - west) / side), math.ceil((north - south) / side)
    corners = ((west + column * side, south + row * side) for column in range(columns) for row in range(rows))
    return sorted(room.square(x + side / 2, y + side / 2, side / 2) for x, y in corners)
