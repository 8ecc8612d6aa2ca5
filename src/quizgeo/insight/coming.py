"""What is to come: how many cards fall due on each of the next days as things stand, and how long they take.

New cards are not guessed, nor are those that come back because they are missed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry
from quizgeo.insight.reviews import Review
from quizgeo.insight.shares import FEW, median
from quizgeo.memory import Item, usual_seconds

AHEAD = 30
"""Study days of the forecast, today the first."""
_MS, _MINUTE = 1000, 60.0


class Timing(Struct, frozen=True):
    """How long an answer takes."""

    milliseconds: float | None
    """The median of the learner's answers; None without any."""
    n: int


class Pace(Struct, frozen=True):
    """How long answers take, by the learner's own."""

    all: Timing
    forms: Mapping[str, Timing]
    """By the form that was asked, such as `choice`, sorted."""

    def seconds(self, form: str) -> float:
        """Give how long an answer takes in a form: the learner's median, or the usual time where they gave few."""
        own = self.forms.get(form)
        if own is None or own.milliseconds is None or own.n < FEW:
            return usual_seconds(form)
        return own.milliseconds / _MS


class Load(Struct, frozen=True):
    """Cards that are due, and the minutes that they take."""

    cards: int
    minutes: float


class Coming(Struct, frozen=True):
    """What falls due."""

    overdue: Load
    """Due on a day that is over."""
    days: tuple[Load, ...]
    """Due on each of the next days, today first."""


def pace(answers: Iterable[Review]) -> Pace:
    """Give how long answers took; those without a time, and of exams, where one may look twice, do not count."""
    forms: dict[str, list[int]] = defaultdict(list)
    for review in answers:
        took = review.event.took
        if took is not None and took > 0 and review.event.origin != "exam":
            forms[review.event.form or ""].append(took)
    for times in forms.values():
        times.sort()
    every = [took for times in forms.values() for took in times]  # sorted runs are sorted quickly
    return Pace(_timing(every), {form: _timing(times) for form, times in sorted(forms.items())})


def _timing(times: Sequence[int]) -> Timing:
    return Timing(median(times) if times else None, len(times))


def coming(cards: Sequence[CardEntry], items: Mapping[str, Item], today: int, pace: Pace) -> Coming:
    """Give what falls due. A buried card is due when it may be asked again; one that is suspended never is."""
    late, late_seconds = 0, 0.0
    counts, seconds = [0] * AHEAD, [0.0] * AHEAD
    for card in cards:
        item = items[card.key]
        if item.seen is None or item.suspended:
            continue
        place = max(item.seen.due_day, item.buried_until) - today
        took = pace.seconds(item.seen.form)
        if place < 0:
            late, late_seconds = late + 1, late_seconds + took
        elif place < AHEAD:
            counts[place] += 1
            seconds[place] += took
    loads = (Load(count, spent / _MINUTE) for count, spent in zip(counts, seconds, strict=True))
    return Coming(Load(late, late_seconds / _MINUTE), tuple(loads))
