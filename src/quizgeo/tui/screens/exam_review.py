"""The review of a paper: one question with what was given, what is right and why."""

from functools import partial

from quizgeo.language import _
from quizgeo.study import FaceUp, Judged, Refusal, Review, Reviewed
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import CLOSE, QUIET
from quizgeo.tui.forms import Carding
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import Buttons, header
from quizgeo.tui.lines.exam import heading, lost_rows, review_words, squares
from quizgeo.tui.lines.layout import CHROME, LEAST
from quizgeo.tui.lines.prompt import LONGEST_LINE
from quizgeo.tui.lines.reveal import message, reveal, turned
from quizgeo.tui.lines.why import why, why_pane
from quizgeo.tui.screens.exam_calls import Keeper
from quizgeo.tui.screens.forming import Forming
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.widgets.buttons import ButtonRow

SCORES = {"1": 0.0, "2": 0.5, "3": 1.0}
"""What the learner finds in their own answer, by key."""


class ExamReview(Keeper, Forming):
    """A question of a paper that was handed in."""

    CSS_PATH = "../styles/exam.tcss"
    BINDINGS = bindings([Where.EXAM_REVIEW])

    def __init__(self, review: Review, place: int) -> None:
        super().__init__()
        self.review = review
        self.found: Reviewed = review.at(place)

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.EXAM_REVIEW

    @property
    def waits(self) -> bool:
        """Whether the question waits for an answer: it does not any more."""
        return False

    @property
    def face(self) -> None:
        """Give nothing: no card is rated here."""
        return

    def on_mount(self) -> None:
        """Show the question."""
        self.open(self.found)

    def allows(self, action: Action) -> bool:
        """Leave out what cannot be said of this question."""
        found = self.found
        match action.id:
            case "exam.claim":
                return found.outcome in ("wrong", "partial") and not found.self_marked
            case "exam.rate":
                return found.self_marked and found.sat is not None
            case "exam.words":
                return self.has_map(self.asked)
            case "exam.source":
                return found.sat is not None and found.sat.posed.question.source is not None
            case "exam.edit":
                return found.sat is not None
            case _:
                return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key do anything while something is written."""
        return bool(super().check_action(action, parameters)) and not self.busy

    # -- showing -------------------------------------------------------------------------------------------------

    def open(self, found: Reviewed) -> None:
        """Show a question."""
        self.found = found
        self.form = self.asked = self.spread = None
        if found.sat is not None:
            self.begin(found.sat.asked)
        self.draw()

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        if not self.size.width:
            return
        self.stage.fit_to(self.sheet, wide=self.wide)
        record, found = self.review.record, self.found
        right = _("{number} of {count}").format(number=found.place + 1, count=len(record.lines))
        self.pane("header").show([header(heading(record, self.sheet), right, self.sheet)])
        self.pane("progress").show([squares(record, found.place, self.sheet)])
        self.query_one("#ratings", ButtonRow).show(Buttons())
        if found.sat is None:
            self.stage.show_only(lost_rows(found.lost, self.sheet), max(LEAST[1], self.size.height) - CHROME)
        else:
            self.load()
            self._show_judged()
        self.tell_saved(self.review.saved, review_words(found), QUIET)
        self.show_keys()

    def _show_judged(self) -> None:
        sat, verdict = self.found.sat, self.found.verdict
        assert sat is not None
        assert verdict is not None
        judged = Judged(sat.posed, self.found.line.given, verdict)
        whole, drawing = "", self.stage.drawing
        if isinstance(self.form, Carding):
            given = self.found.line.given
            self.stage.show_turned(
                turned(FaceUp(sat.posed), self.form, given if isinstance(given, str) else "", drawing)
            )
        else:
            assert self.form is not None
            shown = reveal(judged, self.form, drawing)
            self.stage.show_reveal(message(judged, drawing), shown)
            whole = shown.whole
        self.show_map_after(sat.asked, sat.posed.question, self.found.line.given)
        told = self.map_told(sat.asked, sat.posed.question, self.found.line.given)
        sheet, ruled = self.stage.side_sheet, not self.stage.wide
        kept = sheet if ruled else Sheet(min(sheet.width, LONGEST_LINE), sheet.signs)
        rows = why(sat.posed.question, judged.feedback, kept, whole, told)
        self.stage.show_side(why_pane(rows, _("Why"), kept, ruled=ruled))

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Go to the next question."""
        self._go(1)

    def action_previous(self) -> None:
        """Go to the question before."""
        self._go(-1)

    def action_claim(self) -> None:
        """Say that the answer was right, or take that back."""
        self.keep(partial(self.review.flag, self.found.place), self._said)

    def action_rate(self, digit: str) -> None:
        """Mark an answer of one's own."""
        self.keep(partial(self.review.mark_self, self.found.place, SCORES[digit]), self._said)

    def action_words(self) -> None:
        """Tell the map in words, or draw it again."""
        if not self.other_way():
            self.note(_("There is too little room here to draw the map."), CLOSE)

    def action_source(self) -> None:
        """Open the source, after its address was shown."""
        if self.found.sat is not None:
            self.open_source(self.found.sat.posed.question)

    def action_edit(self) -> None:
        """Open the deck at this question."""
        if self.found.sat is not None:
            question = self.found.sat.posed.question
            if said := self.shell.edit(question.path, question.line):
                self.note(said)

    def action_scroll_up(self) -> None:
        """Scroll the explanation up."""
        self.stage.scroll_turned(-1)

    def action_scroll_down(self) -> None:
        """Scroll the explanation down."""
        self.stage.scroll_turned(1)

    def action_back(self) -> None:
        """Go back to the mark."""
        self.dismiss()

    def _go(self, step: int) -> None:
        place = self.found.place + step
        if 0 <= place < len(self.review.record.lines):
            self.open(self.review.at(place))

    def _said(self, found: Reviewed | Refusal) -> None:
        if isinstance(found, Refusal):
            self.note(found.message, CLOSE)
        else:
            self.open(found)
