"""From what happened to a rating: what is suggested, what else may be said, and which answers feed the schedule.

Grades come as words (`exact`, `close`, `partial`, `wrong`). Time never rates.
"""

from enum import Enum
from typing import Literal

from msgspec import Struct

from quizgeo.memory.scheduler import Rating
from quizgeo.memory.state import Item

SELF_GRADED = frozenset({"flashcard", "open"})
"""Forms in which the learner judges."""

FEEDING_ORIGINS = frozenset({"study", "class"})
"""Where an answer must come from to move the schedule."""

HARD_FROM = 2 / 3
"""Score from which a partly right answer may be called Hard."""

Why = Literal["right", "wrong", "partial", "hint", "guessed", "self"]


class Suggestion(Struct, frozen=True):
    """A rating and its reason."""

    rating: Rating
    """What is logged unless the learner says otherwise."""
    offered: tuple[Rating, ...]
    """What the learner may say, from Again to Easy; `rating` is among them."""
    why: Why
    """A stable word, never translated."""


def suggest(
    form: str, grade: str, *, score: float = 0.0, hints: int = 0, guessed: bool = False, chance: float = 0.0
) -> Suggestion:
    """Give the rating of an answer.

    grade: `wrong` also for time out, gave up and answer revealed; of a self-graded form what the learner found.
    score: 0..1. hints: seen before answering. guessed: the learner says so. chance: of a lucky guess, 0..1.
    """
    right = grade in ("exact", "close")
    if form in SELF_GRADED:
        return Suggestion(Rating.GOOD if right else Rating.AGAIN, tuple(Rating), "self")
    if grade == "partial":
        return Suggestion(Rating.AGAIN, _again(hard=score >= HARD_FROM - 1e-9), "partial")
    if not right:
        return Suggestion(Rating.AGAIN, _again(), "wrong")
    if guessed:
        return Suggestion(Rating.AGAIN, _again(), "guessed")
    if hints:
        return Suggestion(Rating.AGAIN, _again(hard=True), "hint")
    return Suggestion(Rating.GOOD, (Rating.AGAIN, Rating.GOOD) if chance > 0 else tuple(Rating), "right")


def _again(*, hard: bool = False) -> tuple[Rating, ...]:
    return (Rating.AGAIN, Rating.HARD) if hard else (Rating.AGAIN,)


class Feed(Enum):
    """What an answer does to the schedule."""

    GRADED = "graded"
    """The first of its study day: it feeds with its rating."""
    RETRY = "retry"
    """The first right one after a graded Again of the same day: it feeds as Good, no day later."""
    PRACTICE = "practice"
    """It is logged and moves nothing."""


def feeds(item: Item, day: int, rating: int | None, origin: str | None) -> Feed:
    """Tell what an answer on a study day would do. rating: 1..4, None where there is nothing to rate."""
    seen = item.seen
    if seen is None:
        return feed_on(-1, day, rating, origin, open_miss=False)
    return feed_on(seen.last_day, day, rating, origin, open_miss=seen.open_miss)


def feed_on(last_day: int, day: int, rating: int | None, origin: str | None, *, open_miss: bool) -> Feed:
    """Tell the same from the bare facts. last_day: of the last feeding answer, -1 for a new item.

    A day that falls back, as in travel to the east over the date line, counts as `last_day` repeated.
    """
    if rating is None or origin not in FEEDING_ORIGINS:
        return Feed.PRACTICE
    if day > last_day:
        return Feed.GRADED
    return Feed.RETRY if open_miss and rating > Rating.AGAIN else Feed.PRACTICE
