"""One region cut out of the world: clamped, simplified and laid on its grid, without what has no area left there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tools.maps.arcs import Steps, clamp, on_grid, simplify
from tools.maps.policy import Policy
from tools.maps.regions import Region
from tools.maps.rings import area, inside, outline, roomiest
from tools.maps.source import Line, Ring, Topology

TOLERANCE = 0.35
"""Dots that a line may be moved by when it is simplified."""
TINTS = 5
"""Colours of land that a map has."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country, or what is drawn like one."""

    rings: list[Ring]
    """None when it is too small to have an area on this map."""
    label: tuple[int, int]
    """The point that its name stands at."""
    tint: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The geometry of a map."""

    arcs: list[Steps]
    lines: str
    """A letter for each arc: `b` border, `c` coast, `d` disputed."""
    shapes: dict[str, Shape]
    """By codes of three letters, in their order."""


def cut(region: Region, world: Topology, policy: Policy) -> Cut:
    """Cut a region out of the world."""
    arcs = [_finished(line, region) for line in world.arcs]
    placed = {code: spot for code, rings in world.shapes.items() if (spot := _placed(rings, arcs, world, region))}
    users = users_of(world)
    tints = tinted(placed, users)
    used = sorted({max(number, ~number) for rings, _ in placed.values() for ring in rings for number in ring})
    places = {old: new for new, old in enumerate(used)}
    return Cut(
        [arcs[number] for number in used],
        "".join(_letter(users[number], policy) for number in used),
        {
            code: Shape([_moved(ring, places) for ring in rings], spot, tints[code])
            for code, (rings, spot) in placed.items()
        },
    )


def _placed(
    rings: Sequence[Ring], arcs: Sequence[Steps], world: Topology, region: Region
) -> tuple[list[Ring], tuple[int, int]] | None:
    """Give what is left of a shape, and the point for its name; None when nothing of it is in the box."""
    left = _left(rings, arcs)
    if spot := label(left, arcs, region):
        return left, spot
    if spot := _middle(rings, world, region):
        return [], spot
    return None


def _finished(line: Line, region: Region) -> Steps:
    clamped = clamp(line, region.edge)
    return on_grid(simplify(clamped, TOLERANCE * region.dot, region.squeeze), region.steps)


def _left(rings: Sequence[Ring], arcs: Sequence[Steps]) -> list[Ring]:
    """Give what is left of rings: not the arcs that became a point, nor the rings without an area."""
    shorter = [tuple(number for number in ring if len(arcs[max(number, ~number)]) > 1) for ring in rings]
    return [ring for ring in shorter if area(outline(ring, arcs))]


def _moved(ring: Ring, places: Mapping[int, int]) -> Ring:
    return tuple(places[number] if number >= 0 else ~places[~number] for number in ring)


def label(rings: Sequence[Ring], arcs: Sequence[Steps], region: Region) -> tuple[int, int] | None:
    """Give the point for the name of a shape: in the box, in its largest ring that is there, with most room around.

    None when no point of the grid is in the shape and in the box.
    """
    west, south, east, north = (side * region.steps for side in region.box)
    outlines = sorted((outline(ring, arcs) for ring in rings), key=area, reverse=True)
    for place, largest in enumerate(outlines):
        holes = [hole for hole in outlines[place + 1 :] if inside(hole[0], [largest])]
        if spot := roomiest([largest, *holes], (west, south, east, north), region.squeeze):
            return spot
    return None


def _middle(rings: Sequence[Ring], world: Topology, region: Region) -> tuple[int, int] | None:
    """Give the place of a shape that is too small for an area: the middle of its largest ring in the box, if any."""
    there = []
    for ring in rings:
        points = outline(ring, world.arcs)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        lon, lat = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        if region.has(lon, lat) and _is_small(xs, ys, region):
            there.append((area(points), round(lon * region.steps), round(lat * region.steps)))
    return max(there)[1:] if there else None


def _is_small(xs: Sequence[float], ys: Sequence[float], region: Region) -> bool:
    """Tell whether a ring is small because it is, and not because the box leaves out most of it."""
    west, south, east, north = region.box
    return west <= min(xs) and max(xs) <= east and south <= min(ys) and max(ys) <= north


def users_of(world: Topology) -> list[frozenset[str]]:
    """Give the shapes that each arc belongs to."""
    users: list[set[str]] = [set() for _ in world.arcs]
    for code, rings in world.shapes.items():
        for number in (number for ring in rings for number in ring):
            users[max(number, ~number)].add(code)
    return [frozenset(codes) for codes in users]


def _letter(sharing: frozenset[str], policy: Policy) -> str:
    if len(sharing) == 1:
        return "c"
    return "d" if policy.is_disputed(sharing) else "b"


def tinted(codes: Collection[str], users: Sequence[frozenset[str]]) -> dict[str, int]:
    """Give each shape a tint that no neighbour has, those with most neighbours first: the one used least so far.

    Raises ValueError when there are not enough tints.
    """
    neighbours = {code: {other for each in users if code in each for other in each} - {code} for code in codes}
    tints: dict[str, int] = {}
    for code in sorted(codes, key=lambda each: (-len(neighbours[each]), each)):
        free = set(range(TINTS)) - {tints[other] for other in neighbours[code] & tints.keys()}
        if not free:
            raise ValueError(f"no tint is left for {code}")
        used = list(tints.values())
        tints[code] = min(free, key=lambda tint: (used.count(tint), tint))
    return tints
