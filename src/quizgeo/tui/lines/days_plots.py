"""Panels of days: answers, recall, what is to come, and the calendar. Pure; numbers in, rows of a panel out."""

from textual.content import Content

from quizgeo.insight import Calendar, Course, Numbers, Share
from quizgeo.insight.tables import counted
from quizgeo.language import _, ngettext, number
from quizgeo.study.dates import day_in_words
from quizgeo.tui.content import EMPTY, QUIET, plain, row, wrapped
from quizgeo.tui.lines.calendar import DAYS, WEEK
from quizgeo.tui.lines.plots import AXIS, DONE, axis_words, columns_over_axis, percent, with_line
from quizgeo.tui.sheet import Sheet

SPANS = 16
"""Spans at most for which recall is drawn: of fewer answers it says little."""


def answers_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw answers a day over the days that are looked at."""
    spans = found.course.spans(max(1, sheet.width - AXIS))
    rates = [span.answers / span.days for span in spans]
    most = max(rates, default=0.0)
    words = ngettext("{count} answer", "{count} answers", found.work.answers).format(
        count=number(f"{found.work.answers:,}")
    )
    on_days = ngettext("on {count} study day", "on {count} study days", found.work.days).format(count=found.work.days)
    said = plain(f"{words} {on_days}", QUIET)
    if not most:
        return [said]
    names = (number(f"{most:.0f}" if most >= 1 else f"{most:.1f}"), "0")
    plot = columns_over_axis([rate / most for rate in rates], high - 2, names, sheet)
    return [said, *plot, _from_to(found.course, sheet)]


def recall_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw what share of due cards was known, span after span, and the goal as a line."""
    spans = found.course.spans(SPANS)
    goal = found.retention.goal
    whole = Share(sum(found.course.passes), sum(found.course.due))
    said = plain(_("{share}; goal {goal}").format(share=share_words(whole), goal=percent(goal)), QUIET)
    shares = [span.recalled.hits / span.recalled.n if span.recalled.n else 0.0 for span in spans]
    known = [share for share in shares if share]
    if not known:
        return [said]
    low = 0.5 if min(known) >= 0.5 else 0.0  # noqa: PLR2004 - the axis begins at the half where nothing lies below
    heights = [max(0.0, share - low) / (1.0 - low) for share in shares]
    plot = columns_over_axis(heights, high - 2, (percent(1.0), percent(low)), sheet)
    return [said, *with_line(plot, (goal - low) / (1.0 - low), sheet), _from_to(found.course, sheet)]


def share_words(share: Share) -> str:
    """Say a share with its count: in percent, or as a count where there are too few."""
    counts = _("{hits} of {n}").format(hits=counted(share.hits), n=counted(share.n))
    return counts if share.value is None else f"{percent(share.value)} ({counts})"


def coming_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw what falls due on each of the next days, and apart at the left what is overdue."""
    coming = found.coming
    days = [load.cards for load in coming.days]
    most = max(coming.overdue.cards, *days) or 1
    late = coming.overdue.cards / most
    total = coming.overdue.cards + sum(days)
    minutes = coming.overdue.minutes + sum(load.minutes for load in coming.days)
    said = _("{cards} cards, {about} {minutes} min").format(
        cards=total, about=sheet.signs.about, minutes=number(f"{minutes:.0f}")
    )
    wide = max(1, (sheet.width - AXIS - 2) // len(days))
    shares = [late, 0.0, *(count / most for count in days for _cell in range(wide))]
    plot = columns_over_axis(shares, high - 2, (str(most), "0"), Sheet(AXIS + len(shares), sheet.signs))
    ends = _("{late} overdue, {today} today").format(late=coming.overdue.cards, today=days[0])
    return [plain(said, QUIET), *plot, row(" " * AXIS, (ends, QUIET))]


def calendar_plot(found: Numbers, high: int, sheet: Sheet) -> list[Content]:
    """Draw a row for each day of the week and a column for each week, as many as there is room for."""
    calendar = found.calendar
    weeks = min(len(calendar.weeks), sheet.width - 8)
    said = _("Last {count} weeks").format(count=weeks)
    rows = [plain(said, QUIET), *heat_rows(calendar, weeks, sheet)]
    return rows[:high] if high > WEEK else [*wrapped(said, sheet.width, QUIET), *rows[1:high]]


def heat_rows(calendar: Calendar, weeks: int, sheet: Sheet) -> list[Content]:
    """Draw the last weeks of a calendar; a sign points at today."""
    steps, today = calendar.steps, len(calendar.counts) - 1
    start = (len(calendar.weeks) - weeks) * WEEK
    rows = []
    for weekday, name in enumerate(DAYS):
        places = range(start + weekday, start + WEEK * weeks, WEEK)
        cells = "".join(sheet.signs.heat[steps[place]] if place <= today else " " for place in places)
        mark = sheet.signs.here if today % WEEK == weekday else ""
        rows.append(row((f"{_(name)}  ", QUIET), (cells, DONE), mark))
    return rows


def _from_to(course: Course, sheet: Sheet) -> Content:
    last = course.first + len(course.answers) - 1
    return axis_words([day_in_words(course.first), day_in_words(last)], sheet) if len(course.answers) > 1 else EMPTY
