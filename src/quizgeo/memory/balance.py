"""Which day between the bounds of fuzz: one with little to do, that is no easy day, and not beside a sibling.

What is due comes in as counts and the place as a number from the item's seed, so the same call gives the same day. The
counts are those of the moment: the interval chosen is stored with the answer and never worked out again.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Literal

from msgspec import Struct, field

from quizgeo.language import _
from quizgeo.memory.fuzz import spread

BALANCED_UP_TO = 90
"""Days beyond which what is due is not known yet, so that fuzz alone decides."""

DayLoad = Literal["normal", "reduced", "minimum"]
"""How much the learner wants to do on a day of the week."""

EVEN_WEEK: tuple[DayLoad, ...] = ("normal",) * 7

_SHARE: Mapping[DayLoad, float] = {"normal": 1.0, "reduced": 0.5, "minimum": 0.0}
_LEAST_COUNT = 0.5
"""Items that an empty day counts as, or it would take all."""
_BESIDE_SIBLING = (1e-6, 0.2, 0.4, 0.6, 0.8)
"""Weight of a day by its distance from a day on which a sibling is due; from the fifth on it is whole."""
_FIRST_WEEKDAY = 3
"""Study day 0, 1970-01-01, was a Thursday; Monday is 0."""


class Load(Struct, frozen=True):
    """What stands between an item and the days it could be due."""

    due: Mapping[int, int] = field(default_factory=dict)
    """How many items of all decks are due, by study day; a day that is missing is empty."""
    week: tuple[DayLoad, ...] = EVEN_WEEK
    """From Monday to Sunday, as `checked_week` gave it."""
    siblings: tuple[int, ...] = ()
    """Study days on which the item's siblings are due."""


def checked_week(words: Sequence[str]) -> tuple[DayLoad, ...]:
    """Give seven words, from Monday to Sunday, as loads. Raises ValueError with a sentence that names the day."""
    if len(words) != len(EVEN_WEEK):
        sentence = _("week must be 7 words, from Monday to Sunday (you wrote {count})")
        raise ValueError(sentence.format(count=len(words)))
    week = tuple(load for word in words for load in _SHARE if load == word)
    if len(week) != len(words):
        wrong = next(place for place, word in enumerate(words) if word not in tuple(_SHARE))
        sentence = _("week: {day} must be normal, reduced or minimum (you wrote {written})")
        raise ValueError(sentence.format(day=_weekdays()[wrong], written=words[wrong]))
    return week


def place(low: int, high: int, today: int, load: Load, u: float) -> int:
    """Give the interval, low..high days from today, that a number `u` in [0, 1) points to.

    A day draws the more, the less is due on it and the sooner it comes. Where only days of minimum load lie between the
    bounds they are taken as they come. Beyond `BALANCED_UP_TO` days the choice is even.
    """
    if low == high or high > BALANCED_UP_TO:
        return spread(low, high, u)
    weights = [weight(interval, today, load) for interval in range(low, high + 1)]
    if not any(weights):
        return spread(low, high, u)
    sums = list(accumulate(weights))
    aim = u * sums[-1]
    return low + next((at for at, reached in enumerate(sums) if reached > aim), len(sums) - 1)


def weight(interval: int, today: int, load: Load) -> float:
    """Give how much the day `interval` days (>= 1) from today draws, >= 0; 0 on a day of minimum load."""
    day = today + interval
    share = _SHARE[load.week[(day + _FIRST_WEEKDAY) % 7]]
    if not share:
        return 0.0
    drawn = 1.0 / (max(_LEAST_COUNT, load.due.get(day, 0) / share) ** 2 * interval)
    for sibling in load.siblings:
        distance = abs(day - sibling)
        if distance < len(_BESIDE_SIBLING):
            drawn *= _BESIDE_SIBLING[distance]
    return drawn


def _weekdays() -> tuple[str, ...]:
    """Give the names of the days in the language in use."""
    return _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")
