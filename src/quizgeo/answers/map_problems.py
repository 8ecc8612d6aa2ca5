"""Problems of a question that only its map can show: what is not on it, what is too small on it to be picked.

That there is such a region or country is judged before, by what `quizgeo.answers.geography` hands to the decks.
"""

import math
from collections.abc import Iterator

from quizgeo import maps
from quizgeo.answers.countries import country_code, country_name
from quizgeo.answers.map_codes import MAP_CODES
from quizgeo.answers.places import kilometres
from quizgeo.answers.regions import (
    COLS,
    LEAST_CELLS,
    ROWS,
    WORLD,
    cells_on,
    holds,
    named_region,
    region_to_place,
    region_to_show,
)
from quizgeo.decks.geography import targets
from quizgeo.decks.kinds import Place as Point
from quizgeo.decks.model import Question
from quizgeo.decks.problems import Place, Problem
from quizgeo.language import _

_HALF_AND_A_QUARTER = 0.625
"""Of a cell's diagonal: below it a learner who points at the right cell may still be wrong."""
_FAR = (8, 4, 2, 1)
"""Degrees to each side of a country in which a box around it is tried, half as many to north and south."""
_STEP = 5
"""Kilometres to which a least distance is rounded up, from ten of such steps on."""


def map_problems(question: Question, path: str) -> Iterator[Problem]:
    """List what is wrong with the map of a question. Raises MapError when the data of the maps cannot be read."""
    asked = question.map.region if question.map else ""
    if isinstance(question.body, Point):
        yield from _of_point(question, question.body, asked, path)
    for text, inner in targets(question):
        code = country_code(text, question.language)
        if code is not None:
            yield from _of_country(question, code, asked, f"{path}.{inner}")


def _of_country(question: Question, code: str, asked: str, path: str) -> Iterator[Problem]:
    """MP001: a country that is not on the map. MP002: one that is only a dot on it."""
    region, name = named_region(asked), country_name(code, question.language)
    if region is not None and code not in maps.ranking(region):
        message = _('{country} is not on "{region}"').format(country=name, region=asked)
        fix = _("it is on: {regions}").format(regions=", ".join(maps.regions_showing(code)))
        yield _problem("MP001", question, message, fix, path)
        return
    drawn = asked if region is not None else region_to_show("", (code,))
    if cells_on(drawn, code) < LEAST_CELLS:
        message = _('{country} is a dot on "{region}" at {cols}×{rows}').format(
            country=name, region=drawn, cols=COLS, rows=ROWS
        )
        yield _problem("MP002", question, message, _larger(code), path)


def _larger(code: str) -> str:
    """Say where a country that is a dot is larger: on other regions, or else in a box around it."""
    larger = [name for name in maps.regions_showing(code) if cells_on(name, code) >= LEAST_CELLS]
    if larger:
        return _("it is larger on: {regions}").format(regions=", ".join(larger))
    lat, lon = maps.region(maps.region_of(code) or region_to_show("", (code,))).label_at(code)
    for far in _FAR:
        west, east = max(-180, math.floor(lon) - far), min(180, math.ceil(lon) + far)
        south, north = max(-90, math.floor(lat) - far / 2), min(90, math.ceil(lat) + far / 2)
        box = f"[{west}, {south:g}, {east}, {north:g}]"
        if cells_on(box.strip("[]"), code) >= LEAST_CELLS:
            return _("write a box around it: map: {{region: {box}}}").format(box=box)
    return ""


def _of_point(question: Question, body: Point, asked: str, path: str) -> Iterator[Problem]:
    """MP003: a point off the map. MP004: a distance that is finer than the cells of the map."""
    region = named_region(asked) or maps.region(region_to_place("", body.lat, body.lon))
    if not holds(region, body.lat, body.lon):
        message = _('{lat}, {lon} is not on "{region}"').format(
            lat=f"{body.lat:g}", lon=f"{body.lon:g}", region=asked or region.name
        )
        yield _problem("MP003", question, message, _moved(body, asked), f"{path}.place")
        return
    width, height, least = _cell(asked if named_region(asked) else region.name)
    if body.within_km < least:
        message = _("a cell is {width}×{height} km here").format(width=f"{width:.0f}", height=f"{height:.0f}")
        fix = _("use {km} km or more").format(km=least)
        yield _problem("MP004", question, message, fix, f"{path}.within")


def _moved(body: Point, asked: str) -> str:
    """Say how a point that is off the map comes onto one: on another map as it stands, or turned around on this one."""
    around = region_to_place("", body.lat, body.lon)
    if around != WORLD:
        return _("it is on: {regions}").format(regions=around)
    region = named_region(asked)
    if region is not None and holds(region, body.lon, body.lat):
        return _("latitude comes first: {lat}, {lon}").format(lat=f"{body.lon:g}", lon=f"{body.lat:g}")
    if not holds(maps.region(around), body.lat, body.lon):
        return ""
    return _("it is on: {regions}").format(regions=around)


def _cell(region: str) -> tuple[float, float, int]:
    """Measure a cell in the middle of a region at 80 by 22, in km, and the least distance that goes with it."""
    picture = maps.draw(maps.region(region), COLS, ROWS)
    here, beside, below = (picture.point(COLS // 2 + x, ROWS // 2 + y) for x, y in ((0, 0), (1, 0), (0, 1)))
    assert here is not None  # the middle of a picture is on its map
    assert beside is not None
    assert below is not None
    width, height = kilometres(here, beside), kilometres(here, below)
    entry = maps.regions().get(region)
    least = _HALF_AND_A_QUARTER * math.hypot(width, height)
    step = _STEP if least >= 10 * _STEP else 1
    return width, height, entry.within if entry else math.ceil(least / step) * step


def _problem(code: str, question: Question, message: str, fix: str, path: str) -> Problem:
    place = Place(question.path, max(1, question.line))
    return Problem(code, MAP_CODES[code].severity, place, message, fix, question.key, path)
