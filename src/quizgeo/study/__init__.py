"""A session of study: what to ask next, asking it, judging, logging and taking back. One engine under every front end.

Time, decks and log come in with the `Learner`; nothing here draws or prints.
"""

from quizgeo.study.asking import Asked, Blank, ask
from quizgeo.study.learner import Learner, open_learner
from quizgeo.study.lengths import days_in_words, milliseconds_in_words
from quizgeo.study.overview import DeckRow, Overview, overview
from quizgeo.study.scope import Scope, everything, studied
from quizgeo.study.session import Session, redo, start
from quizgeo.study.settings import SETTINGS, Setting, Settings
from quizgeo.study.summary import in_one_line
from quizgeo.study.views import Asking, Counts, Missed, Offer, Refusal, Revealed, Summary, Turned, View

__all__ = [
    "SETTINGS",
    "Asked",
    "Asking",
    "Blank",
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
    "View",
    "ask",
    "days_in_words",
    "everything",
    "in_one_line",
    "milliseconds_in_words",
    "open_learner",
    "overview",
    "redo",
    "start",
    "studied",
]
