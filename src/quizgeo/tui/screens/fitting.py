"""A fit of FSRS to the learner's answers: under way it can be given up, done it says what came of it.

What foretells better holds at once; due days move only after a yes.
"""

from dataclasses import dataclass
from functools import partial

from textual import work
from textual.message import Message

from quizgeo.language import _
from quizgeo.memory import OptimiseError
from quizgeo.progress import Event, ProgressError, Written
from quizgeo.study.changing import take_back
from quizgeo.study.moving import Moved
from quizgeo.study.optimising import Proposal, due_with, propose, take_up
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import QUIET, WRONG, row, wrapped
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.fitting import moving_question, result_rows, waiting_rows
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.screens.scrolling import Scrolling

TURN = 0.25
"""Seconds between two looks of what is under way."""


class FittingScreen(Scrolling, Personal):
    """Fits as soon as it is opened."""

    BINDINGS = bindings([Where.FITTING])

    @dataclass
    class Fitted(Message):
        """A fit was judged, and taken up where it is better; a message, for the screen may be gone by then."""

        proposal: Proposal
        due: Moved
        written: Written | None

    @dataclass
    class Failed(Message):
        """There was no fit, and why."""

        sentence: str

    @dataclass
    class Changed(Message):
        """Due days were moved, or something was taken back."""

        written: Written
        moved: bool

    def __init__(self) -> None:
        super().__init__()
        self.proposal: Proposal | None = None
        self.due: Moved | None = None
        self.sentence = ""
        """Why there is no fit."""
        self._turns = 0
        self._done: list[tuple[Event, bool]] = []
        """What was written, and whether it moved due days."""
        self._busy = True

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.FITTING

    @property
    def moved(self) -> bool:
        """Whether due days were moved."""
        return any(moved for _event, moved in self._done)

    def allows(self, action: Action) -> bool:
        """Leave out what there is nothing for."""
        match action.id:
            case "fitting.move":
                found = self.proposal
                return not self._busy and found is not None and found.fit.decision != "too-few" and not self.moved
            case "fitting.undo":
                return not self._busy and bool(self._done)
            case _:
                return True

    def on_mount(self) -> None:
        """Begin to fit."""
        self.set_interval(TURN, self.tick)
        self.fit()

    def tick(self) -> None:
        """Show that it goes on."""
        if self.proposal is None and not self.sentence and not self.gone:
            self._turns += 1
            self.draw()

    @work(thread=True, group="fit")
    def fit(self) -> None:
        """Fit in a process of its own, which ends when the screen is left; take up what is better."""
        learner = self.shell.learner
        try:
            proposal = propose(learner, lambda: self.gone)
            if proposal is None:
                return
            due = due_with(learner, proposal.fit.parameters)
            written = None if proposal.fit.decision == "too-few" else take_up(learner, proposal)
        except OptimiseError as error:
            self.post_message(self.Failed(error.message))
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
        else:
            self.post_message(self.Fitted(proposal, due, written))

    def on_fitting_screen_fitted(self, event: Fitted) -> None:
        """Show what came of it."""
        self.proposal, self.due, self._busy = event.proposal, event.due, False
        if event.proposal.better and event.written is not None:
            self._done += [(each, False) for each in event.written.events]
        if not self.gone:
            self.draw()
            self.note(event.written.message if event.written else "", WRONG)

    def on_fitting_screen_failed(self, event: Failed) -> None:
        """Say why there is no fit."""
        self.sentence, self._busy = event.sentence, False
        if not self.gone:
            self.draw()

    def draw(self) -> None:
        """Show how it goes, or what came of it."""
        self.pane("header").show([header(_("Fit to your answers"), "", self.sheet)])
        if self.sentence:
            rows = [row("  ", each) for each in wrapped(self.sentence, self.sheet.width - 4)]
        elif self.proposal is None or self.due is None:
            rows = waiting_rows(self._turns, int(self._turns * TURN), self.sheet)
        else:
            rows = result_rows(self.proposal, self.due, self.sheet, rescheduled=self.moved)
        self.show_body(rows)
        self.show_keys()

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_move(self) -> None:
        """Move due days, after a yes."""
        if self.proposal is not None and self.due is not None:
            self.shell.ask(moving_question(self.due), partial(self._change, self.proposal, None))

    def action_undo(self) -> None:
        """Take back what was written last."""
        if self._done and self.proposal is not None:
            self._change(self.proposal, self._done[-1][0])

    def _change(self, proposal: Proposal, undone: Event | None) -> None:
        if not self._busy:
            self._busy = True
            self.change(proposal, undone)

    @work(thread=True, group="session")
    def change(self, proposal: Proposal, undone: Event | None) -> None:
        """Move due days, or take back what was done."""
        learner = self.shell.learner
        try:
            written = take_back(learner, undone) if undone else take_up(learner, proposal, reschedule=True)
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(self.Changed(written, moved=undone is None))

    def on_fitting_screen_changed(self, event: Changed) -> None:
        """Show how it stands now."""
        self._busy = False
        if event.moved:
            self._done += [(each, True) for each in event.written.events]
        else:
            self._done.pop()
        if not self.gone:
            self.draw()
            told = "" if event.moved else _("Taken back.")
            self.note(event.written.message or told, WRONG if event.written.message else QUIET)
