"""The table of regions; a new one is a row here and its seas in `waters.py`.

A dot is one of those that a map has at 160 by 50 cells, the most there are: two to a column, four to a row. A degree is
one of latitude; one of longitude is shorter on the map, by the cosine of the latitude in the middle.
"""

import math
from dataclasses import dataclass

DOTS = (2 * 160, 4 * 50)
"""Across and down."""
MARGIN = 3
"""Dots that are kept beyond the box."""

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@dataclass(frozen=True, slots=True)
class Region:
    """One map: a part of the globe."""

    name: str
    english: str
    indonesian: str
    box: Box
    within: int
    """The least distance in km that a question may ask a point to lie within: half the diagonal of a cell at 80 by 22
    cells, and a quarter more."""
    steps: int = 100
    """Steps of the grid in a degree."""
    level: str = "50m"
    """The file of the source."""
    projection: str = "plate"

    @property
    def squeeze(self) -> float:
        """Give the length of a degree of longitude, in degrees of latitude."""
        return math.cos(math.radians((self.box[1] + self.box[3]) / 2))

    @property
    def dot(self) -> float:
        """Give the degrees that a dot is high."""
        west, south, east, north = self.box
        return max((east - west) * self.squeeze / DOTS[0], (north - south) / DOTS[1])

    @property
    def edge(self) -> Box:
        """Give the box with its margin, on the grid; not beyond the globe."""
        west, south, east, north = (side * self.steps for side in self.box)
        up = MARGIN * self.dot * self.steps
        across = up / self.squeeze
        return (
            max(math.floor(west - across) / self.steps, -180.0),
            max(math.floor(south - up) / self.steps, -90.0),
            min(math.ceil(east + across) / self.steps, 180.0),
            min(math.ceil(north + up) / self.steps, 90.0),
        )

    def has(self, lon: float, lat: float) -> bool:
        """Tell whether a point is in the box."""
        west, south, east, north = self.box
        return west <= lon <= east and south <= lat <= north


REGIONS = (
    Region("south-caucasus", "South Caucasus", "Kaukasus Selatan", (36.8, 37.4, 52.2, 44.4), 25, steps=1000),
    Region("balkans", "Balkans", "Balkan", (12.5, 38.5, 30.5, 48.5), 35),
    Region("caribbean", "Central America and the Caribbean", "Amerika Tengah dan Karibia", (-93, 6, -58, 28), 80),
    Region("central-asia", "Central Asia", "Asia Tengah", (46, 33, 88, 56), 85),
    Region("middle-east", "Middle East", "Timur Tengah", (25, 12, 64, 43), 110),
    Region("south-asia", "South Asia", "Asia Selatan", (60, 4, 98, 39), 125),
    Region("europe", "Europe", "Eropa", (-12, 34.5, 42, 71), 130),
    Region("oceania", "Australia and Oceania", "Australia dan Oseania", (110, -48, 180, 12), 215),
    Region("east-asia", "East and Southeast Asia", "Asia Timur dan Asia Tenggara", (95, -11, 147, 52), 225),
    Region("north-america", "North America", "Amerika Utara", (-168, 6, -52, 74), 245),
    Region("south-america", "South America", "Amerika Selatan", (-83, -56, -34, 14), 250),
    Region("africa", "Africa", "Afrika", (-19, -36, 52, 38), 265),
    Region("world", "World", "Dunia", (-180, -58, 180, 84), 700, 10, "110m", "equal-earth"),
)
"""In the order in which they are offered: the finest first."""
