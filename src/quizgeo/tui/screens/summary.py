"""The summary of a session."""

from textual.app import ComposeResult

from quizgeo.language import _
from quizgeo.study import Asking, Refusal, Session, Summary, View, redo
from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import BY_ID
from quizgeo.tui.content import CLOSE, WRONG
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.summary import summary_rows
from quizgeo.tui.screens.calls import Caller
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane

CHROME = 4
"""Rows of header, the blank row below it, note and keys."""


class SummaryScreen(Caller):
    """What a session was, and what can still be done with it."""

    CSS_PATH = "../styles/summary.tcss"
    BINDINGS = bindings([Where.SUMMARY])

    def __init__(self, session: Session, key: str = "") -> None:
        """Take the session, and the key that ended it: a second press too many does not leave what nobody has read."""
        super().__init__()
        self._ended_by = key
        self.session = session
        self.view: Summary = session.summary()

    def on_mount(self) -> None:
        """Let the key that ended the session mean nothing for a moment, where it would leave this screen."""
        if self._ended_by in BY_ID["summary.leave"].keys:
            self.hold_on(self._ended_by)

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.SUMMARY

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Pane("figures")
        yield Pane("note")
        yield ButtonRow("keys")

    def draw(self) -> None:
        """Show the figures."""
        title = self.session.scope.title(self.session.learner)
        words = _("Session left") if self.view.left else _("Session done")
        self.pane("header").show([header(f"{words} {self.sheet.signs.dot} {title}", "", self.sheet)])
        room = self.size.height - CHROME
        retention = self.session.learner.settings.retention
        self.pane("figures").set_height(room)
        self.pane("figures").show(summary_rows(self.view, retention, room, self.sheet))
        saved = self.view.saved
        if saved is not None and saved.message:
            self.note(saved.message, WRONG)
        self.show_keys()

    def allows(self, action: Action) -> bool:
        """Leave out what there is nothing for."""
        match action.id:
            case "summary.redo":
                return bool(self.view.missed)
            case "summary.undo":
                return self.view.answers > 0
            case _:
                return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key reach the session while it is called, nor the key that ended it."""
        return bool(super().check_action(action, parameters)) and self.armed

    def action_leave(self) -> None:
        """Go home."""
        self.shell.go_home()

    def action_back(self) -> None:
        """Go home."""
        self.shell.go_home()

    def action_redo(self) -> None:
        """Ask the wrong ones again."""
        self.call(self._redo)

    def action_undo(self) -> None:
        """Take back what was done last, and show its question again."""
        self.undo(self.session)

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.pane("figures").scroll_rows(1 - self.pane("figures").height_rows)

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.pane("figures").scroll_rows(self.pane("figures").height_rows - 1)

    def take(self, result: View | Refusal) -> None:
        """Go back to asking, or say why not."""
        if isinstance(result, Refusal):
            self.note(result.message, CLOSE)
        elif isinstance(result, Asking) or not isinstance(result, Summary):
            self.shell.open_session(self.session)
        else:
            self.view = result
            self.draw()

    def _redo(self) -> View:
        self.session = redo(self.session)
        return self.session.view
