"""Everything a key press can do: one table that bindings, key bar, help, command palette and documentation read.

Nothing else in the app names a key. An id never changes: people remap keys by it.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.language import N_
from quizgeo.tui.action import Action, Where
from quizgeo.tui.keys_of_screens import (
    APP,
    BROWSER,
    CARD,
    ELSEWHERE,
    EXAMS,
    HOME,
    KEEPING,
    LESSONS,
    PLAN,
    SETTINGS,
    STATS,
)
from quizgeo.tui.keys_of_study import AFTER, ASKING, CARDS, PREVIEWING

ACTIONS: Final[tuple[Action, ...]] = (
    *HOME, *PLAN, *BROWSER, *ASKING, *AFTER, *CARDS, *PREVIEWING, *CARD, *STATS, *EXAMS, *SETTINGS, *KEEPING, *LESSONS,
    *ELSEWHERE, *APP,
)  # fmt: skip
"""The table, in the order in which help shows it."""

BY_ID: Final = {action.id: action for action in ACTIONS}
RATINGS: Final = frozenset({
    "study.accept", "study.rate", "study.say_right", "study.say_wrong", "study.say_guessed",
})  # fmt: skip
OF_A_SESSION: Final = RATINGS | {"study.hint", "study.card"} | {action.id for action in CARDS}
"""What is done to a learner's cards, or tells in a session alone: a preview has none of it."""

NOT_IN_EXAMS: Final = frozenset({
    "study.turn", "study.give_up", "study.surrender", "study.scroll_up", "study.scroll_down", "page.page_up",
    "page.page_down",
})  # fmt: skip
"""What shows an answer, and what has keys that mean something else in an exam."""


OF_OTHER_APPS: Final = ("preview.", "join.", "lesson.", "host.", "people.", "naming.", "leaving.")
"""How the ids begin of what cannot be done in a learner's app."""
NOT_IN_LESSONS: Final = OF_A_SESSION | NOT_IN_EXAMS - {"study.turn"} | {"study.source", "study.edit", "study.words"}
"""What a lesson has none of: cards of one's own, hints, giving up, and maps that are drawn: they are told."""


class Guide(Struct, frozen=True):
    """What help tells at a place."""

    name: str
    """Of the place, marked for translation."""
    here: tuple[Action, ...]
    elsewhere: tuple[Action, ...]
    """What can be done in the same app, but not here."""
    notices: tuple[str, ...] = ()
    """What has to be said of what is on the screen."""


def guide_at(where: Where) -> Guide:
    """Give what help tells at a place of a learner's app."""
    here = actions_at(where)
    others = (action for action in ACTIONS if action not in here and not action.id.startswith(OF_OTHER_APPS))
    return Guide(where.value, here, tuple(others))


def guide_in_lesson(where: Where, here: tuple[Action, ...], families: tuple[str, ...]) -> Guide:
    """Give what help tells at a place of a lesson. families: how the ids of what its app can do begin."""
    own = (action for action in ACTIONS if action.id.startswith(families) and action.id not in NOT_IN_LESSONS)
    return Guide(where.value, here, tuple(action for action in own if action not in here))


def guide_in_preview(place: Where, here: tuple[Action, ...]) -> Guide:
    """Give what help tells at a place of a preview. here: what can be done there."""
    families = ("study.", "preview.", "list.", "page.", "confirm.", "app.")
    own = (action for action in ACTIONS if action.id.startswith(families) and action.id not in OF_A_SESSION)
    return Guide(place.value, here, tuple(action for action in own if action not in here))


def actions_at(where: Where) -> tuple[Action, ...]:
    """Give what can be done at a place, in the order of the table."""
    return tuple(action for action in ACTIONS if where in action.where)


def actions_in_preview(where: Where, *, shown: bool) -> tuple[Action, ...]:
    """Give what can be done in a preview whose question stands like one of study: it is answered by the same keys.

    shown: whether the answer is on the screen. A key that answers has no other meaning.
    """
    answering = [action for action in actions_at(where) if action.id not in OF_A_SESSION]
    taken = {key for action in answering for key in action.keys}
    own = actions_at(Where.PREVIEW_SHOWN if shown else Where.PREVIEW)
    return (*answering, *(action for action in own if taken.isdisjoint(action.keys)))


def actions_in_exam(where: Where, *, mapped: bool) -> tuple[Action, ...]:
    """Give what can be done in an exam whose question stands like one of study: it is answered by the same keys.

    mapped: whether the question has a map. An action of exams has no key that answers; one that has no other key is
    left out.
    """
    out = OF_A_SESSION | NOT_IN_EXAMS | (frozenset() if mapped else {"study.words"})
    answering = [_kept(action) for action in actions_at(where) if action.id not in out]
    taken = {key for action in answering for key in action.keys}
    known = {action.id for action in answering}
    own = [action for action in actions_at(Where.EXAM) if action.id not in known]
    free = ((action, tuple(key for key in action.keys if key not in taken)) for action in own)
    return (*answering, *(replace(action, keys=keys) for action, keys in free if keys))


def actions_in_lesson(where: Where) -> tuple[Action, ...]:
    """Give what can be done in a lesson whose question stands like one of study: it is answered by the same keys.

    Numbers choose too, where they are not typed.
    """
    answering = [_sent(action) for action in actions_at(where) if action.id not in NOT_IN_LESSONS]
    numbers = (Where.CHOOSING, Where.JUDGING, Where.TICKING, Where.PAIRING)
    own = [action for action in actions_at(Where.LESSON_ASKED) if action.id == "lesson.digit" and where in numbers]
    return (*answering, *own)


def _sent(action: Action) -> Action:
    """Say of what checks an answer in study, or turns a card over, that it tells the teacher in a lesson."""
    if action.id in ("study.check", "study.pick"):
        return replace(action, label=N_("send"), help=N_("Send the answer as it stands."))
    if action.id != "study.turn":
        return action
    return replace(action, label=N_("I have it"), help=N_("Say that you have your answer; it is compared later."))


def _kept(action: Action) -> Action:
    """Say of what checks an answer in study that it keeps it in an exam."""
    if action.id not in ("study.check", "study.pick"):
        return action
    return replace(action, label=N_("keep"), help=N_("Keep the answer as it stands, and go on."))
