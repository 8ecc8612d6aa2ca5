"""What a learner remembers of a deck's cards, as a package holds it: their states and the answers that made them.

Days are study days; Anki's days turn at the same hour.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from quizgeo.clock import DAY_MS, HOUR_MS, MINUTE_MS
from quizgeo.decks import Deck, cards
from quizgeo.memory import Feed, Memory, Seen, feedings
from quizgeo.study import Learner

_LONGEST_MS = 60_000
"""What Anki counts of an answer at most."""
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


def schedule_of(learner: Learner, deck: Deck) -> Schedule:
    """Give what a learner remembers of a deck's cards. Raises ProgressError where the log cannot be read."""
    learner.states.know([card for question in deck.questions for card in cards(question)])
    known = {key: progress for key, progress in _known(learner, deck) if progress.suspended or progress.reviews}
    now, rollover = learner.now(), learner.settings.rollover
    firsts = [
        (progress.reviews[0].at + now.offset * MINUTE_MS - rollover * HOUR_MS) // DAY_MS
        for progress in known.values()
        if progress.reviews
    ]
    return Schedule(min([learner.today(), *firsts]), rollover, now.offset, known)


def card_row(progress: CardProgress | None, schedule: Schedule | None, position: int) -> tuple[int | str, ...]:
    """Give type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags and data of a card.

    position: of a new card among the new ones, from 1.
    """
    queue = -1 if progress is not None and progress.suspended else None
    if progress is None or schedule is None or progress.memory is None:
        return (0, 0 if queue is None else queue, position, 0, 0, 0, 0, 0, 0, 0, 0, "{}")
    memory, last = progress.memory, progress.reviews[-1].at // 1000
    data = (
        f'{{"s":{memory.stability:.4f},"d":{memory.difficulty:.3f},"dr":{progress.retention:g},'
        f'"decay":{progress.decay:g},"lrt":{last}}}'
    )
    due = progress.due_day - schedule.day
    reps, lapses = len(progress.reviews), progress.lapses
    return (2, 2 if queue is None else queue, due, progress.interval, _EASE, reps, lapses, 0, 0, 0, 0, data)


def _known(learner: Learner, deck: Deck) -> Iterator[tuple[str, CardProgress]]:
    for question in deck.questions:
        for card in cards(question):
            item = learner.item(card.key)
            if item.seen is not None or item.suspended:
                yield card.key, _progress(learner, card.key, item.seen, suspended=item.suspended)


def _progress(learner: Learner, key: str, seen: Seen | None, *, suspended: bool) -> CardProgress:
    if seen is None:
        return CardProgress(suspended)
    policy = learner.policy(key)
    reviews = tuple(_reviews(learner, key, policy.desired_retention))
    decay = policy.parameters[-1]
    return CardProgress(
        suspended, reviews, seen.due_day, seen.interval, seen.lapses, seen.memory, policy.desired_retention, decay
    )


def _reviews(learner: Learner, key: str, retention: float) -> Iterator[Review]:
    before, first_day = 0, None
    for feeding in feedings(learner.history(key), learner.scheduler):
        first_day = feeding.day if first_day is None else first_day
        event = feeding.event
        interval = event.ivl or max(1, round(learner.scheduler.interval(feeding.after, retention)))
        took = max(0, min(event.took or 0, _LONGEST_MS))
        again = RELEARNING if feeding.feed is Feed.RETRY else REVIEW
        kind = LEARNING if feeding.day == first_day else again
        yield Review(event.at, int(feeding.rating), interval, before, feeding.after.difficulty, took, kind)
        before = interval
