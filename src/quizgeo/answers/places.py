"""The judgement of places: a country by its code or name, a point by its distance over the globe."""

import math
import re
from collections.abc import Sequence

from msgspec.structs import replace

from quizgeo import maps
from quizgeo.answers.context import Context
from quizgeo.answers.countries import country_code, country_name, is_contested
from quizgeo.answers.expected import expect
from quizgeo.answers.given import as_text, wrong_type
from quizgeo.answers.reasons import verdict
from quizgeo.answers.regions import holds, region_to_show
from quizgeo.answers.shown import place_text
from quizgeo.answers.verdict import Given, Verdict
from quizgeo.answers.words import LONGEST, judge
from quizgeo.decks.kinds import Find, Place
from quizgeo.language import number
from quizgeo.maps import MapError, Region, bearing, wind, wind_name
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
_SIDE = regex(r"(?<![a-z])(?:lu|ls|bt|bb)(?![a-z])")
_SIDES = {"lu": "n", "ls": "s", "bt": "e", "bb": "w"}
"""The sides in Indonesian: lintang utara and selatan, bujur timur and barat."""

Point = tuple[float, float]
"""Latitude and longitude in degrees, north and east positive."""


def check_find(body: Find, given: Given, context: Context) -> Verdict:
    """Judge a country that was picked or named: by a point in it, its code, or a name in any language that is known.

    Water and what is contested are no answer: the reasons `sea` and `contested` ask for another pick.
    """
    point = read_point(given) if isinstance(given, str) else _on_globe(*_numbers(body.name, given))
    if point is None and not isinstance(given, str):
        return verdict("not-a-place", country_name(body.target, context.language))
    try:
        return _find(body, given, point, context)
    except MapError:
        if isinstance(given, str) and point is None:
            return _by_name(body, given, context)
        raise


def _find(body: Find, given: Given, point: Point | None, context: Context) -> Verdict:
    """Judge a country by what the maps know."""
    target = country_code(body.target, context.language)
    if point is not None:
        picked = country_at(context.region, point, target)
        return _picked(picked, target, body, context) if picked else verdict("sea", _name(body, context))
    text = as_text(body.name, given)
    picked = maps.code_of(text.strip())
    if picked is None:
        found = _by_name(body, text, context)
        picked = None if found.passed else country_code(text, context.language)
        if picked is None:
            return found
    return _picked(picked, target, body, context)


def _picked(picked: str, target: str | None, body: Find, context: Context) -> Verdict:
    """Judge a country of the maps by its alpha-3 code."""
    answer = _name(body, context)
    if picked == target:
        return verdict("same", answer)
    if is_contested(picked):
        return verdict("contested", answer)
    name = country_name(picked, context.language)
    if target is None:
        return verdict("other-entity", answer, given=name)
    where = wind_name(wind(bearing(_centre(picked, context), _centre(target, context))))
    return verdict("other-country", answer, picked=name, wind=where)


def _by_name(body: Find, given: str, context: Context) -> Verdict:
    """Judge a typed name by the rules for texts. That the question says it does not matter: its place is asked."""
    form = expect(_name(body, context), (body.target,), language=context.language)
    return judge(form, given, replace(context, prompt=""))


def _name(body: Find, context: Context) -> str:
    return country_name(body.target, context.language)


def _centre(code: str, context: Context) -> Point:
    """Give the point that a country's name stands at, on the map that was asked for if it is on that."""
    return maps.region(region_to_show(context.region, (code,))).label_at(code)


def country_at(asked: str, point: Point, target: str | None) -> str | None:
    """Give the country that a point lies in; None on water.

    asked: the region of the question, or empty. target: the country looked for. One that is too small for an outline
    is met as near as a question for a point on that map must allow. What is contested is so on a map, too, that is too
    coarse to show it.
    """
    region = maps.region(region_to_show(asked, (target,) if target else ()))
    if not holds(region, *point):
        region = maps.region(maps.region_around(*point))
    elif target and _meets(region, target, point):
        return target
    picked = maps.at(region, *point)
    if picked is None or picked == target or is_contested(picked):
        return picked
    finer = maps.at(maps.region(maps.region_around(*point)), *point)
    return finer if finer is not None and is_contested(finer) else picked


def _meets(region: Region, target: str, point: Point) -> bool:
    """Tell whether a point is as near as can be to a country that is too small for an outline."""
    shape = region.shapes.get(target)
    within = maps.regions()[region.name].within
    return shape is not None and not shape.rings and kilometres(point, region.label_at(target)) <= within


def check_place(body: Place, given: Given, _: Context) -> Verdict:
    """Judge a point: full score within the tolerance, then falling in a straight line to nothing at four times it."""
    answer, wanted = place_text(body.lat, body.lon), (body.lat, body.lon)
    if isinstance(given, str) and not fold(given, 2):
        return verdict("blank", answer)
    point = read_point(given) if isinstance(given, str) else _on_globe(*_numbers(body.name, given))
    if point is None:
        return verdict("not-a-place", answer)
    away, within = kilometres(point, wanted), body.within_km
    if away <= within:
        return verdict("within", answer, tolerance=f"{_km_text(within)} km")
    score = (NO_SCORE_AT * within - away) / ((NO_SCORE_AT - 1) * within) if within else 0.0
    where, km = wind_name(wind(bearing(wanted, point))), _km_text(away)
    if score <= 0:
        return verdict("too-far", answer, km=km, wind=where)
    if km == _km_text(within):
        km = _km_text(away, finer=True)
    return verdict("distance", answer, score=score, km=km, wind=where, within=_km_text(within))


def point_of(given: Given | None) -> Point | None:
    """Give the point that was given, as numbers or in writing; None for anything else."""
    if isinstance(given, str):
        return read_point(given)
    if isinstance(given, Sequence) and _is_pair(given):
        lat, lon = given
        return _on_globe(float(lat), float(lon))
    return None


def kilometres(here: Point, there: Point) -> float:
    """Measure the great circle between two points, in km (haversine formula)."""
    (lat, lon), (other_lat, other_lon) = (tuple(map(math.radians, point)) for point in (here, there))
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def read_point(text: str) -> Point | None:
    """Read a latitude and a longitude such as `40.4, 49.9`, `40,4; 49,9` or `40°24'N 49°52'E`; None if it is none."""
    s = fold(text, 1).translate(_MINUS) if len(text) <= LONGEST else ""
    s = _SIDE.sub(lambda found: _SIDES[found[0]], s)
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
    if isinstance(given, Sequence) and not isinstance(given, str) and _is_pair(given):
        lat, lon = given
        return lat, lon
    raise wrong_type(kind, "a text or a latitude and a longitude", given)


def _is_pair(given: Sequence[object]) -> bool:
    return len(given) == 2 and all(isinstance(part, int | float) and not isinstance(part, bool) for part in given)  # noqa: PLR2004 - a pair


def _km_text(km: float, *, finer: bool = False) -> str:
    """Write a distance in the language in use, with two digits at least; finer with one more, rounded up."""
    digits = (0 if km >= 10 else 1) + finer  # noqa: PLR2004 - two digits
    shown = math.ceil(km * 10**digits) / 10**digits if finer else km
    written = f"{shown:.{digits}f}"
    return number(written.removesuffix(".0") if digits and not finer else written)
