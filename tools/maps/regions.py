"""The table of regions; a new one is a row here and its seas in `seas.py`.

A dot is a point of a map drawn at 160 by 50 cells, the finest there is. Degrees here are of latitude: a degree of
longitude is as long on the map times the cosine of the middle latitude.
"""

import math
from dataclasses import dataclass

from quizgeo.answers.places import EARTH_KM

WIDEST = (160, 50)
"""Columns and rows of the finest drawing."""
USUAL = (80, 22)
"""Columns and rows of the drawing that shapes are counted in."""
MARGIN = 3
"""Dots that are kept beyond the box."""

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@dataclass(frozen=True, slots=True)
class Region:
    """One map: a box of the globe."""

    name: str
    english: str
    indonesian: str
    box: Box
    level: str = "50m"
    """The file of the source."""
    steps: int = 100
    """Steps of the grid in a degree."""

    @property
    def is_world(self) -> bool:
        """Tell whether this is the map of everything, which has a projection of its own."""
        return self.box[2] - self.box[0] >= 360

    @property
    def squeeze(self) -> float:
        """Give how much shorter than a degree of latitude one of longitude is."""
        return math.cos(math.radians((self.box[1] + self.box[3]) / 2))

    @property
    def dot(self) -> float:
        """Give the degrees of latitude that a dot of the finest drawing is high."""
        return self.dot_at(*WIDEST)

    @property
    def edge(self) -> Box:
        """Give the box with its margin, on the grid; it ends where the globe's degrees do."""
        west, south, east, north = self.box
        beside, above = MARGIN * self.dot / self.squeeze, MARGIN * self.dot
        outer = (max(west - beside, -180), max(south - above, -90), min(east + beside, 180), min(north + above, 90))
        ends = (math.floor, math.floor, math.ceil, math.ceil)
        return tuple(end(side * self.steps) / self.steps for end, side in zip(ends, outer, strict=True))  # type: ignore[return-value]  # four ends make a box

    @property
    def within(self) -> int:
        """Give the least distance in km that a question may ask for: half a cell's diagonal and a quarter more."""
        high = self.dot_at(*USUAL) * 4 * math.radians(1) * EARTH_KM
        return 5 * round(math.hypot(high, high / 2) / 2 * 1.25 / 5)

    def dot_at(self, columns: int, rows: int) -> float:
        """Give the degrees of latitude that a dot is high in a drawing of so many cells."""
        west, south, east, north = self.box
        return max((east - west) * self.squeeze / (2 * columns), (north - south) / (4 * rows))

    def has(self, lon: float, lat: float) -> bool:
        """Tell whether a point is in the box."""
        west, south, east, north = self.box
        return west <= lon <= east and south <= lat <= north


REGIONS = (
    Region("south-caucasus", "South Caucasus", "Kaukasus Selatan", (36.8, 37.4, 52.2, 44.4), steps=1000),
    Region("balkans", "Balkans", "Balkan", (12.5, 38.5, 30.5, 48.5)),
    Region("caribbean", "Central America and the Caribbean", "Amerika Tengah dan Karibia", (-93, 6, -58, 28)),
    Region("central-asia", "Central Asia", "Asia Tengah", (46, 33, 88, 56)),
    Region("middle-east", "Middle East", "Timur Tengah", (25, 12, 64, 43)),
    Region("south-asia", "South Asia", "Asia Selatan", (60, 4, 98, 39)),
    Region("europe", "Europe", "Eropa", (-12, 34.5, 42, 71)),
    Region("oceania", "Australia and Oceania", "Australia dan Oseania", (110, -48, 180, 12)),
    Region("east-asia", "East and Southeast Asia", "Asia Timur dan Asia Tenggara", (95, -11, 147, 52)),
    Region("north-america", "North America", "Amerika Utara", (-168, 6, -52, 74)),
    Region("south-america", "South America", "Amerika Selatan", (-83, -56, -34, 14)),
    Region("africa", "Africa", "Afrika", (-19, -36, 52, 38)),
    Region("world", "World", "Dunia", (-180, -58, 180, 84), level="110m", steps=10),
)
