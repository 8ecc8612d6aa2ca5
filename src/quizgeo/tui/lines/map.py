"""What is written under a map, and what is told of one that is not drawn. Pure."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from quizgeo.answers.shown import place_text
from quizgeo.decks import PartialDate
from quizgeo.language import _
from quizgeo.study import AskedMap, date_in_words
from quizgeo.tui.content import BOLD, MARK, QUIET, RIGHT, WRONG, fit, plain, row, wrap
from quizgeo.tui.sheet import Sheet

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.answers import MapScene

_STYLES = {"mark": MARK, "right": RIGHT, "wrong": WRONG}


def caption_rows(as_of: PartialDate | None, sheet: Sheet) -> list[Content]:
    """Say that borders are schematic, and of what time the map is asked: on one row if it goes."""
    from quizgeo.maps import short_notice

    parts = [short_notice(), *([as_of_words(as_of)] if as_of is not None else [])]
    line = f" {sheet.signs.dot} ".join(parts)
    lines = [line] if len(line) <= sheet.width else [each for part in parts for each in wrap(part, sheet.width)]
    return [plain(each, QUIET) for each in lines]


def as_of_words(date: PartialDate) -> str:
    """Say of what time an answer is."""
    return _("as of {date}").format(date=date_in_words(date.year, date.month, date.day))


def cursor_row(told: str, sheet: Sheet) -> Content:
    """Say where the cursor of a map is."""
    return fit(plain(told, MARK), sheet.width)


def legend_row(scene: "MapScene", sheet: Sheet) -> Content:
    """Name what stands out on a map after the answer, each behind its sign."""
    parts: list[Content] = []
    for mark, text in (*_countries(scene), *_points(scene)):
        sign = {"right": sheet.signs.right, "wrong": sheet.signs.wrong}.get(mark, sheet.signs.dot)
        parts += [*([plain("   ")] if parts else []), row((f"{sign} ", f"{BOLD} {_STYLES[mark]}"), text)]
    return fit(row(*parts), sheet.width)


def _countries(scene: "MapScene") -> Iterator[tuple[str, str]]:
    """Give the countries that were right and picked, the right ones first."""
    from quizgeo import maps

    region = maps.region(scene.region)
    for wanted in ("right", "wrong"):
        there = (code for code, mark in scene.marks.items() if mark == wanted and code in region.shapes)
        yield from ((wanted, region.named(code, scene.labels.language)) for code in there)


def _points(scene: "MapScene") -> Iterator[tuple[str, str]]:
    """Give the points that were right and chosen, the right one first."""
    for spot in reversed(scene.spots):
        yield spot.mark, place_text(round(spot.lat, 2), round(spot.lon, 2))


def told_rows(asked_map: AskedMap | None) -> tuple[str, ...]:
    """Give what is told with a question whose map is not drawn: its title and what stands out, a paragraph for each."""
    lines = asked_map.words.lines if asked_map is not None else ()
    return (" ".join(lines[:2]), *lines[2:]) if lines else ()
