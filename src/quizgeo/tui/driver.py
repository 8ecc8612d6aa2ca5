"""The terminal as Textual drives it, where it may be closed at any moment: what is written to none is lost, no more.

A thread of Textual writes; an error ended it, and the app waited for ever to hand it the codes of its own end.
"""

from io import TextIOWrapper
from typing import TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class Lasting:
    """A file that takes whatever is written to it, also when what is behind it is gone."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write a text, if it can be."""
        try:
            return self._file.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        """Send what was written, if it can be."""
        try:
            self._file.flush()
        except OSError:
            return

    def fileno(self) -> int:
        """Give the number of the file."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self._file.isatty()


class LastingDriver(LinuxDriver):
    """A driver whose app ends also when its terminal went first."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = cast("TextIOWrapper", Lasting(self._file))
