"""True retention: what share of cards were right when they came back, and what of it was not luck.

Only the first answer of a study day counts, of cards met on an earlier day, and only studying: neither exams nor class.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from quizgeo.insight.reviews import Review, way_of
from quizgeo.insight.shares import Share

WINDOWS: Mapping[str, int] = {"today": 1, "7": 7, "30": 30, "365": 365, "all": 0}
"""Days of each window, the present one the last of them; 0 for all there are."""


class Retention(Struct, frozen=True):
    """How much was recalled."""

    share: Share
    luck: float
    """Mean chance, 0..1, of a lucky hit that the learner would not have called a guess."""

    @property
    def without_luck(self) -> float | None:
        """Give the share known, 0..1, by taking off what luck gives; None where luck gives nothing or `n` is small."""
        share = self.share.value
        return None if share is None or not self.luck else max(0.0, (share - self.luck) / (1.0 - self.luck))


class Retentions(Struct, frozen=True):
    """True retention over time, and parted in three ways over the days that are looked at."""

    goal: float
    """Share of due cards that the learner wants to recall."""
    windows: Mapping[str, Retention]
    """By the names of `WINDOWS`."""
    ages: Mapping[str, Retention]
    """`young` and `mature` cards, as they were before the answer."""
    ways: Mapping[str, Retention]
    """`typed`, `chosen` and `flipped` answers."""
    decks: Mapping[str, Retention]
    """By identity of the deck, sorted."""


class _Count:
    """Answers of one part while they are counted."""

    __slots__ = ("chances", "n", "passes")

    def __init__(self) -> None:
        self.passes = self.n = 0
        self.chances = 0.0

    def add(self, review: Review) -> None:
        self.passes += review.passed
        self.n += 1
        self.chances += review.chance

    def join(self, other: "_Count") -> None:
        self.passes += other.passes
        self.n += other.n
        self.chances += other.chances

    def told(self, owned: float) -> Retention:
        return Retention(Share(self.passes, self.n), self.chances * (1.0 - owned) / self.n if self.n else 0.0)


def retentions(due: Sequence[Review], today: int, since: int, *, goal: float, owned: float) -> Retentions:
    """Give what was recalled.

    due: graded answers of cards met on an earlier day, of any origin and day. since: first study day of the parts.
    owned: share of lucky hits that the learner calls guesses, 0..1.
    """
    studied = [review for review in due if review.event.origin == "study"]
    days: dict[int, _Count] = defaultdict(_Count)
    parts: dict[tuple[bool, str, str], _Count] = defaultdict(_Count)
    for review in studied:
        event = review.event
        days[event.day].add(review)
        if event.day >= since:
            parts[review.mature, event.form or "", review.deck].add(review)
    windows = {
        name: _over(days, range(today - length + 1, today + 1) if length else None, owned)
        for name, length in WINDOWS.items()
    }
    ages = {"young": _Count(), "mature": _Count()}
    ways = {"typed": _Count(), "chosen": _Count(), "flipped": _Count()}
    decks = {deck: _Count() for deck in sorted({deck for _mature, _form, deck in parts})}
    for (mature, form, deck), part in parts.items():
        for whole in (ages["mature" if mature else "young"], ways[way_of(form)], decks[deck]):
            whole.join(part)
    return Retentions(goal, windows, _told(ages, owned), _told(ways, owned), _told(decks, owned))


def _over(days: Mapping[int, _Count], window: range | None, owned: float) -> Retention:
    """Put the days of a window together; those after the present one are in none but that of all there are."""
    whole = _Count()
    for day, count in days.items():
        if window is None or day in window:
            whole.join(count)
    return whole.told(owned)


def _told(parts: Mapping[str, _Count], owned: float) -> dict[str, Retention]:
    return {name: count.told(owned) for name, count in parts.items()}
