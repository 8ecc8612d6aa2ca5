"""What every screen may ask of the app: the signs, the theme, other programs, and leaving.

Screens know this class and the learner's alone; the apps above import them, each when it is first opened.
"""

import os
import sys
from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from rich.console import RenderableType
from rich.text import Text
from textual.app import App

from quizgeo import language
from quizgeo.language import _
from quizgeo.tui.kept import COMPUTER, Kept, keep, kept
from quizgeo.tui.signs import FULL, PLAIN, Signs, signs_for
from quizgeo.tui.themes import THEMES, defaults, first_theme


class Shell(App[int], inherit_bindings=False):
    """The app as its screens know it."""

    TITLE = "quizgeo"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ALLOW_SELECT = False
    REMEMBERS = True
    """Whether a theme that is chosen is kept on this device."""
    leaving = False
    """Whether the app is about to end."""

    def __init__(self, home: Path) -> None:
        """Take the folder of the learner's data, where it is kept what was chosen for this device."""
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.error_console.soft_wrap = True  # what is said in one line stays one line, so that a path can be copied
        self.home = home
        self.kept = kept(home)
        self._able = signs_for(sys.stdout.encoding)
        """The signs that the terminal has; once the app runs, something else stands in its place."""
        self.signs = self._signs(self.kept)
        self._let_move(self.kept)
        for theme in THEMES.values():
            self.register_theme(theme)
        # Assigned, a theme makes Textual parse and apply all styles once more at the start: 30 ms.
        self.set_reactive(App.theme, first_theme(os.environ, self.kept.theme))
        self.stylesheet.set_variables(self.get_css_variables())

    def choose_theme(self, name: str) -> None:
        """Use a theme, and remember it on this device where the app remembers anything."""
        self.choose("theme", name)

    def choose(self, name: str, value: str) -> bool:
        """Let a value of the table of this device hold, and remember it; tell whether it was kept.

        An app that remembers nothing keeps nothing, and that is no failure.
        """
        self.kept = replace(self.kept, **{name: value})
        match name:
            case "theme":
                self.theme = value
            case "language":
                language.use(language.wished(os.environ, "" if value == COMPUTER else value))
            case "signs":
                self.signs = self._signs(self.kept)
            case "motion":
                self._let_move(self.kept)
            case _:
                pass  # who draws asks
        return keep(self.home, name, value) if self.REMEMBERS else True

    def _signs(self, chosen: Kept) -> Signs:
        return PLAIN if chosen.signs == "plain" else self._able

    def _let_move(self, chosen: Kept) -> None:
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "full" if chosen.motion == "on" else "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colour names a value in any theme."""
        return defaults()

    @property
    def draws_maps(self) -> bool:
        """Whether maps can be drawn: not on the Linux console, whose fonts have no braille, nor in plain letters."""
        return self.signs == FULL and os.environ.get("TERM") != "linux"

    @property
    def mono(self) -> bool:
        """Whether maps are drawn in characters alone: no colours are wanted, or only those of the terminal known."""
        return self.current_theme.ansi or bool(os.environ.get("NO_COLOR"))

    @abstractmethod
    def ask(self, question: str, then: Callable[[], object]) -> None:
        """Ask the person at the keyboard, and do it after a yes."""

    # -- other programs ------------------------------------------------------------------------------------------

    def edit(self, path: str, line: int) -> str:
        """Open a deck at a line in the learner's editor; give a sentence to show where that is not done."""
        from quizgeo.tui.editor import open_in_editor

        return open_in_editor(path, line, self.suspend)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address of the web, and only after it was shown and agreed to."""
        from quizgeo.tui.address import shown_address

        address = shown_address(url)
        if address is None:
            self.ask(_("This is no address of the web, so it is not opened: {address}").format(address=url), bool)
            return
        open_it = partial(super().open_url, url, new_tab=new_tab)
        self.ask(_("Open this address in your browser? {address}").format(address=address), open_it)

    # -- leaving -------------------------------------------------------------------------------------------------

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and remember it: screens lose their parts one by one from now on."""
        self.leaving = True
        super().exit(result, return_code, message)

    def reported(self, error: BaseException) -> Text:
        """Write the report of a fault of ours; give the line that names it."""
        from quizgeo.tui.report import report_fault

        return Text(report_fault(error, self.home))

    def _fatal_error(self) -> None:
        """Write a report where Textual would print a traceback; this is its private hook for it."""
        error = sys.exc_info()[1] or RuntimeError("a fault without an exception")
        self.exit(1, return_code=1, message=self.reported(error))
