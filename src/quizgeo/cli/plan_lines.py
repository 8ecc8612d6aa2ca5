"""A plan for an exam in words, figures and small bars, in 80 columns: what it gives, takes and leaves out."""

from collections.abc import Iterator, Mapping, Sequence

from quizgeo.insight.tables import Drawing, bar, foretold, laid_out
from quizgeo.language import _, ngettext, number
from quizgeo.memory import Day
from quizgeo.study import day_in_words
from quizgeo.study.agenda_words import day_named, exam_day
from quizgeo.study.exam_plan import ExamPlan
from quizgeo.text import clean

NAMED = 7
"""Last days that have a row of their own."""
A_ROW = 28
"""Days of one row of columns."""
MOST_LEFT_OUT = 8
"""Cards that are named as left out; `--json` has all."""
_COLUMNS, _PLAIN_COLUMNS = "▁▂▃▄▅▆▇█", ".:-=+*%#"
"""From little to much."""
_MINUTE = 60.0


def exam_lines(plan: ExamPlan, decks: str, drawing: Drawing) -> Iterator[str]:
    """Tell a plan. decks: their titles."""
    yield f"{exam_day(plan.wish.day, plan.today)}: {decks}"
    cards = ngettext("{count} card", "{count} cards", plan.cards).format(count=number(f"{plan.cards:,}"))
    yield _("{cards}, {unseen} of them never asked").format(cards=cards, unseen=number(f"{plan.unseen:,}"))
    yield ""
    yield from laid_out(_figures(plan, drawing), left=(0, 2))
    notes = [*_left_out(plan), *_held_back(plan)]
    yield from ("", *notes) if notes else ()
    yield ""
    yield from _row_of_days(plan.preparation.days, plan.today, drawing)
    yield ""
    yield from _last_days(plan, drawing)


def _figures(plan: ExamPlan, drawing: Drawing) -> list[tuple[str, ...]]:
    made = plan.preparation
    mean = _("at most {most}")
    return [
        (_("Expected score"), foretold(made.expected), bar(made.expected, drawing)),
        (_("Doing nothing"), foretold(made.idle), bar(made.idle, drawing)),
        (_("Answers a day"), answers(made.answers), mean.format(most=made.most_answers)),
        (_("Minutes a day"), minutes(made.minutes), mean.format(most=minutes(made.most_minutes))),
        (_("New cards a day"), str(plan.new_per_day), ""),
    ]


def answers(a_day: float) -> str:
    """Give a mean number of answers, rounded, but never to none where there are some."""
    return _("under 1") if 0 < a_day < 1 else number(f"{a_day:.0f}")


def minutes(amount: float) -> str:
    """Give minutes, with a decimal where they are few."""
    return number(f"{amount:.1f}" if amount < 10 else f"{amount:.0f}")  # noqa: PLR2004 - two digits are enough


def _left_out(plan: ExamPlan) -> Iterator[str]:
    wanted = plan.wish.minutes
    if wanted is None:
        return
    words = {"minutes": number(f"{wanted:g}"), "kept": plan.unseen - len(plan.left_out), "unseen": plan.unseen}
    if not plan.fits:
        sentence = _("What you have seen takes longer than {minutes} min a day; no new card fits.")
        yield sentence.format(**words)
    elif not plan.left_out:
        yield _("{minutes} min a day are enough: nothing has to be left out.").format(**words)
    else:
        yield _("{kept} of the {unseen} new cards fit into {minutes} min a day.").format(**words)
    if plan.left_out:
        named = [clean(card.key) for card in plan.left_out[:MOST_LEFT_OUT]]
        more = len(plan.left_out) - len(named)
        rest = ngettext("{count} more: see --json", "{count} more: see --json", more).format(count=more)
        yield _("Left out, from the end: {cards}").format(cards=", ".join([*named, *([rest] if more else [])]))


def _held_back(plan: ExamPlan) -> Iterator[str]:
    """Say on how many days the limit of due cards lets some wait."""
    count = sum(day.left > 0 and day.seconds > 0 for day in plan.preparation.days)
    if count:
        sentence = ngettext(
            "On {count} day more cards are due than your limit lets in: see quizgeo settings due_per_day.",
            "On {count} days more cards are due than your limit lets in: see quizgeo settings due_per_day.",
            count,
        )
        yield sentence.format(count=count)


def _row_of_days(days: Sequence[Day], today: int, drawing: Drawing) -> Iterator[str]:
    """Tell the minutes of every day: a column each, or figures."""
    yield _("Minutes a day, from {date} on").format(date=day_in_words(today))
    most = max(day.seconds for day in days) or 1.0
    if not drawing.bars:
        for first in range(0, len(days), NAMED):
            figures = "  ".join(minutes(day.seconds / _MINUTE) for day in days[first : first + NAMED])
            yield f"  {day_named(today + first)}: {figures}"
        return
    signs = _COLUMNS if drawing.signs else _PLAIN_COLUMNS
    rows = []
    for first in range(0, len(days), A_ROW):
        some = days[first : first + A_ROW]
        columns = " ".join(_column(day.seconds / most, signs) for day in some)
        longest = max(day.seconds for day in some) / _MINUTE
        rows.append((f"  {day_named(today + first)}", columns, _("up to {minutes}").format(minutes=minutes(longest))))
    yield from laid_out(rows, left=(0, 1, 2))


def _column(share: float, signs: str) -> str:
    """Give the column of a day, of the longest 1; a day without work is a blank."""
    return signs[min(len(signs) - 1, int(share * len(signs)))] if share > 0 else " "


def _last_days(plan: ExamPlan, drawing: Drawing) -> Iterator[str]:
    days = plan.preparation.days[-NAMED:]
    first = plan.wish.day - len(days)
    most = max(day.seconds for day in plan.preparation.days) or 1.0
    yield ngettext("The last day", "The last {count} days", len(days)).format(count=len(days))
    rows: list[tuple[str, ...]] = [("", _("answers"), _("of them new"), _("minutes"), "")]
    for place, day in enumerate(days):
        figures = (str(day.due + day.new), str(day.new), minutes(day.seconds / _MINUTE))
        rows.append((f"  {day_named(first + place)}", *figures, bar(day.seconds / most, drawing)))
    yield from laid_out(rows, left=(0, 4))


def basis(answers: int, simulated: int, cards: int) -> Iterator[str]:
    """Say what a forecast rests on."""
    if answers:
        own = ngettext(
            "A forecast by simulation, with your own times from {count} answer.",
            "A forecast by simulation, with your own times from {count} answers.",
            answers,
        )
        yield own.format(count=number(f"{answers:,}"))
    else:
        yield _("A forecast by simulation, with usual times: yours are known from 20 answers on.")
    if simulated < cards:
        sentence = _("{simulated} of the {cards} cards were simulated and stand for all.")
        yield sentence.format(simulated=number(f"{simulated:,}"), cards=number(f"{cards:,}"))


def titles_in(decks: Mapping[str, str]) -> str:
    """Give the titles of decks on one line; with none, all decks are meant."""
    return ", ".join(decks.values()) or _("all decks")
