"""What can be told of a country on a map without drawing it: its place, neighbours, seas and rank by area.

Only what lies in the box of the region counts. Directions are seen from the point that the country's name stands at.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from quizgeo.maps.frame import part
from quizgeo.maps.model import Point, Region
from quizgeo.maps.pick import arcs, at
from quizgeo.maps.waters import sea_finder
from quizgeo.maps.winds import Wind, wind

FIELDS: tuple[tuple[Wind | None, ...], ...] = (
    ("north-west", "north", "north-east"),
    ("west", None, "east"),
    ("south-west", "south", "south-east"),
)
"""The nine fields of a map, row by row."""

OFFERED = 5
"""Countries to choose from where a map is told in words."""
_REGIONS_KEPT = 16
_ORDER: tuple[Wind, ...] = (
    "north", "north-west", "west", "south-west", "south", "south-east", "east", "north-east",
)  # fmt: skip


class Facts(Struct, frozen=True):
    """What a map tells of a country."""

    code: str
    field: Wind | None
    """Which of the nine fields of the map; None for that in the middle."""
    neighbours: tuple[tuple[str, Wind], ...]
    """Codes and directions, from the north by the west."""
    seas: tuple[tuple[int, Wind], ...]
    """Numbers of seas of the region, and directions, from the north by the west; each name once."""
    has_coast: bool
    near: str | None
    """The code of the nearest country, only for one that is too small to have an outline."""
    rank: int
    """By area, from 1."""
    count: int
    """Countries on the map."""


class _Stretch(Struct, frozen=True):
    """A straight piece of a line in the box."""

    middle: Point
    length: float
    """In degrees of latitude."""


def facts(region: Region, code: str) -> Facts:
    """Give what a map tells of a country. Raises KeyError when it is not on the map."""
    ranks = ranking(region)
    if code not in ranks:
        raise KeyError(code)
    lat, lon = region.label_at(code)
    east, south = part(region, lat, lon)
    fields = FIELDS[_third(south)]
    borders = {other: _direction((lat, lon), stretches) for other, stretches in _borders(region)[code].items()}
    seas = {number: _direction((lat, lon), stretches) for number, stretches in _coasts(region, code).items()}
    return Facts(
        code,
        fields[_third(east)],
        tuple(sorted(borders.items(), key=lambda item: (_ORDER.index(item[1]), item[0]))),
        tuple(sorted(seas.items(), key=lambda item: (_ORDER.index(item[1]), item[0]))),
        bool(_coastlines(region)[code]),
        None if region.shapes[code].rings else _beside(region, code),
        ranks.index(code) + 1,
        len(ranks),
    )


def candidates(region: Region, target: str, count: int = OFFERED) -> tuple[str, ...]:
    """Give countries to choose from, the right one first: then its neighbours by their border, then the nearest others.

    Contested ones are not among them unless one is asked for. Raises KeyError when the target is not on the map.
    """
    borders = _borders(region)[target]
    here = region.label_at(target)

    def rank(code: str) -> tuple[bool, bool, float, str]:
        shared = sum(stretch.length for stretch in borders.get(code, ()))
        return code != target, not shared, -shared or _apart(here, region.label_at(code)), code

    there = (code for code in ranking(region) if code == target or not region.shapes[code].contested)
    return tuple(sorted(there, key=rank)[:count])


@lru_cache(_REGIONS_KEPT)
def ranking(region: Region) -> tuple[str, ...]:
    """Give the codes of all countries in the box, the largest first by the area that lies in it."""
    areas = {code: _area(region, code) for code in region.shapes}
    west, south, east, north = region.box
    there = []
    for code in region.shapes:
        lat, lon = region.label_at(code)
        if areas[code] or (west <= lon <= east and south <= lat <= north):
            there.append(code)
    return tuple(sorted(there, key=lambda code: (-areas[code], code)))


def _area(region: Region, code: str) -> float:
    """Give the area of what lies in the box, over a constant: on the cylinder that keeps areas (Lambert)."""
    west, south, east, north = region.box
    places, total = arcs(region), 0.0
    for ring in region.shapes[code].rings:
        for arc in ring:
            xs, ys = places[max(arc, ~arc)]
            across = [max(west, min(x * region.grid, east)) for x in xs]
            up = [math.sin(math.radians(max(south, min(y * region.grid, north)))) for y in ys]
            twice = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(zip(across, up, strict=True)))
            total += twice if arc >= 0 else -twice
    return round(abs(total), 9)


@lru_cache(_REGIONS_KEPT)
def _stretches(region: Region) -> tuple[Sequence[_Stretch], ...]:
    """Give for each arc its straight pieces in the box, without what runs along the edge of what was cut out."""
    west, south, east, north = region.edge
    return tuple(
        [
            stretch
            for (x, y), (next_x, next_y) in pairwise(zip(*places, strict=True))
            if not (x == next_x in (west, east) or y == next_y in (south, north))
            and (stretch := _stretch(region, (x + next_x) / 2, (y + next_y) / 2, next_x - x, next_y - y))
        ]
        for places in arcs(region)
    )


def _stretch(region: Region, x: float, y: float, across: int, up: int) -> _Stretch | None:
    lat, lon = y * region.grid, x * region.grid
    west, south, east, north = region.box
    if not (west <= lon <= east and south <= lat <= north):
        return None
    return _Stretch((lat, lon), math.hypot(across * math.cos(math.radians(lat)), up) * region.grid)


@lru_cache(_REGIONS_KEPT)
def _borders(region: Region) -> Mapping[str, Mapping[str, Sequence[_Stretch]]]:
    """Give for each country its neighbours, and the pieces of the line between them."""
    users = _users(region)
    found: dict[str, defaultdict[str, list[_Stretch]]] = {code: defaultdict(list) for code in region.shapes}
    for arc, stretches in enumerate(_stretches(region)):
        for code, other in ((a, b) for a in users[arc] for b in users[arc] if a != b):
            if stretches:
                found[code][other] += stretches
    return found


@lru_cache(_REGIONS_KEPT)
def _coastlines(region: Region) -> Mapping[str, Sequence[Sequence[_Stretch]]]:
    """Give for each country its lines of coast in the box."""
    users = _users(region)
    found: dict[str, list[Sequence[_Stretch]]] = {code: [] for code in region.shapes}
    for arc, stretches in enumerate(_stretches(region)):
        if stretches and len(users[arc]) == 1 and region.lines[arc] == "c":
            found[next(iter(users[arc]))].append(stretches)
    return found


def _users(region: Region) -> Mapping[int, Collection[str]]:
    """Give the countries that each arc belongs to."""
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for code, shape in region.shapes.items():
        for ring in shape.rings:
            for arc in ring:
                found[max(arc, ~arc)][code] = None
    return found


def _coasts(region: Region, code: str) -> Mapping[int, Sequence[_Stretch]]:
    """Give the seas that a country lies on, each name once, and the pieces of its coast that lie on each."""
    there = [number for number, sea in enumerate(region.seas) if code in sea.coasts]
    found: dict[str, list[_Stretch]] = {region.seas[number].name["en"]: [] for number in there}
    sea_at = sea_finder(region)
    for stretch in (stretch for coast in _coastlines(region)[code] if there for stretch in coast):
        number = sea_at(*stretch.middle)
        if number not in there:
            number = min(there, key=lambda sea: _apart(stretch.middle, _sea_point(region, sea)))
        found[region.seas[number].name["en"]].append(stretch)
    first = {region.seas[number].name["en"]: number for number in reversed(there)}
    return {number: found[name] or [_Stretch(_sea_point(region, number), 1.0)] for name, number in first.items()}


def _sea_point(region: Region, number: int) -> Point:
    x, y = region.seas[number].at
    return y * region.grid, x * region.grid


def _beside(region: Region, code: str) -> str | None:
    """Give the country in which a small one lies, or to whose lines it is the nearest; None on a map of water."""
    here = region.label_at(code)
    users = _users(region)
    lines = ((arc, stretch.middle) for arc, stretches in enumerate(_stretches(region)) for stretch in stretches)
    nearest = min(lines, key=lambda line: _apart(here, line[1]), default=None)
    return at(region, *here) or (min(users[nearest[0]]) if nearest else None)


def _apart(here: Point, there: Point) -> float:
    """Give how far two points are from each other, for comparing: on a plane, at the latitude between them."""
    squeeze = math.cos(math.radians((here[0] + there[0]) / 2))
    return math.hypot((there[1] - here[1]) * squeeze, there[0] - here[0])


def _direction(here: Point, stretches: Iterable[_Stretch]) -> Wind:
    """Give the mean direction of a line, each piece as heavy as it is long."""
    squeeze = math.cos(math.radians(here[0]))
    east = north = 0.0
    for stretch in stretches:
        across, up = (stretch.middle[1] - here[1]) * squeeze, stretch.middle[0] - here[0]
        far = math.hypot(across, up) or 1.0
        east, north = east + stretch.length * across / far, north + stretch.length * up / far
    return wind(math.degrees(math.atan2(east, north)))


def _third(share: float) -> int:
    return max(0, min(int(share * 3), 2))
