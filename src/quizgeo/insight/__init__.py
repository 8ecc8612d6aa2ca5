"""Numbers that tell how it goes: what is remembered, what is to come, what goes wrong. Each with the count it is of.

Plain values from a learner's log and states, and their words; nothing here reads a clock or writes the log. Each part
is imported when it is first asked for: home needs few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgeo.insight.calendar import Calendar, Work
    from quizgeo.insight.calibration import Calibration, Forecasts
    from quizgeo.insight.card import CardStory, Step, Told, card_story
    from quizgeo.insight.coming import Coming, Load, Pace, Timing
    from quizgeo.insight.course import Course, Span
    from quizgeo.insight.knowledge import Cards, Knowledge
    from quizgeo.insight.learner import Book, Material, Numbers, numbers, numbers_of
    from quizgeo.insight.recent import Recall, Recent
    from quizgeo.insight.retention import Retention, Retentions
    from quizgeo.insight.reviews import Review
    from quizgeo.insight.shares import Share, Sum
    from quizgeo.insight.spread import Bin, Spread
    from quizgeo.insight.trouble import Confusion, Hard, Leech, Trouble

__all__ = [
    "Bin", "Book", "Calendar", "Calibration", "CardStory", "Cards", "Coming", "Confusion", "Course", "Forecasts",
    "Hard", "Knowledge", "Leech", "Load", "Material", "Numbers", "Pace", "Recall", "Recent", "Retention", "Retentions",
    "Review", "Share", "Span", "Spread", "Step", "Sum", "Timing", "Told", "Trouble", "Work", "card_story", "numbers",
    "numbers_of",
]  # fmt: skip

_MODULES = {
    "calendar": ("Calendar", "Work"),
    "calibration": ("Calibration", "Forecasts"),
    "card": ("CardStory", "Step", "Told", "card_story"),
    "coming": ("Coming", "Load", "Pace", "Timing"),
    "course": ("Course", "Span"),
    "knowledge": ("Cards", "Knowledge"),
    "learner": ("Book", "Material", "Numbers", "numbers", "numbers_of"),
    "recent": ("Recall", "Recent"),
    "retention": ("Retention", "Retentions"),
    "reviews": ("Review",),
    "shares": ("Share", "Sum"),
    "spread": ("Bin", "Spread"),
    "trouble": ("Confusion", "Hard", "Leech", "Trouble"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"quizgeo.insight.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
