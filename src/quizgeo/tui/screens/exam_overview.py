"""All questions of a paper that is worked on: which are open, which are marked, and handing in."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import work
from textual.message import Message

from quizgeo.language import _
from quizgeo.study import Exam, gist, in_one_line
from quizgeo.study.exam_log import Line
from quizgeo.study.exam_sitting import Lost, Sat, sit_all
from quizgeo.tui.action import Where
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.exam import hand_in_words, heading, overview_rows, overview_words
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker


class ExamOverview(Listing, Personal):
    """The questions under each other."""

    CSS_PATH = "../styles/exam.tcss"
    BINDINGS = bindings([Where.EXAM_OVERVIEW])

    @dataclass
    class Read(Message):
        """What the questions ask, what was given to them, and how many of them are gone or changed."""

        texts: list[tuple[str, str]]
        lost: int

    def __init__(self, exam: Exam, go_to: Callable[[int], None], hand_in: Callable[[], None]) -> None:
        """Take the exam, and what shows a question of it or hands it in."""
        super().__init__()
        self.exam = exam
        self._go_to = go_to
        self._hand_in = hand_in
        self._texts: list[tuple[str, str]] = []
        self._lost = 0

    def on_mount(self) -> None:
        """Mark the question that was on the screen, and read what all of them ask."""
        self.query_one(Picker).cursor = self.exam.place
        self.read()

    @work(thread=True, exclusive=True, group="decks")
    def read(self) -> None:
        """Read what the questions ask, off the screen's thread."""
        paper, lines = self.exam.paper, self.exam.record.lines
        sats = sit_all(self.exam.learner, paper)
        texts = [_text(sat, line) for sat, line in zip(sats, lines, strict=True)]
        self.post_message(self.Read(texts, sum(sat in ("gone", "changed") for sat in sats)))

    def on_exam_overview_read(self, event: Read) -> None:
        """Show what the questions ask."""
        if not self.gone:
            self._texts, self._lost = event.texts, event.lost
            self.draw()

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.EXAM_OVERVIEW

    @property
    def heading(self) -> str:
        """Name the paper."""
        return heading(self.exam.record, self.sheet)

    @property
    def told(self) -> str:
        """Say how many are open and marked."""
        return overview_words(self.exam.record)

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self.exam.record.lines)

    def rows(self, cursor: int) -> Drawn:
        """Draw the questions."""
        return overview_rows(self.exam.record, self._texts, cursor, self.sheet)

    def action_open(self) -> None:
        """Go to the marked question."""
        place = self.query_one(Picker).cursor
        self.dismiss()
        self._go_to(place)

    def action_hand_in(self) -> None:
        """Ask, and hand the paper in."""
        self.shell.ask(hand_in_words(self.exam.record, self._lost), self._hand_in)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Go to the question that was clicked."""
        event.stop()
        self.action_open()


def _text(sat: Sat | Lost, line: Line) -> tuple[str, str]:
    """Give what a question asks, and what was given to it, each on one line."""
    if not isinstance(sat, Sat):
        return _("cannot be read now") if sat == "unread" else _("gone or changed"), ""
    given = "" if line.given is None else in_one_line(line.given, sat.posed.question)
    return gist(sat.asked), given
