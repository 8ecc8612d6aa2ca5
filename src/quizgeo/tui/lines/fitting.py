"""The rows of a fit of FSRS to the learner's answers: how long it has been under way, and what came of it. Pure."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from quizgeo.insight.tables import laid_out
from quizgeo.language import _, ngettext, number
from quizgeo.study.fit_words import counted, decided, due_rows, health_lines, loss_rows, unknown_health
from quizgeo.study.moving import Moved
from quizgeo.study.optimising import Proposal
from quizgeo.study.preparing import YearAhead
from quizgeo.tui.content import BOLD, EMPTY, QUIET, RIGHT, WRONG, plain, row, wrapped
from quizgeo.tui.lines.settings import percent
from quizgeo.tui.sheet import Sheet

_TURN = "|/-\\"


def waiting_rows(turns: int, seconds: int, sheet: Sheet) -> list[Content]:
    """Say that a fit is under way: how long it will be is not known."""
    words = _("{sign} Fitting FSRS to your answers: {seconds} s. esc stops it, and nothing changes.")
    told = words.format(sign=_TURN[turns % len(_TURN)], seconds=seconds)
    return [row("  ", each) for each in wrapped(told, sheet.width - 4)]


def result_rows(proposal: Proposal, due: Moved, sheet: Sheet, *, rescheduled: bool) -> list[Content]:
    """Tell what came of a fit, and what moving due days would do or did."""
    fit, room = proposal.fit, sheet.width - 4
    verdict = RIGHT if proposal.better else ""
    losses = _losses(proposal, room)
    rows = [plain(counted(proposal), QUIET), EMPTY, *losses, *([EMPTY] if losses else [])]
    rows += wrapped(decided(proposal), room, f"{BOLD} {verdict}".strip())
    rows += _health(proposal, room)
    if fit.decision != "too-few":
        rows += [EMPTY, *table(list(due_rows(due)))]
        rows += wrapped(_("Due days were moved.") if rescheduled else _("No due day was moved."), room, QUIET)
    return [row("  ", each) for each in rows]


def _losses(proposal: Proposal, room: int) -> list[Content]:
    """Give the log losses; where there is no room for all columns, those of the answers held out."""
    rows = list(loss_rows(proposal))
    drawn = table(rows)
    return drawn if all(each.cell_length <= room for each in drawn) else table([each[:2] for each in rows])


def _health(proposal: Proposal, room: int) -> Iterable[Content]:
    health = proposal.fit.health
    if health is None:
        return wrapped(unknown_health(proposal.fit.targets), room, QUIET)
    first, figures = health_lines(health)
    return [*wrapped(first, room, "" if health.good else WRONG), *wrapped(figures, room, QUIET)]


def moving_question(due: Moved) -> str:
    """Ask whether due days shall move, and tell what that does."""
    words = _(
        "Move the due days of all cards? Due today would be {today} instead of {now}, and within 7 days {week} "
        "instead of {week_now}."
    )
    (now, today), (week_now, week) = due.today, due.week
    return words.format(today=today, now=now, week=week, week_now=week_now)


def cost_rows(ahead: YearAhead, aim: float, sheet: Sheet) -> list[Content]:
    """Say what each recall to aim at would cost in the year to come; the one nearest to `aim` has a sign."""
    if not ahead.curve:
        return [row("  ", each) for each in wrapped(_("There are no cards to forecast for."), sheet.width - 4, QUIET)]
    nearest = ahead.nearest(aim)
    body = [
        (
            sheet.signs.cursor if each is nearest else " ",
            percent(each.retention),
            number(f"{ahead.answers_a_day(each):,.1f}"),
            number(f"{ahead.minutes_a_day(each):,.1f}"),
            number(f"{each.known:,.0f}"),
        )
        for each in ahead.curve
    ]
    cards = ngettext(
        "A day, and known in a year: a forecast for {count} card.",
        "A day, and known in a year: a forecast for {count} cards.",
        ahead.cards,
    )
    told = wrapped(cards.format(count=number(f"{ahead.cards:,}")), sheet.width - 4, QUIET)
    if not ahead.tells(aim):
        words = _("{aim} has no row of its own; {nearest} is the nearest.")
        told += wrapped(words.format(aim=percent(aim), nearest=percent(nearest.retention)), sheet.width - 4, BOLD)
    head = (" ", _("aim"), _("answers"), _("minutes"), _("known"))
    return [*(row(" ", each) for each in table([head, *body])), *(row("  ", each) for each in told)]


def table(rows: Sequence[tuple[str, ...]], left: int = 0) -> list[Content]:
    """Lay rows out in columns, one of them from the left, the others to the right; the head is quiet."""
    return [plain(line, "" if place else QUIET) for place, line in enumerate(laid_out(rows, {left}))]
