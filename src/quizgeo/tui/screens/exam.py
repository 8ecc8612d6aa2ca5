"""The exam: one question of a paper after another, in any order, and nothing told of what is right."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from quizgeo.answers import Given
from quizgeo.decks import DeckError, UnknownDeckError
from quizgeo.progress import ProgressError
from quizgeo.study import Asked, Exam, ExamScope, Refusal, Sitting, begin_exam, find_paper, resume_exam, watch_of
from quizgeo.study.exam_sitting import UnreadError
from quizgeo.tui.action import STUDY, Action, Where
from quizgeo.tui.actions import ACTIONS, Guide, actions_in_exam
from quizgeo.tui.content import CLOSE, QUIET
from quizgeo.tui.forms import Answer, Form, Note, Ordering, Step, Typing
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import Buttons, header
from quizgeo.tui.lines.exam import heading, lost_rows, place_words, squares, state_words, without_words
from quizgeo.tui.lines.layout import CHROME, LEAST
from quizgeo.tui.screens.answering import Answering
from quizgeo.tui.screens.exam_calls import Keeper
from quizgeo.tui.screens.exam_form import answers_at_once, draft_of, exam_form, fill, same
from quizgeo.tui.widgets.buttons import ButtonRow

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.tui.lines.spread import Spread

RETRY = 5
"""Seconds between tries to read decks that a paper waits for after its time."""


class ExamScreen(Keeper, Answering):
    """A paper that is worked on."""

    CSS_PATH = "../styles/exam.tcss"
    BINDINGS = bindings(STUDY | {Where.EXAM})
    family = "exam"

    def __init__(self, scope: ExamScope) -> None:
        super().__init__()
        self.scope = scope
        self.exam: Exam | None = None
        """None until the paper is made."""
        self.view: Sitting | None = None
        self._seconds = 0
        self._asked = False
        """Whether it was asked if the paper is to be handed in without decks that cannot be read."""

    def on_mount(self) -> None:
        """Make the paper, or go on with one, and let the time be shown."""
        self.set_interval(1.0, self.tick)
        self.keep(self._begin, self._begun)

    def _begin(self) -> Exam | Refusal:
        learner = self.shell.learner
        watch, record = watch_of(learner.clock), find_paper(learner, self.scope.paper)
        if record is not None:
            return resume_exam(learner, record, watch)
        try:
            return begin_exam(learner, self.scope, watch)
        except (DeckError, UnknownDeckError) as error:
            return Refusal(str(error).partition("\n")[0])

    def _begun(self, exam: Exam | Refusal) -> None:
        if isinstance(exam, Refusal):
            self.shell.go_home()
            self.shell.ask(exam.message, bool)
            return
        self.exam = exam
        self.open(exam.view)
        self.tell_saved(exam.saved)

    @property
    def sat(self) -> Exam:
        """The exam, once it has begun."""
        assert self.exam is not None
        return self.exam

    # -- which keys hold -----------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """Give the place by what is on the screen, as study has it."""
        return self.asking if self.waits else Where.EXAM

    @property
    def actions(self) -> tuple[Action, ...]:
        """The keys of study that answer, and those of an exam."""
        return actions_in_exam(self.where, mapped=self.has_map(self.asked))

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        here = self.actions
        known = {action.id for action in here}
        others = (each for each in ACTIONS if each.id not in known and not each.id.startswith(("preview.", "study.")))
        return self.with_notice(Guide(Where.EXAM.value, here, tuple(others)), self.asked)

    @property
    def waits(self) -> bool:
        """Whether the question can be answered."""
        return self.view is not None and self.view.asked is not None

    @property
    def face(self) -> None:
        """Give nothing: no card is turned over in an exam."""
        return

    @property
    def armed(self) -> bool:
        """Whether keys and mouse may answer now."""
        return not self.busy

    def allows(self, action: Action) -> bool:
        """Leave out what the question does not offer."""
        match action.id:
            case "study.words":
                return self.has_map(self.asked)
            case "study.write":
                return self.asked is not None and self.asked.kind == "open"
            case "exam.more_time":
                limited = self.exam is not None and self.sat.record.limit is not None
                return limited and self.where is not Where.DRAFTING
            case "exam.dont_know" | "exam.clear":
                return self.waits
            case "exam.next" | "exam.previous" | "exam.overview":
                return self.where is not Where.DRAFTING  # where they move the cursor in what is written
            case _:
                return True

    def shows(self, action: Action) -> bool:
        """Leave out what a field takes as text."""
        if action.id == "exam.dont_know" and self.where is Where.TYPING and self.stage.field.value:
            return False
        return self.allows(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key do anything while something is written."""
        return bool(super().check_action(action, parameters)) and not self.busy

    # -- showing -------------------------------------------------------------------------------------------------

    def open(self, view: Sitting) -> None:
        """Show a question that was not on the screen, with what was given to it."""
        self.view = view
        self.set_focus(None)
        self.form = self.asked = self.spread = None
        if view.asked is not None:
            self.begin(view.asked)
            assert self.form is not None
            self.form = exam_form(self.form)
        self.note(state_words(view), QUIET)
        self.draw()

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        if self.view is None or not self.size.width:
            return
        self.stage.fit_to(self.sheet, wide=self.wide)
        if self.waits:
            self.load()
            self.show_asking()
        else:
            self.stage.show_only(lost_rows(self.view.lost, self.sheet), max(LEAST[1], self.size.height) - CHROME)
            self.query_one("#ratings", ButtonRow).show(Buttons())
        self._show_state()

    def _show_state(self) -> None:
        """Show how the paper stands."""
        assert self.view is not None
        record = self.view.record
        right = place_words(self.view, self.sat.left)
        self.pane("header").show([header(heading(record, self.sheet), right, self.sheet)])
        self.pane("progress").show([squares(record, self.view.place, self.sheet)])
        self.show_keys()

    def arranged(self, asked: Asked, form: Form | None) -> "tuple[Form, Spread | None]":
        """Find the place of a question's map, and the form in which it is answered there."""
        found, spread = super().arranged(asked, form)
        kept = form if form is not None and isinstance(form, type(found)) else exam_form(found)
        return kept, spread

    def load(self) -> None:
        """Share the rows out for the question; in a form that was not there before stands what was given."""
        before, fresh, drafted = self.form, self.fresh, self._draft()
        super().load()
        assert self.view is not None
        if fresh or self.form is not before:
            self._restore(self.view.line.given if fresh else drafted)

    def _restore(self, given: Given | None) -> None:
        assert self.form is not None
        assert self.asked is not None
        if given is None:
            return
        text = fill(self.form, given)
        if isinstance(self.form, Typing):
            self.stage.field.ask(text)
        elif self.asked.kind == "open":
            self._rewrite(str(given))

    def _rewrite(self, text: str) -> None:
        """Put a long answer back into its place."""
        from quizgeo.tui.widgets.draft import Draft

        for draft in self.query(Draft):
            draft.text = text

    def tick(self) -> None:
        """Show the time; when it is over, hand the paper in with what is there."""
        if self.exam is None or self.view is None or self.busy or self.gone:
            return
        self._seconds += 1
        if self.sat.closed and not self.sat.handed and self._seconds % RETRY:
            return
        if self.sat.handed or self.sat.over:
            self.keep(partial(self._hand_in, self._draft(), late=self.sat.over), self._handed)
        elif self.sat.left is not None and self.size.width:
            right = place_words(self.view, self.sat.left)
            self.pane("header").show([header(heading(self.view.record, self.sheet), right, self.sheet)])

    # -- answering -----------------------------------------------------------------------------------------------

    def give(self, given: Given, among: int | None = None) -> None:
        """Keep an answer; it can be changed until the end."""
        del among  # nothing is rated
        self.keep(partial(self.sat.give, given), partial(self._then, self._stay))

    def action_check(self) -> None:
        """Keep the answer as it stands and go on; an item of a list, or a gap, is followed by the next one."""
        form = self.form
        if form is None:
            return
        match form.check(self.stage.field.value):
            case Answer(given=given):
                self.keep(partial(self.sat.give, given), partial(self._then, lambda _view: self._go(1)))
            case Note(text=text) if isinstance(form, Ordering):
                self.note(text, CLOSE)
            case Note():
                self._go(1)
            case None:
                self._step(None)

    action_pick = action_check

    def _step(self, step: Step) -> None:
        super()._step(step)
        if step is None and self.form is not None and answers_at_once(self.form):
            self._leave(self._stay)

    def action_dont_know(self) -> None:
        """Leave the question blank, and go on."""
        self.keep(self.sat.dont_know, lambda _view: self._go(1, keeping=False))

    def action_clear(self) -> None:
        """Take the answer back."""
        self.keep(self.sat.clear, self._reopened)

    def action_flag(self) -> None:
        """Mark the question to look at it again, or take the mark off."""
        self._leave(lambda _view: self.keep(self.sat.mark, self._stay))

    def action_more_time(self) -> None:
        """Give more time."""
        self._leave(lambda _view: self.keep(self.sat.extend, self._stay))

    # -- going somewhere -----------------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Go to the next question."""
        self._go(1)

    def action_previous(self) -> None:
        """Go to the question before."""
        self._go(-1)

    def action_overview(self) -> None:
        """Show all questions."""
        self._leave(lambda _view: self._overview())

    def action_back(self) -> None:
        """Leave the field; outside of it leave the exam, which stays open."""
        if self.focused is not None:
            self.set_focus(None)
            self.show_keys()
        elif self.exam is None:
            self.shell.go_home()
        else:
            self._leave(lambda _view: self.keep(self.sat.leave, lambda _none: self.shell.go_home()))

    def go_to(self, place: int) -> None:
        """Show a question, by its place."""
        self.open(self.sat.go(place))

    def hand_in(self) -> None:
        """Hand the paper in."""
        self._asked = False
        self.keep(partial(self._hand_in, self._draft(), late=False), self._handed)

    def on_unmount(self) -> None:
        """Keep the time that was used, where the app is left from here."""
        if self.exam is not None and self.shell.leaving and not (self.busy or self.sat.handed):
            with suppress(ProgressError):  # it cannot be told any more, and no answer hangs on it
                self.sat.leave()

    # -- inside --------------------------------------------------------------------------------------------------

    def _go(self, step: int, *, keeping: bool = True) -> None:
        """Go on, or back; after the last question show all of them."""

        def gone(_view: object) -> None:
            last = len(self.sat.paper.slots) - 1
            if step > 0 and self.sat.place == last:
                self._overview()
            else:
                self.go_to(self.sat.place + step)

        if keeping:
            self._leave(gone)
        else:
            gone(None)

    def _overview(self) -> None:
        from quizgeo.tui.screens.exam_overview import ExamOverview

        self.open(self.sat.view)
        self.app.push_screen(ExamOverview(self.sat, self.go_to, self.hand_in))

    def _draft(self) -> Given | None:
        if not self.waits or self.form is None or self.fresh:
            return None
        written = self.stage.written() if self.asked is not None and self.asked.kind == "open" else ""
        return draft_of(self.form, self.stage.field.value, written)

    def _leave(self, then: Callable[[object], None]) -> None:
        """Keep what stands in the form, if it is another answer than before, and go on."""
        assert self.view is not None
        draft = self._draft()
        if draft is not None and not same(draft, self.view.line.given):
            self.keep(partial(self.sat.give, draft), partial(self._then, then))
        elif draft is None and isinstance(self.form, Typing) and self.view.line.state == "answered":
            self.keep(self.sat.clear, partial(self._then, then))
        else:
            then(None)

    def _then(self, then: Callable[[object], None], result: Sitting | Refusal) -> None:
        if isinstance(result, Refusal):
            self.note(result.message, CLOSE)
            return
        self.view = result
        then(result)
        self.tell_saved(self.sat.saved, state_words(result) if self.view is result else "", QUIET)

    def _stay(self, result: object) -> None:
        """Show how the question stands now, where it is."""
        if isinstance(result, Refusal):
            self.note(result.message, CLOSE)
            return
        if isinstance(result, Sitting):
            self.view = result
            self._redraw()
            self._show_state()
            self.tell_saved(self.sat.saved, state_words(result), QUIET)

    def _reopened(self, result: Sitting | Refusal) -> None:
        if isinstance(result, Refusal):
            self.note(result.message, CLOSE)
        else:
            self.open(result)
            self.tell_saved(self.sat.saved, state_words(result), QUIET)

    def _hand_in(self, draft: Given | None, *, late: bool, without: bool = False) -> UnreadError | None:
        """Keep what stands in the form and hand the paper in; give what keeps it from that."""
        if draft is not None and self.view is not None and not same(draft, self.view.line.given):
            self.sat.give(draft)
        try:
            self.sat.hand_in(late=late, without=without)
        except UnreadError as error:
            return error
        return None

    def _unread(self, error: UnreadError) -> None:
        """Say that decks cannot be read, and ask whether the paper is to be handed in without them."""
        self.note(str(error), CLOSE)
        if not self._asked:
            self._asked = True
            step = partial(self._hand_in, self._draft(), late=self.sat.over, without=True)
            self.shell.ask(without_words(str(error)), lambda: self.keep(step, self._handed))

    def _handed(self, unread: UnreadError | None) -> None:
        """Show the mark in place of the exam, whatever is over it."""
        if unread is not None:
            self._unread(unread)
            return
        from quizgeo.tui.screens.exam_result import ExamResult

        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.switch_screen(ExamResult(self.sat.record))
