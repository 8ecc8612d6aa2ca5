"""One region cut out of a level of the source: clamped, simplified, on the grid, without what has no area left."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.maps.arcs import Steps, clamp, on_grid, simplify
from tools.maps.policy import Policy
from tools.maps.regions import Region
from tools.maps.rings import area, deepest, outline
from tools.maps.source import Ring, Topology

TOLERANCE = 0.35
"""Dots of the finest drawing that a line may move by when it is simplified."""
TINTS = 5
"""Colours of land that the drawing has."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country or territory on a map."""

    rings: tuple[Ring, ...]
    """None when it is too small to have an area there."""
    label: tuple[int, int]
    """Where its name goes, in steps of the grid."""
    tint: int


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a region's map is geometry."""

    arcs: tuple[Steps, ...]
    lines: str
    """A letter for each arc: border, coast, disputed."""
    shapes: dict[str, Shape]
    """By codes of three letters, in their order."""


def cut(region: Region, world: Topology, policy: Policy) -> Cut:
    """Cut a region out of the world."""
    arcs = [_finished(line, region) for line in world.arcs]
    shapes: dict[str, tuple[tuple[Ring, ...], tuple[int, int]]] = {}
    for code, rings in world.shapes.items():
        left = _left(rings, arcs)
        if label := label_of(left, arcs, region):
            shapes[code] = (left, label)
        elif label := _label_of_vanished(rings, world, region):
            shapes[code] = ((), label)
    users = users_of(world)
    used = sorted({_plain(number) for rings, _ in shapes.values() for ring in rings for number in ring})
    renumbered = {old: new for new, old in enumerate(used)}
    tints = tinted(shapes.keys(), users)
    return Cut(
        tuple(arcs[number] for number in used),
        "".join(_letter(users[number], policy) for number in used),
        {
            code: Shape(tuple(_renumber(ring, renumbered) for ring in rings), label, tints[code])
            for code, (rings, label) in shapes.items()
        },
    )


def _finished(line: list[tuple[float, float]], region: Region) -> Steps:
    clamped = clamp(line, region.edge)
    return on_grid(simplify(clamped, TOLERANCE * region.dot, region.squeeze), region.steps)


def _left(rings: Sequence[Ring], arcs: Sequence[Steps]) -> tuple[Ring, ...]:
    """Give what is left of rings: without arcs that became a point, without those that have no area any more."""
    shorter = (tuple(number for number in ring if len(arcs[_plain(number)]) > 1) for ring in rings)
    return tuple(ring for ring in shorter if ring and area(outline(ring, arcs)))


def label_of(rings: Sequence[Ring], arcs: Sequence[Steps], region: Region) -> tuple[int, int] | None:
    """Give the spot of a shape for its name: in the box, in the largest ring, farthest from the edges."""
    bounds = tuple(side * region.steps for side in region.box)
    outlines = sorted((outline(ring, arcs) for ring in rings), key=area, reverse=True)
    for largest in outlines:
        holes = [other for other in outlines if other is not largest]
        if spot := deepest([largest, *holes], bounds, region.squeeze):
            return spot
    return None


def _label_of_vanished(rings: Sequence[Ring], world: Topology, region: Region) -> tuple[int, int] | None:
    """Give the place of a shape that is too small to have an area, if it is in the box."""
    largest = max((outline(ring, world.arcs) for ring in rings), key=area)
    west, east = min(x for x, _ in largest), max(x for x, _ in largest)
    south, north = min(y for _, y in largest), max(y for _, y in largest)
    lon, lat = (west + east) / 2, (south + north) / 2
    return (round(lon * region.steps), round(lat * region.steps)) if region.has(lon, lat) else None


def users_of(world: Topology) -> list[frozenset[str]]:
    """Give the shapes that each arc belongs to."""
    users: list[set[str]] = [set() for _ in world.arcs]
    for code, rings in world.shapes.items():
        for ring in rings:
            for number in ring:
                users[_plain(number)].add(code)
    return [frozenset(codes) for codes in users]


def _letter(sharing: frozenset[str], policy: Policy) -> str:
    if policy.is_disputed(sharing):
        return "d"
    return "b" if len(sharing) > 1 else "c"


def tinted(codes: Sequence[str] | object, users: Sequence[frozenset[str]]) -> dict[str, int]:
    """Give each shape the first tint that no neighbour has; those with most neighbours choose first."""
    there = set(codes)  # type: ignore[call-overload]
    neighbours = {code: set().union(*(each for each in users if code in each)) & there - {code} for code in there}
    tints: dict[str, int] = {}
    for code in sorted(there, key=lambda each: (-len(neighbours[each]), each)):
        taken = {tints.get(other) for other in neighbours[code]}
        tints[code] = next(tint for tint in range(TINTS) if tint not in taken)
    return tints


def _plain(number: int) -> int:
    return number if number >= 0 else ~number


def _renumber(ring: Ring, renumbered: dict[int, int]) -> Ring:
    return tuple(renumbered[number] if number >= 0 else ~renumbered[~number] for number in ring)
