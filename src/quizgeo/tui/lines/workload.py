"""The rows of the workload: what each goal would cost and give in a year, drawn and as a table. Pure."""

from collections.abc import Sequence

from textual.content import Content

from quizgeo.language import _, ngettext, number
from quizgeo.memory import Workload
from quizgeo.study import YearAhead
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, plain, row, wrapped
from quizgeo.tui.lines.plots import AXIS, columns_over_axis, percent, title
from quizgeo.tui.sheet import Sheet

HIGH = 5
"""Rows of a plot."""
LARGE = 10
"""Figures from which on their tenths are not told."""
COLUMN = 8
"""Cells of one goal in a plot."""
TABLE = (8, 16, 16, 18)
"""Cells of the columns of the table."""


def workload_rows(found: YearAhead, sheet: Sheet) -> list[Content]:
    """Give all rows: minutes a day and cards known by goal, the table, and what it comes from."""
    inner = sheet.narrower(4)
    if not found.curve:
        return [row("  ", each) for each in wrapped(_("There is no card to simulate."), inner.width, QUIET)]
    nearest = found.nearest(found.goal)
    minutes = [found.minutes_a_day(each) for each in found.curve]
    rows = [*wrapped(_lead(found, nearest), inner.width), EMPTY]
    rows += _plot(_("Minutes a day"), minutes, found, nearest, inner)
    rows += [EMPTY, *_plot(_("Cards known after a year"), [each.known for each in found.curve], found, nearest, inner)]
    rows += [EMPTY, *_table(found, nearest, inner), EMPTY, *wrapped(_source(found), inner.width, QUIET)]
    return [row("  ", each) for each in rows]


def _lead(found: YearAhead, nearest: Workload) -> str:
    said = _("You aim at {goal}: about {minutes} min a day, and {known} of {cards} cards known after a year.")
    return said.format(
        goal=percent(found.goal),
        minutes=number(f"{found.minutes_a_day(nearest):.1f}"),
        known=f"{nearest.known:.0f}",
        cards=found.cards,
    )


def _plot(name: str, figures: Sequence[float], found: YearAhead, nearest: Workload, sheet: Sheet) -> list[Content]:
    most = max(figures) or 1.0
    wide = max(1, min(COLUMN, (sheet.width - AXIS) // len(figures)))
    gap = 2 if wide > 4 else 1  # noqa: PLR2004 - a gap that a narrow column can spare
    shares = [share for figure in figures for share in (*([figure / most] * (wide - gap)), *([0.0] * gap))]
    top = number(f"{most:.0f}" if most >= LARGE else f"{most:.1f}")
    plot = columns_over_axis(shares, HIGH, (top, "0"), Sheet(AXIS + len(shares), sheet.signs))
    names = [
        (percent(each.retention).ljust(wide), f"{BOLD} {MARK}" if each is nearest else QUIET) for each in found.curve
    ]
    here = " " * (AXIS + wide * found.curve.index(nearest)) + "^"
    return [title(name), *plot, row(" " * AXIS, *names), plain(here + " " + _goal_words(found), MARK)]


def _goal_words(found: YearAhead) -> str:
    """Say what the marked point is: that of the goal, or just the nearest to it."""
    return _("your goal") if found.tells(found.goal) else _("nearest to your goal")


def _table(found: YearAhead, nearest: Workload, sheet: Sheet) -> list[Content]:
    heads = (_("goal"), _("answers a day"), _("minutes a day"), _("known after it"))
    rows = [row("  ", (_columns(heads), QUIET))]
    for each in found.curve:
        figures = (
            percent(each.retention),
            number(f"{found.answers_a_day(each):.1f}"),
            number(f"{found.minutes_a_day(each):.1f}"),
            _("{known} of {n}").format(known=f"{each.known:.0f}", n=found.cards),
        )
        sign = sheet.signs.cursor if each is nearest else " "
        rows.append(row((sign, f"{BOLD} {MARK}"), " ", (_columns(figures), BOLD if each is nearest else "")))
    return rows


def _columns(texts: Sequence[str]) -> str:
    return "".join(text.rjust(width) for text, width in zip(texts, TABLE, strict=True))


def _source(found: YearAhead) -> str:
    limits = _("With {new} new and {due} due cards a day at most.").format(new=found.new_per_day, due=found.due_per_day)
    times = (
        ngettext("Times come from {count} answer of yours.", "Times come from {count} answers of yours.", found.answers)
        if found.answers
        else _("Times are usual ones: you have given few answers yet.")
    )
    parts = [_("A simulation of {days} days, not a promise.").format(days=found.days), limits]
    parts.append(times.format(count=number(f"{found.answers:,}")))
    if found.simulated < found.cards:
        parts.append(_("It follows {n} of your {cards} cards.").format(n=found.simulated, cards=found.cards))
    return " ".join(parts)
