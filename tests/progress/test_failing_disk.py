"""A disk that fails at any call, before or after doing what was asked, loses no answer and doubles none."""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Place, ProgressError, ProgressLog, Trouble, Writer, make_backup, verify_log
from quizgeo.progress import pending as pending_file
from quizgeo.progress.files import write_text
from quizgeo.progress.opening import Opened

from .conftest import Answer


class Failing(sqlite3.Connection):
    """A connection whose n-th statements fail, some after they were done, as a COMMIT can."""

    failures: tuple[int, ...] = ()
    afterwards = False
    code = sqlite3.SQLITE_IOERR
    count = 0

    def fails(self) -> bool:
        self.count += 1
        return self.count in self.failures

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        fails = self.fails()
        if fails and not self.afterwards:
            raise self.error()
        cursor = super().execute(sql, values)
        if fails:
            raise self.error()
        return cursor

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        if self.fails():
            raise self.error()
        return super().executemany(sql, rows)

    def error(self) -> sqlite3.OperationalError:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = self.code
        return error


def failing(places: Places) -> tuple[ProgressLog, Failing]:
    """Open a log over a connection that can fail."""
    with ProgressLog.open(places) as log:
        device = log.device
    connection = sqlite3.connect(places.progress, isolation_level=None, factory=Failing, check_same_thread=False)
    assert isinstance(connection, Failing)
    there = places.progress.stat()
    opened = Opened(connection, connection.close, device, (there.st_dev, there.st_ino))
    return ProgressLog(opened, places), connection


@pytest.mark.parametrize("afterwards", [False, True])
@pytest.mark.parametrize("twice", [False, True])
@pytest.mark.parametrize("call", range(1, 12))
def test_a_call_that_fails_once_is_made_good_by_the_next_try(
    places: Places, answer: Answer, call: int, twice: bool, afterwards: bool
) -> None:
    log, connection = failing(places)
    with log:
        writer = Writer(log, lambda _seconds: None)
        first, second = answer(log, "deck/a"), replace(answer(log, "deck/b"), seq=2)
        connection.count, connection.failures, connection.afterwards = 0, (call, call + twice), afterwards
        written = writer.write([first], {"deck/a": b"1"})
        connection.failures = ()
        assert written.place is Place.IN_LOG
        assert writer.write([second], {"deck/b": b"2"}).place is Place.IN_LOG
        assert [event.id for _pos, event in log.scan()] == [first.id, second.id]
        _marks, states = log.snapshot()
        stale = log.news()
        for card, state in (("deck/a", b"1"), ("deck/b", b"2")):
            assert card in stale or states[card] == state
    assert verify_log(places).damage == ()


@pytest.mark.parametrize("afterwards", [False, True])
def test_a_disk_that_fails_for_long_leaves_the_answer_in_pending_once(
    places: Places, answer: Answer, afterwards: bool
) -> None:
    log, connection = failing(places)
    with log:
        writer = Writer(log, lambda _seconds: None)
        event = answer(log)
        connection.count, connection.failures, connection.afterwards = 0, tuple(range(1, 200)), afterwards
        written = writer.write([event])
        assert written.place is Place.IN_PENDING
        assert written.message == "Disk full or failing: answers are kept in pending.jsonl"
        connection.failures = ()
        assert writer.flush().place is Place.IN_LOG
        assert [event for _pos, event in log.scan()] == [event]


@pytest.mark.parametrize(
    ("code", "trouble", "status"),
    [
        (sqlite3.SQLITE_FULL, Trouble.FULL, 1),
        (sqlite3.SQLITE_IOERR_FSYNC, Trouble.FULL, 1),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Trouble.BUSY, 1),
        (sqlite3.SQLITE_READONLY_DIRECTORY, Trouble.READONLY, 1),
        (sqlite3.SQLITE_CORRUPT_INDEX, Trouble.DAMAGED, 3),
        (sqlite3.SQLITE_NOTADB, Trouble.DAMAGED, 3),
        (sqlite3.SQLITE_CANTOPEN, Trouble.OTHER, 1),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, Trouble.REFUSED, 1),
    ],
)
def test_each_error_of_sqlite_has_its_trouble_and_status(
    places: Places, answer: Answer, code: int, trouble: Trouble, status: int
) -> None:
    log, connection = failing(places)
    with log:
        event = answer(log)
        connection.count, connection.failures, connection.code = 0, (1,), code
        with pytest.raises(ProgressError) as caught:
            log.append([event])
        assert (caught.value.trouble, caught.value.status) == (trouble, status)


def test_counts_have_no_gap_after_a_failure(places: Places, answer: Answer) -> None:
    log, connection = failing(places)
    with log:
        for number in range(5):
            event = answer(log)
            connection.count, connection.failures = 0, (2 + number,)
            with pytest.raises(ProgressError):
                log.append([event])
            connection.failures = ()
            log.append([answer(log)])
        assert [event.seq for _pos, event in log.scan()] == [1, 2, 3, 4, 5]


# -- what is written beside the log ------------------------------------------------------------------------------------


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each wait for the disk and each new name, in their order."""
    noted: list[str] = []
    fsync, rename = os.fsync, Path.replace

    def wait(handle: int) -> None:
        noted.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")  # noqa: PTH112 - of a handle
        fsync(handle)

    def name(self: Path, target: Path) -> Path:
        noted.append("name")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", wait)
    monkeypatch.setattr(Path, "replace", name)
    return noted


needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the kind of a handle is read from /proc")


@needs_proc
def test_a_small_file_is_on_the_disk_before_it_has_its_name(tmp_path: Path, order: list[str]) -> None:
    write_text(tmp_path / "device", "text")
    assert order == ["file", "name", "folder"]


@needs_proc
def test_a_backup_is_on_the_disk_before_it_has_its_name(filled: Places, order: list[str], now: Instant) -> None:
    make_backup(filled, now)
    assert order == ["file", "name", "folder"]


@needs_proc
def test_a_waiting_answer_is_on_the_disk_before_it_is_promised(
    places: Places, log: ProgressLog, order: list[str], answer: Answer
) -> None:
    pending_file.keep(places, [answer(log)])
    assert order == ["file", "folder"]


def test_a_text_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "device"
    write_text(path, "old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["device"]
