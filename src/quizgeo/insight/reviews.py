"""The one pass over the log: every answer that stands, with what the model had foretold of it.

Answers come as replay takes them: without those undone, as amended by what the learner said, in study days. The model
is the kernel's, which equals the scheduler to 1e-12 and takes a tenth of its time.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from quizgeo.memory import Feed, Kernel, Rating
from quizgeo.memory.guess import logged_chance
from quizgeo.memory.rating import SELF_GRADED, feed_on
from quizgeo.memory.replay import amended, fault
from quizgeo.progress import GRADES, SAID, Event, EventKind

MATURE = 21
"""Days a card keeps above 90 % from which on it is called mature."""

_CHOSEN = frozenset({"choice", "multiple", "true_false", "order", "match", "groups", "find"})
_ANSWERED = int(EventKind.ANSWERED)
_AGAIN, _GOOD = int(Rating.AGAIN), int(Rating.GOOD)
_CLOSE = GRADES.index("close")
_GRADED, _RETRY = Feed.GRADED, Feed.RETRY
"""Bound once: a member of an enum takes a tenth of a microsecond to look up."""
_GUESSED = SAID.index("guessed")

_chance = lru_cache(maxsize=4096)(logged_chance)
"""Most answers are typed, and options stand in few orders: reading them each time takes a tenth of the pass."""


class Review(Struct, frozen=True, gc=False):
    """One answer that stands. It can be part of no circle, and 100,000 of them would keep the collector busy."""

    card: str
    """Its card's key at present, also where it was given under a former one."""
    event: Event
    """As amended by an override."""
    nth: int = 0
    """Which feeding answer of its card it is, from 1, if it is graded; 0 for a retry and for practice."""
    recall: float | None = None
    """Chance to pass, 0..1, before it; None unless it is graded and the card was met on an earlier day."""
    mature: bool = False
    """Whether the card was mature before it."""
    lapsed: bool = False
    """Whether it is a lapse: missed on a later day, by a card that had been passed before."""
    chance: float = 0.0
    """Of a lucky guess, 0..0.9, of a graded answer."""
    passed: bool = False
    """Whether it is graded and was rated better than Again."""

    @property
    def right(self) -> bool:
        """Whether it was judged right, be it a guess."""
        return (self.event.grade or 0) >= _CLOSE

    @property
    def guessed(self) -> bool:
        """Whether the learner said that it was a guess."""
        return self.event.said == _GUESSED

    @property
    def deck(self) -> str:
        """Identity of its deck."""
        return self.card.partition("/")[0]

    @property
    def way(self) -> str:
        """How it was given: a stable word of `way_of`."""
        return way_of(self.event.form or "")


def way_of(form: str) -> str:
    """Give how an answer is given in a form: `chosen` from what is shown, `flipped` and self-graded, else `typed`."""
    if form in SELF_GRADED:
        return "flipped"
    return "chosen" if form in _CHOSEN else "typed"


def reviews(card: str, events: Sequence[Event], kernel: Kernel) -> Iterator[Review]:
    """Give the answers of a card's standing history, in merged order."""
    fold = _Fold(card, kernel)
    for event in amended(events):
        if event.kind == _ANSWERED and not fault(event):
            yield fold.take(event)


class _Fold:
    """What is known of a card while its answers are taken in; bare floats, for there may be 100,000 of them."""

    __slots__ = (
        "card",
        "difficulty",
        "ever_passed",
        "kernel",
        "last_day",
        "mature_from",
        "nth",
        "open_miss",
        "stability",
    )

    def __init__(self, card: str, kernel: Kernel) -> None:
        self.card, self.kernel, self.mature_from = card, kernel, mature_from(kernel)
        self.stability = self.difficulty = 0.0
        self.last_day, self.nth = -1, 0
        self.open_miss = self.ever_passed = False

    def take(self, event: Event) -> Review:
        """Fold one answer in."""
        feed = feed_on(self.last_day, event.day, event.rating, event.origin, open_miss=self.open_miss)
        if feed is _GRADED:
            return self._graded(event, event.rating or _AGAIN)
        if feed is _RETRY:
            self.stability, self.difficulty = self.kernel.after(self.stability, self.difficulty, 0, _GOOD)
            self.nth += 1
            self.open_miss, self.ever_passed = False, True
        return Review(self.card, event)

    def _graded(self, event: Event, rating: int) -> Review:
        kernel, recall, mature, lapsed = self.kernel, None, False, False
        if self.last_day < 0:
            self.stability, self.difficulty = kernel.first(rating)
        else:
            elapsed = event.day - self.last_day
            recall = kernel.recall(self.stability, elapsed)
            mature = self.stability >= self.mature_from
            lapsed = rating == _AGAIN and self.ever_passed
            self.stability, self.difficulty = kernel.after(self.stability, self.difficulty, elapsed, rating)
        self.last_day = event.day
        self.nth += 1
        self.open_miss = rating == _AGAIN
        self.ever_passed = self.ever_passed or not self.open_miss
        chance = _chance(event.form, event.shown, event.extra)
        return Review(self.card, event, self.nth, recall, mature, lapsed, chance, not self.open_miss)


def mature_from(kernel: Kernel) -> float:
    """Give the stability in days from which on recall stays above 90 % for `MATURE` days: intervals grow with it."""
    return MATURE / kernel.interval(1.0, 0.9)
