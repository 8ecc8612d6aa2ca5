"""The plan screen: a day for an exam is stepped or typed, and the plan changes at once; study follows what is kept.

Plans are made off the screen's thread, one after another: while keys come faster than plans, only the last is made.
"""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.message import Message

from quizgeo.decks import DeckEntry
from quizgeo.language import N_, _
from quizgeo.progress import ProgressError, Written
from quizgeo.study import studied
from quizgeo.study.agenda import Agenda, KeptExam, agenda_of, forget_exam, keep_break, keep_exam
from quizgeo.study.exam_plan import ExamPlan, Prepared, cards_for, plan_exam
from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import actions_at
from quizgeo.tui.content import QUIET, WRONG, plain
from quizgeo.tui.drafting import LONGEST, ROWS, Draft, Row, begun, cleared, stepped, written
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.plan import outcome_rows, wish_rows
from quizgeo.tui.screens.listing import CHROME, Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

PAGE = 5
"""Rows that are scrolled at once."""
SIGNS = {"minus": "-", "plus": "+"}
"""Keys that type another sign than their name."""

SET, YES_NO = N_("set"), N_("no, yes")
"""What enter does while something is typed, and the arrows on a row that holds one of two."""


class PlanScreen(Listing, Personal):
    """One exam of one deck, or of all."""

    CSS_PATH = "../styles/plan.tcss"
    BINDINGS = bindings([Where.PLAN])

    @dataclass
    class Planned(Message):
        """A plan was made; a message, for the screen may be gone by then."""

        plan: ExamPlan | None
        """None where there is no card to plan for."""

    @dataclass
    class Changed(Message):
        """Something was kept or forgotten."""

        written: tuple[Written, ...]
        said: str

    def __init__(self, deck: str = "") -> None:
        """Take the identity of the deck; empty for all."""
        super().__init__()
        self.deck = deck
        self.draft = Draft(0)
        self.typing = ""
        """What is being typed into the marked row."""
        self.plan: ExamPlan | None = None
        """The newest plan that was made."""
        self.agenda = Agenda()
        self.empty = False
        """Whether there is no card to plan for."""
        self._prepared: Prepared | None = None
        self._busy = False

    # -- what there is -------------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.PLAN

    @property
    def actions(self) -> tuple[Action, ...]:
        """The keys, named by what they do to the marked row now."""
        return tuple(replace(each, label=self._label(each)) for each in actions_at(self.where))

    def _label(self, action: Action) -> str:
        match action.id:
            case "plan.keep" if self.typing:
                return SET
            case "plan.step" if self.row == "typed":
                return YES_NO
            case _:
                return action.label

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Plan {dot} {decks}").format(dot=self.shell.signs.dot, decks=self._title())

    @property
    def told(self) -> str:
        """Whether study follows it."""
        if self._kept() is None:
            return _("not kept yet")
        return _("kept: study follows it") if self._as_kept() else _("kept otherwise")

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(ROWS)

    @property
    def row(self) -> Row:
        """The marked row."""
        return ROWS[min(self.query_one(Picker).cursor, len(ROWS) - 1)]

    @property
    def current(self) -> bool:
        """Whether the plan is that of the draft."""
        return self.plan is not None and self.plan.wish == self.draft.wish

    def rows(self, cursor: int) -> Drawn:
        """Draw what is wished, the row at the cursor marked."""
        return wish_rows(self.draft, self.shell.learner.today(), cursor, self.typing, self.sheet)

    def allows(self, action: Action) -> bool:
        """Leave out what there is nothing for."""
        match action.id:
            case "plan.keep":
                return not self.empty
            case "plan.forget":
                return self._kept() is not None or self.agenda.away is not None
            case "plan.type" | "plan.leap":
                return self.row != "typed"
            case _:
                return True

    def _title(self) -> str:
        entries = {str(deck.id): deck for deck in self.shell.learner.library.entries}
        return entries[self.deck].title_in(self.shell.naming) if self.deck in entries else _("all decks")

    def _decks(self) -> tuple[DeckEntry, ...]:
        decks = studied(self.shell.learner.library.entries)
        return tuple(deck for deck in decks if deck.id == self.deck or not self.deck)

    def _kept(self) -> KeptExam | None:
        """Give what is kept for this deck; without one, the next exam that is kept."""
        return self.agenda.exam_of(self.deck) if self.deck else next(iter(self.agenda.exams), None)

    def _as_kept(self) -> bool:
        """Tell whether what is kept is what is drafted."""
        today = self.shell.learner.today()
        return begun(self.agenda, self.deck, today) == self.draft

    # -- showing -------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Picker("listed")
        yield Pane("outcome")
        yield Pane("note")
        yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Begin with what is kept."""
        learner = self.shell.learner
        self.agenda = agenda_of(learner)
        self.draft = begun(self.agenda, self.deck, learner.today())
        self._renew()

    def draw(self) -> None:
        """Show everything anew."""
        self.pane("header").show([header(self.heading, self.told, self.sheet)])
        picker = self.query_one(Picker)
        picker.set_height(len(ROWS))
        picker.fill(self.count, self.rows)
        room = self.size.height - CHROME - len(ROWS) - 1
        self.pane("outcome").set_height(max(1, room))
        self._draw_outcome(room)
        self.show_keys()

    def _draw_outcome(self, room: int) -> None:
        if self.empty:
            rows = [plain("  " + _("There is no card to prepare."), QUIET)]
        elif self.plan is None:
            rows = [plain("  " + _("planning …"), QUIET)]
        else:
            rows = outcome_rows(self.plan, self.sheet, room)
        self.pane("outcome").show(rows, top=False)

    # -- planning ------------------------------------------------------------------------------------------------

    def _draft(self, draft: Draft) -> None:
        """Wish something else, and have it planned."""
        self.typing = ""
        if draft != self.draft:
            self.draft = draft
            self.note("")
            self._renew()
        self.draw()

    def _renew(self) -> None:
        """Plan what is wished now, unless a plan is being made: then it is looked at again when that is there."""
        if not self._busy:
            self._busy = True
            self.make(self.draft)

    @work(thread=True, group="plan")
    def make(self, draft: Draft) -> None:
        """Make a plan, off the screen's thread."""
        if self._prepared is None:
            self._prepared = cards_for(self.shell.learner, self._decks())
        cards = bool(self._prepared.found.cards)
        self.post_message(self.Planned(plan_exam(self._prepared, draft.wish) if cards else None))

    def on_plan_screen_planned(self, event: Planned) -> None:
        """Show a plan; if something else is wished by now, make that."""
        self._busy = False
        if self.gone:
            return
        self.plan, self.empty = event.plan, event.plan is None
        if not self.empty and not self.current:
            self._renew()
        if self.size.width:
            self.draw()

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Forget what was being typed, or go back."""
        if self.typing:
            self._type("")
        else:
            self.dismiss()

    def action_page_up(self) -> None:
        """Scroll what is told of the plan."""
        self.pane("outcome").scroll_rows(-PAGE)

    def action_page_down(self) -> None:
        """Scroll what is told of the plan."""
        self.pane("outcome").scroll_rows(PAGE)

    def action_step(self, key: str) -> None:
        """Go a day or a minute down or up."""
        self._step(key, leap=False)

    def action_leap(self, key: str) -> None:
        """Go a week or five minutes down or up."""
        self._step(key, leap=True)

    def _step(self, key: str, *, leap: bool) -> None:
        by = 1 if key.endswith("right") else -1
        self._draft(stepped(self.draft, self.row, by, self.shell.learner.today(), leap=leap))

    def action_type(self, key: str) -> None:
        """Take a sign."""
        if len(self.typing) < LONGEST:
            self._type(self.typing + SIGNS.get(key, key))

    def action_clear(self) -> None:
        """Take the last sign away; where there is none, take away what the row holds."""
        if self.typing:
            self._type(self.typing[:-1])
        else:
            self._draft(cleared(self.draft, self.row, self.shell.learner.today()))

    def action_keep(self) -> None:
        """Enter what was typed; where nothing was, let study follow the plan."""
        if not self.typing:
            self._keep()
            return
        try:
            draft = written(self.draft, self.row, self.typing, self.shell.learner.today())
        except ValueError as error:
            self.note(str(error), WRONG)
            self._type("")
            return
        self._draft(draft)

    def action_forget(self) -> None:
        """End what is kept for this deck, and the break."""
        kept, away = self._kept(), self.agenda.away
        learner = self.shell.learner

        def forget() -> tuple[Written, ...]:
            gone = [deck for deck in kept.decks if deck == self.deck or not self.deck] if kept else []
            written = [forget_exam(learner, gone)] if gone else []
            return (*written, *([keep_break(learner, None)] if away is not None else []))

        self.change(forget, _("Forgotten: study goes on as before."))

    def on_picker_moved(self, event: Picker.Moved) -> None:
        """Forget what was being typed into another row."""
        event.stop()
        self.typing = ""
        self.note("")
        self.draw()

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Step what was clicked twice."""
        event.stop()
        self.action_step("right")

    def _type(self, typing: str) -> None:
        self.typing = typing
        self.draw()

    # -- keeping -------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        plan, away, learner = self.plan, self.draft.away, self.shell.learner
        if plan is None or not self.current:
            self.note(_("planning …"), QUIET)
            return
        today = learner.today()
        before = begun(self.agenda, self.deck, today).away

        def keep() -> tuple[Written, ...]:
            written = keep_exam(learner, plan.kept)
            return (written,) if away == before else (written, keep_break(learner, away))

        self.change(keep, _("Kept: study follows it from now on."))

    @work(thread=True, group="session")
    def change(self, write: Callable[[], tuple[Written, ...]], said: str) -> None:
        """Write it down."""
        try:
            done = write()
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(self.Changed(done, said))

    def on_plan_screen_changed(self, event: Changed) -> None:
        """Say what is kept now."""
        if self.gone:
            return
        self.agenda = agenda_of(self.shell.learner)
        banner = next((each.message for each in event.written if each.message), "")
        self.note(banner or event.said, WRONG if banner else QUIET)
        self.draw()
