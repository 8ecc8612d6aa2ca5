"""What a package holds of a learner: the states of cards and the answers that made them, as values and as rows.

Days are study days; Anki's days turn at the same hour.
"""

from collections.abc import Mapping

from msgspec import Struct

from quizgeo.clock import DAY_MS, HOUR_MS, MINUTE_MS
from quizgeo.memory.scheduler import Memory

LEARNING, REVIEW, RELEARNING = 0, 1, 2
"""Kinds of reviews, by Anki's numbers."""
_EASE = 2500
"""Where FSRS is off, cards have this ease."""


class Review(Struct, frozen=True):
    """An answer that moved a card's schedule."""

    at: int
    """Milliseconds since 1970."""
    rating: int
    """1..4."""
    interval: int
    """Days planned by it."""
    before: int
    """Days planned by the one before; 0 for the first."""
    difficulty: float
    """After it, 1..10."""
    took: int
    """Milliseconds."""
    type: int
    """LEARNING for those of the first day, RELEARNING for a later try of a day, REVIEW for any other."""

    @property
    def factor(self) -> int:
        """The difficulty as reviews hold it where FSRS schedules, 100..1100."""
        return round(((self.difficulty - 1) / 9 + 0.1) * 1000)


class CardProgress(Struct, frozen=True):
    """One card."""

    suspended: bool
    reviews: tuple[Review, ...] = ()
    """Oldest first; none for a card that is new."""
    due_day: int = 0
    interval: int = 0
    """Days planned."""
    lapses: int = 0
    memory: Memory | None = None
    """None while the card is new."""
    retention: float = 0.9
    """Desired, 0..1."""
    decay: float = 0.1542
    """Of the forgetting curve: the last parameter of FSRS-6."""


class Schedule(Struct, frozen=True):
    """The cards of a deck that a learner answered or set aside, by their key."""

    day: int
    """The study day that due days count from: no answer is older."""
    rollover: int
    """Hour at which a study day begins."""
    offset: int
    """Minutes that local time is ahead of UTC."""
    cards: Mapping[str, CardProgress]

    @property
    def created(self) -> int:
        """The moment at which `day` began, in seconds since 1970."""
        return (self.day * DAY_MS + self.rollover * HOUR_MS - self.offset * MINUTE_MS) // 1000


def card_row(progress: CardProgress | None, schedule: Schedule | None, position: int) -> tuple[int | str, ...]:
    """Give type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags and data of a card.

    position: of a new card among the new ones, from 1.
    """
    queue = -1 if progress is not None and progress.suspended else None
    if progress is None or schedule is None or progress.memory is None or not progress.reviews:
        return (0, 0 if queue is None else queue, position, 0, 0, 0, 0, 0, 0, 0, 0, "{}")
    memory, last = progress.memory, progress.reviews[-1].at // 1000
    data = (
        f'{{"s":{memory.stability:.4f},"d":{memory.difficulty:.3f},"dr":{progress.retention:g},'
        f'"decay":{progress.decay:g},"lrt":{last}}}'
    )
    due = progress.due_day - schedule.day
    reps, lapses = len(progress.reviews), progress.lapses
    return (2, 2 if queue is None else queue, due, progress.interval, _EASE, reps, lapses, 0, 0, 0, 0, data)
