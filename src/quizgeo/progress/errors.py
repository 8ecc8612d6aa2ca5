"""The one exception of this package. Its sentence says what is wrong and what to do; no SQLite error leaves raw."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import assert_never

from quizgeo.language import _
from quizgeo.text import clean

DAMAGED = 3
"""Exit status when the data is damaged or not ours."""
PROBLEM = 1
"""Exit status when something else stands in the way."""


UNREADABLE = (sqlite3.Error, UnicodeError)
"""What reading a damaged file may raise; the second where SQLite's message, or a number, is damaged bytes."""


class Trouble(Enum):
    """Why the log could not be read or written."""

    FULL = "full"
    """The disk is full or failing."""
    BUSY = "busy"
    """Another program holds the file."""
    READONLY = "readonly"
    """The place cannot be written."""
    DAMAGED = "damaged"
    """The bytes of the file are not what was written."""
    REPLACED = "replaced"
    """Another file has the log's name now."""
    REFUSED = "refused"
    """The event itself is none: trying again cannot help."""
    OTHER = "other"


class ProgressError(Exception):
    """Something about the learner's progress that a person has to know."""

    def __init__(self, message: str, status: int = DAMAGED, trouble: Trouble = Trouble.OTHER) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        """Exit status: 1 or 3."""
        self.trouble = trouble


_BY_CODE = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR: Trouble.FULL,  # a full disk shows as an I/O error too
    sqlite3.SQLITE_NOMEM: Trouble.FULL,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_READONLY: Trouble.READONLY,
    sqlite3.SQLITE_PERM: Trouble.READONLY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_CONSTRAINT: Trouble.REFUSED,
    sqlite3.SQLITE_MISMATCH: Trouble.REFUSED,
}
_BY_ERRNO = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EIO: Trouble.FULL,
    errno.EROFS: Trouble.READONLY,
    errno.EACCES: Trouble.READONLY,
    errno.EPERM: Trouble.READONLY,
}


def trouble_of(error: sqlite3.Error | OSError) -> Trouble:
    """Tell what kind of trouble an error of SQLite or of the operating system is."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, Trouble.OTHER)
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by the binding itself: text that is not UTF-8, or a call that cannot be
        return Trouble.DAMAGED if isinstance(error, sqlite3.OperationalError) else Trouble.OTHER
    return _BY_CODE.get(code & 0xFF, Trouble.OTHER)


def damaged() -> ProgressError:
    """Make the error for a file whose bytes are not what was written."""
    return ProgressError(
        _("Your progress file is damaged. Run: quizgeo progress verify"), DAMAGED, Trouble.DAMAGED
    )  # fmt: skip


def read_only() -> ProgressError:
    """Make the error for a place that cannot be written."""
    return ProgressError(_("Progress cannot be written here (read-only)"), PROBLEM, Trouble.READONLY)


def replaced() -> ProgressError:
    """Make the error for a log whose file was removed or replaced while it was open."""
    message = _("Your progress file was removed or replaced while quizgeo was running. Start it again")
    return ProgressError(message, PROBLEM, Trouble.REPLACED)


def progress_error(error: sqlite3.Error | OSError) -> ProgressError:
    """Put an error of SQLite or of the operating system into words."""
    trouble = trouble_of(error)
    match trouble:
        case Trouble.DAMAGED:
            return damaged()
        case Trouble.READONLY:
            return read_only()
        case Trouble.BUSY:
            return ProgressError(_("Another program holds your progress; trying again"), PROBLEM, trouble)
        case Trouble.FULL:
            return ProgressError(_("Progress was not saved: the disk is full or failing"), PROBLEM, trouble)
        case Trouble.OTHER | Trouble.REPLACED | Trouble.REFUSED:
            sentence = _("Progress could not be read or saved: {reason}")
            return ProgressError(sentence.format(reason=clean(str(error))), PROBLEM, trouble)
        case _:
            assert_never(trouble)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn errors of SQLite and of the operating system inside the block into a `ProgressError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise progress_error(error) from error
    except UnicodeDecodeError as error:
        raise damaged() from error
