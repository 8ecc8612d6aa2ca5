"""Events out of any file a learner may have kept: a log, a backup, an export, a compressed export."""

import gzip
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from quizgeo.language import _
from quizgeo.progress.connection import check_foreign
from quizgeo.progress.errors import PROBLEM, ProgressError, in_words
from quizgeo.progress.events import Event
from quizgeo.progress.lines import import_lines
from quizgeo.progress.ranges import Fault
from quizgeo.progress.salvage import guarded, salvage

LARGEST = 2_000_000_000
"""Bytes that a compressed export may unpack to."""
_GZIP = b"\x1f\x8b"
_SQLITE = b"SQLite format 3\0"


def events_of_file(path: Path, largest: int = LARGEST) -> Generator[Event | Fault, None, None]:
    """Give the events of a log, backup or export, and a fault for each that had to be left out.

    The file is not changed. Raises ProgressError when it is none of these, or unpacks to more than `largest` bytes; its
    sentence does not name the file.
    """
    with in_words():
        head = _head(path)
        if head.startswith(_SQLITE):
            yield from _of_log(path)
        elif head.startswith(_GZIP):
            with gzip.open(path) as file:
                yield from _unpacking(cast("BinaryIO", _Bounded(file, largest)))
        else:
            with path.open("rb") as plain:
                yield from import_lines(plain)


def is_log(path: Path) -> bool:
    """Tell whether a file is a log or a backup, by its first bytes; else it can only be an export."""
    with in_words():
        return _head(path).startswith(_SQLITE)


def _head(path: Path) -> bytes:
    if not path.is_file():
        raise ProgressError(_("There is no such file") if not path.exists() else _("This is not a file"), PROBLEM)
    with path.open("rb") as file:
        return file.read(len(_SQLITE))


def _of_log(path: Path) -> Iterator[Event | Fault]:
    check_foreign(path)
    with guarded(path) as connection:
        for found in salvage(connection, path.stat().st_size):
            yield found if isinstance(found, Fault) else found[1]


def _unpacking(file: BinaryIO) -> Iterator[Event | Fault]:
    """Read an export while it unpacks; where the compressed bytes are damaged it ends."""
    last = 0
    try:
        for last, found in enumerate(import_lines(file), start=2):  # noqa: B007 - read after the loop
            yield found
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        if not last:
            raise ProgressError(_("Nothing in this compressed file can be read: it is damaged"), PROBLEM) from error
        yield Fault(last + 1, _("the compressed file is damaged or cut off from here"))


class _Bounded:
    """A stream that refuses to give more bytes than it may."""

    def __init__(self, file: gzip.GzipFile, limit: int) -> None:
        self._file = file
        self._left = limit

    def readline(self, size: int = -1) -> bytes:
        line = self._file.readline(size)
        self._left -= len(line)
        if self._left < 0:
            sentence = _("This export would unpack to more than {limit} GB. Nothing was changed")
            raise ProgressError(sentence.format(limit=LARGEST // 10**9), PROBLEM)
        return line
