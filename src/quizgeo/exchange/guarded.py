"""SQLite databases of other programs, opened so that nothing in them can act, write, or take long.

A database is read from a private copy whose schema may hold tables and their indexes alone. Only plain columns of
tables are read; what comes out is counted and timed, and texts are bytes until somebody decodes them strictly.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from quizgeo.exchange.archive import MOST_BYTES, damaged, too_large
from quizgeo.exchange.errors import ExchangeError, refused
from quizgeo.language import _

Value = int | float | bytes | None
"""What a cell holds; texts are bytes as well."""
Row = tuple[Value, ...]

MOST_ROWS: Final = 100_000
PATIENCE: Final = 2.0
"""Seconds that one database may take to be read, while SQLite itself is at work."""

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
_MAGIC = b"SQLite format 3\0"
_JOURNAL_MODE = slice(18, 20)
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the watch."""
_BLOCK = 500
_LONGEST_NAME = 60
_SEEN_COLUMNS = frozenset((0, 1))
"""Marks of plain columns, and of hidden ones that only virtual tables have; a generated one has another."""
_FAULTS = (sqlite3.Error, ValueError, OverflowError, MemoryError)
"""What the module raises on bytes that are no sound database: its messages may hold bytes that are no text."""


class Database:
    """A foreign database that is open to be read. `guarded` makes one."""

    def __init__(self, connection: sqlite3.Connection, name: str, watch: "_Watch") -> None:
        self._connection = connection
        self._name = name
        self._watch = watch
        self._left = MOST_BYTES
        self.tables: Mapping[str, frozenset[str]] = {}
        """Names of the columns by name of the table."""

    def rows(self, table: str, columns: Sequence[str], most: int = MOST_ROWS) -> Iterator[Row]:
        """Read some columns of all rows. table, columns: names that are constants of ours.

        Raises ExchangeError EX002 where they are missing or damaged, EX003 for more rows than `most`, and for more
        bytes or time than a database may take.
        """
        if not self.tables.get(table, frozenset()).issuperset(columns):
            raise damaged(self._name, _("its database lacks the table {table}").format(table=table))
        yield from self._read(f"SELECT {', '.join(columns)} FROM {table}", most)  # noqa: S608 - constants of ours

    def _read(self, sql: str, most: int) -> Iterator[Row]:
        count = 0
        for block in self._blocks(sql):
            count += len(block)
            self._left -= sum(len(value) for row in block for value in row if isinstance(value, bytes))
            if count > most:
                message = _("its database holds more than {count} rows of one table")
                raise refused("EX003", self._name, message.format(count=f"{most:,}"))
            if self._left < 0:
                raise too_large(self._name)
            yield from block

    def _blocks(self, sql: str) -> Iterator[list[Row]]:
        with self._watch.running(self._name):
            cursor = self._connection.execute(sql)
        while True:
            with self._watch.running(self._name):
                block = cursor.fetchmany(_BLOCK)
            if not block:
                return
            yield block

    def inspect(self) -> None:
        """Learn which tables there are, and refuse parts that could act.

        Raises ExchangeError EX002. Views, triggers, virtual tables and generated columns run what they hold.
        """
        tables = {}
        for kind, name, page, sql in self._read("SELECT type, name, rootpage, sql FROM sqlite_schema", MOST_ROWS):
            declared = bytes(sql).upper() if isinstance(sql, bytes) else b""
            if kind not in (b"table", b"index") or not page or b"VIRTUAL" in declared:
                raise damaged(self._name, _("its database holds parts that could act"))
            if kind == b"table" and isinstance(name, bytes):
                tables[_plain(name)] = self._columns(name)
        self.tables = tables

    def _columns(self, table: bytes) -> frozenset[str]:
        """Give the columns of a table."""
        quoted = _plain(table).replace('"', '""')
        found = list(self._read(f'PRAGMA table_xinfo("{quoted}")', MOST_ROWS))
        if any(row[-1] not in _SEEN_COLUMNS for row in found):
            raise damaged(self._name, _("its database holds parts that could act"))
        return frozenset(_plain(row[1]) for row in found if isinstance(row[1], bytes))


@contextmanager
def guarded(data: bytes, name: str, *, patience: float = PATIENCE) -> Iterator[Database]:
    """Open a database. name: of the file it is of, for messages.

    patience: seconds that reading may take. Raises ExchangeError EX002 when it is none, is damaged or could act, EX003
    for what is too large or takes too long; reading from it raises the same.
    """
    if not data.startswith(_MAGIC):
        raise damaged(name, _("it holds no SQLite database"))
    with TemporaryDirectory(prefix="quizgeo-") as folder:
        copy = Path(folder) / "foreign.db"
        plain = bytearray(data)
        plain[_JOURNAL_MODE] = b"\x01\x01"  # immutable files cannot be in write-ahead mode
        copy.write_bytes(plain)
        watch = _Watch(patience)
        connection = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            _guard(connection, watch, name)
            database = Database(connection, name, watch)
            database.inspect()
            connection.set_authorizer(_only_reading)
            yield database
        finally:
            connection.close()


def _guard(connection: sqlite3.Connection, watch: "_Watch", name: str) -> None:
    """Set every limit there is, before anything in the file is looked at."""
    connection.text_factory = bytes
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_progress_handler(watch.is_over, _STEPS)
    connection.create_collation("unicase", _unicase)
    with watch.running(name):
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


def _unicase(one: str, other: str) -> int:
    """Order texts without regard to case, as newer Anki declares some of its columns."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)


def _only_reading(action: int, *_names: str | None) -> int:
    return sqlite3.SQLITE_OK if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) else sqlite3.SQLITE_DENY


def _plain(name: bytes) -> str:
    return name[:_LONGEST_NAME].decode(errors="replace")


class _Watch:
    """Counts the seconds that SQLite is at work, and ends what takes more; what we do in between does not count."""

    def __init__(self, patience: float) -> None:
        self._left = patience
        self._since = 0.0

    def is_over(self) -> bool:
        """Tell whether the time is over."""
        return monotonic() - self._since > self._left

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Let SQLite work inside the block, and turn what it says into the exception of this package."""
        self._since = monotonic()
        try:
            yield
        except _FAULTS as fault:
            raise _in_words(fault, name, over=self.is_over()) from fault
        self._left -= monotonic() - self._since
        if self._left < 0:
            raise _too_long(name)


def _in_words(fault: Exception, name: str, *, over: bool) -> ExchangeError:
    if over:
        return _too_long(name)
    if isinstance(fault, sqlite3.DataError):
        return refused("EX003", name, _("a value in its database is longer than 2 MB"))
    return damaged(name, _("its database cannot be read"))


def _too_long(name: str) -> ExchangeError:
    return refused("EX003", name, _("its database takes too long to read"))
