"""Eight winds: the direction from one point to another, as a stable word and as people say it."""

import math
from typing import Literal, get_args

from quizgeo.language import N_, _
from quizgeo.maps.model import Point

Wind = Literal["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"]
"""Stable words, clockwise from the north."""

WINDS: tuple[Wind, ...] = get_args(Wind)
_ROUND = 360
_NAMES: dict[Wind, str] = {
    "north": N_("north"),
    "north-east": N_("north-east"),
    "east": N_("east"),
    "south-east": N_("south-east"),
    "south": N_("south"),
    "south-west": N_("south-west"),
    "west": N_("west"),
    "north-west": N_("north-west"),
}


def bearing(here: Point, there: Point) -> float:
    """Give the direction in which a great circle sets out to another point, in degrees clockwise from the north."""
    (lat, lon), (other_lat, other_lon) = (tuple(map(math.radians, point)) for point in (here, there))
    across = other_lon - lon
    east = math.sin(across) * math.cos(other_lat)
    north = math.cos(lat) * math.sin(other_lat) - math.sin(lat) * math.cos(other_lat) * math.cos(across)
    return math.degrees(math.atan2(east, north)) % _ROUND


def wind(degrees: float) -> Wind:
    """Give the wind that is nearest to a direction in degrees clockwise from the north."""
    return WINDS[round(degrees / (_ROUND / len(WINDS))) % len(WINDS)]


def wind_name(where: Wind) -> str:
    """Give the name of a wind in the language in use."""
    return _(_NAMES[where])
