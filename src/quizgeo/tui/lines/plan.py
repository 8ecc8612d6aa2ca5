"""The rows of the plan screen: what is wished, what it gives beside doing nothing, and what each day takes. Pure."""

from collections.abc import Iterator, Mapping
from typing import Final

from textual.content import Content

from quizgeo.insight.tables import foretold
from quizgeo.language import N_, _, ngettext, number
from quizgeo.study.agenda_words import day_named
from quizgeo.study.dates import day_in_words
from quizgeo.study.exam_plan import ExamPlan
from quizgeo.text import clean, shorten
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, MARK, QUIET, fit, plain, row, wrapped
from quizgeo.tui.drafting import ROWS, Draft, Row
from quizgeo.tui.lines.plots import AXIS, axis_words, bar_row, columns_over_axis, title
from quizgeo.tui.sheet import Drawn, Sheet

NAMES: Final[Mapping[Row, str]] = {
    "exam": N_("Exam on"),
    "minutes": N_("Minutes a day"),
    "typed": N_("It asks for words"),
    "from": N_("Away from"),
    "to": N_("Away until"),
}
NAME = 22
"""Cells of what a row is called."""
LABEL, FIGURES = 16, 6
TYPING: Final = "_"
"""Stands where the next sign comes."""
LEAST_PLOT, MOST_PLOT = 3, 10
"""Rows of the columns."""
LEAST_AXIS = 24
"""Cells under which only the first day stands below the columns."""
LAST = 7
"""Days that are told one by one, where there is room for them."""
_MINUTE = 60.0


def wish_rows(draft: Draft, today: int, cursor: int, typing: str, sheet: Sheet) -> Drawn:
    """Draw what is wished, row by row. typing: what was typed into the marked one so far."""
    rows = []
    for place, name in enumerate(ROWS):
        marked = place == cursor
        sign = row((sheet.signs.cursor if marked else " ", f"{BOLD} {MARK}"), " ")
        value = f"{typing}{TYPING}" if marked and typing else value_words(draft, name, today, sheet)
        style = BOLD if marked else ""
        rows.append(fit(row(" ", sign, (f"{_(NAMES[name]):<{NAME}}", QUIET), (value, style)), sheet.width))
    return Drawn(tuple(rows), tuple(range(len(rows))))


def value_words(draft: Draft, name: Row, today: int, sheet: Sheet) -> str:
    """Say what a row holds."""
    match name:
        case "exam":
            left = draft.day - today
            sentence = ngettext("{date}, in {count} day", "{date}, in {count} days", left)
            return sentence.format(date=_whole(draft.day), count=left)
        case "minutes":
            return _("as many as it takes") if draft.minutes is None else number(f"{draft.minutes:g}")
        case "typed":
            return _("yes, also where cards show options") if draft.typed else _("only where the cards do")
        case "from":
            return _whole(draft.away.first) if draft.away else sheet.signs.dash
        case "to":
            if draft.away is None:
                return sheet.signs.dash
            days = len(draft.away.days)
            sentence = ngettext("{date}, {count} day", "{date}, {count} days", days)
            return sentence.format(date=_whole(draft.away.last), count=days)


def _whole(day: int) -> str:
    """Give a study day with its weekday and its year."""
    return _("{weekday_and_day} {year}").format(weekday_and_day=day_named(day), year=day_in_words(day)[-4:])


def outcome_rows(plan: ExamPlan, sheet: Sheet, room: int) -> list[Content]:
    """Tell a plan in at most `room` rows, where that is possible: score, effort, what is left out, day by day."""
    made = plan.preparation
    bars = [
        bar_row(_("Expected score"), made.expected, foretold(made.expected), sheet, label=LABEL, figures=FIGURES),
        bar_row(_("Doing nothing"), made.idle, foretold(made.idle), sheet, label=LABEL, figures=FIGURES),
    ]
    told = [*bars, EMPTY, *_effort(plan, sheet), *_left_out(plan, sheet)]
    rest = room - len(told) - 3
    last = list(_last_days(plan, sheet)) if rest >= LAST + LEAST_PLOT + 5 else []
    high = min(MOST_PLOT, max(LEAST_PLOT, rest - len(last)))
    return [*told, EMPTY, *_days(plan, sheet, high), *last]


def _effort(plan: ExamPlan, sheet: Sheet) -> Iterator[Content]:
    made = plan.preparation
    sentence = _("{answers} answers, {minutes} min a day; on the fullest {most}, {longest} min")
    words = {"answers": f"{made.answers:.0f}", "minutes": _short(made.minutes), "most": made.most_answers}
    yield from _sentence(sentence.format(longest=_short(made.most_minutes), **words), sheet)
    new = ngettext("{count} new card a day", "{count} new cards a day", plan.new_per_day)
    cards = ngettext("{count} card, {unseen} never asked", "{count} cards, {unseen} never asked", plan.cards)
    parts = [new.format(count=plan.new_per_day), cards.format(count=plan.cards, unseen=plan.unseen)]
    if plan.simulated < plan.cards:
        parts.append(_("from a sample of {count}").format(count=plan.simulated))
    yield from _sentence(f" {sheet.signs.dot} ".join(parts), sheet, QUIET)


def _left_out(plan: ExamPlan, sheet: Sheet) -> Iterator[Content]:
    """Say what the minutes do not hold."""
    if plan.wish.minutes is None:
        return
    words = {"minutes": number(f"{plan.wish.minutes:g}"), "unseen": plan.unseen}
    kept = plan.unseen - len(plan.left_out)
    if not plan.fits:
        sentence = _("What you have seen takes longer than {minutes} min a day; no new card fits.")
        yield from _sentence(sentence.format(**words), sheet, CLOSE)
    elif plan.left_out:
        sentence = _("{kept} of the {unseen} new cards fit into {minutes} min a day.")
        yield from _sentence(sentence.format(kept=kept, **words), sheet, CLOSE)
        cards = ", ".join(clean(card.key.partition("/")[2]) for card in plan.left_out)
        out = shorten(_("Left out, from the end: {cards}").format(cards=cards), sheet.width - 4)
        yield plain(f"  {out}", QUIET)
    else:
        sentence = _("{minutes} min a day are enough: nothing has to be left out.")
        yield from _sentence(sentence.format(**words), sheet, QUIET)


def _days(plan: ExamPlan, sheet: Sheet, high: int) -> Iterator[Content]:
    """Draw the minutes of every day as columns."""
    days = plan.preparation.days
    most = max(day.seconds for day in days) or 1.0
    yield row("  ", title(_("Minutes a day"), _("until the day before the exam")))
    inner = sheet.narrower(2)
    wide = max(1, min(4, (inner.width - AXIS) // len(days)))
    shares = [share for day in days for share in _broad(day.seconds / most, wide)]
    names, span = (_short(most / _MINUTE), "0"), Sheet(min(inner.width, AXIS + len(shares)), inner.signs)
    for line in columns_over_axis(shares, high, names, span):
        yield row("  ", line)
    ends = [day_named(plan.today), day_named(plan.wish.day - 1)]
    both = span.width >= AXIS + LEAST_AXIS
    yield row("  ", axis_words(ends if both else ends[:1], span))


def _broad(share: float, wide: int) -> list[float]:
    """Give a day so many cells, the last of them a gap where there is more than one."""
    return [share] if wide == 1 else [share] * (wide - 1) + [0.0]


def _last_days(plan: ExamPlan, sheet: Sheet) -> Iterator[Content]:
    """Name the last days with what each of them holds."""
    days = plan.preparation.days[-LAST:]
    most = max(day.seconds for day in plan.preparation.days) or 1.0
    yield EMPTY
    count = ngettext("The last day", "The last {count} days", len(days)).format(count=len(days))
    yield row("  ", title(count, _("what gains most is asked, due or not")))
    for place, day in enumerate(days):
        name = day_named(plan.wish.day - len(days) + place)
        figure = ngettext("{count} answer", "{count} answers", day.due + day.new).format(count=day.due + day.new)
        yield bar_row(name, day.seconds / most, figure, sheet, label=LABEL, figures=FIGURES + 6)


def _sentence(text: str, sheet: Sheet, style: str = "") -> list[Content]:
    return [row("  ", line) for line in wrapped(text, sheet.width - 4, style)]


def _short(amount: float) -> str:
    return number(f"{amount:.1f}" if amount < 10 else f"{amount:.0f}")  # noqa: PLR2004 - two digits are enough
