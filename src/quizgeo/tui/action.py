"""What an action is, and the places where keys mean something. The rows of the table stand in files of their own."""

from enum import Enum
from typing import Final

from msgspec import Struct

from quizgeo.language import N_


class Where(Enum):
    """What is on the screen, as far as keys are concerned. The value is its name in words."""

    HOME = N_("Home")
    PROBLEMS = N_("Problems of a deck")
    RESTING = N_("Cards set aside")
    CARD = N_("A card")
    STATS = N_("Stats")
    FIGURES = N_("Figures of the stats")
    TROUBLE = N_("Cards that give trouble")
    WHOSE = N_("Whose numbers are shown")
    SETTINGS = N_("Settings")
    FITTING = N_("A fit of FSRS")
    KEEPING = N_("Your progress")
    PATH = N_("Your progress, in the field of a file")
    BACKUPS = N_("Backups")
    PLAN = N_("A plan for an exam")
    BROWSER = N_("Cards")
    QUERY = N_("Cards, in the field of the search")
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
    EXAMS = N_("Exams")
    EXAM = N_("Exam, a question")
    EXAM_OVERVIEW = N_("Exam, all questions")
    EXAM_RESULT = N_("Exam, the mark")
    EXAM_REVIEW = N_("Exam, the review")
    JOIN = N_("Joining a lesson")
    JOIN_NAMES = N_("Joining a lesson, names of the teacher")
    LESSON = N_("A lesson")
    LESSON_ASKED = N_("A lesson, a question")
    LESSON_SURE = N_("A lesson, how sure")
    LESSON_SHOWN = N_("A lesson, after the reveal")
    HOST = N_("Leading a lesson")
    HOST_PEOPLE = N_("Leading a lesson, who is there")
    HOST_NAME = N_("Leading a lesson, another name")
    HOST_LEAVING = N_("Leading a lesson, leaving it")
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


def at(*where: Where) -> frozenset[Where]:
    """Give a set of places."""
    return frozenset(where)


FIELDS: Final = at(Where.TYPING, Where.DRAFTING, Where.QUERY, Where.PATH, Where.JOIN, Where.HOST_NAME)
"""Where a field takes every printable key."""
MAPS: Final = at(Where.FINDING, Where.PLACING)
"""Where the answer is given on a map."""
UNANSWERED: Final = MAPS | at(
    Where.CHOOSING, Where.JUDGING, Where.TICKING, Where.ORDERING, Where.PAIRING, Where.FIELD, Where.FRONT
)  # fmt: skip
FACE_UP: Final = at(Where.TURNED, Where.REVEALED)
STUDY: Final = UNANSWERED | at(Where.TYPING, Where.DRAFTING) | FACE_UP
EXAM_LISTS: Final = at(Where.EXAMS, Where.EXAM_OVERVIEW, Where.EXAM_RESULT)
STATS_LISTS: Final = at(Where.STATS, Where.TROUBLE, Where.WHOSE)
LEADING: Final = at(Where.HOST, Where.HOST_PEOPLE)
LISTS: Final = (
    at(Where.HOME, Where.PROBLEMS, Where.RESTING, Where.BROWSER, Where.PREVIEW_PROBLEMS, Where.SETTINGS, Where.PLAN)
    | EXAM_LISTS
    | STATS_LISTS
    | LEADING
    | at(Where.KEEPING, Where.BACKUPS, Where.JOIN_NAMES)
)
CURSORS: Final = at(Where.CHOOSING, Where.JUDGING, Where.TICKING, Where.ORDERING, Where.PAIRING)
LESSON: Final = at(Where.LESSON, Where.LESSON_ASKED, Where.LESSON_SURE, Where.LESSON_SHOWN)
PREVIEW: Final = at(Where.PREVIEW, Where.PREVIEW_SHOWN)
SCROLLED: Final = at(Where.HELP, Where.CARD, Where.FIGURES, Where.FITTING)
"""Where rows are read that have no cursor."""
PAGES: Final = LISTS | SCROLLED | STUDY | PREVIEW | at(Where.SUMMARY, Where.QUERY, Where.LESSON, Where.LESSON_SHOWN)
EVERYWHERE: Final = frozenset(Where)
LETTERS: Final = ("a", "b", "c", "d", "e", "f", "g")
"""What chooses; from the eighth on there is only the cursor."""
