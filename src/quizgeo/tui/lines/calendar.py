"""Days in words and in pictures: what was done on past days, and what falls due on the next ones. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from quizgeo.clock import day_date
from quizgeo.language import N_, _
from quizgeo.memory import Item
from quizgeo.study.dates import MONTHS
from quizgeo.tui.content import BOLD, QUIET, plain, row
from quizgeo.tui.sheet import Sheet

DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
WEEK = 7
BAR = 10
"""Cells of the longest bar of the forecast."""


def day_words(day: int) -> str:
    """Give a study day as `Sat 22 Nov`."""
    date = day_date(day)
    return _("{weekday} {day} {month}").format(
        weekday=_(DAYS[date.weekday()]), day=date.day, month=_(MONTHS[date.month - 1])
    )


def due_by_day(items: Iterable[Item], today: int, days: int = WEEK) -> list[int]:
    """Count the cards that fall due on each of the next days, today first with all that is late."""
    counts = [0] * days
    for item in items:
        if item.seen is not None and not item.suspended:
            place = max(0, max(item.seen.due_day, item.buried_until) - today)
            if place < days:
                counts[place] += 1
    return counts


def next_due(items: Iterable[Item], today: int) -> int | None:
    """Give the days until the next card falls due after today, None when none will."""
    days = [seen.due_day - today for item in items if (seen := item.seen) is not None and not item.suspended]
    return min((day for day in days if day > 0), default=None)


def first_day(today: int, weeks: int) -> int:
    """Give the Monday with which so many weeks begin, the present one the last of them."""
    return today - day_date(today).weekday() - WEEK * (weeks - 1)


def heat_map(counts: Mapping[int, int], today: int, weeks: int, sheet: Sheet) -> list[Content]:
    """Draw a row for each day of the week and a column for each week; the fuller the sign, the more was done."""
    start = first_day(today, weeks)
    most = max((count for day, count in counts.items() if start <= day <= today), default=0)
    rows = [plain("  " + _("Last {count} weeks").format(count=weeks), BOLD)]
    for weekday in range(WEEK):
        days = range(start + weekday, start + WEEK * weeks, WEEK)
        cells = "".join(_heat(counts.get(day, 0), most, sheet.signs.heat) if day <= today else " " for day in days)
        rows.append(row("  ", (f"{_(DAYS[weekday])}  ", QUIET), (cells, "$done")))
    return rows


def _heat(count: int, most: int, signs: str) -> str:
    return signs[-(-count * (len(signs) - 1) // most)] if count else signs[0]


def forecast(due: Sequence[int], today: int, sheet: Sheet) -> list[Content]:
    """Draw what falls due on each of the next days, with its number."""
    most = max(due, default=0)
    rows = [plain(_("Next 7 days"), BOLD)]
    for place, count in enumerate(due):
        weekday = _(DAYS[day_date(today + place).weekday()])
        length = -(-count * BAR // most) if count else 0
        words = str(count) if count else sheet.signs.dash
        rows.append(row((f"{weekday}  ", QUIET), (sheet.signs.block * length, "$done"), " " if length else "", words))
    return rows
