"""A session of study: what to ask next, asking it, judging, logging and taking back. One engine under every front end.

Time, decks and log come in with the `Learner`; nothing here draws or prints. What asks and judges is imported when the
first session begins: a list of what waits does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from quizgeo.study.learner import Learner, open_learner
from quizgeo.study.overview import DeckRow, Overview, overview
from quizgeo.study.scope import Scope, everything, studied
from quizgeo.study.setting import Setting
from quizgeo.study.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from quizgeo.study.asking import Asked, Blank, ask, gist
    from quizgeo.study.beginning import redo, start
    from quizgeo.study.corrections import Corrections, TypedAnswer, corrections_of
    from quizgeo.study.dates import date_in_words, day_in_words
    from quizgeo.study.deeds import Deed
    from quizgeo.study.exam import Exam, Sitting, begin_exam, resume_exam
    from quizgeo.study.exam_log import Record
    from quizgeo.study.exam_mark import Mark, mark_of
    from quizgeo.study.exam_paper import ExamScope, Paper
    from quizgeo.study.exam_papers import find_paper, open_papers, past_papers
    from quizgeo.study.exam_review import Review, Reviewed, review_exam
    from quizgeo.study.exam_time import watch_of
    from quizgeo.study.finding import NoDeckError, find_files
    from quizgeo.study.judging import right_answer
    from quizgeo.study.leafing import Leaf, open_at
    from quizgeo.study.lengths import days_in_short, days_in_words, milliseconds_in_words, wait_in_words
    from quizgeo.study.manuscript import Bookmark, Manuscript, read_manuscript
    from quizgeo.study.mapped import AskedMap, told_after
    from quizgeo.study.moving import Moved
    from quizgeo.study.preparing import YearAhead, workload_of
    from quizgeo.study.remarks import Aside, asides
    from quizgeo.study.resting import Resting, bring_back, resting_cards, set_aside
    from quizgeo.study.search import Finder, Found, QueryError
    from quizgeo.study.session import Session
    from quizgeo.study.show import revealed
    from quizgeo.study.summary import in_one_line
    from quizgeo.study.trial import FaceUp, Judged, Posing, Trial, Way, ask_again, renewed, try_out, ways
    from quizgeo.study.views import Asking, Counts, Missed, Offer, Refusal, Revealed, SetAside, Summary, Turned, View

__all__ = [
    "SETTINGS",
    "Aside",
    "Asked",
    "AskedMap",
    "Asking",
    "Blank",
    "Bookmark",
    "Corrections",
    "Counts",
    "DeckRow",
    "Deed",
    "Exam",
    "ExamScope",
    "FaceUp",
    "Finder",
    "Found",
    "Judged",
    "Leaf",
    "Learner",
    "Manuscript",
    "Mark",
    "Missed",
    "Moved",
    "NoDeckError",
    "Offer",
    "Overview",
    "Paper",
    "Posing",
    "QueryError",
    "Record",
    "Refusal",
    "Resting",
    "Revealed",
    "Review",
    "Reviewed",
    "Scope",
    "Session",
    "SetAside",
    "Setting",
    "Settings",
    "Sitting",
    "Summary",
    "Trial",
    "Turned",
    "TypedAnswer",
    "View",
    "Way",
    "YearAhead",
    "asides",
    "ask",
    "ask_again",
    "begin_exam",
    "bring_back",
    "corrections_of",
    "date_in_words",
    "day_in_words",
    "days_in_short",
    "days_in_words",
    "everything",
    "find_files",
    "find_paper",
    "gist",
    "in_one_line",
    "mark_of",
    "milliseconds_in_words",
    "open_at",
    "open_learner",
    "open_papers",
    "overview",
    "past_papers",
    "read_manuscript",
    "redo",
    "renewed",
    "resting_cards",
    "resume_exam",
    "revealed",
    "review_exam",
    "right_answer",
    "set_aside",
    "start",
    "studied",
    "told_after",
    "try_out",
    "wait_in_words",
    "watch_of",
    "ways",
    "workload_of",
]

_MODULES = {
    "remarks": ("Aside", "asides"),
    "asking": ("Asked", "Blank", "ask", "gist"),
    "beginning": ("redo", "start"),
    "corrections": ("Corrections", "TypedAnswer", "corrections_of"),
    "dates": ("date_in_words", "day_in_words"),
    "deeds": ("Deed",),
    "exam": ("Exam", "Sitting", "begin_exam", "resume_exam"),
    "exam_log": ("Record",),
    "exam_mark": ("Mark", "mark_of"),
    "exam_paper": ("ExamScope", "Paper"),
    "exam_papers": ("find_paper", "open_papers", "past_papers"),
    "exam_review": ("Review", "Reviewed", "review_exam"),
    "exam_time": ("watch_of",),
    "finding": ("NoDeckError", "find_files"),
    "judging": ("right_answer",),
    "leafing": ("Leaf", "open_at"),
    "lengths": ("days_in_short", "days_in_words", "milliseconds_in_words", "wait_in_words"),
    "mapped": ("AskedMap", "told_after"),
    "manuscript": ("Bookmark", "Manuscript", "read_manuscript"),
    "preparing": ("YearAhead", "workload_of"),
    "moving": ("Moved",),
    "resting": ("Resting", "bring_back", "resting_cards", "set_aside"),
    "search": ("Finder", "Found", "QueryError"),
    "session": ("Session",),
    "show": ("revealed",),
    "summary": ("in_one_line",),
    "trial": ("FaceUp", "Judged", "Posing", "Trial", "Way", "ask_again", "renewed", "try_out", "ways"),
    "views": ("Asking", "Counts", "Missed", "Offer", "Refusal", "Revealed", "SetAside", "Summary", "Turned", "View"),
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
