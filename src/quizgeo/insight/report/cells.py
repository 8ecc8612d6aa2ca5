"""The report as CSV: a row for each question, or for each person. No spreadsheet takes a text for a formula."""

import csv
from io import StringIO

from quizgeo.insight.report.statistic import Statistic
from quizgeo.insight.report.whole import Item, Person, Report
from quizgeo.spreadsheets import inert_cell

COLUMNS = (
    "key", "kind", "text", "n", "reached", "facility", "lo", "hi", "r", "r_lo", "r_hi", "efficiency", "weight", "d27",
    "finding", "median_s",
)  # fmt: skip
MARKS = ("name", "team", "standing", "score", "of", "percent", "points", "answered", "shown")
"""Columns of a person; after them comes one for each question, with its key."""
BOM = "\ufeff"
"""By which spreadsheets know that it is UTF-8."""


def table(found: Report) -> str:
    """Give the rows with their head, to be written as UTF-8. n: persons that r is of; reached: that were shown it.

    Numbers are written as in English, unrounded; what cannot be told is empty.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in found.items:
        writer.writerow(_row(item))
    return BOM + written.getvalue()


def _row(item: Item) -> list[str]:
    told = [item.facility.value, item.facility.lo, item.facility.hi, item.r.value, item.r.lo, item.r.hi]
    told += [_value(each) for each in (item.efficiency, item.weight, item.d27)]
    asked = item.asked
    return [
        *map(inert_cell, (asked.key, asked.kind, asked.text)),
        str(item.r.n),
        str(item.n),
        *map(_number, told),
        " ".join(each.sort for each in item.findings),
        _number(item.median_seconds.value),
    ]


def marks(found: Report) -> str:
    """Give a mark list: a row for each person in the order of their names, to be written as UTF-8.

    A question that somebody was not shown has an empty cell; otherwise 0..1.
    """
    keys = [item.asked.key for item in found.items]
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([*MARKS, *map(inert_cell, keys)])
    for person in sorted(found.people, key=lambda each: (each.name.casefold(), each.name)):
        writer.writerow([*_marks(person), *(_number(person.scores.get(key)) for key in keys)])
    return BOM + written.getvalue()


def _marks(person: Person) -> list[str]:
    percent = round(100 * person.score / person.most, 1) if person.most else None
    names = map(inert_cell, (person.name, person.team, person.standing))
    told = map(_number, (person.score, person.most, percent, person.points))
    return [*names, *told, str(person.answered), str(person.met)]


def _value(found: Statistic) -> float | None:
    return found.value


def _number(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")
