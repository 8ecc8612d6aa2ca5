"""The app: going from screen to screen, the command palette, and the boundary that no fault of ours passes.

Before the first paint only the home screen is imported; every other screen is imported by what opens it.
"""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import SystemCommand
from textual.command import Provider
from textual.screen import Screen

from quizgeo import study
from quizgeo.language import _, ngettext
from quizgeo.progress import ProgressError
from quizgeo.study import Learner, Scope
from quizgeo.tui.actions import Action, actions_at
from quizgeo.tui.keys import app_bindings
from quizgeo.tui.screens.base import Base
from quizgeo.tui.shell import Shell
from quizgeo.tui.themes import THEMES

STYLES = Path(__file__).with_name("styles")
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""What asks a program to end; the terminal is then left as it was."""


def _palette() -> "type[Provider]":
    from quizgeo.tui.palette import Commands

    return Commands


class QuizApp(Shell):
    """quizgeo in the terminal."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / "app.tcss", STYLES / "home.tcss", STYLES / "study.tcss"]
    """With those of the screens that can be the first: Textual does not look for styles of a first screen."""
    BINDINGS = app_bindings()
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}

    def __init__(self, learner: Learner, scope: Scope | None = None) -> None:
        super().__init__(learner)
        self.scope = scope
        """What to study at once; None begins at home."""

    def get_default_screen(self) -> Screen[None]:
        """Have home below everything else."""
        from quizgeo.tui.screens.home import Home

        return Home()

    def on_mount(self) -> None:
        """Begin a session that was asked for, end cleanly when asked to, and sweep memory after the first paint."""
        if self.scope is not None:
            self.open_study(self.scope)
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))
        self.call_after_refresh(_sweep_again)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only what the table of actions has be done, where it says."""
        del parameters
        screen = self.screen
        if not isinstance(screen, Base):
            return action in ("quit", "command_palette")
        return any(each.of_app and each.method == action for each in actions_at(screen.where))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the command palette what the keys of the screen do, and the themes."""
        from quizgeo.tui.palette import in_order

        if not isinstance(screen, Base):
            return
        here = [each for each in actions_at(screen.where) if each.rank and not each.each and screen.shows(each)]
        first, rest = in_order(here)
        yield from (self._command(action, screen) for action in first)
        for name in THEMES:
            words = _("Use these colours, here and from now on.")
            yield SystemCommand(_("Theme: {name}").format(name=name), words, partial(self.choose_theme, name))
        yield from (self._command(action, screen) for action in rest if action.id != "app.command_palette")

    def _command(self, action: Action, screen: Base) -> SystemCommand:
        from quizgeo.tui.palette import command_name

        run = partial(self.run_action, action.method, self if action.of_app else screen)
        return SystemCommand(command_name(action), _(action.help), run)

    # -- going somewhere -----------------------------------------------------------------------------------------

    def open_study(self, scope: Scope) -> None:
        """Begin a session on what waits in a scope."""
        self.push_screen(self._study(scope))

    def open_session(self, session: "study.Session") -> None:
        """Show a session that has begun in place of the present screen."""
        self.switch_screen(self._study(session.scope, session))

    def open_summary(self, session: "study.Session") -> None:
        """Show the summary of a session in place of the session."""
        from quizgeo.tui.screens.summary import SummaryScreen

        self.switch_screen(SummaryScreen(session))

    def open_problems(self) -> None:
        """Show the problems of the decks that cannot be studied."""
        from quizgeo.tui.screens.problems import Problems

        self.push_screen(Problems())

    def go_home(self) -> None:
        """Go to the home screen, below what is open."""
        self.pop_screen()

    def action_help(self) -> None:
        """Show the keys of the present screen."""
        from quizgeo.tui.screens.help import Help

        if isinstance(self.screen, Base):
            self.push_screen(Help(self.screen.where))

    def _study(self, scope: Scope, session: "study.Session | None" = None) -> Screen[None]:
        from quizgeo.tui.screens.study import Study

        return Study(scope, session)

    # -- asking and leaving --------------------------------------------------------------------------------------

    def ask(self, question: str, then: Callable[[], object]) -> None:
        """Ask the learner, and do it after a yes."""
        from quizgeo.tui.screens.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.push_screen(Confirm(question, self.signs), answered)

    async def action_quit(self) -> None:
        """Leave; try once more to save what is nowhere but in memory, and ask before it is lost."""
        writer = self.learner.writer
        if writer.unsaved:
            with suppress(ProgressError):
                await asyncio.to_thread(writer.flush)
        unsaved = writer.unsaved
        if not unsaved:
            self.exit(0)
            return
        words = ngettext(
            "{count} answer is only in memory and would be lost. Quit all the same?",
            "{count} answers are only in memory and would be lost. Quit all the same?",
            unsaved,
        )
        self.ask(words.format(count=unsaved), partial(self.exit, 1, return_code=1))


def run_app(learner: Learner, scope: Scope | None = None) -> int:
    """Run the app until the learner leaves; give the exit status. With a scope it begins with that session at once."""
    gc.disable()  # nothing that the start makes is garbage: the first paint comes in 0.85 of the time
    app = QuizApp(learner, scope)
    try:
        app.run()
    except Exception as error:  # noqa: BLE001 - the boundary: the terminal is restored, and one line says what to do
        app.error_console.print(app.reported(error))
        return 1
    finally:
        gc.enable()
    return app.return_code or 0


def _sweep_again() -> None:
    gc.enable()
    gc.freeze()
