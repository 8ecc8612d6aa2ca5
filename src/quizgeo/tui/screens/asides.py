"""What a host is asked over the lesson: another name for somebody, and what becomes of the lesson when they leave."""

from typing import Literal, TypeVar

from textual import events
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
"""Columns of a box, where the window has as many."""
INSIDE = 6
"""Columns of a box that are border and margin."""

Wish = Literal["stay", "leave", "end"]
"""What a host wants with a lesson when the screen is to be closed."""
Answered = TypeVar("Answered")
"""What a box gives back."""


class _Aside(ModalScreen[Answered], inherit_bindings=False):
    """A box over the lesson, as wide as the window lets it be."""

    CSS_PATH = "../styles/lesson.tcss"
    place: Where
    """Which keys hold."""

    def __init__(self, words: str, signs: Signs) -> None:
        """Take what is asked."""
        super().__init__()
        self._words, self._signs = words, signs

    def on_resize(self, event: events.Resize) -> None:
        """Show the question and the keys, as wide as there is room."""
        width = min(WIDTH, event.size.width)
        sheet = Sheet(width - INSIDE, self._signs)
        self.query_one("#box").styles.width = width
        rows = wrapped(self._words, sheet.width)
        question = self.query_one("#question", Pane)
        question.set_height(len(rows))
        question.show(rows)
        self.query_one("#keys", ButtonRow).show(key_bar(self.place, sheet, _own))


def _own(action: Action) -> bool:
    return action.id.startswith(("naming.", "leaving.")) or action.id == "page.back"


class Naming(_Aside[str], inherit_bindings=False):
    """Asks for another name; gives it back, or nothing."""

    place = Where.HOST_NAME
    BINDINGS = bindings([Where.HOST_NAME])
    AUTO_FOCUS = "Field"

    def __init__(self, name: str, signs: Signs) -> None:
        """Take the name that is to be changed."""
        super().__init__(_("Another name for {name}:").format(name=name), signs)
        self._person = name

    def compose(self) -> ComposeResult:
        """Make the box with the field and the keys."""
        with Vertical(id="box"):
            yield Pane("question")
            yield Field("name")
            yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Show the name."""
        self.query_one(Field).ask(self._person)

    def action_take(self) -> None:
        """Give the name back."""
        self.dismiss(self.query_one(Field).value.strip())

    on_input_submitted = action_take

    def action_back(self) -> None:
        """Give nothing back."""
        self.dismiss("")


class Leaving(_Aside[Wish], inherit_bindings=False):
    """Asks what becomes of the lesson. Closing the screen never ends it by itself."""

    place = Where.HOST_LEAVING
    BINDINGS = bindings([Where.HOST_LEAVING])

    def __init__(self, attach: str, signs: Signs) -> None:
        """Take the command that comes back to the lesson."""
        words = _("Leave the lesson running, or end it for everybody? While it runs, this comes back to it: {command}")
        super().__init__(words.format(command=attach), signs)

    def compose(self) -> ComposeResult:
        """Make the box with the question and the keys."""
        with Vertical(id="box"):
            yield Pane("question")
            yield ButtonRow("keys")

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
