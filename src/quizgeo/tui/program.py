"""What all apps do alike: the keys that hold everywhere, the command palette, help, questions, ending when told to."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.command import Provider
from textual.screen import Screen

from quizgeo.language import _
from quizgeo.tui.action import Action
from quizgeo.tui.keys import app_bindings
from quizgeo.tui.screens.base import Base
from quizgeo.tui.shell import Shell
from quizgeo.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.driver import Driver

STYLES = Path(__file__).with_name("styles")
PALETTE = "--command-palette"
"""Name by which Textual knows that the command palette is open."""
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""What asks a program to end; the terminal is then left as it was."""


def _palette() -> "type[Provider]":
    from quizgeo.tui.palette import Commands

    return Commands


class Program(Shell):
    """An app of quizgeo."""

    BINDINGS = app_bindings()
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}

    def get_driver_class(self) -> "type[Driver]":
        """Give what drives the terminal."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from quizgeo.tui.driver import LastingDriver  # not on every system

        return LastingDriver

    def on_mount(self) -> None:
        """End cleanly when asked to, and sweep memory after the first paint."""
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
        return any(each.of_app and each.method == action for each in screen.actions)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the command palette what the keys of the screen do, and the themes."""
        from quizgeo.tui.palette import in_order

        if not isinstance(screen, Base):
            return
        here = [each for each in screen.actions if each.rank and not each.each and screen.shows(each)]
        first, rest = in_order(here)
        yield from (self._command(action, screen) for action in first)
        words = _("Use these colours, here and from now on.") if self.REMEMBERS else _("Use these colours for now.")
        for name in THEMES:
            yield SystemCommand(_("Theme: {name}").format(name=name), words, partial(self.choose_theme, name))
        yield from (self._command(action, screen) for action in rest if action.id != "app.command_palette")

    def _command(self, action: Action, screen: Base) -> SystemCommand:
        from quizgeo.tui.palette import command_name

        run = partial(self.run_action, action.method, self if action.of_app else screen)
        return SystemCommand(command_name(action, screen.family), _(action.help), run)

    def action_command_palette(self) -> None:
        """Open the command palette, which asks in the language in use."""
        from textual.command import CommandPalette

        if self.screen.id != PALETTE:
            self.push_screen(CommandPalette(placeholder=_("Search for commands…"), id=PALETTE))

    def action_help(self) -> None:
        """Show the keys of the present screen."""
        from quizgeo.tui.screens.help import Help

        if isinstance(self.screen, Base):
            self.push_screen(Help(self.screen.where, self.screen.guide))

    def ask(self, question: str, then: Callable[[], object]) -> None:
        """Ask the person at the keyboard, and do it after a yes."""
        from quizgeo.tui.screens.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.push_screen(Confirm(question, self.signs), answered)


def _sweep_again() -> None:
    gc.enable()
    gc.freeze()
