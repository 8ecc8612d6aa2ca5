"""The app of a host: one lesson, led as a client of its server. It opens no learner's log."""

import gc
from pathlib import Path, PurePath
from tempfile import mkdtemp
from typing import ClassVar

from rich.text import Text
from textual.screen import ModalScreen, Screen

from quizgeo.classroom.invitation import Invitation, way_to
from quizgeo.classroom.shelf import Session, serving_of
from quizgeo.tui.app import run
from quizgeo.tui.lines.leading import Door
from quizgeo.tui.program import STYLES, Program
from quizgeo.tui.screens.asides import Leaving
from quizgeo.tui.screens.hosting import HostScreen


class HostApp(Program):
    """A lesson in the hands of its teacher."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / "app.tcss", STYLES / "lesson.tcss"]

    def __init__(self, home: Path, where: Invitation, token: str, door: Door) -> None:
        """Take where the server is, the token of its host, and how others come in. home: where the theme is kept."""
        super().__init__(home)
        self._told = where, token, door

    def get_default_screen(self) -> Screen[None]:
        """Have the lesson below everything else."""
        return HostScreen(*self._told)

    def action_quit(self) -> None:  # type: ignore[override]  # Textual awaits what can be awaited
        """Ask what becomes of the lesson, in place of any other question; asked again, leave it running."""
        first, over = self.screen_stack[0], self.screen
        if isinstance(over, Leaving):
            over.action_leave()
        elif isinstance(first, HostScreen):
            if isinstance(over, ModalScreen):
                self.pop_screen()
            first.action_back()

    def reported(self, error: BaseException) -> Text:
        """Write the report of a fault of ours beside all other temporary files; give the line that names it."""
        from quizgeo.tui.report import report_fault

        return Text(report_fault(error, Path(mkdtemp(prefix="quizgeo-")), answers=False))


def run_host(home: Path, session: Session) -> int:
    """Show a lesson whose server runs until its host leaves; give the exit status. The rest is as for `HostApp`."""
    gc.disable()
    return run(HostApp(home, way_to(session), session.host_token, door_of(session)))


def door_of(session: Session) -> Door:
    """Give how others come into a session."""
    tls = session.live is not None and session.live.tls
    return Door(session.code, session.urls, not serving_of(session).lan, tls)
