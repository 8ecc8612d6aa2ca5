"""The exams of a learner: going on with a paper, beginning one, and looking at what past ones were worth."""

from dataclasses import dataclass

from textual import work
from textual.message import Message

from quizgeo.language import _
from quizgeo.study import ExamScope, Learner, Record, find_paper, open_papers, overview, past_papers
from quizgeo.tui.action import Action, Where
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.exam import COUNTS, MINUTES, Choices, choice_rows, wish_words
from quizgeo.tui.screens.base import Base
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker

USUAL = COUNTS.index(20)


class Exams(Listing, Personal):
    """What there is to sit, and what was sat."""

    CSS_PATH = "../styles/exam.tcss"
    BINDINGS = bindings([Where.EXAMS])

    @dataclass
    class Found(Message):
        """Papers and decks; a message, for the screen may be gone when they are collected."""

        choices: Choices

    def __init__(self) -> None:
        super().__init__()
        self.choices: Choices | None = None
        """None while they are collected."""
        self._count = USUAL
        self._minutes = 0

    def on_screen_resume(self) -> None:
        """Collect what there is, off the screen's thread: a paper may have been left or handed in."""
        self.collect()

    @work(thread=True, exclusive=True, group="decks")
    def collect(self) -> None:
        """Collect papers and decks."""
        learner = self.shell.learner
        rows = tuple(row for row in overview(learner).rows if row.deck.cards)
        titles = tuple(row.deck.title_in(self.shell.naming) for row in rows)
        self.post_message(self.Found(Choices(open_papers(learner), rows, titles, past_papers(learner))))

    def on_exams_found(self, event: Found) -> None:
        """Show what was collected."""
        if not self.gone:
            self.choices = event.choices
            self.draw()

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.EXAMS

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Exams")

    @property
    def told(self) -> str:
        """Say what would be begun."""
        return wish_words(COUNTS[self._count], MINUTES[self._minutes], self.sheet)

    @property
    def count(self) -> int:
        """How many things there are."""
        return self.choices.count if self.choices is not None else 0

    def rows(self, cursor: int) -> Drawn:
        """Draw papers and decks."""
        return Drawn() if self.choices is None else choice_rows(self.choices, cursor, self.sheet)

    def allows(self, action: Action) -> bool:
        """Leave out what cannot go further."""
        match action.id:
            case "exams.open":
                return self.count > 0
            case "exams.less_time":
                return self._minutes > 0
            case _:
                return True

    def action_open(self) -> None:
        """Begin an exam on the marked deck, go on with the marked paper, or show its mark."""
        marked = self.choices.at(self.query_one(Picker).cursor) if self.choices is not None else None
        if isinstance(marked, Record):
            self.shell.open_exam(ExamScope((), language=marked.paper.language, paper=marked.paper.id))
        elif marked is not None:
            minutes, tongue = MINUTES[self._minutes], self.shell.tongue
            scope = ExamScope((marked.deck,), limit=COUNTS[self._count], minutes=minutes, language=tongue)
            self.shell.open_exam(scope)

    def action_count(self, key: str) -> None:
        """Ask fewer questions, or more."""
        self._count = max(0, min(len(COUNTS) - 1, self._count + (1 if key == "right" else -1)))
        self.draw()

    def action_more_time(self) -> None:
        """Give more time; after the most there is no limit."""
        self._minutes = (self._minutes + 1) % len(MINUTES)
        self.draw()

    def action_less_time(self) -> None:
        """Give less time."""
        self._minutes = max(0, self._minutes - 1)
        self.draw()

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Open what was clicked."""
        event.stop()
        self.action_open()


def exam_screen(learner: Learner, scope: ExamScope | None) -> Base:
    """Give the screen of an exam: to choose one, to sit it, or with its mark if it was handed in."""
    if scope is None:
        return Exams()
    record = find_paper(learner, scope.paper)
    if record is not None and record.handed is not None:
        from quizgeo.tui.screens.exam_result import ExamResult

        return ExamResult(record)
    from quizgeo.tui.screens.exam import ExamScreen

    return ExamScreen(scope)
