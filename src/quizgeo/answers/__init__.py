"""Whether a given answer is right, and why: one verdict for every kind of question and anything a person can give.

Reading and comparing are exact and explainable: each verdict carries the stable word of its reason. Nothing here
asks, schedules or writes anything down.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from quizgeo.answers.check import (
    answer_lines,
    answer_text,
    as_typed,
    at_sea,
    blank,
    check,
    check_answer,
    gave_up,
    prepare,
    timeout,
)
from quizgeo.answers.context import Known
from quizgeo.answers.problems import problems
from quizgeo.answers.reasons import REASONS
from quizgeo.answers.verdict import Given, Grade, Verdict

if TYPE_CHECKING:
    from quizgeo.answers.countries import country_code, country_name
    from quizgeo.answers.feedback import feedback_for
    from quizgeo.answers.hints import hints
    from quizgeo.answers.scene_words import MapWords, map_words
    from quizgeo.answers.scenes import MapScene, map_scene, map_scene_after

__all__ = [
    "REASONS",
    "Given",
    "Grade",
    "Known",
    "MapScene",
    "MapWords",
    "Verdict",
    "answer_lines",
    "answer_text",
    "as_typed",
    "at_sea",
    "blank",
    "check",
    "check_answer",
    "country_code",
    "country_name",
    "feedback_for",
    "gave_up",
    "hints",
    "map_scene",
    "map_scene_after",
    "map_words",
    "prepare",
    "problems",
    "timeout",
]

_HOMES = {
    "MapScene": "scenes",
    "MapWords": "scene_words",
    "country_code": "countries",
    "country_name": "countries",
    "feedback_for": "feedback",
    "hints": "hints",
    "map_scene": "scenes",
    "map_scene_after": "scenes",
    "map_words": "scene_words",
}
"""Where the names come from that judging does without, or that need the maps, which few decks do: imported when
they are first asked for. Nobody else imports `hints`, which would stand in the place of its function."""


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"quizgeo.answers.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
