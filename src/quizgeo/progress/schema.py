"""The tables of the log and how older files become newer ones.

`event` and `word` are the truth and refuse change; `state` and `mark` are caches and may be emptied at any time.
A migration is one function in one transaction, and `event` only ever gains nullable columns.
"""

import sqlite3
from collections.abc import Callable, Sequence

APPLICATION_ID = 0x7167656F
"""The letters `qgeo`, at byte 68 of the file."""

COLUMNS = (
    "id", "kind", "card", "dev", "seq", "at", "tz", "day", "clock", "origin", "form", "shown", "hints", "tries", "said",
    "grade", "score", "reason", "rating", "ivl", "nth", "took", "given", "sched", "target", "extra", "crc",
)  # fmt: skip
"""Columns of `event` after `pos`, in order."""

WORDS = frozenset({"card", "dev", "origin", "form", "reason", "sched"})
"""Columns that hold a number of the table `word` in place of a text."""

_TABLES = (
    # Keys, devices and other texts that come again and again; their numbers are local to this file.
    "CREATE TABLE word (ref INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT",
    """CREATE TABLE event (
      pos INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      kind INTEGER NOT NULL CHECK (kind > 0),
      card INTEGER REFERENCES word,
      dev INTEGER NOT NULL REFERENCES word, seq INTEGER NOT NULL,
      at INTEGER NOT NULL, tz INTEGER NOT NULL, day INTEGER NOT NULL,
      clock INTEGER NOT NULL CHECK (clock IN (0, 1)),
      origin INTEGER REFERENCES word, form INTEGER REFERENCES word,
      shown TEXT, hints INTEGER, tries INTEGER, said INTEGER,
      grade INTEGER, score INTEGER, reason INTEGER REFERENCES word,
      rating INTEGER CHECK (rating BETWEEN 1 AND 4), ivl INTEGER, nth INTEGER, took INTEGER,
      given TEXT, sched INTEGER REFERENCES word,
      target BLOB, extra TEXT, crc INTEGER NOT NULL) STRICT""",
    "CREATE TABLE state (card INTEGER PRIMARY KEY REFERENCES word, body BLOB NOT NULL) STRICT",
    "CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT) STRICT",
    # Settings and answers of a doubtful clock are few and asked for at every start: 0 bytes for all other events.
    "CREATE INDEX apart ON event (kind, dev) WHERE clock = 0 OR card IS NULL",
    "CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'append-only'); END",
    "CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'append-only'); END",
    "CREATE TRIGGER word_update BEFORE UPDATE ON word BEGIN SELECT raise(ABORT, 'append-only'); END",
    "CREATE TRIGGER word_delete BEFORE DELETE ON word BEGIN SELECT raise(ABORT, 'append-only'); END",
)

Migration = Callable[[sqlite3.Connection], None]


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _TABLES:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_create,)
"""The n-th function, from 1, makes a file of format n out of one of format n - 1."""

SCHEMA = len(MIGRATIONS)
"""The newest format this version knows."""


def version_of(connection: sqlite3.Connection) -> int:
    """Give the format of an open file, 0 for an empty one."""
    row: tuple[int] = connection.execute("PRAGMA user_version").fetchone()
    return row[0]


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring an open file to the newest format, each step whole or not at all.

    Several programs may do this at once: each step looks again once it holds the file.
    """
    for number, step in enumerate(migrations, start=1):
        if version_of(connection) >= number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) < number:
                step(connection)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def expected_objects() -> frozenset[tuple[str, str]]:
    """Give name and SQL of every table, index and trigger a file of the newest format has."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return frozenset(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    finally:
        connection.close()
