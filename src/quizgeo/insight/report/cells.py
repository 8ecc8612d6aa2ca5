"""The report as CSV: a row for each question. No spreadsheet takes a text for a formula."""

import csv
from io import StringIO

from quizgeo.insight.report.statistic import Statistic
from quizgeo.insight.report.whole import Item, Report
from quizgeo.spreadsheets import inert_cell

COLUMNS = (
    "key", "kind", "text", "n", "reached", "facility", "lo", "hi", "r", "r_lo", "r_hi", "efficiency", "weight", "d27",
    "finding", "median_s",
)  # fmt: skip
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


def _value(found: Statistic) -> float | None:
    return found.value


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)
