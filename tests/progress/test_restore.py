"""A log comes back from every backup, and nothing that can be read is given up."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import (
    Event,
    ProgressError,
    ProgressLog,
    Trouble,
    list_backups,
    make_backup,
    repair_log,
    restore_backup,
    verify_log,
)
from quizgeo.progress.pending import keep

from .conftest import Answer


def events(places: Places) -> dict[bytes, Event]:
    with ProgressLog.open(places, readonly=True) as log:
        return {event.id: event for _pos, event in log.scan()}


def append(places: Places, answer: Answer, card: str = "deck/later") -> Event:
    with ProgressLog.open(places) as log:
        (event,) = log.append([answer(log, card)])
        return event


def spoil(path: Path, seed: int = 0) -> None:
    """Fill a page of events with noise."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()
    start = (root - 1) * 4096
    content[start : start + 4096] = random.Random(seed).randbytes(4096)
    path.write_bytes(content)


def test_every_backup_restores(filled: Places, answer: Answer, now: Instant) -> None:
    slots = []
    for day in range(3):
        slots.append((make_backup(filled, now.later(days=day)), events(filled)))
        append(filled, answer, f"deck/{day}")
    for path, expected in slots:
        restored = restore_backup(filled, path, now.later(days=9), replace=True)
        assert events(filled) == expected
        assert (restored.events, restored.left_out, restored.kept) == (len(expected), 0, None)
        assert verify_log(filled).status == 0


def test_a_missing_log_is_restored(filled: Places, now: Instant) -> None:
    before = events(filled)
    path = make_backup(filled, now)
    filled.progress.unlink()
    assert restore_backup(filled, path, now).kept is None
    assert events(filled) == before
    assert filled.progress.stat().st_mode & 0o077 == 0


def test_restoring_loses_no_answer_made_since(filled: Places, answer: Answer, now: Instant) -> None:
    path = make_backup(filled, now)
    event = append(filled, answer)
    restored = restore_backup(filled, path, now)
    assert event.id in events(filled)
    assert (restored.events, restored.kept) == (32, None)
    assert [b.before for b in list_backups(filled)] == ["", "restore"] or {b.before for b in list_backups(filled)} == {
        "",
        "restore",
    }


def test_going_back_exactly_keeps_a_backup_of_the_present(filled: Places, answer: Answer, now: Instant) -> None:
    path = make_backup(filled, now)
    event = append(filled, answer)
    restore_backup(filled, path, now.later(days=1), replace=True)
    assert event.id not in events(filled)
    newest = list_backups(filled)[0]
    assert newest.before == "restore"
    restore_backup(filled, newest.path, now.later(days=2))
    assert event.id in events(filled)


def test_a_damaged_log_is_restored_with_all_that_can_be_read(filled: Places, answer: Answer, now: Instant) -> None:
    path = make_backup(filled, now)
    with ProgressLog.open(filled) as log:
        for number in range(60):
            log.append([replace(answer(log, f"deck/{number}"), given="x" * 200)])
    every = events(filled)
    damaged = bytearray(filled.progress.read_bytes())
    place = damaged.rindex(b"xxxx")
    damaged[place] ^= 1
    filled.progress.write_bytes(damaged)
    restored = restore_backup(filled, path, now)
    assert (restored.events, restored.left_out) == (90, 1)
    assert events(filled).items() <= every.items()
    assert restored.kept is not None
    assert restored.kept.name == "progress.damaged-20260202T024000.db"
    assert restored.kept.read_bytes() == damaged
    assert verify_log(filled).status == 0


def test_repair_takes_the_readable_rows_and_the_newest_whole_backup(
    filled: Places, answer: Answer, now: Instant
) -> None:
    make_backup(filled, now)
    broken = make_backup(filled, now.later(days=1))
    broken.write_bytes(b"broken")
    with ProgressLog.open(filled) as log:
        waiting = answer(log, "deck/waiting")
    keep(filled, [waiting])
    before = events(filled)
    spoil(filled.progress)
    assert verify_log(filled).status == 3
    restored = repair_log(filled, now)
    again = repair_log(filled, now)
    assert restored.kept != again.kept
    assert verify_log(filled).status == 0
    assert events(filled) == before
    with ProgressLog.open(filled) as log:
        assert log.find(waiting.id) == waiting


def test_repair_without_a_backup_keeps_what_can_be_read(filled: Places, now: Instant) -> None:
    content = bytearray(filled.progress.read_bytes())
    content[content.index(b"Russia")] ^= 1
    filled.progress.write_bytes(content)
    restored = repair_log(filled, now)
    assert (restored.events, restored.left_out) == (30, 1)
    assert verify_log(filled).status == 0


def test_repair_of_nothing_changes_nothing(places: Places, now: Instant) -> None:
    places.home.mkdir()
    places.progress.write_bytes(b"nonsense")
    with pytest.raises(ProgressError, match="Nothing can be read") as caught:
        repair_log(places, now)
    assert caught.value.status == 3
    assert [path.name for path in places.home.iterdir()] == ["progress.db"]


def test_a_damaged_backup_is_refused_and_nothing_changes(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    spoil(path)
    before = filled.progress.read_bytes()
    for replaced in (False, True):
        with pytest.raises(ProgressError, match="damaged"):
            restore_backup(filled, path, now, replace=replaced)
    assert filled.progress.read_bytes() == before


def test_a_foreign_file_in_the_way_is_kept_aside(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    filled.progress.write_bytes(b"something else")
    restored = restore_backup(filled, path, now)
    assert restored.events == 31
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"something else"


def test_an_old_journal_is_not_played_into_the_new_log(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    filled.progress.write_bytes(filled.progress.read_bytes()[:8192])
    journal = Path(f"{filled.progress}-journal")
    journal.write_bytes(random.Random(1).randbytes(5000))
    restored = restore_backup(filled, path, now)
    assert not journal.exists() or journal.stat().st_size == 0
    assert verify_log(filled).status == 0
    assert restored.kept is not None


def test_another_program_that_writes_keeps_the_log_in_place(
    filled: Places, now: Instant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizgeo.progress.connection.BUSY_MS", 5)
    monkeypatch.setattr("quizgeo.progress.restore.BUSY_MS", 5)
    path = make_backup(filled, now)
    before = filled.progress.read_bytes()
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProgressError) as caught:
            restore_backup(filled, path, now, replace=True)
        assert (caught.value.trouble, caught.value.status) == (Trouble.BUSY, 1)
    assert filled.progress.read_bytes() == before
    assert not list(filled.home.glob(".rebuild-*"))


def test_a_program_that_has_the_old_log_open_writes_into_no_ghost(filled: Places, answer: Answer, now: Instant) -> None:
    path = make_backup(filled, now)
    with ProgressLog.open(filled) as log:
        event = answer(log)
        restore_backup(filled, path, now, replace=True)
        with pytest.raises(ProgressError) as caught:
            log.append([event])
        assert caught.value.trouble is Trouble.REPLACED
    assert event.id not in events(filled)
