"""Odd files, odd moments and odd values: each ends in a sentence, never in a traceback."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

import quizgeo.progress
from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import (
    Fault,
    Place,
    ProgressError,
    ProgressLog,
    Trouble,
    Writer,
    events_of_file,
    export_lines,
    list_backups,
    make_backup,
    readable_event,
    restore_backup,
    verify_log,
)
from quizgeo.progress import backup as backups
from quizgeo.progress.backup import check_copy, look_into
from quizgeo.progress.connection import connect
from quizgeo.progress.pending import keep, peek
from quizgeo.progress.schema import MIGRATIONS, SCHEMA, migrate, version_of

from .conftest import Answer

DAMAGED = "Your progress file is damaged. Run: quizgeo progress verify"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait milliseconds for other programs where the product waits seconds."""
    monkeypatch.setattr("quizgeo.progress.connection.BUSY_MS", 5)
    monkeypatch.setattr("quizgeo.progress.restore.BUSY_MS", 5)


@contextmanager
def held(places: Places, how: str = "IMMEDIATE") -> Iterator[None]:
    """Let another program hold the log."""
    with closing(sqlite3.connect(places.progress, isolation_level=None)) as holder:
        holder.execute(f"BEGIN {how}")
        yield


def loosened(path: Path) -> sqlite3.Connection:
    """Take the types off the tables of a log, as only damage can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '')")
        connection.execute("DELETE FROM sqlite_schema WHERE type = 'trigger'")
    return sqlite3.connect(path, isolation_level=None)


def test_a_home_that_cannot_be_a_folder_is_told(tmp_path: Path, now: Instant) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProgressError, match=r"Progress could not be read or saved: .*Not a directory") as caught:
        ProgressLog.open(Places(tmp_path / "file" / "home", ()), now=now)
    assert (caught.value.status, caught.value.trouble) == (1, Trouble.OTHER)


def test_a_closed_log_says_so(log: ProgressLog) -> None:
    log.close()
    with pytest.raises(ProgressError, match="closed database") as caught:
        log.last_pos()
    assert caught.value.trouble is Trouble.OTHER


def test_damage_that_sqlite_quotes_is_damage(filled: Places, now: Instant) -> None:
    content = filled.progress.read_bytes().replace(b"CREATE INDEX apart", b"CREATE INDEK apart")
    filled.progress.write_bytes(content.replace(b"indexapartevent", b"index\xffpartevent"))
    for readonly in (False, True):
        with pytest.raises(ProgressError) as caught, ProgressLog.open(filled, readonly=readonly, now=now) as log:
            log.last_pos()
        assert caught.value.message == DAMAGED
    assert verify_log(filled).status == 3


def test_a_word_that_is_missing_is_damage(filled: Places) -> None:
    with closing(loosened(filled.progress)) as connection:
        connection.execute("UPDATE event SET form = 999 WHERE pos = 3")
    with ProgressLog.open(filled) as log:
        for whole in (True, False):
            with pytest.raises(ProgressError, match="damaged"):
                dict(log.histories(whole=whole))
        with pytest.raises(ProgressError, match="damaged"):
            dict(log.answers())


def test_bytes_in_the_place_of_a_number_are_damage_of_one_row(filled: Places) -> None:
    with closing(loosened(filled.progress)) as connection:
        connection.execute("UPDATE event SET card = CAST(x'A1ED56' AS TEXT) WHERE pos = 3")
    found = list(events_of_file(filled.progress))
    assert [one for one in found if isinstance(one, Fault)] == [Fault(3, "a word of the row is missing", 20_486)]
    assert verify_log(filled).status == 3


def test_what_is_no_database_on_a_disk_cannot_be_a_log() -> None:
    with pytest.raises(ProgressError, match="another program holds the file in mode memory") as caught:
        connect(Path(":memory:"))
    assert caught.value.status == 1


def test_a_busy_log_opens_and_what_waits_waits_on(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        event = answer(log)
    keep(places, [event])
    with held(places), ProgressLog.open(places, now=now.later(days=8)) as log:
        assert log.notes == ("Another program holds your progress; trying again",)
        assert log.last_pos() == 0
        assert peek(places) == ((event,), 0)
        written = Writer(log, lambda _seconds: None).flush()
        assert (written.place, written.events) == (Place.IN_PENDING, ())
    with ProgressLog.open(places, now=now) as log:
        assert log.find(event.id) == event


def test_waiting_answers_are_not_forced_into_a_damaged_log(filled: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(filled, now=now) as log:
        event = answer(log)
    keep(filled, [event])
    with closing(sqlite3.connect(filled.progress)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_event_1'"
        ).fetchone()
    with filled.progress.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(ProgressError) as caught:
        ProgressLog.open(filled, now=now)
    assert caught.value.message == DAMAGED
    assert peek(filled) == ((event,), 0)


def test_a_file_of_pending_answers_that_vanishes_is_made_again(
    places: Places, log: ProgressLog, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quizgeo.progress.files import create

    calls: list[Path] = []

    def late(path: Path) -> bool:
        calls.append(path)
        return len(calls) > 1 and create(path)

    monkeypatch.setattr("quizgeo.progress.pending.create", late)
    event = answer(log)
    keep(places, [event])
    assert peek(places) == ((event,), 0)


def test_a_migration_that_another_program_did_is_not_done_again(
    filled: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        answers = iter([SCHEMA - 1])
        monkeypatch.setattr("quizgeo.progress.schema.version_of", lambda c: next(answers, version_of(c)))
        migrate(connection, (*MIGRATIONS[:-1], lambda _connection: pytest.fail("it was done")))


# -- backups and copies -----------------------------------------------------------------------------------------------


def test_a_log_that_is_replaced_during_its_backup_gives_none(
    filled: Places, home: Callable[[str], Places], answer: Answer, now: Instant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ProgressLog.open(home("other"), now=now) as other:
        for _number in range(31):
            other.append([answer(other)])

    def check(path: Path) -> backups.Content:
        content = check_copy(path)
        home("other").progress.replace(filled.progress)
        return content

    monkeypatch.setattr("quizgeo.progress.backup.check_copy", check)
    with pytest.raises(ProgressError, match="damaged"):
        make_backup(filled, now)
    assert list_backups(filled) == ()


@pytest.mark.parametrize(
    ("change", "looks"),
    [
        ("UPDATE event SET day = 'soon'", (look_into, check_copy)),
        ("UPDATE event SET id = 'sixteen letters!' WHERE pos = 3", (check_copy,)),
        ("UPDATE event SET target = 7 WHERE pos = 3", (check_copy,)),
    ],
)
def test_a_copy_with_values_of_other_types_is_damaged(
    filled: Places, now: Instant, change: str, looks: tuple[Callable[[Path], object], ...]
) -> None:
    path = make_backup(filled, now)
    with closing(loosened(path)) as connection:
        connection.execute(change)
    for look in looks:
        with pytest.raises(ProgressError) as caught:
            look(path)
        assert caught.value.message == DAMAGED


def test_a_copy_without_answers_is_not_what_one_goes_back_to(places: Places, now: Instant) -> None:
    with ProgressLog.open(places, now=now):
        pass
    make_backup(places, now)
    places.progress.unlink()
    with ProgressLog.open(places, now=now) as log:
        assert log.last_pos() == 0, "nothing was lost"


def test_a_log_that_another_program_holds_is_not_called_damaged(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    with held(filled, "EXCLUSIVE"):
        for work in (lambda: verify_log(filled), lambda: restore_backup(filled, path, now)):
            with pytest.raises(ProgressError, match="Another program holds your progress") as caught:
                work()
            assert (caught.value.status, caught.value.trouble) == (1, Trouble.BUSY)


def test_a_folder_in_the_place_of_the_log_stops_a_restore(filled: Places, now: Instant) -> None:
    path = make_backup(filled, now)
    filled.progress.unlink()
    filled.progress.mkdir()
    with pytest.raises(ProgressError, match="is not a regular file") as caught:
        restore_backup(filled, path, now)
    assert caught.value.status == 3
    assert filled.progress.is_dir()


# -- foreign files ----------------------------------------------------------------------------------------------------


def test_an_export_is_read_from_a_plain_file(filled: Places, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with ProgressLog.open(filled) as log:
        events = [event for _pos, event in log.scan()]
    path.write_text("".join(export_lines(events, len(events))))
    assert list(events_of_file(path)) == events


def test_a_log_whose_pages_go_round_in_circles_ends(filled: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgeo.progress.salvage._STEPS", 1)
    monkeypatch.setattr("quizgeo.progress.salvage._PATIENCE", 500)
    found = list(events_of_file(filled.progress))
    assert any(isinstance(one, Fault) for one in found)


@pytest.mark.parametrize("seed", range(4))
def test_files_damaged_at_random_end_in_events_and_faults(filled: Places, seed: int) -> None:
    whole = filled.progress.read_bytes()
    every = set(events_of_file(filled.progress))
    chance = random.Random(seed)
    for _time in range(40):
        content = bytearray(whole)
        for _flip in range(chance.randrange(1, 40)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        filled.progress.write_bytes(content)
        try:
            found = {one for one in events_of_file(filled.progress) if not isinstance(one, Fault)}
        except ProgressError:
            continue
        assert found <= every, "nothing is read that was not written"


def test_what_another_program_wrote_is_made_safe_to_show(log: ProgressLog, answer: Answer) -> None:
    event = replace(answer(log), given="\x1b[31mred\u202e", reason="\x07", shown=None)
    log.append([event])
    (stored,) = log.history("deck/one")
    assert stored == event, "the log keeps what the sum covers"
    shown = readable_event(stored)
    assert (shown.given, shown.reason, shown.shown) == ("[31mred", "", None)
    assert replace(shown, given=event.given, reason=event.reason) == event


def test_the_face_names_what_it_offers() -> None:
    assert set(quizgeo.progress.__all__) <= set(dir(quizgeo.progress))
    assert all(getattr(quizgeo.progress, name) is not None for name in quizgeo.progress.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        quizgeo.progress.nothing  # noqa: B018 - that reading it fails is what is tested


def test_a_folder_of_backups_may_hold_other_things(filled: Places, now: Instant) -> None:
    make_backup(filled, now)
    (filled.backups / "folder").mkdir()
    (filled.backups / "link").symlink_to("nowhere")
    assert len(list_backups(filled)) == 1
