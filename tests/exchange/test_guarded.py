"""A foreign database is read without letting anything in it act, write, or take long."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange import ExchangeError
from quizgeo.exchange.guarded import MOST_ROWS, PATIENCE, Row, guarded

NAME = "foreign.apkg"
WORDS = ("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)", "INSERT INTO words VALUES (1, 'one'), (2, 'zwei')")
ACTING = ("EX002", "foreign.apkg is damaged: its database holds parts that could act")


def database(*statements: str) -> bytes:
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements:
            base.execute(statement)
        return base.serialize()
    finally:
        base.close()


def read(data: bytes, table: str = "words", *columns: str, patience: float = PATIENCE) -> list[Row]:
    with guarded(data, NAME, patience=patience) as base:
        return list(base.rows(table, columns or ("id", "word")))


def refusal(call: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(ExchangeError) as told:
        call()
    return told.value.problem.code, told.value.problem.message


def test_rows_come_as_numbers_and_bytes() -> None:
    assert read(database(*WORDS)) == [(1, b"one"), (2, b"zwei")]


def test_texts_that_are_no_utf_8_come_as_they_are() -> None:
    data = database(*WORDS, "INSERT INTO words VALUES (3, CAST(x'ff00fe' AS text)), (4, NULL), (5, 1.5)")
    assert read(data)[2:] == [(3, b"\xff\x00\xfe"), (4, None), (5, b"1.5")]


def test_a_database_that_keeps_a_journal_of_its_own_is_read() -> None:
    data = bytearray(database(*WORDS))
    data[18:20] = b"\x02\x02"
    assert read(bytes(data)) == [(1, b"one"), (2, b"zwei")]


def test_the_copy_is_private_and_gone_afterwards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with guarded(database(*WORDS), NAME) as base:
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o077 == 0
        assert base.tables == {"words": frozenset({"id", "word"})}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(5_000)])
def test_what_is_no_database_is_refused_in_words(data: bytes) -> None:
    assert refusal(lambda: read(data))[0] == "EX002"


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE VIEW endless AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",),
        (*WORDS, "CREATE VIEW v AS SELECT * FROM words"),
        (*WORDS, "CREATE TRIGGER t AFTER INSERT ON words BEGIN DELETE FROM words; END"),
        ("CREATE TABLE words (id INTEGER, word TEXT GENERATED ALWAYS AS (hex(id)) VIRTUAL)",),
        ("CREATE TABLE words (id INTEGER, word TEXT AS (zeroblob(1000000000)))",),
        ("CREATE TABLE words (id INTEGER, word TEXT AS (zeroblob(id)) STORED)",),
        ("CREATE VIRTUAL TABLE words USING fts5(id, word)",),
        ("CREATE VIRTUAL TABLE words USING rtree(id, word, more)",),
    ],
)
def test_parts_that_could_act_are_refused(statements: tuple[str, ...]) -> None:
    assert refusal(lambda: read(database(*statements))) == ACTING


def test_a_view_under_the_name_of_a_table_is_refused_before_it_runs() -> None:
    endless = "CREATE VIEW words AS WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM c) SELECT id FROM c"
    started = monotonic()
    assert refusal(lambda: read(database(endless), "words", "id")) == ACTING
    assert monotonic() - started < PATIENCE


def test_a_schema_that_was_tampered_with_is_refused() -> None:
    data = database(*WORDS).replace(b"CREATE TABLE words (id", b"CREATE VIEW_ words (id")
    assert refusal(lambda: read(data))[0] == "EX002"


CALLS = (
    "words WHERE load_extension('x')", "words WHERE abs(id) > 0", "(SELECT name AS id FROM pragma_table_info('words'))",
    "(WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM c) SELECT id FROM c)",
)  # fmt: skip
"""What is more than the plain reading of a table."""


def test_only_plain_reading_is_possible() -> None:
    with guarded(database(*WORDS), NAME) as base:
        base.tables = {table: frozenset({"id"}) for table in (*CALLS, "words")}
        for table in CALLS:
            assert refusal(partial(list, base.rows(table, ("id",))))[0] == "EX002"
        assert len(list(base.rows("words", ("id",)))) == 2


@pytest.mark.parametrize(("table", "columns"), [("other", ("id",)), ("words", ("id", "sound")), ("WORDS", ("id",))])
def test_what_is_missing_is_named(table: str, columns: tuple[str, ...]) -> None:
    message = f"foreign.apkg is damaged: its database lacks the table {table}"
    assert refusal(lambda: read(database(*WORDS), table, *columns)) == ("EX002", message)


def many(count: int) -> bytes:
    rows = f"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT {count}) SELECT x, 'w' FROM c"
    return database("CREATE TABLE words (id INTEGER, word TEXT)", f"INSERT INTO words {rows}")


def test_more_rows_than_the_limit_are_refused() -> None:
    assert len(read(many(MOST_ROWS))) == MOST_ROWS
    message = "its database holds more than 100,000 rows of one table"
    assert refusal(lambda: read(many(MOST_ROWS + 1))) == ("EX003", message)


def test_a_value_longer_than_the_limit_is_refused() -> None:
    long = "INSERT INTO words VALUES (3, CAST(zeroblob({size}) AS text))"
    assert len(read(database(*WORDS, long.format(size=1_900_000)))) == 3
    told = refusal(lambda: read(database(*WORDS, long.format(size=2_000_001))))
    assert told == ("EX003", "a value in its database is longer than 2 MB")


def test_more_bytes_than_a_package_may_hold_are_refused() -> None:
    rows = (
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 101) SELECT x, zeroblob(1900000) FROM c"
    )
    data = database("CREATE TABLE words (id INTEGER, word BLOB)", f"INSERT INTO words {rows}")
    with guarded(data, NAME) as base:
        assert len(list(base.rows("words", ("id",)))) == 101
        list(base.rows("words", ("id",)))
        told = refusal(lambda: [list(base.rows("words", ("id", "word"))) for _ in range(2)])
        assert told == ("EX003", "this package would unpack to more than 200 MB")


def test_what_takes_too_long_is_ended() -> None:
    told = refusal(lambda: read(many(50_000), patience=0.0))
    assert told == ("EX003", "its database takes too long to read")


def test_our_own_work_between_rows_does_not_count() -> None:
    with guarded(many(2_000), NAME, patience=0.5) as base:
        started = monotonic()
        for _row in base.rows("words", ("id",)):
            while monotonic() - started < 0.6:
                pass


def damaged_copy(data: bytes, seed: int) -> bytes:
    """Change, cut or repeat parts of a database."""
    chance = Random(seed)
    broken = bytearray(data)
    for _count in range(chance.choice((1, 3, 20, 200))):
        start = chance.randrange(len(broken)) if chance.random() < 0.7 else chance.randrange(min(4_200, len(broken)))
        length = chance.choice((1, 1, 2, 8, 64, 4_096))
        match chance.randrange(4):
            case 0:
                broken[start : start + length] = chance.randbytes(min(length, len(broken) - start))
            case 1:
                broken[start : start + length] = bytes([chance.choice((0, 1, 5, 0x7F, 0xFF))]) * length
            case 2:
                other = chance.randrange(len(broken))
                broken[start : start + length] = broken[other : other + length]
            case _:
                broken[start] ^= 1 << chance.randrange(8)
    return bytes(broken[: chance.randrange(len(broken))] if chance.random() < 0.1 else broken)


def sound_database() -> bytes:
    rows = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 400) SELECT x, hex(zeroblob(x)) FROM c"
    return database(
        WORDS[0], f"INSERT INTO words {rows}", "CREATE INDEX by_word ON words (word)",
        "CREATE TABLE pairs (a INTEGER, b TEXT, c BLOB, PRIMARY KEY (a, b)) WITHOUT ROWID",
        "INSERT INTO pairs SELECT id, word, zeroblob(id * 50) FROM words",
    )  # fmt: skip


def read_damaged(seeds: range) -> tuple[int, float]:
    """Read damaged databases; give how many could be read to their end, and the longest time in seconds."""
    sound, whole, longest = sound_database(), 0, 0.0
    for seed in seeds:
        started = monotonic()
        with suppress(ExchangeError), guarded(damaged_copy(sound, seed), NAME) as base:
            for table, columns in (("words", ("id", "word")), ("pairs", ("a", "b", "c"))):
                for row in base.rows(table, columns):
                    assert all(isinstance(value, int | float | bytes | None) for value in row)
            whole += 1
        longest = max(longest, monotonic() - started)
    return whole, longest


def peak() -> int:
    """Give the most memory that this process had, in MB."""
    return getrusage(RUSAGE_SELF).ru_maxrss // 1000


def test_damaged_databases_are_read_or_refused_in_bounded_time() -> None:
    whole, longest = read_damaged(range(60))
    assert 0 < whole < 60
    assert longest < PATIENCE + 0.5


@pytest.mark.slow
def test_1500_damaged_databases_are_read_or_refused_in_bounded_time() -> None:
    before = peak()
    whole, longest = read_damaged(range(1_500))
    print(f"1,500 damaged databases: {whole} read, the slowest {longest * 1000:.0f} ms, {peak()} MB")  # noqa: T201 - figure
    assert peak() - before < 100
    assert 0 < whole < 1_500
    assert longest < PATIENCE + 0.5


@given(st.binary(max_size=600))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for each in (data, b"SQLite format 3\0" + data):
        assert refusal(partial(read, each))[0] == "EX002"
