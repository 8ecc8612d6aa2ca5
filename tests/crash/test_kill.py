"""What was shown as saved survives kill -9."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.paths import Places
from quizgeo.progress import Event, ProgressLog, events_of_file, export_lines, join_files, verify_log
from quizgeo.progress.schema import MIGRATIONS, SCHEMA, migrate, version_of

from .conftest import NOON, Start, an_answer, appending, pause, wait_for_one

ENDLESS = 10**9


def ids(places: Places) -> list[bytes]:
    with ProgressLog.open(places, now=NOON) as log:
        return [event.id for _pos, event in log.scan()]


def kill_often(places: Places, start: Start, kills: int, writers: int) -> int:
    """Kill programs at random moments; give how many saved answers were all found again."""
    chance = random.Random(kills)
    told: set[bytes] = set()
    for number in range(kills):
        programs = [start(appending(places, ENDLESS)) for _writer in range(writers)]
        if number % 4:  # else it may die while it opens the log
            wait_for_one(programs)
        pause(chance.uniform(0, 0.02) * writers)
        for program in programs:
            told.update(program.kill())
        found = ids(places)
        assert len(found) == len(set(found))
        assert told <= set(found)
    report = verify_log(places)
    assert report.damage == ()
    assert not [note for note in report.notes if "twice" in note], "no count is given to two events"
    return len(told)


def test_no_saved_answer_is_lost_to_a_kill(places: Places, start: Start) -> None:
    assert kill_often(places, start, kills=160, writers=1) > 0


def test_no_saved_answer_of_three_programs_is_lost_to_a_kill(places: Places, start: Start) -> None:
    assert kill_often(places, start, kills=40, writers=3) > 0


@pytest.mark.crash
@pytest.mark.slow
@pytest.mark.parametrize("writers", [1, 3])
def test_no_saved_answer_is_lost_to_a_thousand_kills(places: Places, start: Start, writers: int) -> None:
    saved = kill_often(places, start, kills=500, writers=writers)
    print(f"500 kills of {writers} at once: {saved} answers told as saved, none lost")  # noqa: T201 - the figure
    assert saved > 500


def test_a_kill_in_a_merge_leaves_all_of_it_or_nothing(places: Places, start: Start, tmp_path: Path) -> None:
    start(appending(places, 5)).result()
    before, path = ids(places), tmp_path / "others.jsonl"
    with ProgressLog.open(places, readonly=True) as log:
        events = [an_answer(log, 1000 + number) for number in range(1500)]
    path.write_text("".join(export_lines((replace(event, device="other") for event in events), len(events))))

    def work(tell: Callable[[bytes], object]) -> None:
        with ProgressLog.open(places, now=NOON) as log:
            tell(b"*" * 16)
            join_files(log, [path], NOON)
        tell(b"+" * 16)

    chance = random.Random(5)
    for _kill in range(12):
        program = start(work)
        wait_for_one([program])
        pause(chance.uniform(0, 0.3))
        told, found = program.kill(), ids(places)
        assert found[:5] == before
        assert len(found) in (5, 1505)
        assert len(found) == 1505 or b"+" * 16 not in told
        if len(found) > 5:
            break
    assert verify_log(places).damage == ()


# -- the file alone, as a person or a sync client copies it ------------------------------------------------------------


def copies_of_a_session(places: Places, start: Start, copies: int) -> int:
    """Copy the file alone while a program writes to it; give how many saved answers were all in the copies."""
    chance = random.Random(copies)
    program = start(appending(places, ENDLESS))
    wait_for_one([program])
    found = 0
    for _copy in range(copies):
        pause(chance.uniform(0, 0.01))
        told = set(program.so_far())
        copy = places.home / "copy.db"
        shutil.copyfile(places.progress, copy)
        events = [one for one in events_of_file(copy) if isinstance(one, Event)]
        assert told <= {event.id for event in events}
        found = len(told)
    program.kill()
    return found


def test_a_copy_of_the_file_alone_in_the_middle_of_a_session_has_every_saved_answer(
    places: Places, start: Start
) -> None:
    assert copies_of_a_session(places, start, copies=30) > 0


@pytest.mark.crash
@pytest.mark.slow
def test_a_thousand_copies_of_the_file_alone_have_every_saved_answer(places: Places, start: Start) -> None:
    found = copies_of_a_session(places, start, copies=1000)
    print(f"1,000 copies of a file in use: {found} answers told as saved, none missing")  # noqa: T201 - the figure


def test_a_kill_in_a_migration_leaves_the_old_file(places: Places, start: Start) -> None:
    start(appending(places, 30)).result()
    before = ids(places)

    def step(connection: sqlite3.Connection, tell: Callable[[bytes], object]) -> None:
        connection.execute("PRAGMA cache_size = 1")  # so that changed pages are written before the end
        connection.execute("ALTER TABLE event ADD COLUMN added TEXT")
        for number in count():
            connection.execute("INSERT INTO word (text) VALUES (?)", (f"{number:02000}",))
            if number == 200:
                tell(b"*" * 16)

    def work(tell: Callable[[bytes], object]) -> None:
        with closing(sqlite3.connect(places.progress, isolation_level=None)) as connection:
            migrate(connection, (*MIGRATIONS, lambda connection: step(connection, tell)))

    program = start(work)
    wait_for_one([program])
    assert program.kill() == [b"*" * 16]
    assert ids(places) == before
    with closing(sqlite3.connect(places.progress)) as connection:
        assert version_of(connection) == SCHEMA
    assert verify_log(places).damage == ()
