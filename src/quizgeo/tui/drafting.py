"""A plan as it is being made on its screen: what each row holds, and what a step or a typed text makes of it.

Nothing here draws, and nothing is simulated.
"""

from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.language import _
from quizgeo.study.agenda import MOST_MINUTES, Agenda, Break
from quizgeo.study.exam_plan import Wish
from quizgeo.study.written_days import FARTHEST, DayError, read_day, read_exam

Row = Literal["exam", "minutes", "typed", "from", "to"]
ROWS: Final[tuple[Row, ...]] = ("exam", "minutes", "typed", "from", "to")

USUAL_DAYS, USUAL_MINUTES, USUAL_BREAK = 30, 20.0, 7
"""What is proposed first: days until the exam, minutes a day, days of a break."""
LEAP_DAYS, LEAP_MINUTES = 7, 5
"""Of a longer step."""
LONGEST: Final = 10
"""Signs that are typed: those of a date."""


class Draft(Struct, frozen=True):
    """What is wished."""

    day: int
    """Study day of the exam, later than today."""
    minutes: float | None = None
    typed: bool = False
    away: Break | None = None

    @property
    def wish(self) -> Wish:
        """Give it as what a plan is made for."""
        return Wish(self.day, self.minutes, self.typed, self.away)


def begun(agenda: Agenda, deck: str, today: int) -> Draft:
    """Give what to begin with: what is kept for a deck, or for anything where none is named; else what is usual."""
    exams = (exam for exam in agenda.exams if exam.day > today and (not deck or deck in exam.decks))
    kept = next(exams, None)
    if kept is None:
        return Draft(today + USUAL_DAYS, away=_ahead(agenda.away, today))
    return Draft(kept.day, kept.minutes or None, kept.typed, _ahead(agenda.away, today))


def stepped(draft: Draft, row: Row, by: int, today: int, *, leap: bool = False) -> Draft:
    """Give the draft after a step of a row, `by` -1 or 1; a longer one is a week, or five minutes."""
    days = by * (LEAP_DAYS if leap else 1)
    match row:
        case "exam":
            return replace(draft, day=_within(draft.day + days, today))
        case "minutes":
            return replace(draft, minutes=_minutes(draft.minutes, by * (LEAP_MINUTES if leap else 1)))
        case "typed":
            return replace(draft, typed=not draft.typed)
        case "from":
            return replace(draft, away=_begin(draft.away, days, today))
        case "to":
            return replace(draft, away=_end(draft.away, days, today))


def written(draft: Draft, row: Row, text: str, today: int) -> Draft:
    """Give the draft after a text was typed into a row. Raises ValueError with a sentence."""
    match row:
        case "exam":
            day = read_exam(text, today)
            if day == today:
                raise DayError(_("The exam is today: nothing left to plan."))
            return replace(draft, day=day)
        case "minutes":
            if not text.isdecimal() or not 0 < int(text) <= MOST_MINUTES:
                raise DayError(_("{number} is no number of minutes.").format(number=text))
            return replace(draft, minutes=float(text))
        case "typed":
            return draft
        case "from":
            first = _later(read_day(text, today), today)
            last = draft.away.last if draft.away else first + USUAL_BREAK - 1
            return replace(draft, away=Break(first, max(first, last)))
        case "to":
            last = _later(read_day(text, today), today)
            first = draft.away.first if draft.away else today + 1
            return replace(draft, away=Break(min(first, last), last))


def cleared(draft: Draft, row: Row, today: int) -> Draft:
    """Give the draft without what a row holds."""
    match row:
        case "exam":
            return replace(draft, day=today + USUAL_DAYS)
        case "minutes":
            return replace(draft, minutes=None)
        case "typed":
            return replace(draft, typed=False)
        case "from" | "to":
            return replace(draft, away=None)


def _ahead(away: Break | None, today: int) -> Break | None:
    """Give a break that has not begun, as it is drafted; one that has is no matter of a plan any more."""
    return Break(away.first, away.last) if away is not None and away.first > today else None


def _within(day: int, today: int) -> int:
    return min(max(day, today + 1), today + FARTHEST)


def _later(day: int, today: int) -> int:
    """Give a day of a break. Raises DayError for one that is not after today, or too far."""
    if day != _within(day, today):
        raise DayError(_("A break begins after today, and ends within two years."))
    return day


def _minutes(now: float | None, by: int) -> float | None:
    if now is None:
        return USUAL_MINUTES if by > 0 else None
    after = min(now + by, MOST_MINUTES)
    return after if after >= 1 else None


def _begin(away: Break | None, days: int, today: int) -> Break | None:
    if away is None:
        return Break(today + 1, today + USUAL_BREAK) if days > 0 else None
    if away.first + days <= today:
        return None if away.first == today + 1 else _begin(away, today + 1 - away.first, today)
    first = _within(away.first + days, today)
    return Break(first, _within(away.last + first - away.first, today))


def _end(away: Break | None, days: int, today: int) -> Break | None:
    if away is None:
        return Break(today + 1, today + USUAL_BREAK) if days > 0 else None
    return Break(away.first, max(away.first, _within(away.last + days, today)))
