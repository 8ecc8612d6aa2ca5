"""Opening makes what is missing, refuses what is not ours untouched, and never writes when it may only read."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizgeo.clock import DAY_MS, Instant
from quizgeo.paths import Places
from quizgeo.progress import ProgressError, ProgressLog, Trouble, make_backup
from quizgeo.progress.connection import connect
from quizgeo.progress.device import new_device, read_device
from quizgeo.progress.pending import keep
from quizgeo.progress.schema import MIGRATIONS, SCHEMA, expected_objects, migrate, version_of

from .conftest import Answer

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(path: Path, offset: int, new: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(new)


@POSIX
def test_files_are_private(filled: Places) -> None:
    assert stat.S_IMODE(filled.home.stat().st_mode) == 0o700
    for path in (filled.progress, filled.device):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_says_what_it_is(filled: Places) -> None:
    head = filled.progress.read_bytes()[:100]
    assert head[68:72] == b"qgeo"
    assert int.from_bytes(head[60:64], "big") == SCHEMA == len(MIGRATIONS)


def test_the_connection_has_every_setting_that_durability_needs(filled: Places) -> None:
    names = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "trusted_schema", "recursive_triggers",
             "cell_size_check", "mmap_size", "fullfsync")  # fmt: skip
    with closing(connect(filled.progress)) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    assert found == dict(zip(names, ("truncate", 3, 5000, 1, 0, 1, 1, 0, 1), strict=True))


def test_a_device_stays_itself(places: Places, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        device = log.device
    assert len(bytes.fromhex(device)) == 8
    with ProgressLog.open(places, now=now) as log:
        assert log.device == device


def test_a_copied_folder_becomes_a_new_device(filled: Places, home: Callable[[str], Places], now: Instant) -> None:
    copy = home("copy")
    copy.home.mkdir()
    for path in filled.home.iterdir():
        (copy.home / path.name).write_bytes(path.read_bytes())
    with ProgressLog.open(filled, now=now) as one, ProgressLog.open(copy, now=now) as other:
        assert one.device != other.device
        assert one.last_pos() == other.last_pos() == 31


def test_another_host_is_another_device(tmp_path: Path) -> None:
    path = tmp_path / "device"
    device = new_device(path, "one")
    assert read_device(path, "one") == device
    assert read_device(path, "two") is None
    assert b"one" not in path.read_bytes()
    for broken in (b"", b"\xff\xfe", b"two words"):
        path.write_bytes(broken)
        assert read_device(path, "one") is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"hello", "progress.db is not a quizgeo progress file. Nothing was changed."),
        (b"SQLite format 3\0" + bytes(84), "progress.db is not a quizgeo progress file. Nothing was changed."),
        (b"SQLite format 3\0" + bytes(52) + b"qgeo" + bytes(28), "progress.db is not a quizgeo progress file."),
    ],
)
def test_a_foreign_file_is_refused_untouched(places: Places, now: Instant, content: bytes, sentence: str) -> None:
    places.home.mkdir()
    places.progress.write_bytes(content)
    before = contents(places.home)
    for readonly in (False, True):
        with pytest.raises(ProgressError) as caught:
            ProgressLog.open(places, readonly=readonly, now=now)
        assert caught.value.status == 3
        assert caught.value.message.startswith(sentence)
        assert contents(places.home) == before


def test_a_newer_file_is_refused_untouched(filled: Places, now: Instant) -> None:
    edit(filled.progress, 60, (SCHEMA + 2).to_bytes(4, "big"))
    Path(f"{filled.progress}-journal").write_bytes(b"content that SQLite would play back")
    before = contents(filled.home)
    for readonly in (False, True):
        with pytest.raises(ProgressError) as caught:
            ProgressLog.open(filled, readonly=readonly, now=now)
        assert caught.value.status == 3
        assert caught.value.message == (
            f"progress.db was written by a newer quizgeo (format {SCHEMA + 2}, this one knows {SCHEMA})."
            " Nothing was changed. Upgrade, or set QUIZGEO_HOME"
        )
        assert contents(filled.home) == before


def test_what_is_no_file_is_refused(places: Places, now: Instant) -> None:
    places.progress.mkdir(parents=True)
    with pytest.raises(ProgressError, match=r"progress.db is not a regular file") as caught:
        ProgressLog.open(places, now=now)
    assert caught.value.status == 3


@POSIX
def test_a_pipe_is_refused_without_waiting(places: Places, now: Instant) -> None:
    places.home.mkdir()
    os.mkfifo(places.progress)
    with pytest.raises(ProgressError, match=r"progress.db is not a regular file"):
        ProgressLog.open(places, now=now)


@POSIX
def test_a_link_to_a_log_is_followed(filled: Places, home: Callable[[str], Places], now: Instant) -> None:
    linked = home("linked")
    linked.home.mkdir()
    linked.progress.symlink_to(filled.progress)
    with ProgressLog.open(linked, now=now) as log:
        assert log.last_pos() == 31


def test_a_missing_log_with_backups_is_damage_and_no_first_start(filled: Places, now: Instant) -> None:
    make_backup(filled, now)
    filled.progress.unlink()
    for readonly in (False, True):
        with pytest.raises(ProgressError) as caught:
            ProgressLog.open(filled, readonly=readonly, now=now)
        assert caught.value.status == 3
        assert caught.value.message == (
            "progress.db is missing; the newest backup has 30 answers up to 2026-02-05. Run: quizgeo progress restore"
        )
    assert not filled.progress.exists()
    filled.progress.touch()
    with pytest.raises(ProgressError, match=r"^progress.db is empty; the newest backup has 30 answers up to"):
        ProgressLog.open(filled, now=now)


@pytest.mark.parametrize(("count", "waiting"), [(1, "1 answer waits"), (2, "2 answers wait")])
def test_a_missing_log_with_waiting_answers_is_damage(
    places: Places, answer: Answer, now: Instant, count: int, waiting: str
) -> None:
    with ProgressLog.open(places, now=now) as log:
        for number in range(count):
            keep(places, [answer(log, f"deck/{number}")])
    places.progress.unlink()
    with pytest.raises(ProgressError) as caught:
        ProgressLog.open(places, now=now)
    assert caught.value.message == (
        f"progress.db is missing; {waiting} in pending.jsonl. Run: quizgeo progress restore"
    )


def test_an_empty_file_without_backups_is_a_first_start(places: Places, now: Instant) -> None:
    places.home.mkdir()
    places.backups.mkdir()
    (places.backups / "progress-20260101T000000000Z.db").write_bytes(b"broken")
    places.progress.touch()
    with ProgressLog.open(places, now=now) as log:
        assert log.last_pos() == 0


def test_reading_before_the_first_start_makes_nothing(places: Places) -> None:
    with ProgressLog.open(places, readonly=True) as log:
        assert (log.last_pos(), log.snapshot(), dict(log.histories())) == (0, ({}, {}), {})
        with pytest.raises(ProgressError, match="read-only"):
            log.append([log.stamp(Instant(1_770_000_000_000))])
    assert not places.home.exists()


def wal(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("INSERT INTO word (text) VALUES ('in the write-ahead log only')")
    return connection


def test_a_file_in_wal_mode_is_switched_and_loses_nothing(filled: Places, now: Instant) -> None:
    connection = wal(filled.progress)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # so that closing leaves the -wal file behind
    copy = Path(f"{filled.progress}-wal").read_bytes()
    connection.close()
    Path(f"{filled.progress}-wal").write_bytes(copy)
    edit(filled.progress, 18, b"\x02\x02")
    with ProgressLog.open(filled, readonly=True) as log:
        assert log.last_pos() == 31
    with ProgressLog.open(filled, now=now) as log:
        assert log.last_pos() == 31
    assert filled.progress.read_bytes()[18:20] == b"\x01\x01"
    assert not Path(f"{filled.progress}-wal").exists()


def test_a_file_that_stays_in_wal_mode_is_not_written(
    filled: Places, now: Instant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizgeo.progress.connection.BUSY_MS", 10)
    with closing(wal(filled.progress)) as holder:
        holder.execute("BEGIN")
        holder.execute("SELECT * FROM event").fetchone()
        with pytest.raises(ProgressError) as caught:
            ProgressLog.open(filled, now=now)
    assert caught.value.status == 1


def test_a_damaged_page_is_found_once_a_week(filled: Places, now: Instant) -> None:
    pages = filled.progress.stat().st_size // 4096
    edit(filled.progress, (pages - 1) * 4096, b"\0" * 4096)
    with ProgressLog.open(filled, now=now.later(days=6)):
        pass
    for later in (now.later(days=7), now.later(days=-1)):
        with pytest.raises(ProgressError) as caught:
            ProgressLog.open(filled, now=later)
        assert caught.value.message == "Your progress file is damaged. Run: quizgeo progress verify"
        assert (caught.value.status, caught.value.trouble) == (3, Trouble.DAMAGED)


def test_a_journal_with_content_asks_for_the_check_at_once(filled: Places, now: Instant) -> None:
    pages = filled.progress.stat().st_size // 4096
    edit(filled.progress, (pages - 1) * 4096, b"\0" * 4096)
    Path(f"{filled.progress}-journal").write_bytes(b"\0" * 512)
    with pytest.raises(ProgressError, match="damaged"):
        ProgressLog.open(filled, now=now)


def test_the_weekly_check_is_noted(filled: Places, now: Instant) -> None:
    later = now.later(days=8)
    with ProgressLog.open(filled, now=later):
        pass
    connection = sqlite3.connect(filled.progress)
    assert connection.execute("SELECT value FROM mark WHERE name = 'log.checked'").fetchone() == (str(later.ms),)
    connection.close()


def test_a_synced_folder_is_warned_of_once(tmp_path: Path, now: Instant) -> None:
    places = Places(tmp_path / "Dropbox" / "quizgeo", ())
    with ProgressLog.open(places, now=now) as log:
        assert log.notes == ("Do not study on two computers at once in a synced folder; use quizgeo progress merge",)
    with ProgressLog.open(places, now=now) as log:
        assert log.notes == ()


def test_waiting_answers_are_taken_in_at_the_start(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        event = answer(log)
        keep(places, [event])
    with ProgressLog.open(places, now=now) as log:
        assert log.history("deck/one") == (event,)
    assert not list(places.home.glob("pending*"))


def test_a_migration_is_whole_or_not_at_all(filled: Places) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE event ADD COLUMN added TEXT")
        raise KeyboardInterrupt

    def whole(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE event ADD COLUMN added TEXT")

    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        with pytest.raises(KeyboardInterrupt):
            migrate(connection, (*MIGRATIONS, half))
        assert version_of(connection) == SCHEMA
        assert "added" not in connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'").fetchone()[0]
        migrate(connection, (*MIGRATIONS, whole))
        assert version_of(connection) == SCHEMA + 1
        assert connection.execute("SELECT count(*), count(added) FROM event").fetchone() == (31, 0)


def test_an_older_file_is_backed_up_before_it_is_migrated(
    filled: Places, now: Instant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE event ADD COLUMN added TEXT")

    monkeypatch.setattr("quizgeo.progress.opening.SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("quizgeo.progress.connection.SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("quizgeo.progress.opening.migrate", lambda connection: migrate(connection, (*MIGRATIONS, step)))
    with ProgressLog.open(filled, now=now) as log:
        assert log.last_pos() == 31
    (copy,) = filled.backups.iterdir()
    assert "-before-migration" in copy.name
    assert int.from_bytes(copy.read_bytes()[60:64], "big") == SCHEMA


def test_every_table_refuses_what_is_of_another_type(filled: Places) -> None:
    assert {name for name, _sql in expected_objects()} >= {"event", "word", "state", "mark", "event_update"}
    with closing(sqlite3.connect(filled.progress)) as connection:
        for sql in ("INSERT INTO word (text) VALUES (x'00')", "INSERT INTO mark VALUES ('a', x'00')"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(sql)


def test_the_check_waits_for_a_week_of_the_clock_it_was_noted_with(filled: Places, now: Instant) -> None:
    with ProgressLog.open(filled, now=Instant(now.ms + 7 * DAY_MS - 1)):
        pass
    with closing(sqlite3.connect(filled.progress)) as connection:
        (value,) = connection.execute("SELECT value FROM mark WHERE name = 'log.checked'").fetchone()
    assert value == str(now.ms)
