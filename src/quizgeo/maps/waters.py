"""Which sea a coast lies on: the one whose point is the nearest by water, so that none reaches across land.

The water of a map is a coarse grid of dots, in which all seas spread from their points until they meet.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from quizgeo.maps.cells import WATER
from quizgeo.maps.frame import DOTS_HIGH, DOTS_WIDE, Dot, Frame, frame
from quizgeo.maps.ground import filled
from quizgeo.maps.model import Region

COLS, ROWS = 96, 30
"""Cells: fine enough to tell the seas apart, coarse enough to close the straits between them."""
_REGIONS_KEPT = 16
_SPREADS_KEPT = 128
_NEAR = 3
"""Dots within which water is looked for at a coast, or at the point of a sea."""
_BESIDE = ((1, 0), (-1, 0), (0, 1), (0, -1))
_AROUND = (*_BESIDE, (1, 1), (-1, 1), (1, -1), (-1, -1))
_SEARCH = sorted(
    ((across, down) for across in range(-_NEAR, _NEAR + 1) for down in range(-_NEAR, _NEAR + 1)),
    key=lambda step: (step[0] ** 2 + step[1] ** 2, step),
)


def sea_finder(region: Region, among: frozenset[int]) -> Callable[[float, float], int | None]:
    """Give what tells which of some seas is at a latitude and longitude on a coast; None where none can be reached."""
    fitted, seas = _spread(region, among)

    def sea_at(lat: float, lon: float) -> int | None:
        dot = _first(fitted.dot(lat, lon), seas)
        return None if dot is None else seas[dot]

    return sea_at


@lru_cache(_SPREADS_KEPT)
def _spread(region: Region, among: frozenset[int]) -> tuple[Frame, Mapping[Dot, int]]:
    """Let some seas spread over the whole file of a region; give for each dot of water the number of its sea."""
    fitted, water = _wet(region)
    seas: dict[Dot, int] = {}
    for number in sorted(among):
        x, y = region.seas[number].at
        if (dot := _first(fitted.dot(y * region.grid, x * region.grid), water)) is not None:
            seas[dot] = number
    edge, step = list(seas), 0
    while edge:
        # by turns over sides alone and over corners too: nearly as round as a circle
        edge = _grown(edge, seas, water, _AROUND if step % 2 else _BESIDE)
        step += 1
    return fitted, seas


@lru_cache(_REGIONS_KEPT)
def _wet(region: Region) -> tuple[Frame, set[Dot]]:
    """Give the grid of the whole file of a region, and its dots of water."""
    west, south, east, north = (side * region.grid for side in region.edge)
    whole = replace(region, box=(west, south, east, north))
    fitted = frame(whole, COLS, ROWS)
    return fitted, _water(whole, fitted)


def _grown(edge: Sequence[Dot], seas: dict[Dot, int], water: set[Dot], steps: Sequence[Dot]) -> list[Dot]:
    """Let the seas grow by a dot; give the dots that they won."""
    won = []
    for x, y in edge:
        for across, down in steps:
            dot = x + across, y + down
            if dot in water and dot not in seas:
                seas[dot] = seas[x, y]
                won.append(dot)
    return won


def _water(region: Region, fitted: Frame) -> set[Dot]:
    """Give the dots that belong to no land."""
    dots, _ = filled(region, [fitted.arc(arc, region.grid) for arc in region.arcs], fitted)
    left, top, width = fitted.left * DOTS_WIDE, fitted.top * DOTS_HIGH, fitted.width * DOTS_WIDE
    places = (divmod(place, width + 1) for place, owner in enumerate(dots) if owner == WATER)
    return {(left + x, top + y) for y, x in places if x < width}


def _first(dot: Dot, among: Mapping[Dot, int] | set[Dot]) -> Dot | None:
    """Give the nearest dot that is among others."""
    near = ((dot[0] + across, dot[1] + down) for across, down in _SEARCH)
    return next((place for place in near if place in among), None)
