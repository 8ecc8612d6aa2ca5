"""What can be told of a country on a map without drawing it: its place, neighbours, seas and rank by area.

Only what lies in the box of the region counts. Directions are seen from the middle of a country's area, and as the line
that is meant faces. What is not certain is not told.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from quizgeo.maps.frame import part
from quizgeo.maps.model import Point, Region
from quizgeo.maps.outlines import Stretch, areas, borders, coastlines, stretches, users
from quizgeo.maps.pick import at
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


_MOST_LOST = 0.3
"""Part of a coast that may be on none of the seas before no direction is told."""
_DOUBTED, _WRONG = 60, 90
"""Degrees between where the coast of a sea is and where its point is: no direction is told of it, of none of them."""
_LEAST_EVEN = 0.2
"""How much of a coast has to agree on where it is; that around an island does not."""


_BROADEST = 90
"""Degrees of longitude that a country's coasts may run through before no direction is told."""
_QUARTER = 90
_NEAR_CHIEF = 27
"""Degrees from one of the four chief winds up to which a line is told to lie there."""


class Facts(Struct, frozen=True):
    """What a map tells of a country."""

    code: str
    field: Wind | None
    """Which of the nine fields of the map; None for that in the middle."""
    neighbours: tuple[tuple[str, Wind], ...]
    """Codes and directions, from the north by the west."""
    seas: tuple[tuple[int, Wind | None], ...]
    """Numbers of seas of the region, and directions, from the north by the west; None last, where it is not certain."""
    has_coast: bool
    near: str | None
    """The code of the nearest country, only for one that is too small to have an outline."""
    rank: int
    """By area, from 1."""
    count: int
    """Countries on the map."""


def facts(region: Region, code: str) -> Facts:
    """Give what a map tells of a country. Raises KeyError when it is not on the map."""
    ranks = ranking(region)
    if code not in ranks:
        raise KeyError(code)
    lat, lon = region.label_at(code)
    east, south = part(region, lat, lon)
    fields = FIELDS[_third(south)]
    here = areas(region)[code].middle
    around = {other: _wind(_direction(here, pieces)[0]) for other, pieces in borders(region)[code].items()}
    return Facts(
        code,
        fields[_third(east)],
        tuple(sorted(around.items(), key=lambda item: (_order(item[1]), item[0]))),
        tuple(sorted(_seas(region, code).items(), key=lambda item: (_order(item[1]), item[0]))),
        bool(coastlines(region)[code]),
        None if region.shapes[code].rings else _beside(region, code),
        ranks.index(code) + 1,
        len(ranks),
    )


def candidates(region: Region, target: str, count: int = OFFERED) -> tuple[str, ...]:
    """Give countries to choose from, the right one first: then its neighbours by their border, then the nearest others.

    Contested ones are not among them unless one is asked for. Raises KeyError when the target is not on the map.
    """
    around = borders(region)[target]
    here = region.label_at(target)

    def rank(code: str) -> tuple[bool, bool, float, str]:
        shared = sum(stretch.length for stretch in around.get(code, ()))
        return code != target, not shared, -shared or _apart(here, region.label_at(code)), code

    there = (code for code in ranking(region) if code == target or not region.shapes[code].contested)
    return tuple(sorted(there, key=rank)[:count])


@lru_cache(_REGIONS_KEPT)
def ranking(region: Region) -> tuple[str, ...]:
    """Give the codes of all countries in the box, the largest first by the area that lies in it."""
    sizes = {code: area.size for code, area in areas(region).items()}
    west, south, east, north = region.box
    there = []
    for code in region.shapes:
        lat, lon = region.label_at(code)
        if sizes[code] or (west <= lon <= east and south <= lat <= north):
            there.append(code)
    return tuple(sorted(there, key=lambda code: (-sizes[code], code)))


def _seas(region: Region, code: str) -> Mapping[int, Wind | None]:
    """Give the seas that a country lies on, with directions as far as they are certain.

    The seas of a map are points: which coast lies on which is a guess. Where it would be wrong for one sea, or where
    much of the coast is far from water that leads to any, no direction is told.
    """
    there = frozenset(number for number, sea in enumerate(region.seas) if code in sea.coasts)
    coasts, lost = _coasts(region, code, there)
    here, found = areas(region)[code].middle, dict[int, Wind | None]()
    doubted = lost > _MOST_LOST or _breadth(piece for pieces in coasts.values() for piece in pieces) > _BROADEST
    for number in sorted(there):
        degrees, even = _direction(here, coasts[number])
        off = abs((degrees - _degrees(here, _sea_point(region, number)) + 180) % 360 - 180)
        doubted |= bool(coasts[number]) and off > _WRONG
        certain = even >= _LEAST_EVEN and off <= _DOUBTED
        found[number] = _wind(degrees) if certain else None
    return dict.fromkeys(found) if doubted else found


def _coasts(region: Region, code: str, there: frozenset[int]) -> tuple[Mapping[int, Sequence[Stretch]], float]:
    """Give the pieces of a country's coast that lie on each of its seas, and the share of the coast that is on none."""
    found: dict[int, list[Stretch]] = {number: [] for number in there}
    total = lost = 0.0
    sea_at = sea_finder(region, there)
    for stretch in (stretch for coast in coastlines(region)[code] for stretch in coast):
        number = sea_at(*stretch.middle)
        total += stretch.length
        if number is None:
            lost += stretch.length
        else:
            found[number].append(stretch)
    return found, lost / total if total else 0.0


def _sea_point(region: Region, number: int) -> Point:
    x, y = region.seas[number].at
    return y * region.grid, x * region.grid


def _beside(region: Region, code: str) -> str | None:
    """Give the country in which a small one lies, or to whose lines it is the nearest; None on a map of water."""
    here = region.label_at(code)
    lines = (
        (arc, piece.middle) for arc, pieces in enumerate(stretches(region)) for piece in pieces if users(region)[arc]
    )
    nearest = min(lines, key=lambda line: _apart(here, line[1]), default=None)
    return at(region, *here) or (min(users(region)[nearest[0]]) if nearest else None)


def _apart(here: Point, there: Point) -> float:
    """Give how far two points are from each other, for comparing: on a plane, at the latitude between them."""
    return math.hypot(*_steps(here, there))


def _steps(here: Point, there: Point) -> tuple[float, float]:
    """Give how far it is to the east and to the north, in degrees of latitude."""
    squeeze = math.cos(math.radians((here[0] + there[0]) / 2))
    return (there[1] - here[1]) * squeeze, there[0] - here[0]


def _direction(here: Point, pieces: Collection[Stretch]) -> tuple[float, float]:
    """Give the mean direction of a line, in degrees clockwise from the north, and how much of it agrees, 0..1.

    Each piece counts as long as it is, for where it lies and for where it faces.
    """
    east = north = total = 0.0
    for piece in pieces:
        across, up = _steps(here, piece.middle)
        far = math.hypot(across, up) or 1.0
        east += piece.length * across / far + piece.outward[0]
        north += piece.length * up / far + piece.outward[1]
        total += 2 * piece.length
    return math.degrees(math.atan2(east, north)), math.hypot(east, north) / total if total else 0.0


def _breadth(pieces: Iterable[Stretch]) -> float:
    """Give through how many degrees of longitude a line runs."""
    across = [piece.middle[1] for piece in pieces]
    return max(across, default=0.0) - min(across, default=0.0)


def _degrees(here: Point, there: Point) -> float:
    """Give the direction of a point on a plane, in degrees clockwise from the north."""
    return math.degrees(math.atan2(*_steps(here, there)))


def _wind(degrees: float) -> Wind:
    """Give the wind of a mean direction: one of the four chief winds where it is near, as borders are spoken of."""
    chief = round(degrees / _QUARTER) * _QUARTER
    return wind(
        chief if abs(degrees - chief) <= _NEAR_CHIEF else math.floor(degrees / _QUARTER) * _QUARTER + _QUARTER / 2
    )


def _order(where: Wind | None) -> int:
    return len(_ORDER) if where is None else _ORDER.index(where)


def _third(share: float) -> int:
    return max(0, min(int(share * 3), 2))
