"""How a box of the globe is fitted into character cells, and where its points come to lie.

A cell is two dots wide and four high, which are about square in common fonts; columns, rows and dots are counted from
the upper left corner of the whole picture.
"""

import math
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from quizgeo.maps.model import Point, Region
from quizgeo.maps.project import Projection, projection

Cell = tuple[int, int]
"""Column and row."""
Dot = tuple[int, int]
"""Two dots to a column, four to a row."""

DOTS_WIDE, DOTS_HIGH = 2, 4
"""Dots of a cell."""
WIDEST, HIGHEST = 160, 50
"""Cells beyond which a map is centred, not stretched."""
LEAST = (48, 14)
"""Columns and rows below which a map is told, not drawn."""
LEAST_WORLD = (72, 20)
"""The same for the world."""
_FRAMES_KEPT = 32


def fits(region: Region, cols: int, rows: int) -> bool:
    """Tell whether so many cells are enough for a map; where they are not, it is told in words."""
    least_cols, least_rows = LEAST if region.projection == "plate" else LEAST_WORLD
    return cols >= least_cols and rows >= least_rows


class Frame(Struct, frozen=True, eq=False):
    """A region fitted into a picture of some size."""

    projection: Projection
    cols: int
    rows: int
    left: int
    top: int
    width: int
    height: int
    """Cells: those from `left` and `top` on show the box, the others are outside."""
    scale: float
    """Dots to a unit of the plane."""
    x: float
    y: float
    """Dots of longitude 0 on latitude 0, from the upper left corner of what shows the box."""

    def spot(self, lat: float, lon: float) -> tuple[float, float]:
        """Give the place of a point in dots of the picture."""
        x = self.x + lon * self.projection.width(lat) * self.scale + DOTS_WIDE * self.left
        return x, self.y - self.projection.height(lat) * self.scale + DOTS_HIGH * self.top

    def dot(self, lat: float, lon: float) -> Dot:
        """Give the dot that a point lies in; it may be outside of the picture."""
        x, y = self.spot(lat, lon)
        return math.floor(x), math.floor(y)

    def cell(self, lat: float, lon: float) -> Cell:
        """Give the cell that a point lies in; it may be outside of the picture."""
        x, y = self.dot(lat, lon)
        return x // DOTS_WIDE, y // DOTS_HIGH

    def point(self, x: float, y: float) -> Point:
        """Give latitude and longitude of a place in dots of the picture; those outside may be off the globe."""
        lat = self.projection.latitude((self.y - (y - DOTS_HIGH * self.top)) / self.scale)
        return lat, (x - DOTS_WIDE * self.left - self.x) / self.scale / self.projection.width(lat)

    def shown(self, row: int) -> range:
        """Give the columns of a row that show the box, not what lies outside of it or of the globe."""
        if not self.top <= row < self.top + self.height:
            return range(0)
        if self.projection.is_plate:
            return range(self.left, self.left + self.width)
        lat, _ = self.point(0, (row + 0.5) * DOTS_HIGH)
        first, last = (self.spot(lat, lon)[0] / DOTS_WIDE for lon in (-180, 180))
        return range(max(self.left, round(first)), min(self.left + self.width, round(last)))

    def arc(self, arc: list[int], grid: float) -> tuple[list[float], list[float]]:
        """Give the places of the points of an arc, in dots from the upper left corner of what shows the box."""
        across, up = self.scale * grid, self.scale
        columns, rows = accumulate(arc[::2]), accumulate(arc[1::2])
        if self.projection.is_plate:
            across *= self.projection.squeeze
            return [self.x + step * across for step in columns], [self.y - step * grid * up for step in rows]
        wide, high = self.projection.width, self.projection.height
        latitudes = [step * grid for step in rows]
        xs = [self.x + step * across * wide(lat) for step, lat in zip(columns, latitudes, strict=True)]
        return xs, [self.y - high(lat) * up for lat in latitudes]


@lru_cache(_FRAMES_KEPT)
def frame(region: Region, cols: int, rows: int) -> Frame:
    """Fit the box of a region into a picture, as large as it goes and centred. Raises ValueError below one cell."""
    if cols < 1 or rows < 1:
        raise ValueError(f"a picture has at least one cell: {cols} x {rows}")
    plane = projection(region)
    west, south, east, north = _extent(region, plane)
    most_cols, most_rows = min(cols, WIDEST), min(rows, HIGHEST)
    scale = min(DOTS_WIDE * most_cols / (east - west), DOTS_HIGH * most_rows / (north - south))
    width = max(1, min(most_cols, round((east - west) * scale / DOTS_WIDE)))
    height = max(1, min(most_rows, round((north - south) * scale / DOTS_HIGH)))
    return Frame(
        plane,
        cols,
        rows,
        (cols - width) // 2,
        (rows - height) // 2,
        width,
        height,
        scale,
        width * DOTS_WIDE / 2 - (west + east) / 2 * scale,
        height * DOTS_HIGH / 2 + (south + north) / 2 * scale,
    )


def sheet(region: Region, width: float) -> tuple[Frame, float]:
    """Fit the box of a region into a drawing of a width, in units in place of dots; give the height with it."""
    plane = projection(region)
    west, south, east, north = _extent(region, plane)
    scale = width / (east - west)
    return Frame(plane, 0, 0, 0, 0, 0, 0, scale, -west * scale, north * scale), (north - south) * scale


def part(region: Region, lat: float, lon: float) -> tuple[float, float]:
    """Give how far a point is to the east and to the south on the map of a region, both 0..1 in its box."""
    plane = projection(region)
    west, south, east, north = _extent(region, plane)
    return (lon * plane.width(lat) - west) / (east - west), (north - plane.height(lat)) / (north - south)


def _extent(region: Region, plane: Projection) -> tuple[float, float, float, float]:
    """Give the box on the plane, as wide as at the latitude where it is widest."""
    west, south, east, north = region.box
    widths = [plane.width(lat) for lat in (south, north, max(south, min(north, 0)))]
    return (
        min(west * width for width in widths),
        plane.height(south),
        max(east * width for width in widths),
        plane.height(north),
    )
