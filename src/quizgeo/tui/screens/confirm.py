"""A question of the app itself, over whatever is open."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import wrapped
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import key_bar
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import Signs
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane

WIDTH = 56


class Confirm(ModalScreen[bool], inherit_bindings=False):
    """Asks one thing, and gives back whether the answer was yes."""

    CSS_PATH = "../styles/confirm.tcss"
    BINDINGS = bindings([Where.CONFIRM])

    def __init__(self, question: str, signs: Signs) -> None:
        super().__init__()
        self._question = question
        self._sheet = Sheet(WIDTH - 4, signs)

    def compose(self) -> ComposeResult:
        """Make the box with the question and the keys."""
        with Vertical(id="box"):
            yield Pane("question")
            yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Show the question."""
        rows = wrapped(self._question, self._sheet.width - 2)
        self.query_one("#question", Pane).set_height(len(rows))
        self.query_one("#question", Pane).show(rows)
        self.query_one("#keys", ButtonRow).show(key_bar(Where.CONFIRM, self._sheet, self._asked_here))

    def action_yes(self) -> None:
        """Say yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Say no."""
        self.dismiss(False)

    def action_back(self) -> None:
        """Say no."""
        self.dismiss(False)

    def _asked_here(self, action: Action) -> bool:
        return action.id.startswith("confirm.")
