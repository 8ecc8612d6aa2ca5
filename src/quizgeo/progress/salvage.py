"""Reading a log that may be damaged or foreign: every row that reads with a right sum, and what does not.

The file is never written. It is a private copy, opened with limits, in a mode in which nothing in it can act.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from quizgeo.language import _
from quizgeo.progress.connection import copy_with_journals, journal_has_content
from quizgeo.progress.errors import UNREADABLE, ProgressError, damaged
from quizgeo.progress.events import Event, checksum
from quizgeo.progress.ranges import Fault, fault_of
from quizgeo.progress.rows import READ, Row, Value, event_of

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 5,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_PRAGMAS = (
    "trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY",
)  # fmt: skip
_JOURNAL_MODE_BYTES = 18
_BLOCK = 200
_SMALLEST_ROW = 40
"""No event takes fewer bytes: bounds how many positions are tried in a file whose end cannot be read."""
_STEPS = 1_000_000
_PATIENCE = 10_000
_SELECT = f"SELECT pos, crc, day, card, {READ} FROM event"  # noqa: S608 - constants


@contextmanager
def guarded(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a private copy of a log so that nothing in it can act or write.

    Bytes that are no UTF-8 come as lone surrogates, which no sound event has.

    Raises ProgressError when the file has parts that no log has, or cannot be opened at all.
    """
    with TemporaryDirectory(prefix="quizgeo-") as folder:
        copy = _private_copy(path, Path(folder))
        uri = f"{copy.as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            connection.text_factory = _text
            for limit, value in _LIMITS.items():
                connection.setlimit(limit, value)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            _refuse_foreign_parts(connection)
            connection.set_authorizer(_only_reading)
            connection.set_progress_handler(_Budget(), _STEPS)
            yield connection
        finally:
            connection.close()


def _private_copy(path: Path, folder: Path) -> Path:
    interrupted = journal_has_content(path)
    copy = copy_with_journals(path.resolve(), folder)
    if interrupted:
        try:  # SQLite plays the journal back into the copy
            rolled_back = sqlite3.connect(copy, isolation_level=None)
            rolled_back.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            rolled_back.close()
        except UNREADABLE:
            raise damaged() from None
    with copy.open("r+b") as file:  # immutable files cannot be in write-ahead mode
        file.seek(_JOURNAL_MODE_BYTES)
        file.write(b"\x01\x01")
    return copy


def _refuse_foreign_parts(connection: sqlite3.Connection) -> None:
    try:
        rows = connection.execute("SELECT type, sql FROM sqlite_schema").fetchall()
    except UNREADABLE:
        raise damaged() from None
    for kind, sql in rows:
        text = str(sql).upper()
        if kind not in ("table", "index", "trigger") or "VIRTUAL" in text or "GENERATED" in text:
            raise ProgressError(_("The file holds parts that no quizgeo progress file has. Nothing was read from it"))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


class _Budget:
    """Ends a query that would go on for minutes: pages that point to each other can make one of any length."""

    def __init__(self) -> None:
        self._left = _PATIENCE

    def __call__(self) -> bool:
        self._left -= 1
        return self._left < 0


def _only_reading(action: int, *_names: str | None) -> int:
    allowed = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION)
    return sqlite3.SQLITE_OK if action in allowed else sqlite3.SQLITE_DENY


def salvage(connection: sqlite3.Connection, size: int) -> Iterator[tuple[int, Event] | Fault]:
    """Give every event of a guarded file with its position, and a fault for every row that is not what was written.

    size: bytes of the file. Nothing a damaged file does stops the reading; what cannot be reached is not given.
    """
    words = _Texts(connection)
    last = _last_position(connection, size)
    for start in range(0, last, _BLOCK):
        for pos, row in _block(connection, start):
            result = Fault(pos, _("the row cannot be read")) if row is None else _event(pos, row, words)
            yield result if isinstance(result, Fault) else (pos, result)


def _last_position(connection: sqlite3.Connection, size: int) -> int:
    try:
        last = connection.execute("SELECT max(pos) FROM event").fetchone()[0] or 0
    except UNREADABLE:
        return size // _SMALLEST_ROW
    return last if isinstance(last, int) and 0 <= last <= size else size // _SMALLEST_ROW


def _block(connection: sqlite3.Connection, start: int) -> Iterator[tuple[int, Row | None]]:
    """Give the rows of some positions; None for one that raises an error, nothing for one that is not there."""
    try:
        rows = connection.execute(f"{_SELECT} WHERE pos > ? AND pos <= ?", (start, start + _BLOCK)).fetchall()
    except UNREADABLE:
        for pos in range(start + 1, start + _BLOCK + 1):
            try:
                row = connection.execute(f"{_SELECT} WHERE pos = ?", (pos,)).fetchone()
            except UNREADABLE:
                yield pos, None
            else:
                if row is not None:
                    yield pos, row[1:]
    else:
        for row in rows:
            yield row[0], row[1:]


class _Texts(dict[Value, str | None]):
    """The words of a file, looked up one by one, so that a damaged one stops nothing but its own events."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__({None: None})
        self._connection = connection

    def __missing__(self, ref: Value) -> str | None:
        try:
            row = self._connection.execute("SELECT text FROM word WHERE ref = ?", (ref,)).fetchone()
        except UNREADABLE:
            row = None
        if row is None or not isinstance(row[0], str):
            raise KeyError(ref)
        self[ref] = text = row[0]
        return text


def _event(pos: int, row: Row, words: Mapping[Value, str | None]) -> Event | Fault:
    crc, day, *values = row
    known_day = day if type(day) is int else None
    try:
        event = event_of(tuple(values), words)
    except ProgressError:
        return Fault(pos, _("a word of the row is missing"), known_day)
    reason = fault_of(event)
    if reason is None and checksum(event) != crc:
        reason = _("the checksum does not fit")
    return event if reason is None else Fault(pos, reason, known_day)
