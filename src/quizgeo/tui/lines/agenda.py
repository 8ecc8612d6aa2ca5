"""What is planned, on the home screen: an exam beside its deck; one row for a backlog, a break or an exam. Pure."""

from textual.content import Content

from quizgeo.language import _, ngettext
from quizgeo.study import Overview
from quizgeo.study.agenda import SPREAD_DAYS, Break, KeptExam, spread_days
from quizgeo.study.agenda_words import break_line, day_named, exam_day
from quizgeo.text import shorten
from quizgeo.tui.content import CLOSE, QUIET, plain
from quizgeo.tui.lines.home import backlog_row
from quizgeo.tui.sheet import Sheet

LEAST_TITLE = 12
"""Cells that a title keeps beside its exam."""


def titled(title: str, exam: KeptExam | None, today: int, room: int, sheet: Sheet) -> str:
    """Give the title of a deck in `room` cells, with the days left until its exam if there is one."""
    if exam is None:
        return title
    left = exam.day - today
    when = ngettext("exam in {count} day", "exam in {count} days", left).format(count=left) if left else _("exam today")
    told = f" {sheet.signs.dot} {when}"
    return shorten(title, max(LEAST_TITLE, room - len(told))) + told


def agenda_row(view: Overview, a_day: int, today: int) -> Content | None:
    """Say what holds for days: how a backlog is worked off, else that there is a break, else when the next exam is.

    a_day: the limit of due cards.
    """
    agenda = view.agenda
    if agenda.spread is not None:
        return plain("  " + _spread(view, agenda.spread, today), CLOSE)
    if view.backlog:
        return backlog_row(view, a_day)
    if agenda.away is not None:
        return plain("  " + _away(agenda.away, today), QUIET)
    return plain("  " + exam_day(agenda.exams[0].day, today), QUIET) if agenda.exams else None


def _away(away: Break, today: int) -> str:
    """Say when a break is, in few cells."""
    if away.first <= today or away.first == away.last:
        return break_line(away, today)
    sentence = _("Away {first} to {last}: what falls due then is asked before")
    return sentence.format(first=day_named(away.first), last=day_named(away.last))


def spread_words(view: Overview) -> str:
    """Say what spreading a backlog does, once it was begun."""
    words = _("Spread over {days} days: {due} today. No due day was moved; the same key ends it.")
    return words.format(days=SPREAD_DAYS, due=view.due)


def _spread(view: Overview, first: int, today: int) -> str:
    left = spread_days(first).stop - today - 1
    if not left:
        return _("Spread: {due} today, its last day; the most endangered come first.").format(due=view.due)
    sentence = ngettext(
        "Spread: {due} today, {backlog} on {count} more day; the most endangered come first.",
        "Spread: {due} today, {backlog} on {count} more days; the most endangered come first.",
        left,
    )
    return sentence.format(due=view.due, backlog=view.backlog, count=left)
