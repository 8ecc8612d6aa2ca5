"""Which questions of a deck must be looked at again, as the world goes on. No function here reads a clock."""

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from quizgeo.decks.kinds import PartialDate
from quizgeo.decks.model import Deck, Question

_DECEMBER = 12
_LAST = 31
"""The last day of December."""


class Stale(Struct, frozen=True):
    """A question whose fact may no longer hold."""

    question: Question
    reason: Literal["review_by", "as_of"]
    """The field that says so."""
    when: PartialDate
    """What the field says."""
    days: int
    """Days since it fell due, 1 or more."""


def stale(deck: Deck, today: date, *, oldest: int | None = None) -> tuple[Stale, ...]:
    """List the questions that are due for another look, the longest due first, each once.

    A question is due from the day after `review_by`, the last day of the month or year where that is all it says.
    oldest: days that the state of the world a question describes, its `as_of`, may lie back where it has no
    `review_by`; None, as long as one likes. Raises ValueError for a negative number.
    """
    if oldest is not None and oldest < 0:
        raise ValueError("oldest is a number of days, 0 or more")
    due = [found for question in deck if (found := _stale(question, deck, today, oldest)) is not None]
    return tuple(sorted(due, key=lambda each: -each.days))


def _stale(question: Question, deck: Deck, today: date, oldest: int | None) -> Stale | None:
    """Tell whether a question is due: by its own date if it has one, or by its age."""
    as_of = question.as_of or deck.as_of
    if question.review_by is not None:
        days = (today - last_day(question.review_by)).days
        return Stale(question, "review_by", question.review_by, days) if days > 0 else None
    if as_of is None or oldest is None:
        return None
    days = (today - last_day(as_of)).days - oldest
    return Stale(question, "as_of", as_of, days) if days > 0 else None


def last_day(when: PartialDate) -> date:
    """Give the last day of a day, a month or a year."""
    month = when.month or _DECEMBER
    if when.day or month == _DECEMBER:
        return date(when.year, month, when.day or _LAST)
    return date(when.year, month + 1, 1) - timedelta(days=1)
