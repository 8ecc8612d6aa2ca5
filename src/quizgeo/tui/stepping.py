"""The next value of a setting whose row is stepped, switched or typed into. Whether it may stand is not asked.

Every row of every table is changed by the same few keys; this knows what they mean for its values.
"""

from collections.abc import Sequence
from typing import Final, assert_never

from quizgeo.memory import EVEN_WEEK
from quizgeo.study import Setting
from quizgeo.study.setting import Choice, Number, Switch, Value, Week, Weights

LOADS: Final = ("normal", "reduced", "minimum")
DAYS: Final = len(EVEN_WEEK)
_STEPS: Final = {"due_per_day": 10, "max_interval": 30}
"""Where one more or less is too little to notice."""
_HUNDREDTH: Final = 0.01
LONGEST: Final = 6
"""Digits that can be typed."""


def stepped(row: Setting, value: Value, by: int, day: int = 0) -> object:
    """Give the value a step on, up with 1 and down with -1; of a week, the load of one day, Monday 0."""
    match row.bounds:
        case Number() as bounds:
            assert isinstance(value, int | float)
            step = by * (_STEPS.get(row.name, 1) if bounds.whole else _HUNDREDTH)
            return round(value + step, 2)
        case Choice(words=words):
            return turned(words, str(value), by)
        case Switch():
            return not value
        case Week():
            assert isinstance(value, tuple)
            week = [str(each) for each in value]
            week[day] = turned(LOADS, week[day], by)
            return week
        case Weights():
            return value
        case _ as unreachable:
            assert_never(unreachable)


def turned(words: Sequence[str], word: str, by: int) -> str:
    """Give the word a step on among a few; after the last comes the first."""
    return words[(words.index(word) + by) % len(words)]


def is_typed(row: Setting) -> bool:
    """Tell whether digits mean something for it."""
    return isinstance(row.bounds, Number)


def typed(row: Setting, digits: str) -> object:
    """Give the value that digits stand for: of a share, a percentage."""
    assert isinstance(row.bounds, Number)
    return int(digits) if row.bounds.whole else int(digits) / 100
