"""The 180th meridian: shapes that lie across it are parted there, so that no line of a map runs around the globe."""

from collections.abc import Sequence
from itertools import pairwise

from tools.maps.arcs import clamp
from tools.maps.rings import outline
from tools.maps.source import Line, Topology

GLOBE = (-180.0, -90.0, 180.0, 90.0)
_HALF, _ROUND = 180.0, 360.0


def parted(world: Topology) -> Topology:
    """Give the same shapes with what lies beyond the meridian as rings of their own, each made of one new arc.

    Such a ring is a coast all around: no two countries meet beyond the meridian.
    """
    arcs = [unwrapped(arc) for arc in world.arcs]
    shapes = {code: list(rings) for code, rings in world.shapes.items()}
    fresh: list[Line] = []
    for code, rings in world.shapes.items():
        for line in [outline(ring, arcs) for ring in rings]:
            for turn in _turns(line):
                shapes[code].append((len(arcs) + len(fresh),))
                fresh.append(_from_inside(clamp([(x + turn, y) for x, y in line], GLOBE)))
    return Topology([_tidy(arc) for arc in (*(clamp(arc, GLOBE) for arc in arcs), *fresh)], shapes)


def unwrapped(line: Line) -> Line:
    """Let a line run on beyond 180 degrees where it jumps to the other side of the map."""
    turn = 0.0
    points = line[:1]
    for (before, _), (x, y) in pairwise(line):
        if abs(x - before) > _HALF:
            turn += _ROUND if x < before else -_ROUND
        points.append((x + turn, y))
    return points


def _turns(line: Sequence[tuple[float, float]]) -> list[float]:
    """Give by how many degrees a ring has to be turned for each part of it that is beyond the meridian."""
    xs = [x for x, _ in line]
    return [-_ROUND] * (max(xs) > _HALF) + [_ROUND] * (min(xs) < -_HALF)


def _from_inside(ring: Line) -> Line:
    """Let a ring begin and end at a point that is not on the meridian."""
    first = next(index for index, (x, _) in enumerate(ring) if abs(x) < _HALF)
    return [*ring[first:-1], *ring[: first + 1]]


def _tidy(line: Line) -> Line:
    """Leave out points on the meridian between two others there."""
    seam = [abs(x) >= _HALF for x, _ in line]
    return [point for at, point in enumerate(line) if not (0 < at < len(line) - 1 and all(seam[at - 1 : at + 2]))]
