"""Reading a log without touching it, also while its server writes on: from a copy that is one moment's."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.language import _

_TRIES = 20
"""A server that writes on moves the file itself only now and then, when what it wrote ahead is taken over."""
_HEAD = 32
"""Bytes of a write-ahead log that change when it begins anew."""


@contextmanager
def opened_copy(path: Path) -> Iterator[SqliteLog]:
    """Open a copy of a log to read from; it is gone afterwards. Raises LogError that names the log itself."""
    with TemporaryDirectory(prefix="quizgeo-") as folder:
        copy = Path(folder) / path.name
        try:
            _copy(path, copy)
        except OSError as error:
            message = _("{file} cannot be used: {reason}").format(file=path, reason=error.strerror or error)
            raise LogError(LogTrouble.DAMAGED, message) from error
        try:
            log = SqliteLog.open(copy)
            try:
                yield log
            finally:
                log.close()
        except LogError as error:
            raise LogError(error.trouble, error.message.replace(str(copy), str(path))) from error


def _copy(path: Path, copy: Path) -> None:
    """Copy a log and what was written ahead of it; again, as long as the log itself changes meanwhile."""
    ahead, ahead_copy = _ahead(path), _ahead(copy)
    for _try in range(_TRIES):
        before = _mark(path, ahead)
        shutil.copyfile(path, copy)
        ahead_copy.unlink(missing_ok=True)
        if before[2]:
            try:
                shutil.copyfile(ahead, ahead_copy)
            except FileNotFoundError:
                continue
        if _mark(path, ahead) == before:
            return
    message = _("{file} changes all the time; try again in a moment.").format(file=path)
    raise LogError(LogTrouble.TAKEN, message)


def _ahead(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _mark(path: Path, ahead: Path) -> tuple[int, int, bytes]:
    """Give what changes when what was written ahead is taken over; more of it may be written at any time."""
    at = path.stat()
    try:
        with ahead.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        head = b""
    return at.st_mtime_ns, at.st_size, head
