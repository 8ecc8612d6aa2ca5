"""One connection to a log file, with the settings under which nothing acknowledged is lost.

The header of the file is read without SQLite first, which may roll a journal back and so write: a file that is
refused stays as it is, byte for byte.
"""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from msgspec import Struct

from quizgeo.language import _
from quizgeo.progress.errors import PROBLEM, ProgressError, damaged, in_words
from quizgeo.progress.schema import APPLICATION_ID, SCHEMA
from quizgeo.text import clean

BUSY_MS = 5_000
"""How long a writer waits for another program."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_JOURNAL_PAGES = slice(16, 20)
"""Where a journal says how many pages the file had before. Source: SQLite, Database File Format, 3."""
_WAL = 2
_PRAGMAS = (
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "recursive_triggers = ON",
    "cell_size_check = ON",
    "mmap_size = 0",
    "fullfsync = ON",
)


class Header(Struct, frozen=True):
    """What the first bytes of a log tell."""

    version: int
    wal: bool
    """Whether the file was left in write-ahead mode, which we do not use."""


def read_header(path: Path) -> Header | None:
    """Read the header of a log; None when the file is missing, empty, or was so before a first start that was cut off.

    Raises ProgressError when it is not ours.
    """
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(kind):
        raise ProgressError(
            _("{name} is not a regular file. Move it away, or set QUIZGEO_HOME").format(name=clean(path.name))
        )
    head = _head(path)
    if not head:
        return None
    header = _parse(head)
    if header is None and _was_empty(path):
        return None
    if header is None:
        raise ProgressError(
            _("{name} is not a quizgeo progress file. Nothing was changed. Move it away, or set QUIZGEO_HOME").format(
                name=clean(path.name)
            )
        )
    if header.version > SCHEMA:
        raise ProgressError(
            _(
                "{name} was written by a newer quizgeo (format {theirs}, this one knows {ours})."
                " Nothing was changed. Upgrade, or set QUIZGEO_HOME"
            ).format(name=clean(path.name), theirs=header.version, ours=SCHEMA)
        )
    return header


def check_foreign(path: Path) -> None:
    """Raise ProgressError when a file that is to be read, but is not the learner's log, is none or of a newer version.

    Its sentence does not name the file: who asks for several names them.
    """
    header = _parse(_head(path))
    if header is None:
        raise ProgressError(_("This is not a quizgeo progress file. Nothing was changed"), PROBLEM)
    if header.version > SCHEMA:
        message = _(
            "This was written by a newer quizgeo (format {theirs}, this one knows {ours}). Nothing was changed. Upgrade"
        )
        raise ProgressError(message.format(theirs=header.version, ours=SCHEMA), PROBLEM)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _parse(head: bytes) -> Header | None:
    """Read a header; None when it is not that of a log."""
    version = int.from_bytes(head[60:64], "big")
    ours = len(head) == _HEADER and head.startswith(_MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID
    return Header(version, wal=_WAL in head[18:20]) if ours and version >= 1 else None


def journal_of(path: Path) -> Path:
    """Give the rollback journal of a log; SQLite keeps it beside the file that a link leads to."""
    real = path.resolve()
    return real.with_name(real.name + "-journal")


def journal_has_content(path: Path) -> bool:
    """Tell whether a program died while it wrote to the log: its journal was not emptied."""
    try:
        return journal_of(path).stat().st_size > 0
    except FileNotFoundError:
        return False


def _was_empty(path: Path) -> bool:
    """Tell whether a first start was interrupted: the journal says that the file had no pages before.

    A power cut may leave the first page of such a file in pieces; SQLite takes them back when it opens the file.
    """
    try:
        with journal_of(path).open("rb") as file:
            head = file.read(_JOURNAL_PAGES.stop)
    except FileNotFoundError:
        return False
    return head.startswith(_JOURNAL_MAGIC) and head[_JOURNAL_PAGES] == bytes(4)


def connect(path: Path) -> sqlite3.Connection:
    """Open a log for reading and writing. Raises ProgressError when it cannot be written safely."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS / 1000, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _switch_to_journal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _switch_to_journal(connection: sqlite3.Connection) -> None:
    mode: str = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]
    if mode != "truncate":
        raise ProgressError(
            _("Progress cannot be written safely: another program holds the file in mode {mode}. Close it").format(
                mode=mode
            ),
            PROBLEM,
        )


class ReadOnly:
    """A connection that only reads, whatever state the file was left in. Use it in a `with` block or close it.

    A journal or a write-ahead log beside the file would have to be played back into it; then a private copy of the
    files is read in its place.
    """

    def __init__(self, path: Path) -> None:
        with ExitStack() as stack:
            self.connection = _connect_to_read(path.resolve(), stack)
            stack.callback(self.connection.close)
            for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
                self.connection.execute(f"PRAGMA {pragma}")
            self._open = stack.pop_all()

    def close(self) -> None:
        """Close the connection and remove the private copy."""
        self._open.close()

    def __enter__(self) -> sqlite3.Connection:
        return self.connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _connect_to_read(path: Path, stack: ExitStack) -> sqlite3.Connection:
    wal = path.with_name(path.name + "-wal")
    if journal_has_content(path) or wal.exists() or _in_wal_mode(path):
        folder = stack.enter_context(TemporaryDirectory(prefix="quizgeo-"))
        copy = copy_with_journals(path, Path(folder))
        return sqlite3.connect(copy, isolation_level=None, check_same_thread=False)
    uri = f"{path.as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000, check_same_thread=False)


def _in_wal_mode(path: Path) -> bool:
    return _WAL in _head(path)[18:20]


def copy_with_journals(path: Path, folder: Path) -> Path:
    """Copy a log, and what SQLite would play back into it, to a folder; give the copy."""
    for suffix in ("", "-journal", "-wal"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            shutil.copyfile(part, folder / part.name)
    return folder / path.name


def quick_check(connection: sqlite3.Connection) -> None:
    """Raise ProgressError when SQLite's own quick check finds the file damaged."""
    with in_words():
        rows = connection.execute("PRAGMA quick_check(1)").fetchall()
    if rows != [("ok",)]:
        raise damaged()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block in one transaction that holds the file from its start: all of it is written, or nothing.

    COMMIT may report an error and still have committed, so what is tried again must carry the same ids.
    """
    if connection.in_transaction:  # the rollback of one before failed
        connection.execute("ROLLBACK")
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # what failed first is what is to be told
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        raise
