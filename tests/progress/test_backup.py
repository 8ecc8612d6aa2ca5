"""A backup is whole before it has its name, and the right ones stay."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, HOUR_MS, Instant
from quizgeo.paths import Places
from quizgeo.progress import ProgressError, ProgressLog, Trouble, backup_if_due, list_backups, make_backup
from quizgeo.progress.backup import check_copy, look_into, rotate

from .conftest import NOON, Answer


def flips(path: Path, offsets: Iterator[int] | range) -> None:
    content = bytearray(path.read_bytes())
    for offset in offsets:
        content[offset] ^= 0x55
    path.write_bytes(content)


def test_a_backup_holds_all_events_and_says_how_many(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    assert path.parent == filled.backups
    assert path.stat().st_mode & 0o077 == 0, "nobody else may read it"
    assert path.name == "progress-20260202T024000000Z.db"
    content = check_copy(path)
    assert (content.events, content.answers, content.until.isoformat()) == (31, 30, "2026-02-05")
    (listed,) = list_backups(filled)
    assert (listed.path, listed.at, listed.before) == (path, now.ms, "")


def test_a_backup_can_go_anywhere(filled: Places, now: Instant, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    assert make_backup(filled, now, to=target) == target
    assert check_copy(target).events == 31
    assert not filled.backups.exists()


def test_two_backups_of_one_moment_have_two_names(filled: Places, now: Instant) -> None:
    first, second = make_backup(filled, now, before="merge"), make_backup(filled, now, before="merge")
    assert first.name == "progress-20260202T024000000Z-before-merge.db"
    assert second.name == "progress-20260202T024000000Z-before-merge-2.db"
    assert [b.before for b in list_backups(filled)] == ["merge", "merge"]


def test_a_damaged_log_makes_no_backup_and_replaces_none(filled: Places, now: Instant) -> None:
    good = make_backup(filled, now)
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_update")
        connection.execute("UPDATE event SET given = 'x' WHERE pos = 9")
    with pytest.raises(ProgressError, match="Your progress file is damaged") as caught:
        make_backup(filled, now.later(days=1))
    assert caught.value.status == 3
    assert [b.path for b in list_backups(filled)] == [good]
    assert {path.name for path in filled.backups.iterdir()} == {good.name}


def test_without_room_no_backup_is_made(filled: Places, now: Instant) -> None:
    size = filled.progress.stat().st_size
    with pytest.raises(ProgressError, match="No backup was made: the disk is nearly full") as caught:
        make_backup(filled, now, free=lambda _folder: 2 * size - 1)
    assert (caught.value.status, caught.value.trouble) == (1, Trouble.FULL)
    make_backup(filled, now, free=lambda _folder: 2 * size)


def test_a_backup_is_due_after_twenty_hours_if_the_log_grew(places: Places, answer: Answer, now: Instant) -> None:
    assert backup_if_due(places, now) is None, "before the first start there is nothing to save"
    with ProgressLog.open(places, now=now) as log:
        assert backup_if_due(places, now) is None, "an empty log needs none"
        log.append([answer(log)])
        assert backup_if_due(places, now) is not None
        log.append([answer(log)])
        assert backup_if_due(places, now.later(ms=20 * HOUR_MS - 1)) is None
        assert backup_if_due(places, now.later(ms=20 * HOUR_MS)) is not None
        assert backup_if_due(places, now.later(days=30)) is None, "nothing was added"
        log.append([answer(log)])
        assert backup_if_due(places, now.later(days=-30)) is not None, "a clock that ran ahead keeps nothing off"


def test_a_broken_newest_backup_does_not_keep_a_new_one_off(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    path.write_bytes(b"broken")
    assert backup_if_due(filled, now.later(days=1)) is not None


def test_an_interrupted_log_is_backed_up_as_it_was_before(filled: Places, now: Instant) -> None:
    holder = sqlite3.connect(filled.progress, isolation_level=None)
    holder.execute("PRAGMA cache_size = 1")
    holder.execute("BEGIN")
    holder.executemany("INSERT INTO word (text) VALUES (?)", [(f"{n:01000}",) for n in range(200)])
    main, journal = filled.progress.read_bytes(), Path(f"{filled.progress}-journal").read_bytes()
    holder.close()
    filled.progress.write_bytes(main)
    Path(f"{filled.progress}-journal").write_bytes(journal)
    assert check_copy(make_backup(filled, now)).events == 31


def test_a_backup_made_while_others_write_is_whole(filled: Places, answer: Answer, now: Instant) -> None:
    done = threading.Event()

    def write() -> None:
        with ProgressLog.open(filled, now=now) as log:
            for number in range(60):
                log.append([replace(answer(log, f"deck/{number}"), given="x" * 500)])
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    counts = []
    number = 0
    while not done.is_set():
        number += 1
        counts.append(check_copy(make_backup(filled, now.later(ms=number), before="test")).events)
    writer.join()
    assert counts == sorted(counts)
    assert check_copy(make_backup(filled, now.later(days=1))).events == 91


def names(places: Places) -> list[str]:
    return sorted(path.name for path in places.backups.iterdir())


def test_seven_daily_eight_weekly_and_twelve_monthly_backups_stay(places: Places) -> None:
    places.backups.mkdir(parents=True)
    start = 1_735_689_600_000  # Wednesday, 2025-01-01
    for day in range(400):
        moment = Instant(start + day * DAY_MS)
        for hour in (6, 18):
            name = f"progress-{moment.later(ms=hour * HOUR_MS).local():%Y%m%dT%H%M%S}000Z.db"
            (places.backups / name).touch()
    (places.backups / "my own copy.db").touch()
    (places.backups / "progress-20251399T000000000Z.db").touch()
    rotate(places, Instant(start + 400 * DAY_MS))
    kept = [backup.path.name[9:17] for backup in list_backups(places)]
    daily = ["20260204", "20260203", "20260202", "20260201", "20260131", "20260130", "20260129"]
    weekly = ["20260125", "20260118", "20260111", "20260104", "20251228", "20251221"]
    monthly = ["20251231", "20251130", "20251031", "20250930", "20250831", "20250731", "20250630", "20250531",
               "20250430", "20250331"]  # fmt: skip
    assert kept == sorted({*daily, *weekly, *monthly}, reverse=True)
    assert all("T180000" in name for name in names(places) if name.startswith("progress-2025") and "99" not in name)
    assert "my own copy.db" in names(places), "only our own files are removed"
    assert "progress-20251399T000000000Z.db" in names(places)


def test_backups_made_before_an_operation_stay_ninety_days(filled: Places, now: Instant) -> None:
    for day in (0, 10, 20):
        make_backup(filled, now.later(days=day), before="merge")
    rotate(filled, now.later(days=100))
    assert [b.at for b in list_backups(filled)] == [now.later(days=day).ms for day in (20, 10)]
    rotate(filled, now.later(days=100, ms=1))
    assert [b.at for b in list_backups(filled)] == [now.later(days=20).ms]


@pytest.mark.parametrize("content", [b"", b"x" * 5000])
def test_what_is_no_copy_is_not_looked_into(filled: Places, now: Instant, content: bytes) -> None:
    path = make_backup(filled, now)
    path.write_bytes(content)
    for look in (look_into, check_copy):
        with pytest.raises(ProgressError):
            look(path)


def test_a_flip_anywhere_in_the_rows_fails_the_check(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    whole = path.read_bytes()
    for given in range(whole.index(b"Russia"), whole.index(b"Russia") + 6):
        path.write_bytes(whole)
        flips(path, range(given, given + 1))
        with pytest.raises(ProgressError, match="damaged"):
            check_copy(path)


def test_the_log_goes_on_after_a_backup(filled: Places, answer: Answer) -> None:
    with ProgressLog.open(filled, now=NOON) as log:
        make_backup(filled, NOON)
        log.append([answer(log)])
        assert log.last_pos() == 32


def test_a_copy_with_a_damaged_page_anywhere_fails_the_check(filled: Places, now: Instant) -> None:
    with ProgressLog.open(filled) as log:
        log.replace_snapshot({f"deck/card-{n}": b"s" * 300 for n in range(60)}, {})
    with closing(sqlite3.connect(filled.progress)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'state'").fetchone()
    flips(filled.progress, range((root - 1) * 4096 + 100, root * 4096))
    with pytest.raises(ProgressError, match="damaged"):
        make_backup(filled, now)
