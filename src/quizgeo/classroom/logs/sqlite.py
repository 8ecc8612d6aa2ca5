"""A log in a file of SQLite: one connection, one writer, nothing acknowledged before it is on the disk.

Write-ahead logging with `synchronous=FULL` and an exclusive lock: one commit costs a single sync, whatever its size,
and there is no shared memory that could be torn. A closed log is one plain file again.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from quizgeo.classroom.events import SCHEMA, Event, Stamped, decode, encode
from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.language import _

_ID = 0x71674C73
"""Of the file, "qgLs"; SQLite keeps it at byte 68."""
_TABLES = (
    "CREATE TABLE ev (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, body BLOB NOT NULL) STRICT",
    "CREATE TABLE blob (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
    "CREATE TRIGGER ev_stays BEFORE UPDATE ON ev BEGIN SELECT raise(abort, 'append-only'); END",
    "CREATE TRIGGER ev_is_kept BEFORE DELETE ON ev BEGIN SELECT raise(abort, 'append-only'); END",
)
_FULL = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")


class SqliteLog:
    """The events of one room, and the files of the deck that is played in it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._last, self._at = self._newest()

    @classmethod
    def create(cls, path: Path, files: Mapping[str, bytes], events: Iterable[Stamped] = ()) -> "SqliteLog":
        """Make a new log beside nothing; files: of the deck, by name; events: to begin with. Raises LogError.

        The events keep their times, and get places from 1 on.
        """
        with _in_words(path):
            path.touch(mode=0o600, exist_ok=False)
            connection = _connect(path)
            connection.execute("BEGIN IMMEDIATE")  # before the write-ahead log, so that the head is in the file itself
            for table in _TABLES:
                connection.execute(table)
            connection.executemany("INSERT INTO blob VALUES (?, ?)", files.items())
            rows = ((place, each.at, encode(each.event)) for place, each in enumerate(events, 1))
            connection.executemany("INSERT INTO ev VALUES (?, ?, ?)", rows)
            connection.execute(f"PRAGMA application_id = {_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            connection.execute("COMMIT")
            return cls(path, _ahead(connection))

    @classmethod
    def open(cls, path: Path) -> "SqliteLog":
        """Open a log to go on with it. Raises LogError; a file that is none, or a newer one, stays untouched."""
        with _in_words(path):
            _check_head(path)
            return cls(path, _ahead(_connect(path)))

    def append(self, events: Sequence[Event], now: int) -> Sequence[Stamped]:
        """Write events at a moment, all or none; give them stamped once they are on the disk. Raises LogError."""
        at = max(now, self._at)
        stamped = [Stamped(self._last + place, at, event) for place, event in enumerate(events, 1)]
        rows = [(each.pos, each.at, encode(each.event)) for each in stamped]
        with _in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany("INSERT INTO ev VALUES (?, ?, ?)", rows)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                # A commit may report an error and still have happened: what is in the file decides.
                self._last, self._at = self._newest()
                if rows and self._last == rows[-1][0]:
                    return stamped
                raise
        self._last, self._at = self._last + len(stamped), at
        return stamped

    def read(self) -> Iterator[Stamped]:
        """Give all events in their order; those of kinds that are not known are left out.

        Raises LogError that names the place of a row that is damaged.
        """
        with _in_words(self.path):
            for place, (seq, at, body) in enumerate(self._connection.execute("SELECT * FROM ev ORDER BY seq"), 1):
                try:
                    event = decode(body)
                except ValueError as error:
                    raise _damaged(self.path, place) from error
                if seq != place:
                    raise _damaged(self.path, place)
                if event is not None:
                    yield Stamped(seq, at, event)

    def files(self) -> dict[str, bytes]:
        """Give the files of the deck as they stood when the room was made. Raises LogError."""
        with _in_words(self.path):
            return dict(self._connection.execute("SELECT name, body FROM blob ORDER BY name"))

    def close(self) -> None:
        """Put everything into the one file, and let go of it."""
        with _in_words(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode=DELETE")
            self._connection.close()

    def _newest(self) -> tuple[int, int]:
        row = self._connection.execute("SELECT seq, at FROM ev ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, 0) if row is None else (int(row[0]), int(row[1]))


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=1.0)
    for pragma in ("locking_mode=EXCLUSIVE", "synchronous=FULL", "trusted_schema=OFF", "fullfsync=ON"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _ahead(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Write ahead from now on, after the lock was made exclusive: then no shared memory is needed."""
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    return connection


def _check_head(path: Path) -> None:
    """Look at the first bytes without SQLite, which may write."""
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or int.from_bytes(head[68:72], "big") != _ID:  # noqa: PLR2004 - the head of a file of SQLite
        raise LogError(LogTrouble.DAMAGED, _("{file} is no log of a session.").format(file=path))
    if int.from_bytes(head[60:64], "big") > SCHEMA:
        message = _("{file} was made by a newer quizgeo. Nothing was changed; upgrade to open it.")
        raise LogError(LogTrouble.NEWER, message.format(file=path))


def _damaged(path: Path, place: int) -> LogError:
    message = _("{file} is damaged at event {place}; what comes before it is sound.")
    return LogError(LogTrouble.DAMAGED, message.format(file=path, place=place))


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into a LogError."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            message = _("Another program has this session open: {file}").format(file=path)
            raise LogError(LogTrouble.TAKEN, message) from error
        trouble = LogTrouble.FULL if name.startswith(_FULL) else LogTrouble.DAMAGED
        raise LogError(trouble, _("{file} cannot be used: {reason}").format(file=path, reason=error)) from error
    except OSError as error:
        message = _("{file} cannot be used: {reason}").format(file=path, reason=error.strerror or error)
        raise LogError(LogTrouble.FULL, message) from error
