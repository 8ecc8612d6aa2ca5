"""The board of a lesson, and its clock, as hosts and participants see them. Pure."""

from textual.content import Content

from quizgeo.classroom.seat import Seat
from quizgeo.classroom.wire import Board, Row
from quizgeo.language import _
from quizgeo.text import shorten
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, fit, plain, row
from quizgeo.tui.sheet import MARGIN, Sheet

NAME = 28
"""Cells of a name."""
HOUR_S = 3600


def board_rows(board: Board | None, sheet: Sheet) -> list[Content]:
    """Give those with most points, teams where there are any, and in private where the participant stands."""
    if board is None:
        return [row(MARGIN, (_("No points are counted in this lesson."), QUIET))]
    rows = [row(MARGIN, (_("Most points"), f"{BOLD} {MARK}")), EMPTY]
    rows += [_standing(each) for each in board.top]
    if board.you is not None and board.you not in board.top:
        rows += [EMPTY, _standing(board.you)]
    if board.teams:
        rows += [EMPTY, row(MARGIN, (_("Teams"), f"{BOLD} {MARK}")), EMPTY]
        for team, points in sorted(board.teams.items(), key=lambda each: (-each[1], each[0])):
            rows.append(row("      ", fit(plain(shorten(team, NAME)), NAME + 1), f"{round(points):>8}"))
    return [fit(each, sheet.width) if each.cell_length > sheet.width else each for each in rows]


def _standing(each: Row) -> Content:
    answered = _("{count} answered").format(count=each.answered)
    name = fit(plain(shorten(each.name, NAME)), NAME + 1)
    return row((f"{each.rank:>4}  ", BOLD), name, f"{each.points:>8}", (f"   {answered}", QUIET))


def lesson_clock(seat: Seat, now: int) -> str:
    """Say how much longer a lesson goes on that ends by the clock; empty for one that does not."""
    left = seat.lesson_left(now)
    return "" if left is None else _("ends in {time}").format(time=clock_words(left))


def clock_words(left: int) -> str:
    """Give the time left as `01:30`, from an hour on as `1:01:30`, seconds rounded up; left: milliseconds."""
    seconds = -(-left // 1000)
    if seconds >= HOUR_S:
        return f"{seconds // HOUR_S}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 60:02}:{seconds % 60:02}"
