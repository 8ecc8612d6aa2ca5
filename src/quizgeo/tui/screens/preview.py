"""The preview: one question of a deck as a learner meets it, read anew when the deck is saved. Nothing is logged."""

from typing import assert_never

from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.decks import Problem
from quizgeo.language import _
from quizgeo.study import FaceUp, Judged, Leaf, Posing, Refusal, Trial, ask_again
from quizgeo.tui.action import PREVIEW as PLACES
from quizgeo.tui.action import STUDY, Action, Where
from quizgeo.tui.actions import Guide, actions_in_preview, guide_in_preview
from quizgeo.tui.content import CLOSE, QUIET
from quizgeo.tui.forms import Typing
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.layout import CHROME, LEAST
from quizgeo.tui.lines.preview import beside, number_words, place_row, problem_pane, state_row
from quizgeo.tui.lines.reveal import message, reveal
from quizgeo.tui.screens.findings import Findings
from quizgeo.tui.screens.watching import Watching
from quizgeo.tui.widgets.buttons import ButtonRow


class Preview(Watching):
    """A deck in the hands of its author, question by question."""

    BINDINGS = bindings(STUDY | PLACES)
    family = "preview"

    def on_mount(self) -> None:
        """Show the first question."""
        self.open(self.leaf)

    # -- which keys hold -----------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """Give the place by what is on the screen, as study has it."""
        match self.trial:
            case Judged():
                return Where.REVEALED
            case FaceUp():
                return Where.TURNED
            case Posing():
                return self.asking
            case None:
                return Where.PREVIEW
            case _ as unreachable:
                assert_never(unreachable)

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        guide = guide_in_preview(Where.PREVIEW_SHOWN if self.shown else Where.PREVIEW, self.actions)
        return self.with_notice(guide, self.asked)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The keys of study that answer, and those of a preview."""
        return actions_in_preview(self.where, shown=self.shown)

    @property
    def waits(self) -> bool:
        """Whether the question waits for its answer."""
        return isinstance(self.trial, Posing)

    @property
    def shown(self) -> bool:
        """Whether the answer is on the screen."""
        return isinstance(self.trial, FaceUp | Judged)

    @property
    def face(self) -> FaceUp | None:
        """The card that lies face up."""
        return self.trial if isinstance(self.trial, FaceUp) else None

    def allows(self, action: Action) -> bool:
        """Leave out what the question does not offer."""
        trial = self.trial
        if trial is None:
            return action.id == "preview.problems" or not action.id.startswith("preview.")
        match action.id:
            case "study.words":
                return self.has_map(trial.asked)
            case "study.write":
                return trial.asked.kind == "open"
            case "study.source":
                return trial.posed.written.source is not None
            case "study.tick" if isinstance(trial, FaceUp):
                return bool(trial.rubric)
            case _:
                return True

    def shows(self, action: Action) -> bool:
        """Leave out what another key beside it does too, and hints where there are none."""
        match self.trial, action.id:
            case Posing(asked=asked, hints=told), "preview.hint" if len(told) >= asked.hints:
                return False
            case Posing(), "study.give_up" if self.where is Where.TYPING and self.stage.field.value:
                return False
            case (FaceUp() | Judged(), "preview.next") | (Judged(), "preview.edit"):
                return False
            case _:
                return self.allows(action)

    # -- the files -----------------------------------------------------------------------------------------------

    def read_anew(self) -> None:
        """Show what the files say now."""
        self._draw_anew()
        self.note("" if self.manuscript.broken else _("Saved, and read again."), QUIET)
        if isinstance(self.app.screen, Findings):
            self.app.screen.draw()

    def _draw_anew(self) -> None:
        """Show the question as it reads now; what stands in its one field stays there."""
        typed = self.stage.field.value if type(self.form) is Typing else ""
        changed = self.trial is not None and self.trial.asked != self.asked
        if self.trial is not None and changed:
            self.begin(self.trial.asked)
        self.draw()
        if changed and typed and self.waits and type(self.form) is Typing:
            self.stage.field.ask(typed)

    # -- going through the questions -----------------------------------------------------------------------------

    def open(self, leaf: Leaf) -> None:
        """Show a question that was not on the screen."""
        self.leaf = leaf
        self.set_focus(None)
        if leaf.trial is not None:
            self.begin(leaf.trial.asked)
        if self.size.width:
            self.note("")
            self.draw()

    def _turn(self, by: int) -> None:
        leaf = self.leaf.turned(by)
        if leaf is not None:
            self.open(leaf)
        else:
            self.note(_("This is the last question.") if by > 0 else _("This is the first question."), CLOSE)

    def action_next(self) -> None:
        """Go to the next question."""
        self._turn(1)

    action_go_on = action_next

    def action_previous(self) -> None:
        """Go to the question before."""
        self._turn(-1)

    def action_again(self) -> None:
        """Ask the question once more."""
        if self.trial is not None:
            self.open(replace(self.leaf, trial=ask_again(self.trial)))

    # -- answering -----------------------------------------------------------------------------------------------

    def give(self, given: Given, among: int | None = None) -> None:
        """Have an answer judged."""
        del among  # nothing is logged
        if isinstance(self.trial, Posing):
            self._take(self.trial.answer(given))

    def action_give_up(self) -> None:
        """See the answer."""
        if isinstance(self.trial, Posing):
            self._take(self.trial.reveal())

    action_surrender = action_give_up
    action_turn = action_give_up

    def action_hint(self) -> None:
        """Show the next hint."""
        if isinstance(self.trial, Posing):
            self._take(self.trial.hint())

    def _take(self, result: Trial | Refusal) -> None:
        """Show what became of the question, or why something cannot be."""
        if isinstance(result, Refusal):
            self.note(result.message, CLOSE)
        else:
            self.leaf = replace(self.leaf, trial=result)
            self.note("")
            self._show(result)

    # -- elsewhere -----------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Open the file at this question, and look at it when the editor is closed."""
        if self.trial is not None:
            self._edit(*self.manuscript.spot(self.trial.posed.written))

    def _edit(self, file: str, line: int) -> None:
        if said := self.shell.edit(file, line):
            self.note(said)
        self.look()

    def action_source(self) -> None:
        """Open the source, after its address was shown."""
        if self.trial is not None:
            self.open_source(self.trial.posed.written)

    def action_problems(self) -> None:
        """List all problems."""
        name = (self.manuscript.overlay or self.manuscript.path).name
        self.app.push_screen(Findings(name, lambda: self.manuscript.problems, self._show_problem))

    def _show_problem(self, problem: Problem) -> str:
        """Show the question that a problem is about; give the sentence to say where there is none."""
        place = self.manuscript.place_of(problem)
        if place is None:
            return _("This is no problem of one question that can be shown.")
        self.open(self.leaf.at(place))
        return ""

    def action_back(self) -> None:
        """Leave the field; outside of it, leave."""
        if self.focused is not None:
            self.set_focus(None)
            self.show_keys()
        else:
            self.app.exit(0)

    # -- showing -------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        self.stage.fit_to(self.sheet, wide=self.wide)
        if self.trial is None:
            self._show_nothing()
        else:
            self.load()
            self._show(self.trial)

    def _show_nothing(self) -> None:
        """Show what is wrong with a deck of which no version can be shown."""
        rows = problem_pane(self.manuscript.problems, self.stage.drawing)
        self.stage.show_only(rows, max(LEAST[1], self.size.height) - CHROME)
        self.pane("header").show([header(self.manuscript.path.name, "", self.sheet)])
        self._show_state()

    def _show(self, trial: Trial) -> None:
        whole = ""
        match trial:
            case Posing():
                self.show_asking()
            case FaceUp():
                self.show_turned(trial)
            case Judged():
                whole = self._show_judged(trial)
            case _:
                assert_never(trial)
        told = () if isinstance(trial, Posing) else self.map_told(trial.asked, trial.question, _given(trial))
        sheet, ruled = self.stage.side_sheet, not self.stage.wide
        rows = beside(self.manuscript, trial, sheet, ruled=ruled, whole=whole, told=told)
        self.stage.show_side(rows, end=self.waits and bool(trial.hints))
        self._show_head(trial)
        self._show_state()

    def _show_judged(self, trial: Judged) -> str:
        """Show a verdict; give the right answer where it is too long for its rows."""
        assert self.form is not None
        self.set_focus(None)
        self.letters = 0
        sheet = self.stage.drawing
        shown = reveal(trial, self.form, sheet)
        self.stage.show_reveal(message(trial, sheet), shown)
        self.show_map_after(trial.asked, trial.question, trial.given)
        return shown.whole

    def _show_head(self, trial: Trial) -> None:
        deck = self.manuscript.deck
        assert deck is not None
        tongue = f" {self.sheet.signs.dot} {deck.language}" if deck.original_language else ""
        right = number_words(self.leaf.place, len(deck))
        self.pane("header").show([header(f"{deck.title}{tongue}", right, self.sheet)])
        self.pane("progress").show([place_row(self.manuscript, trial, self.sheet)])

    def _show_state(self) -> None:
        self.query_one("#ratings", ButtonRow).show(state_row(self.manuscript, self.trial, self.sheet))
        self.show_keys()


def _given(trial: FaceUp | Judged) -> Given | None:
    """Give what was answered; nothing is given to a card that is turned over."""
    return trial.given if isinstance(trial, Judged) else None
