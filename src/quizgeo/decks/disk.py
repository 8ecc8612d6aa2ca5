"""The opening of files that somebody else named: it never waits, and never reads more than asked."""

import os
import stat
from typing import TYPE_CHECKING

from quizgeo.language import _

if TYPE_CHECKING:
    from pathlib import Path


class NoFileError(OSError):
    """What was named is a folder, a pipe or a device. `strerror` says which, `fix` what to name instead."""

    def __init__(self, mode: int) -> None:
        super().__init__(0, _("it is a device"))
        self.fix = _("name a file of text")
        if stat.S_ISDIR(mode):
            self.strerror, self.fix = _("it is a folder"), _("name a file in it")
        elif stat.S_ISFIFO(mode):
            self.strerror, self.fix = _("it is a pipe"), _("what comes through a pipe is checked by: quizgeo check -")


def read_bounded(path: "str | Path", most: int) -> bytes:
    """Read at most `most` bytes of a regular file.

    Raises OSError when it cannot be opened, NoFileError when it is a pipe, a device or a folder; ValueError when it is
    no path at all.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise NoFileError(mode)
    with os.fdopen(handle, "rb") as file:
        return file.read(most)
