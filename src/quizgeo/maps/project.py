"""The globe on a plane, and back: plate carrée for regions, Equal Earth for the world.

In both the place of a point from west to east is its longitude times a factor of the latitude alone.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from quizgeo.maps.model import Region

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Equal Earth; Šavrič, Patterson, Jenny 2018."""
_M = math.sqrt(3) / 2
_STEPS = 5
"""Of Newton's method: more change nothing."""
_LATITUDES = 4096
"""Kept; the grid of the world has 1,421."""
_POLE = math.pi / 3
"""The parametric latitude of the pole."""


class Projection(NamedTuple):
    """How points of the globe come to lie on a plane."""

    is_plate: bool
    squeeze: float
    """Plate carrée: the length of a degree of longitude in degrees of latitude."""

    def height(self, lat: float) -> float:
        """Give y on the plane, growing northwards."""
        return lat if self.is_plate else _equal_earth(lat)[1]

    def width(self, lat: float) -> float:
        """Give the length on the plane of a degree of longitude at a latitude."""
        return self.squeeze if self.is_plate else _equal_earth(lat)[0]

    def latitude(self, y: float) -> float:
        """Give the latitude that has this height; beyond the poles, that of a pole."""
        return y if self.is_plate else _equal_earth_latitude(y)


def projection(region: Region) -> Projection:
    """Give the projection that a region is drawn in."""
    _, south, _, north = region.box
    return Projection(region.projection == "plate", math.cos(math.radians((south + north) / 2)))


@lru_cache(_LATITUDES)
def _equal_earth(lat: float) -> tuple[float, float]:
    """Give width of a degree and height of a latitude; few latitudes occur, as data lies on a grid."""
    sine = _M * math.sin(math.radians(lat))
    t = math.asin(sine)
    t2 = t * t
    t6 = t2**3
    slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    return math.radians(math.cos(t) / (_M * slope)), t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


def _equal_earth_latitude(y: float) -> float:
    t = max(-_POLE, min(y / _A1, _POLE))
    for _ in range(_STEPS):
        t2 = t * t
        t6 = t2**3
        off = t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2)) - y
        t = max(-_POLE, min(t - off / (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)), _POLE))
    return math.degrees(math.asin(max(-1.0, min(1.0, math.sin(t) / _M))))
