"""The judgement of places: a country by its code or name, a point by its distance over the globe."""

import math
import re
from collections.abc import Sequence

from quizgeo.answers.context import Context
from quizgeo.answers.expected import expect
from quizgeo.answers.given import as_text, wrong_type
from quizgeo.answers.names import country_name
from quizgeo.answers.reasons import verdict
from quizgeo.answers.shown import place_text
from quizgeo.answers.verdict import Given, Verdict
from quizgeo.answers.words import LONGEST, judge
from quizgeo.decks.kinds import Find, Place
from quizgeo.patterns import regex
from quizgeo.text import fold

EARTH_KM = 6371.0088
"""Mean radius of the earth; IUGG."""

NO_SCORE_AT = 4
"""Times the tolerance at which nothing is left of the score."""

_COORDINATE = regex(
    r"(?P<before>[nsew])?\s*(?P<degrees>[+-]?\d{1,3}(?:\.\d{1,12})?)\s*"
    r"(?:°\s*(?:(?P<minutes>\d{1,2}(?:\.\d{1,12})?)\s*['′’]\s*(?:(?P<seconds>\d{1,2}(?:\.\d{1,12})?)\s*(?:\"|”|''|′′)\s*)?)?)?"
    r"(?P<after>[nsew])?(?![\w.])"
)
_BETWEEN = regex(r"[\s,;]*")
_COMMA = regex(r"(?<=\d),(?=\d)")
_MINUS = str.maketrans("−–", "--")

Point = tuple[float, float]
"""Latitude and longitude in degrees, north and east positive."""


def check_find(body: Find, given: Given, context: Context) -> Verdict:
    """Judge a country that was picked, by comparing its code or name with the one asked for."""
    if isinstance(given, Sequence) and not isinstance(given, str):
        _numbers(body.name, given)
        return verdict("not-a-place", body.target)
    name = country_name(body.target, context.language)
    return judge(expect(name, (body.target,), language=context.language), as_text(body.name, given), context)


def check_place(body: Place, given: Given, _: Context) -> Verdict:
    """Judge a point: full score within the tolerance, then falling in a straight line to nothing at four times it."""
    answer = place_text(body.lat, body.lon)
    if isinstance(given, str) and not fold(given, 2):
        return verdict("blank", answer)
    point = read_point(given) if isinstance(given, str) else _on_globe(*_numbers(body.name, given))
    if point is None:
        return verdict("not-a-place", answer)
    away, within = kilometres(point, (body.lat, body.lon)), body.within_km
    if away <= within:
        return verdict("within", answer, tolerance=f"{_km_text(within)} km")
    score = (NO_SCORE_AT * within - away) / ((NO_SCORE_AT - 1) * within) if within else 0.0
    if score <= 0:
        return verdict("too-far", answer, km=_km_text(away))
    return verdict("distance", answer, score=score, km=_km_text(away), within=_km_text(within))


def kilometres(here: Point, there: Point) -> float:
    """Measure the great circle between two points, in km (haversine formula)."""
    (lat, lon), (other_lat, other_lon) = (tuple(map(math.radians, point)) for point in (here, there))
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def read_point(text: str) -> Point | None:
    """Read a latitude and a longitude such as `40.4, 49.9`, `40,4; 49,9` or `40°24'N 49°52'E`; None if it is none."""
    s = fold(text, 1).translate(_MINUS) if len(text) <= LONGEST else ""
    if "." not in s and (";" in s or s.count(",") > 1):
        s = _COMMA.sub(".", s)
    first = _COORDINATE.match(s)
    gap = _BETWEEN.match(s, first.end()) if first else None
    second = _COORDINATE.fullmatch(s, gap.end()) if gap else None
    if first is None or second is None:
        return None
    (lat, lat_side), (lon, lon_side) = _degrees(first), _degrees(second)
    if lat_side in ("e", "w") and lon_side in ("n", "s"):
        return _on_globe(lon, lat)
    return None if lat_side in ("e", "w") or lon_side in ("n", "s") else _on_globe(lat, lon)


def _degrees(found: re.Match[str]) -> tuple[float, str]:
    """Give the degrees of one coordinate and the letter of its side."""
    side = found["before"] or found["after"] or ""
    size = abs(float(found["degrees"])) + float(found["minutes"] or 0) / 60 + float(found["seconds"] or 0) / 3600
    negative = found["degrees"].startswith("-") != (side in ("s", "w"))
    return (-size if negative else size), side


def _on_globe(lat: float, lon: float) -> Point | None:
    """Give a point that lies on the globe; None for any other, not-a-numbers too."""
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None  # noqa: PLR2004 - the globe


def _numbers(kind: str, given: object) -> Point:
    """Give two numbers; raise TypeError for anything else."""
    if isinstance(given, Sequence) and not isinstance(given, str) and len(given) == 2:  # noqa: PLR2004 - a pair
        lat, lon = given
        if all(isinstance(part, int | float) and not isinstance(part, bool) for part in (lat, lon)):
            return lat, lon
    raise wrong_type(kind, "a text or a latitude and a longitude", given)


def _km_text(km: float) -> str:
    return f"{km:.0f}" if km >= 10 else f"{km:.1f}".removesuffix(".0")  # noqa: PLR2004 - two digits
