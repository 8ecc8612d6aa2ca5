"""Everything a key press can do: one table that bindings, key bar, help, command palette and documentation read.

Nothing else in the app names a key. An id never changes: people remap keys by it.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.language import N_
from quizgeo.tui.action import Action, Where
from quizgeo.tui.keys_of_screens import APP, BROWSER, CARD, ELSEWHERE, EXAMS, HOME, PLAN, SETTINGS, STATS
from quizgeo.tui.keys_of_study import AFTER, ASKING, CARDS, PREVIEWING

ACTIONS: Final[tuple[Action, ...]] = (
    *HOME, *PLAN, *BROWSER, *ASKING, *AFTER, *CARDS, *PREVIEWING, *CARD, *STATS, *EXAMS, *SETTINGS, *ELSEWHERE, *APP,
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
    others = (action for action in ACTIONS if action not in here and not action.id.startswith("preview."))
    return Guide(where.value, here, tuple(others))


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


def _kept(action: Action) -> Action:
    """Say of what checks an answer in study that it keeps it in an exam."""
    if action.id not in ("study.check", "study.pick"):
        return action
    return replace(action, label=N_("keep"), help=N_("Keep the answer as it stands, and go on."))
