"""How much of the globe a cell of a map stands for, and so how exactly a learner can point at it."""

import math

from quizgeo.maps.frame import DOTS_HIGH, DOTS_WIDE
from quizgeo.maps.model import Region

USUAL = (80, 22)
"""Columns and rows of the drawing that figures are given for."""

_DEGREE_KM = 111.195
"""A degree of latitude, on a globe with a radius of 6371.0088 km."""
_SPARE = 1.25
"""A quarter more than half of the diagonal of a cell, from the middle to a corner."""
_STEP = 5
"""Kilometres to which least distances are rounded, if they are longer."""


def cell_km(region: Region) -> tuple[float, float]:
    """Give how wide and how high a cell is in km, in the middle of a map drawn at 80 by 22."""
    west, south, east, north = region.box
    squeeze = math.cos(math.radians((south + north) / 2))
    dot = max((east - west) * squeeze / (DOTS_WIDE * USUAL[0]), (north - south) / (DOTS_HIGH * USUAL[1]))
    return dot * DOTS_WIDE * _DEGREE_KM, dot * DOTS_HIGH * _DEGREE_KM


def least_within(region: Region) -> int:
    """Give the least distance in km that a question for a point may allow.

    With less, who points at the right cell of a map at 80 by 22 could be told to be wrong.
    """
    least = math.hypot(*cell_km(region)) / 2 * _SPARE
    return max(1, math.ceil(least)) if least < _STEP else _STEP * round(least / _STEP)
