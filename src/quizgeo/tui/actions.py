"""Everything a key press can do: one table that bindings, key bar, help, command palette and documentation read.

Nothing else in the app names a key. An id never changes: people remap keys by it.
"""

from enum import Enum
from typing import Final

from msgspec import Struct

from quizgeo.language import N_


class Where(Enum):
    """What is on the screen, as far as keys are concerned. The value is its name in words."""

    HOME = N_("Home")
    PROBLEMS = N_("Problems of a deck")
    RESTING = N_("Cards set aside")
    CHOOSING = N_("Study, choosing one")
    JUDGING = N_("Study, true or false")
    TICKING = N_("Study, choosing several")
    ORDERING = N_("Study, putting in order")
    PAIRING = N_("Study, matching")
    FINDING = N_("Study, picking a country on a map")
    PLACING = N_("Study, putting the cursor on a map")
    TYPING = N_("Study, in a field")
    DRAFTING = N_("Study, writing freely")
    FIELD = N_("Study, beside a field")
    FRONT = N_("Study, the front of a card")
    TURNED = N_("Study, the back of a card")
    REVEALED = N_("Study, after the reveal")
    SUMMARY = N_("Summary of a session")
    PREVIEW = N_("Preview of a deck")
    PREVIEW_SHOWN = N_("Preview, after the answer")
    PREVIEW_PROBLEMS = N_("Preview, all problems")
    HELP = N_("Help")
    CONFIRM = N_("A question of the app")


class Action(Struct, frozen=True):
    """One thing that a person can do."""

    id: str
    """`study.undo` runs `action_undo` of the screen; what begins with `app.` runs on the app."""
    keys: tuple[str, ...]
    """The first is shown; Cyrillic twins are added to the letters."""
    label: str
    """For the key bar, marked here and translated when shown; at most 14 cells in every language."""
    help: str
    """One sentence, marked here."""
    where: frozenset[Where]
    rank: int = 0
    """Place in the key bar; 0: not shown there."""
    each: bool = False
    """Whether every key means something of its own, which the method is told."""

    @property
    def of_app(self) -> bool:
        """Whether it is the same on every screen."""
        return self.id.startswith("app.")

    @property
    def method(self) -> str:
        """The name of what it runs, without `action_`."""
        return self.id.partition(".")[2]


def _at(*where: Where) -> frozenset[Where]:
    return frozenset(where)


FIELDS: Final = _at(Where.TYPING, Where.DRAFTING)
"""Where a field takes every printable key."""
MAPS: Final = _at(Where.FINDING, Where.PLACING)
"""Where the answer is given on a map."""
UNANSWERED: Final = MAPS | _at(
    Where.CHOOSING, Where.JUDGING, Where.TICKING, Where.ORDERING, Where.PAIRING, Where.FIELD, Where.FRONT
)  # fmt: skip
FACE_UP: Final = _at(Where.TURNED, Where.REVEALED)
STUDY: Final = UNANSWERED | FIELDS | FACE_UP
LISTS: Final = _at(Where.HOME, Where.PROBLEMS, Where.RESTING, Where.PREVIEW_PROBLEMS)
CURSORS: Final = _at(Where.CHOOSING, Where.JUDGING, Where.TICKING, Where.ORDERING, Where.PAIRING)
PREVIEW: Final = _at(Where.PREVIEW, Where.PREVIEW_SHOWN)
PAGES: Final = LISTS | STUDY | PREVIEW | _at(Where.HELP, Where.SUMMARY)
EVERYWHERE: Final = frozenset(Where)
LETTERS: Final = ("a", "b", "c", "d", "e", "f", "g")
"""What chooses; from the eighth on there is only the cursor."""

_HOME = (
    Action("home.study", ("space", "s"), N_("study"), N_("Study all that waits today."), _at(Where.HOME), 1),
    Action("home.open", ("enter",), N_("this deck"), N_("Study the marked deck."), _at(Where.HOME), 2),
    Action("home.problems", ("c",), N_("problems"),
        N_("Show the problems of decks that cannot be read."), _at(Where.HOME), 3,
    ),
    Action("home.resting", ("at",), N_("set aside"),
        N_("Show the cards that were set aside; there they can be resumed."), _at(Where.HOME), 4,
    ),
)  # fmt: skip

_ASKING = (
    Action("study.choose", LETTERS, N_("choose"),
        N_("Choose the answer with this letter."), _at(Where.CHOOSING), 1, each=True,
    ),
    Action("study.judge", ("a", "b", "t", "f"), N_("true, false"),
        N_("Say that the statement is true, or false."), _at(Where.JUDGING), 1, each=True,
    ),
    Action("study.tick", LETTERS, N_("tick"),
        N_("Tick the one with this letter, or take the tick off."), _at(Where.TICKING, Where.TURNED), 1, each=True,
    ),
    Action("study.mark", ("x",), N_("tick this"), N_("Tick the one at the cursor."), _at(Where.TICKING)),
    Action("study.assign", LETTERS, N_("put there"),
        N_("Give the item at the cursor to this letter."), _at(Where.PAIRING), 1, each=True,
    ),
    Action("study.carry", ("space",), N_("pick up, drop"), N_("Pick the item up, or drop it."), _at(Where.ORDERING), 2),
    Action("study.up", ("up",), N_("move"),
        N_("Move the cursor up; an item that is held goes with it."), CURSORS | _at(Where.TYPING),
    ),
    Action("study.down", ("down",), N_("move"),
        N_("Move the cursor down; an item that is held goes with it."), CURSORS | _at(Where.TYPING),
    ),
    Action("study.left", ("left",), N_("other one"), N_("Give the item the choice before."), _at(Where.PAIRING)),
    Action("study.right", ("right",), N_("other one"), N_("Give the item the next choice."), _at(Where.PAIRING)),
    Action("study.go", ("up", "down", "left", "right"), N_("move"),
        N_("Go to the next country in that direction, or move the cursor by a cell."), MAPS, 1, each=True,
    ),
    Action("study.nudge", ("shift+up", "shift+down", "shift+left", "shift+right"), N_("move a little"),
        N_("Move the cursor by a dot, of which a cell has two by four."), _at(Where.PLACING), each=True,
    ),
    Action("study.next_country", ("tab",), N_("next"),
        N_("Go to the next country, from west to east."), _at(Where.FINDING), 7,
    ),
    Action("study.previous_country", ("shift+tab",), N_("previous"),
        N_("Go to the country before, from east to west."), _at(Where.FINDING),
    ),
    Action("study.pick", ("enter",), N_("answer"), N_("Answer with what is picked, or with the cursor."), MAPS, 3),
    Action("study.words", ("m", "f5"), N_("map/words"),
        N_("Tell the map in words, or draw it again."), STUDY - {Where.DRAFTING}, 4,
    ),
    Action("study.check", ("enter",), N_("check"), N_("Give the answer as it stands."), CURSORS | _at(Where.TYPING), 3),
    Action("study.enter_field", ("enter",), N_("back to field"), N_("Go back into the field."), _at(Where.FIELD), 1),
    Action("study.write", ("tab",), N_("write"),
        N_("Write down an answer first; it is for you alone."), _at(Where.FRONT), 2,
    ),
    Action("study.reset", ("r",), N_("reset"), N_("Start this question again."), _at(Where.ORDERING, Where.PAIRING), 4),
    Action("study.turn", ("space", "enter"), N_("turn over"), N_("Turn the card over."), _at(Where.FRONT), 1),
    Action("study.finish", ("escape",), N_("done writing"),
        N_("Stop writing; then the card can be turned over."), _at(Where.DRAFTING), 1,
    ),
    Action("study.hint", ("h", "f2"), N_("hint: Again"),
        N_("Show the next hint; the card then counts as Again, and comes back in this session."),
        UNANSWERED | _at(Where.TYPING), 5,
    ),
    Action("study.give_up", ("space",), N_("give up"),
        N_("Say that you do not know, and see the answer."),
        MAPS | _at(Where.CHOOSING, Where.JUDGING, Where.TICKING, Where.PAIRING, Where.FIELD, Where.TYPING), 6,
    ),
    Action("study.surrender", ("0",), N_("give up"),
        N_("Say that you do not know the order, and see it."), _at(Where.ORDERING), 6,
    ),
)  # fmt: skip

_AFTER = (
    Action("study.accept", ("space", "enter"), N_("accept"), N_("Accept the marked rating and go on."), FACE_UP, 1),
    Action("study.rate", ("1", "2", "3", "4"), N_("rate"),
        N_("Rate the card Again, Hard, Good or Easy, where offered."), FACE_UP, 2, each=True,
    ),
    Action("study.say_right", ("y",), N_("I was right"),
        N_("Count the answer as right; check --answers lists it for the author of the deck."), _at(Where.REVEALED), 3,
    ),
    Action("study.say_wrong", ("n",), N_("I was wrong"), N_("Count the answer as wrong."), _at(Where.REVEALED), 4),
    Action("study.say_guessed", ("g",), N_("I guessed"),
        N_("Count the answer as a guess: the card comes back."), _at(Where.REVEALED), 5,
    ),
    Action("study.scroll_up", ("up",), N_("scroll"),
        N_("Scroll the answer and the explanation up."), FACE_UP | _at(Where.FIELD, Where.FRONT),
    ),
    Action("study.scroll_down", ("down",), N_("scroll"),
        N_("Scroll the answer and the explanation down."), FACE_UP | _at(Where.FIELD, Where.FRONT),
    ),
    Action(
        "study.edit", ("e",), N_("edit"), N_("Open the deck at this question in your editor."), _at(Where.REVEALED), 8,
    ),
    Action("study.source", ("o",), N_("source"), N_("Open the source; its address is shown first."), FACE_UP, 6),
)  # fmt: skip

_CARDS = (
    Action("study.undo", ("u", "ctrl+z"), N_("undo"),
        N_("Take back what was done last: a word said of an answer, the answer, a card set aside; there is no limit."),
        STUDY - {Where.DRAFTING}, 7,
    ),
    Action("study.suspend", ("at",), N_("suspend"),
        N_("Do not ask this card any more, until it is resumed from home."), UNANSWERED | FACE_UP, 10,
    ),
    Action("study.suspend_all", ("exclamation_mark",), N_("suspend all"),
        N_("Do not ask any card of this question any more, until it is resumed from home."), UNANSWERED | FACE_UP,
    ),
    Action("study.bury", ("minus",), N_("bury"),
        N_("Leave this card for the next study day."), UNANSWERED | FACE_UP, 11,
    ),
    Action("study.bury_all", ("equals_sign",), N_("bury all"),
        N_("Leave all cards of this question for the next study day."), UNANSWERED | FACE_UP,
    ),
)  # fmt: skip

_PREVIEW = (
    Action("preview.go_on", ("space", "enter"), N_("next"),
        N_("Go on to the next question."), _at(Where.PREVIEW_SHOWN), 1,
    ),
    Action("preview.again", ("r",), N_("ask again"),
        N_("Ask this question once more, shuffled anew."), _at(Where.PREVIEW_SHOWN), 2,
    ),
    Action("preview.hint", ("h", "f2"), N_("hint"), N_("Show the next hint."), _at(Where.PREVIEW), 5),
    Action("preview.next", ("n", "ctrl+down"), N_("next"), N_("Go to the next question of the deck."), PREVIEW, 7),
    Action("preview.previous", ("p", "ctrl+up"), N_("previous"), N_("Go to the question before."), PREVIEW, 8),
    Action("preview.problems", ("l", "f3"), N_("problems"), N_("List all problems of the deck."), PREVIEW, 9),
    Action("preview.edit", ("f4",), N_("edit"), N_("Open the file at this question in your editor."), PREVIEW, 10),
    Action("preview.show", ("enter", "space"), N_("show it"),
        N_("Show the question that the marked problem is about."), _at(Where.PREVIEW_PROBLEMS), 1,
    ),
    Action("preview.mend", ("e", "f4"), N_("edit"),
        N_("Open the file at the marked problem in your editor."), _at(Where.PREVIEW_PROBLEMS), 2,
    ),
)  # fmt: skip

_ELSEWHERE = (
    Action("summary.leave", ("enter", "space"), N_("home"), N_("Go to the home screen."), _at(Where.SUMMARY), 1),
    Action("summary.redo", ("r",), N_("redo those"),
        N_("Ask the wrong ones again; it never moves the schedule."), _at(Where.SUMMARY), 2,
    ),
    Action("summary.undo", ("u", "ctrl+z"), N_("undo last"),
        N_("Take back what was done last, and show its question again."), _at(Where.SUMMARY), 3,
    ),
    Action("problems.edit", ("e", "enter"), N_("edit"),
        N_("Open the deck at this problem in your editor."), _at(Where.PROBLEMS), 1,
    ),
    Action("resting.resume", ("enter", "at"), N_("resume"),
        N_("Ask the marked card again; pressed once more, set it aside as it was."), _at(Where.RESTING), 1,
    ),
    Action("confirm.yes", ("y", "enter"), N_("yes"), N_("Do what is asked."), _at(Where.CONFIRM), 1),
    Action("confirm.no", ("n",), N_("no"), N_("Leave everything as it is."), _at(Where.CONFIRM), 2),
    Action("list.up", ("up",), N_("move"), N_("Move up."), LISTS | _at(Where.HELP)),
    Action("list.down", ("down",), N_("move"), N_("Move down."), LISTS | _at(Where.HELP)),
    Action("list.first", ("home",), N_("first"), N_("Go to the first row."), LISTS | _at(Where.HELP)),
    Action("list.last", ("end",), N_("last"), N_("Go to the last row."), LISTS | _at(Where.HELP)),
    Action("page.page_up", ("pageup",), N_("scroll"), N_("Move up by a page."), PAGES),
    Action("page.page_down", ("pagedown",), N_("scroll"), N_("Move down by a page."), PAGES),
    Action("page.back", ("escape",), N_("back"),
        N_("Leave the field, then the screen; a session can be left at any time."),
        EVERYWHERE - {Where.HOME, Where.DRAFTING}, 20,
    ),
)  # fmt: skip

_APP = (
    Action("app.command_palette", ("ctrl+p",), N_("commands"),
        N_("Find a command by its name."), EVERYWHERE - {Where.HELP, Where.CONFIRM}, 30,
    ),
    Action("app.quit", ("q", "ctrl+q", "ctrl+c"), N_("quit"),
        N_("Leave quizgeo; every answer is kept."), EVERYWHERE, 31,
    ),
    Action("app.help", ("question_mark", "f1"), N_("help"),
        N_("Show the keys of this screen."), EVERYWHERE - {Where.HELP, Where.CONFIRM}, 99,
    ),
)  # fmt: skip

ACTIONS: Final[tuple[Action, ...]] = (*_HOME, *_ASKING, *_AFTER, *_CARDS, *_PREVIEW, *_ELSEWHERE, *_APP)
"""The table, in the order in which help shows it."""

BY_ID: Final = {action.id: action for action in ACTIONS}
RATINGS: Final = frozenset({
    "study.accept", "study.rate", "study.say_right", "study.say_wrong", "study.say_guessed",
})  # fmt: skip
OF_A_SESSION: Final = RATINGS | {"study.hint"} | {action.id for action in _CARDS}
"""What is done to a learner's cards, or tells in a session alone: a preview has none of it."""


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
