"""What was done day by day: answers of the last 53 weeks, in steps cut by the learner's own days."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from quizgeo.clock import day_date
from quizgeo.insight.reviews import Review
from quizgeo.insight.shares import quartiles

WEEKS = 53
WEEK = 7
STEPS = 5
"""Nothing, and one step for each quarter of the days with answers."""


class Calendar(Struct, frozen=True):
    """Answers a study day, from a Monday to today."""

    first: int
    """Study day of the first count, a Monday; the last count is today's."""
    counts: tuple[int, ...]
    quartiles: tuple[int, int, int]
    """Counts that a quarter, a half and three quarters of the days with answers do not exceed."""

    @property
    def steps(self) -> tuple[int, ...]:
        """Give the step of each day: 0 without answers, 1 to 4 by the quarter of the learner's days it is in."""
        return tuple(1 + sum(count > cut for cut in self.quartiles) if count else 0 for count in self.counts)

    @property
    def weeks(self) -> tuple[int, ...]:
        """Give the answers of each week, the present one last."""
        return tuple(sum(self.counts[start : start + WEEK]) for start in range(0, len(self.counts), WEEK))

    @property
    def n(self) -> int:
        """Count the days with answers."""
        return sum(map(bool, self.counts))


class Work(Struct, frozen=True):
    """What was done."""

    answers: int
    days: int
    """Study days with answers."""
    today: int
    """Answers of today."""


def answers_by_day(answers: Iterable[Review]) -> Counter[int]:
    """Count answers by study day."""
    return Counter(review.event.day for review in answers)


def calendar(counts: Counter[int], today: int) -> Calendar:
    """Give the answers of each day of the last weeks."""
    first = today - day_date(today).weekday() - WEEK * (WEEKS - 1)
    shown = tuple(counts[day] for day in range(first, today + 1))
    return Calendar(first, shown, quartiles([count for count in shown if count]))


def work(counts: Counter[int], today: int, since: int) -> Work:
    """Give what was done from a study day on."""
    days = [count for day, count in counts.items() if day >= since]
    return Work(sum(days), len(days), counts[today])
