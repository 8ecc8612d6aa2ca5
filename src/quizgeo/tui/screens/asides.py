"""What a host is asked over the lesson: another name for somebody, and what becomes of the lesson when they leave."""

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from quizgeo.language import _
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import wrapped
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import key_bar
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import Signs
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.field import Field
from quizgeo.tui.widgets.pane import Pane

WIDTH = 64

Wish = Literal["stay", "leave", "end"]
"""What a host wants with a lesson when the screen is to be closed."""


def _own(action: Action) -> bool:
    return action.id.startswith(("naming.", "leaving.")) or action.id == "page.back"


class Naming(ModalScreen[str], inherit_bindings=False):
    """Asks for another name; gives it back, or nothing."""

    CSS_PATH = "../styles/lesson.tcss"
    BINDINGS = bindings([Where.HOST_NAME])
    AUTO_FOCUS = "Field"

    def __init__(self, name: str, signs: Signs) -> None:
        """Take the name that is to be changed."""
        super().__init__()
        self._person, self._sheet = name, Sheet(WIDTH - 6, signs)

    def compose(self) -> ComposeResult:
        """Make the box with the field and the keys."""
        with Vertical(id="box"):
            yield Pane("question")
            yield Field("name")
            yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Show the name."""
        self.query_one("#question", Pane).show(
            wrapped(_("Another name for {name}:").format(name=self._person), WIDTH - 6)
        )
        self.query_one(Field).ask(self._person)
        self.query_one("#keys", ButtonRow).show(key_bar(Where.HOST_NAME, self._sheet, _own))

    def action_take(self) -> None:
        """Give the name back."""
        self.dismiss(self.query_one(Field).value.strip())

    on_input_submitted = action_take

    def action_back(self) -> None:
        """Give nothing back."""
        self.dismiss("")


class Leaving(ModalScreen[Wish], inherit_bindings=False):
    """Asks what becomes of the lesson. Closing the screen never ends it by itself."""

    CSS_PATH = "../styles/lesson.tcss"
    BINDINGS = bindings([Where.HOST_LEAVING])

    def __init__(self, attach: str, signs: Signs) -> None:
        """Take the command that comes back to the lesson."""
        super().__init__()
        self._command, self._sheet = attach, Sheet(WIDTH - 6, signs)

    def compose(self) -> ComposeResult:
        """Make the box with the question and the keys."""
        with Vertical(id="box"):
            yield Pane("question")
            yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Show the question."""
        words = _("Leave the lesson running, or end it for everybody? While it runs, this comes back to it: {command}")
        rows = wrapped(words.format(command=self._command), WIDTH - 6)
        self.query_one("#question", Pane).set_height(len(rows))
        self.query_one("#question", Pane).show(rows)
        self.query_one("#keys", ButtonRow).show(key_bar(Where.HOST_LEAVING, self._sheet, _own))

    def action_stay(self) -> None:
        """Go back to the lesson."""
        self.dismiss("stay")

    action_back = action_stay

    def action_leave(self) -> None:
        """Leave it running."""
        self.dismiss("leave")

    def action_end(self) -> None:
        """End it."""
        self.dismiss("end")
