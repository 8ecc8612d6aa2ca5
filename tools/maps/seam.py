"""The 180th meridian: shapes that lie across it are parted there, so that no line of a flat map runs around the globe."""

from collections.abc import Sequence

from tools.maps.arcs import clamp
from tools.maps.source import Line, Ring, Topology

GLOBE = (-180.0, -90.0, 180.0, 90.0)
_ROUND = 360.0


def parted(world: Topology) -> Topology:
    """Give the same shapes without any that lies across the meridian.

    A part beyond it becomes a ring of its own, made of one new arc. That it is a coast all around is taken for granted:
    no two countries meet there.
    """
    arcs = [unwrapped(arc) for arc in world.arcs]
    shapes = {code: list(rings) for code, rings in world.shapes.items()}
    for code, rings in world.shapes.items():
        for ring in rings:
            line = _joined(ring, arcs)
            for beyond, turn in ((max, -_ROUND), (min, _ROUND)):
                if abs(beyond(x for x, _ in line)) > _ROUND / 2:
                    shapes[code].append((len(arcs),))
                    arcs.append(_tidy(_begun_inside(clamp([(x + turn, y) for x, y in line], GLOBE))))
    return Topology(world.level, [_tidy(clamp(arc, GLOBE)) for arc in arcs], shapes)


def unwrapped(line: Line) -> Line:
    """Let a line run on beyond 180 degrees instead of jumping to the other side of the map."""
    turn = 0.0
    points = line[:1]
    for (before, _), (x, y) in zip(line, line[1:], strict=False):
        if abs(x - before) > _ROUND / 2:
            turn += _ROUND if x < before else -_ROUND
        points.append((x + turn, y))
    return points


def _joined(ring: Ring, arcs: Sequence[Line]) -> Line:
    return [point for number in ring for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]


def _begun_inside(ring: Line) -> Line:
    """Let a ring begin and end at a point that is not on the meridian."""
    first = next(index for index, (x, _) in enumerate(ring) if abs(x) < GLOBE[2])
    return [*ring[first:-1], *ring[: first + 1]]


def _tidy(line: Line) -> Line:
    """Leave out points on the meridian that lie between two others there."""
    return [
        point
        for index, point in enumerate(line)
        if not 0 < index < len(line) - 1 or any(abs(x) < GLOBE[2] for x, _ in line[index - 1 : index + 2])
    ]
