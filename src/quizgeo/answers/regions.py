"""Which part of the world a question is asked on: what its deck says, or what suits it where the deck says nothing.

A region that there is not, or that does not show what is asked for, is passed over: `quizgeo check` tells of it.
Regions come as `maps.region` takes them, by name or as the text of a box.
"""

from collections.abc import Sequence

from quizgeo import maps
from quizgeo.maps import MapError, Region

WORLD = "world"
_MISUSED = 2
"""Exit status of a MapError about a region that there is not."""
COLS, ROWS = 80, 22
"""The size at which the cells of countries are counted."""
LEAST_CELLS = 2
"""A country of fewer cells is drawn as a dot, which nobody hits by chance."""


def region_to_show(asked: str, codes: Sequence[str]) -> str:
    """Choose the region on which countries are shown: the one asked for if all are on it, else where they are largest.

    asked: name or box, or empty. codes: alpha-3, each on a map. Raises MapError when the data cannot be read.
    """
    region = named_region(asked)
    if region is not None and all(code in maps.ranking(region) for code in codes):
        return asked
    if len(codes) == 1:
        return maps.region_of(codes[0]) or WORLD
    best = max(maps.regions(), key=lambda name: _least_cells(name, codes))
    return best if _least_cells(best, codes) else WORLD


def _least_cells(region: str, codes: Sequence[str]) -> int:
    return min((cells_on(region, code) for code in codes), default=0)


def region_to_place(asked: str, lat: float, lon: float) -> str:
    """Choose the region on which a point is put: the one asked for if the point is on it, else the smallest around it.

    asked: name or box, or empty. Raises MapError when the data cannot be read.
    """
    region = named_region(asked)
    return asked if region is not None and holds(region, lat, lon) else maps.region_around(lat, lon)


def named_region(asked: str) -> Region | None:
    """Give a region by name or box; None when there is none such. Raises MapError when its data cannot be read."""
    try:
        return maps.region(asked) if asked else None
    except MapError as error:
        if error.status == _MISUSED:
            return None
        raise


def holds(region: Region, lat: float, lon: float) -> bool:
    """Tell whether a point lies in the box of a region."""
    west, south, east, north = region.box
    return west <= lon <= east and south <= lat <= north


def cells_on(region: str, code: str) -> int:
    """Count the cells that a country covers at 80 by 22; 0 when it is not on the map, 1 for a dot."""
    return _counted(region).get(code, 0)


def pickable(region: str) -> int:
    """Count the countries that a learner may hit by chance: those of two cells or more at 80 by 22."""
    return sum(cells >= LEAST_CELLS for cells in _counted(region).values())


def _counted(region: str) -> dict[str, int]:
    """Give the cells of each country of a region: from the index, or for a box by drawing it."""
    entry = maps.regions().get(region)
    if entry is not None:
        return dict(entry.cells)
    picture = maps.draw(maps.region(region), COLS, ROWS)
    return {code: picture.cells(code) for code in picture.codes}
