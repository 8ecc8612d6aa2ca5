"""Which country a point lies in, on the shapes themselves and not on a drawing of them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from quizgeo.maps.model import Region

_REGIONS_KEPT = 16
Steps = tuple[Sequence[int], Sequence[int]]
"""The points of an arc in steps of the grid: all x, all y."""


def at(region: Region, lat: float, lon: float) -> str | None:
    """Give the code of the country that a point lies in; None on water, and outside of what the region has."""
    x, y = lon / region.grid, lat / region.grid
    for code, (west, south, east, north) in bounds(region).items():
        if west <= x <= east and south <= y <= north and _inside(region, code, x, y):
            return code
    return None


@lru_cache(_REGIONS_KEPT)
def arcs(region: Region) -> tuple[Steps, ...]:
    """Give the points of all arcs."""
    return tuple((tuple(accumulate(arc[::2])), tuple(accumulate(arc[1::2]))) for arc in region.arcs)


@lru_cache(_REGIONS_KEPT)
def bounds(region: Region) -> Mapping[str, tuple[int, int, int, int]]:
    """Give for each shape with an outline how far it goes west, south, east and north, in steps of the grid."""
    found = arcs(region)
    boxes = [(min(xs), min(ys), max(xs), max(ys)) for xs, ys in found]
    result = {}
    for code, shape in region.shapes.items():
        if parts := [boxes[max(arc, ~arc)] for ring in shape.rings for arc in ring]:
            lefts, bottoms, rights, tops = zip(*parts, strict=True)
            result[code] = min(lefts), min(bottoms), max(rights), max(tops)
    return result


def _inside(region: Region, code: str, x: float, y: float) -> bool:
    """Tell whether a line from a point eastwards crosses the outline of a shape an odd number of times."""
    inside, found = False, arcs(region)
    for ring in region.shapes[code].rings:
        for arc in ring:
            xs, ys = found[max(arc, ~arc)]
            above = [step > y for step in ys]
            if above.count(above[0]) == len(above):
                continue
            for i in range(1, len(above)):
                if above[i] is not above[i - 1]:
                    slope = (xs[i] - xs[i - 1]) / (ys[i] - ys[i - 1])
                    inside ^= x < xs[i - 1] + (y - ys[i - 1]) * slope
    return inside
