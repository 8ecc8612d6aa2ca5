"""The mark of a paper that was handed in, and its questions, each of which can be looked at."""

from collections.abc import Sequence

from quizgeo.language import _
from quizgeo.study import Record, Refusal, Review, Reviewed, Session, gist, review_exam
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import CLOSE
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.exam import heading, result_rows
from quizgeo.tui.screens.exam_calls import Keeper
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker


class ExamResult(Listing, Keeper):
    """What an exam was worth."""

    CSS_PATH = "../styles/exam.tcss"
    BINDINGS = bindings([Where.EXAM_RESULT])

    def __init__(self, record: Record) -> None:
        super().__init__()
        self._record = record
        self.review: Review | None = None
        """None until the decks are read."""
        self.found: list[Reviewed] = []
        self._texts: list[str] = []

    def on_mount(self) -> None:
        """Read the questions."""
        self.keep(self._read, self._show_all)

    def on_screen_resume(self) -> None:
        """Show what was marked meanwhile."""
        if self.review is not None and not self.busy:
            self.keep(self._read, self._show_all)

    def _read(self) -> tuple[Review, list[Reviewed]]:
        review = self.review or review_exam(self.shell.learner, self._record)
        return review, [review.at(place) for place in range(len(review.record.lines))]

    def _show_all(self, read: tuple[Review, list[Reviewed]]) -> None:
        self.review, self.found = read
        self._texts = _texts(self.found)
        self.draw()

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.EXAM_RESULT

    @property
    def heading(self) -> str:
        """Name the paper."""
        return heading(self._record, self.sheet)

    @property
    def told(self) -> str:
        """Say that it is over."""
        return _("handed in")

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self.found)

    def rows(self, cursor: int) -> Drawn:
        """Draw the mark and the questions."""
        if self.review is None:
            return Drawn()
        return result_rows(self.review.record, self.found, cursor, self.sheet, self._texts)

    def allows(self, action: Action) -> bool:
        """Leave out studying where nothing was missed."""
        return action.id != "exam.study" or (self.review is not None and bool(self.review.missed()))

    def action_review(self) -> None:
        """Show the marked question with what is right."""
        from quizgeo.tui.screens.exam_review import ExamReview

        if self.review is not None:
            self.app.push_screen(ExamReview(self.review, self.query_one(Picker).cursor))

    def action_study(self) -> None:
        """Ask again what was missed."""
        if self.review is not None:
            self.keep(self.review.study_missed, self._study)

    def action_back(self) -> None:
        """Go home."""
        self.shell.go_home()

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Show the question that was clicked."""
        event.stop()
        self.action_review()

    def _study(self, session: Session | Refusal) -> None:
        if isinstance(session, Refusal):
            self.note(session.message, CLOSE)
        else:
            self.shell.open_session(session)


def _texts(found: Sequence[Reviewed]) -> list[str]:
    """Give what each question asks, where it is still there."""
    return [gist(each.sat.asked) if each.sat is not None else _("gone or changed") for each in found]
