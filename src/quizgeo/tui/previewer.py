"""The app of a preview: no learner, no log. It writes nothing but a report of its own fault, and that elsewhere."""

import gc
from pathlib import Path, PurePath
from tempfile import mkdtemp
from typing import ClassVar

from rich.text import Text
from textual.screen import Screen

from quizgeo.study import Leaf
from quizgeo.tui.app import run
from quizgeo.tui.program import STYLES, Program
from quizgeo.tui.screens.preview import Preview


class PreviewApp(Program):
    """A deck in the hands of its author."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / "app.tcss", STYLES / "study.tcss"]
    REMEMBERS = False

    def __init__(self, home: Path, leaf: Leaf) -> None:
        """Take a deck as it was read and opened. home: where the theme is that was chosen before."""
        super().__init__(home)
        self._leaf = leaf

    def get_default_screen(self) -> Screen[None]:
        """Have the preview below everything else."""
        return Preview(self._leaf)

    def action_quit(self) -> None:  # type: ignore[override]  # Textual awaits what can be awaited
        """Leave; there is nothing to save."""
        self.exit(0)

    def reported(self, error: BaseException) -> Text:
        """Write the report of a fault of ours beside all other temporary files; give the line that names it."""
        from quizgeo.tui.report import report_fault

        return Text(report_fault(error, Path(mkdtemp(prefix="quizgeo-")), answers=False))


def run_preview(home: Path, leaf: Leaf) -> int:
    """Show a deck until its author leaves; give the exit status. The rest is as for `PreviewApp`."""
    gc.disable()
    return run(PreviewApp(home, leaf))
