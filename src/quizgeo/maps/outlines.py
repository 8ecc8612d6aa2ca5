"""The lines of a map by what lies on their two sides: borders and coasts in short pieces, and middles of areas.

Only what lies in the box of the region counts.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from quizgeo.maps.model import Point, Region
from quizgeo.maps.pick import arcs

_REGIONS_KEPT = 16


class Stretch(Struct, frozen=True):
    """A straight piece of a line in the box."""

    middle: Point
    length: float
    """In degrees of latitude."""
    outward: tuple[float, float]
    """East and north, at a right angle to the piece and as long: out of the country whose line it is."""


class Area(Struct, frozen=True):
    """What of a country lies in the box."""

    size: float
    """Over a constant."""
    middle: Point
    """Of the area; where there is none, the point that the name stands at."""
    clockwise: bool
    """Whether its rings run so; those around holes run the other way."""


@lru_cache(_REGIONS_KEPT)
def areas(region: Region) -> Mapping[str, Area]:
    """Give for each country what of it lies in the box."""
    return {code: _area(region, code) for code in region.shapes}


def _area(region: Region, code: str) -> Area:
    """Measure on the cylinder that keeps areas (Lambert); the middle is the centroid of the polygons."""
    total = across = up = 0.0
    for ring in region.shapes[code].rings:
        for (x, y), (next_x, next_y) in _sides(region, ring):
            twice = x * next_y - next_x * y
            total, across, up = total + twice, across + (x + next_x) * twice, up + (y + next_y) * twice
    size = round(abs(total), 9)
    if not size:
        return Area(0.0, region.label_at(code), clockwise=True)
    height = max(-1.0, min(up / total / 3, 1.0))
    return Area(size, (math.degrees(math.asin(height)), across / total / 3), clockwise=total < 0)


def _sides(region: Region, ring: Sequence[int]) -> Iterable[tuple[Point, Point]]:
    """Give the sides of a ring, moved into the box: degrees eastwards, and the sine of the latitude."""
    west, south, east, north = region.box
    for arc in ring:
        xs, ys = arcs(region)[max(arc, ~arc)]
        across = [max(west, min(x * region.grid, east)) for x in xs]
        up = [math.sin(math.radians(max(south, min(y * region.grid, north)))) for y in ys]
        points = list(zip(across, up, strict=True))
        yield from pairwise(points if arc >= 0 else points[::-1])


@lru_cache(_REGIONS_KEPT)
def stretches(region: Region) -> tuple[Sequence[Stretch], ...]:
    """Give for each arc its straight pieces in the box, without what runs along the edge of what was cut out.

    Outward is to the left of the arc.
    """
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


def _stretch(region: Region, x: float, y: float, right: int, up: int) -> Stretch | None:
    lat, lon = y * region.grid, x * region.grid
    west, south, east, north = region.box
    if not (west <= lon <= east and south <= lat <= north):
        return None
    across, rise = right * region.grid * math.cos(math.radians(lat)), up * region.grid
    return Stretch((lat, lon), math.hypot(across, rise), (-rise, across))


@lru_cache(_REGIONS_KEPT)
def borders(region: Region) -> Mapping[str, Mapping[str, Sequence[Stretch]]]:
    """Give for each country its neighbours, and the pieces of the line between them."""
    both = users(region)
    found: dict[str, defaultdict[str, list[Stretch]]] = {code: defaultdict(list) for code in region.shapes}
    for arc, pieces in enumerate(stretches(region)):
        for code, other in ((a, b) for a in both[arc] for b in both[arc] if a != b):
            if pieces:
                found[code][other] += _turned(region, arc, code, pieces)
    return found


@lru_cache(_REGIONS_KEPT)
def coastlines(region: Region) -> Mapping[str, Sequence[Sequence[Stretch]]]:
    """Give for each country its lines of coast in the box."""
    both = users(region)
    found: dict[str, list[Sequence[Stretch]]] = {code: [] for code in region.shapes}
    for arc, pieces in enumerate(stretches(region)):
        if pieces and len(both[arc]) == 1 and region.lines[arc] == "c":
            code = next(iter(both[arc]))
            found[code].append(_turned(region, arc, code, pieces))
    return found


@lru_cache(_REGIONS_KEPT)
def users(region: Region) -> Mapping[int, Mapping[str, bool]]:
    """Give the countries that each arc belongs to, and whether they run it backwards."""
    found: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    for code, shape in region.shapes.items():
        for ring in shape.rings:
            for arc in ring:
                found[max(arc, ~arc)][code] = arc < 0
    return found


def _turned(region: Region, arc: int, code: str, pieces: Collection[Stretch]) -> list[Stretch]:
    """Give the pieces of an arc with what is outward for a country: the left of what runs clockwise."""
    if users(region)[arc][code] is not areas(region)[code].clockwise:
        return list(pieces)
    return [Stretch(piece.middle, piece.length, (-piece.outward[0], -piece.outward[1])) for piece in pieces]
