"""A session of study: what to ask next, asking it, judging, logging and taking back. One engine under every front end.

Time, decks and log come in with the `Learner`; nothing here draws or prints. What asks and judges is imported when the
first session begins: a list of what waits does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from quizgeo.study.learner import Learner, open_learner
from quizgeo.study.overview import DeckRow, Overview, overview
from quizgeo.study.scope import Scope, everything, studied
from quizgeo.study.settings import SETTINGS, Setting, Settings

if TYPE_CHECKING:
    from quizgeo.study.asking import Asked, Blank, ask
    from quizgeo.study.beginning import redo, start
    from quizgeo.study.corrections import Corrections, TypedAnswer, corrections_of
    from quizgeo.study.judging import right_answer
    from quizgeo.study.lengths import days_in_words, milliseconds_in_words
    from quizgeo.study.session import Session
    from quizgeo.study.show import revealed
    from quizgeo.study.summary import in_one_line
    from quizgeo.study.views import Asking, Counts, Missed, Offer, Refusal, Revealed, Summary, Turned, View

__all__ = [
    "SETTINGS",
    "Asked",
    "Asking",
    "Blank",
    "Corrections",
    "Counts",
    "DeckRow",
    "Learner",
    "Missed",
    "Offer",
    "Overview",
    "Refusal",
    "Revealed",
    "Scope",
    "Session",
    "Setting",
    "Settings",
    "Summary",
    "Turned",
    "TypedAnswer",
    "View",
    "ask",
    "corrections_of",
    "days_in_words",
    "everything",
    "in_one_line",
    "milliseconds_in_words",
    "open_learner",
    "overview",
    "redo",
    "revealed",
    "right_answer",
    "start",
    "studied",
]

_MODULES = {
    "asking": ("Asked", "Blank", "ask"),
    "beginning": ("redo", "start"),
    "corrections": ("Corrections", "TypedAnswer", "corrections_of"),
    "judging": ("right_answer",),
    "lengths": ("days_in_words", "milliseconds_in_words"),
    "session": ("Session",),
    "show": ("revealed",),
    "summary": ("in_one_line",),
    "views": ("Asking", "Counts", "Missed", "Offer", "Refusal", "Revealed", "Summary", "Turned", "View"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"quizgeo.study.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
