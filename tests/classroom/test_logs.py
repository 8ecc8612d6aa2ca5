"""A log gives back what was written, is one plain file when closed, and says what is wrong with it."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from quizgeo.classroom.events import Event, Joined, Locked, Stamped
from quizgeo.classroom.logs import EventLog, LogError, LogTrouble
from quizgeo.classroom.logs.memory import MemoryLog
from quizgeo.classroom.logs.sqlite import SqliteLog

ANN, BO = Joined("a", "Ann", "ta"), Joined("b", "Bo", "tb")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "room.db"


@pytest.fixture(params=["memory", "sqlite"])
def log(request: pytest.FixtureRequest, path: Path) -> EventLog:
    return MemoryLog() if request.param == "memory" else SqliteLog.create(path, {"deck.yaml": b"quizgeo: 1"})


def test_events_are_stamped_in_order_at_times_that_never_fall(log: EventLog) -> None:
    first = log.append([ANN, BO], 500)
    second = log.append([Locked(True)], 300)
    assert [*first, *second] == [Stamped(1, 500, ANN), Stamped(2, 500, BO), Stamped(3, 500, Locked(True))]
    assert list(log.read()) == [*first, *second]
    log.close()


def test_a_closed_log_is_one_file_and_goes_on_where_it_was(path: Path) -> None:
    log = SqliteLog.create(path, {"deck.yaml": b"quizgeo: 1"})
    log.append([ANN], 500)
    log.close()
    assert [each.name for each in path.parent.iterdir()] == ["room.db"]
    assert path.stat().st_mode & 0o777 == 0o600
    again = SqliteLog.open(path)
    again.append([BO], 600)
    assert [each.pos for each in again.read()] == [1, 2]
    assert again.files() == {"deck.yaml": b"quizgeo: 1"}
    again.close()


def test_a_log_that_is_open_is_not_opened_twice(path: Path) -> None:
    log = SqliteLog.create(path, {})
    log.append([ANN], 1)
    with pytest.raises(LogError) as refused:
        SqliteLog.open(path)
    assert refused.value.trouble is LogTrouble.TAKEN
    log.close()


def test_an_event_of_a_newer_kind_is_kept_and_left_out(path: Path) -> None:
    log = SqliteLog.create(path, {})
    log.append([ANN], 1)
    log.close()
    with sqlite3.connect(path) as connection:
        connection.execute("""INSERT INTO ev VALUES (2, 1, CAST('{"k":"danced"}' AS BLOB))""")
    connection.close()
    again = SqliteLog.open(path)
    assert [each.event for each in again.read()] == [ANN]
    assert again.append([BO], 2)[0].pos == 3
    again.close()


@pytest.mark.parametrize("damage", ["{", '{"k":"locked"}'])
def test_a_damaged_row_is_named(damage: str, path: Path) -> None:
    SqliteLog.create(path, {}).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO ev VALUES (1, 1, ?)", (damage.encode(),))
    connection.close()
    log = SqliteLog.open(path)
    with pytest.raises(LogError, match="damaged at event 1"):
        list(log.read())
    log.close()


def test_nothing_rewrites_what_happened(path: Path) -> None:
    log = SqliteLog.create(path, {})
    log.append([ANN], 1)
    log.close()
    connection = sqlite3.connect(path)
    for order in ("UPDATE ev SET at = 2", "DELETE FROM ev"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(order)
    connection.close()


def test_what_is_no_log_or_a_newer_one_stays_untouched(path: Path, tmp_path: Path) -> None:
    SqliteLog.create(path, {}).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    other = tmp_path / "other.db"
    other.write_bytes(b"x" * 200)
    for file, trouble in ((path, LogTrouble.NEWER), (other, LogTrouble.DAMAGED)):
        before = file.read_bytes()
        with pytest.raises(LogError) as refused:
            SqliteLog.open(file)
        assert refused.value.trouble is trouble
        assert file.read_bytes() == before
    with pytest.raises(LogError, match="No such file"):
        SqliteLog.open(tmp_path / "none.db")


KILLED = """
import os, sys
from pathlib import Path
from quizgeo.classroom.events import Joined
from quizgeo.classroom.logs.sqlite import SqliteLog
log = SqliteLog.create(Path(sys.argv[1]), {})
for place in range(int(sys.argv[2])):
    log.append([Joined(f"p{place}", "x", f"t{place}")], place)
    print(place, flush=True)
os.kill(os.getpid(), 9)
"""


def test_what_was_acknowledged_survives_a_kill_and_a_copy_of_its_files(path: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, path, "20"], capture_output=True, text=True, check=False)
    assert done.returncode == -9
    copies = tmp_path / "copies"
    copies.mkdir()
    for file in (*path.parent.glob("room.db*"),):
        shutil.copy(file, copies)
    log = SqliteLog.open(copies / "room.db")
    assert len(list(log.read())) == len(done.stdout.split()) == 20
    log.close()


def test_a_full_disk_writes_nothing_and_the_same_events_go_in_later(path: Path) -> None:
    log = SqliteLog.create(path, {})
    pages = log._connection.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001 - the one way to have a small disk
    log._connection.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001 - as above
    many: list[Event] = [Joined(f"p{place}", "x" * 500, f"t{place}") for place in range(40)]
    with pytest.raises(LogError) as refused:
        log.append(many, 1)
    assert refused.value.trouble is LogTrouble.FULL
    assert list(log.read()) == []
    log._connection.execute("PRAGMA max_page_count = 100000")  # noqa: SLF001 - as above
    assert len(log.append(many, 2)) == 40
    log.close()
