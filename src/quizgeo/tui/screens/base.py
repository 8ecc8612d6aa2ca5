"""What all screens share: which keys hold, the key bar, the note row, and what happens when the window is too small."""

from textual import events
from textual.screen import Screen

from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import Guide, actions_at, guide_at
from quizgeo.tui.content import plain, wrap
from quizgeo.tui.lines.chrome import key_bar, too_small
from quizgeo.tui.lines.layout import LEAST, WIDE
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.shell import Shell
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane

NOTE_MOST = 3
"""Rows of what is said above the keys, where a screen has room for more than one."""


class Base(Screen[None], inherit_bindings=False):
    """A place of the app. It composes a `#small` pane, a `#note` pane and a `#keys` row among its own widgets."""

    AUTO_FOCUS = ""
    letters = 0
    """How many letters choose something now."""
    family = ""
    """How the ids of its own actions begin, where a screen borrows others from study."""

    @property
    def shell(self) -> Shell:
        """The app."""
        assert isinstance(self.app, Shell)
        return self.app

    @property
    def gone(self) -> bool:
        """Whether the screen was left, or the app is: what comes late must not look for its parts any more."""
        return self.shell.leaving or self not in self.app.screen_stack

    @property
    def where(self) -> Where:
        """Which keys hold now."""
        raise NotImplementedError

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        return guide_at(self.where)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What keys can do here, whether it makes sense now or not."""
        return actions_at(self.where)

    @property
    def sheet(self) -> Sheet:
        """The width of the screen and the signs it can show."""
        return Sheet(self.size.width, self.shell.signs)

    @property
    def wide(self) -> bool:
        """Whether there is room for a second column."""
        return self.size.width >= WIDE

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        raise NotImplementedError

    def allows(self, action: Action) -> bool:
        """Tell whether an action of this place makes sense now; if not, its key does nothing and is not shown."""
        del action
        return True

    def shows(self, action: Action) -> bool:
        """Tell whether the key bar has room for an action of this place."""
        return self.allows(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a key means something here and now."""
        del parameters
        known = [each for each in self.actions if each.method == action]
        return any(map(self.allows, known))

    def pane(self, name: str) -> Pane:
        """Give one of the screen's panes by its name."""
        return self.query_one(f"#{name}", Pane)

    def note(self, text: str, style: str = "") -> None:
        """Say something in the row above the keys; it stays until the next thing is said."""
        self.pane("note").show([plain("  " + text, style)] if text else [])

    def note_whole(self, text: str, style: str = "") -> int:
        """Say something in the rows above the keys, in as many as it takes, three at most; give how many these are."""
        rows = [plain("  " + each, style) for each in wrap(text, self.size.width - 4)][:NOTE_MOST] if text else []
        pane = self.pane("note")
        pane.set_height(max(1, len(rows)))
        pane.show(rows)
        return max(1, len(rows))

    def show_keys(self) -> None:
        """Show the keys that hold now."""
        bar = key_bar(self.where, self.sheet, self.shows, self.letters, self.actions)
        self.query_one("#keys", ButtonRow).show(bar)

    def on_resize(self, event: events.Resize) -> None:
        """Take the new size; under the smallest one say so and keep everything as it is."""
        width, height = event.size
        small = width < LEAST[0] or height < LEAST[1]
        self.set_class(small, "-small")
        if small:
            self.pane("small").show(too_small(width, height, LEAST))
        else:
            self.draw()
