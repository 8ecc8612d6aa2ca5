"""Verify finds every silent damage, changes nothing, and never falls over what it finds."""

import random
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Fault, ProgressError, ProgressLog, events_of_file, make_backup, repair_log, verify_log
from quizgeo.progress.pending import keep

from .conftest import Answer, Home


def test_a_sound_log_has_no_damage(filled: Places, now: Instant) -> None:
    make_backup(filled, now)
    before = filled.progress.read_bytes()
    report = verify_log(filled)
    assert (report.events, report.damage, report.days, report.status) == (31, (), (), 0)
    assert report.notes == ("The newest backup, progress-20260202T024000000Z.db, has 30 answers up to 2026-02-05",)
    assert filled.progress.read_bytes() == before


def test_before_the_first_start_nothing_is_wrong(places: Places) -> None:
    report = verify_log(places)
    assert (report.events, report.status, report.notes) == (0, 0, ("There is no backup yet",))


def test_a_lost_log_is_damage(filled: Places, now: Instant) -> None:
    make_backup(filled, now)
    filled.progress.unlink()
    report = verify_log(filled)
    assert report.status == 3
    assert report.damage[0].startswith("progress.db is missing; the newest backup has 30 answers")


def change(places: Places, *statements: str) -> None:
    with closing(sqlite3.connect(places.progress, isolation_level=None)) as connection:
        triggers = [row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")]
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for name in names:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for trigger in triggers:
            connection.execute(trigger)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE event SET given = 'Moscow' WHERE pos = 15", "answer 15: the checksum does not fit"),
        ("UPDATE event SET crc = crc + 1 WHERE pos = 15", "answer 15: the checksum does not fit"),
        ("UPDATE event SET rating = 9 WHERE pos = 15", "answer 15: rating is 9, outside 1 to 4"),
        ("UPDATE event SET dev = 77 WHERE pos = 15", "answer 15: a word of the row is missing"),
        ("UPDATE word SET text = 'dexk/card-4' WHERE text = 'deck/card-4'", "answer 15: the checksum does not fit"),
        ("DELETE FROM event WHERE pos = 15", "1 answer is missing"),
        ("DELETE FROM event WHERE pos BETWEEN 15 AND 16", "2 answers are missing"),
        ("UPDATE mark SET value = '31 00' WHERE name = 'log.pos'", "The event up to which the states were saved"),
        ("DROP INDEX apart", "The tables, indexes or triggers are not those that quizgeo makes"),
        ("CREATE TABLE more (a)", "The tables, indexes or triggers are not those that quizgeo makes"),
        ("CREATE VIEW more AS SELECT 1", "The file holds parts that no quizgeo progress file has"),
    ],
)
def test_damage_is_named(filled: Places, statement: str, sentence: str) -> None:
    with ProgressLog.open(filled) as log:
        log.news()
        log.replace_snapshot({}, {})
    change(filled, statement)
    report = verify_log(filled)
    assert report.status == 3
    assert any(line.startswith(sentence) for line in report.damage), report.damage
    if "answer 15" in sentence:
        assert date(2026, 2, 3) in report.days


def test_many_faults_are_counted_but_not_all_named(filled: Places) -> None:
    change(filled, "UPDATE event SET took = 1 WHERE pos <= 30")
    report = verify_log(filled)
    assert (report.events, len(report.damage), report.damage[-1]) == (1, 21, "and 10 more")
    assert report.days == (date(2026, 2, 2), date(2026, 2, 3), date(2026, 2, 4))


def test_a_day_that_is_no_date_is_not_shown(filled: Places) -> None:
    change(filled, "UPDATE event SET day = 9000000000 WHERE pos = 3")
    report = verify_log(filled)
    assert (report.status, report.days) == (3, (date(2026, 2, 2),)), "it is that of its neighbours"


def test_states_are_compared_when_all_else_is_sound(filled: Places) -> None:
    asked: list[int] = []

    def differ(log: ProgressLog) -> list[str]:
        asked.append(log.last_pos())
        return ["deck/b", "deck/a"]

    report = verify_log(filled, differ)
    assert report.damage == ("The saved states of 2 cards are not what their answers give: deck/a, deck/b",)
    assert verify_log(filled, lambda _log: []).status == 0
    change(filled, "UPDATE event SET took = 1 WHERE pos = 3")
    verify_log(filled, differ)
    assert asked == [31]


def test_gaps_and_doubles_of_counts_are_notes(filled: Places, answer: Answer) -> None:
    with ProgressLog.open(filled) as log:
        foreign = replace(answer(log), device="0123456789abcdef")
        list(log.merge([replace(foreign, seq=5), replace(answer(log), device=foreign.device, seq=5)]))
    notes = verify_log(filled).notes
    assert notes[0] == "Device 0123456789abcdef: 4 of its events are in no file merged so far"
    assert notes[1] == "Device 0123456789abcdef: 1 count stands twice, as when a folder is copied; nothing is lost"
    with ProgressLog.open(filled) as log:
        others = [replace(answer(log), device=device, seq=1) for device in ("0" * 16, "0" * 16, "0" * 16)]
        list(log.merge(others))
    notes = verify_log(filled).notes
    assert notes[0] == f"Device {'0' * 16}: 2 counts stand twice, as when a folder is copied; nothing is lost"
    with ProgressLog.open(filled) as log:
        list(log.merge([replace(answer(log), device="f" * 16, seq=2)]))
    assert f"Device {'f' * 16}: 1 of its events is in no file merged so far" in verify_log(filled).notes


def test_answers_of_another_program_have_no_gaps(filled: Places, answer: Answer) -> None:
    with ProgressLog.open(filled) as log:
        list(log.merge([replace(answer(log), device="anki-0123456789", seq=1_700_000_000_000)]))
    assert [note for note in verify_log(filled).notes if "Device" in note] == []


def test_what_was_interrupted_is_read_as_it_was_before(filled: Places, home: Home) -> None:
    other = home("other")
    other.home.mkdir()
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM event WHERE pos > 5")
        connection.execute("CREATE TABLE foreign_part (text)")
        connection.executemany("INSERT INTO foreign_part VALUES (?)", [("x" * 4000,)] * 200)
        for name in ("progress.db", "progress.db-journal"):
            (other.home / name).write_bytes((filled.home / name).read_bytes())
        connection.execute("ROLLBACK")
    assert other.progress.stat().st_size > filled.progress.stat().st_size
    assert list(events_of_file(other.progress)) == list(events_of_file(filled.progress))
    assert (other.home / "progress.db-journal").stat().st_size > 0, "the file itself is left as it is"


def test_waiting_answers_are_a_note_and_broken_ones_damage(filled: Places, answer: Answer) -> None:
    with ProgressLog.open(filled) as log:
        keep(filled, [answer(log)])
    assert "1 answer waits in pending.jsonl" in verify_log(filled).notes
    with filled.pending.open("a") as file:
        file.write("nonsense\n")
    report = verify_log(filled)
    assert report.damage == ("1 line of pending.jsonl cannot be read",)


def test_a_file_that_cannot_be_read_at_all_is_an_error(places: Places) -> None:
    places.progress.mkdir(parents=True)
    report = verify_log(places)
    assert report.damage == ("progress.db is not a regular file. Move it away, or set QUIZGEO_HOME",)


def data_of(path: Path) -> object:
    """Give all rows of a file, or None when SQLite itself cannot read them."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("event", "word")]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def flips_found(filled: Places, flips: int, seed: int) -> int:
    """Flip single bits anywhere in a log; every one that changes its data must be found. Give how many did."""
    with ProgressLog.open(filled) as log:
        log.news()
        log.replace_snapshot({}, {})
    whole = filled.progress.read_bytes()
    data = data_of(filled.progress)
    chance = random.Random(seed)
    found = 0
    for _flip in range(flips):
        content = bytearray(whole)
        offset = chance.randrange(len(content))
        content[offset] ^= 1 << chance.randrange(8)
        filled.progress.write_bytes(content)
        before = data_of(filled.progress)
        try:
            damaged = verify_log(filled).status == 3
        except ProgressError as error:
            damaged = error.status == 3
        if before != data:
            assert damaged, f"a flip at {offset} was missed"
            found += 1
        assert filled.progress.read_bytes() == content
    return found


@pytest.mark.parametrize("seed", range(3))
def test_single_bit_flips_that_change_data_are_all_found(filled: Places, seed: int) -> None:
    assert flips_found(filled, 60, seed) > 0


@pytest.mark.slow
def test_flips_over_a_whole_log_that_change_data_are_all_found(filled: Places) -> None:
    found = flips_found(filled, 4_000, 99)
    print(f"4,000 flips of single bits, {found} changed data, all of these found")  # noqa: T201 - the figure
    assert found > 400


@pytest.mark.parametrize("seed", range(3))
def test_verify_never_falls_over_a_page_of_noise(filled: Places, seed: int) -> None:
    whole = filled.progress.read_bytes()
    chance = random.Random(seed)
    for page in range(1, len(whole) // 4096 + 1):
        content = bytearray(whole)
        start = max(100, (page - 1) * 4096)
        content[start : page * 4096] = chance.randbytes(page * 4096 - start)
        filled.progress.write_bytes(content)
        report = verify_log(filled)
        if data_of(filled.progress) != data_of_bytes(filled, whole):
            assert report.status == 3


def data_of_bytes(places: Places, content: bytes) -> object:
    copy = places.home / "whole.db"
    copy.write_bytes(content)
    return data_of(copy)


@pytest.mark.parametrize("length", [1, 99, 100, 512, 4096, 5000, 8192])
def test_a_file_that_was_cut_off_is_damage(filled: Places, length: int) -> None:
    filled.progress.write_bytes(filled.progress.read_bytes()[:length])
    assert verify_log(filled).status == 3


def test_a_damaged_backup_is_not_the_newest(filled: Places, now: Instant) -> None:
    make_backup(filled, now)
    make_backup(filled, now.later(days=1)).write_bytes(b"broken")
    assert "progress-20260202T" in verify_log(filled).notes[-1]


def test_what_can_be_saved_is_counted_where_it_lies(filled: Places, answer: Answer, now: Instant) -> None:
    make_backup(filled, now)
    with ProgressLog.open(filled, now=now) as log:
        log.append([answer(log, "deck/later", now.later(days=4))])
        keep(filled, [answer(log, "deck/waits", now.later(days=5))])
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_update")
        connection.execute("UPDATE event SET given = 'x' WHERE pos IN (4, 32)")
    report = verify_log(filled)
    assert report.rescue is not None
    assert (report.rescue.whole, report.rescue.from_backup, report.rescue.waiting) == (30, 1, 1)
    assert (report.rescue.total, report.lost) == (32, 1), "the one written after the backup is in no file"
    before = {event.id for event in (one for one in events_of_file(filled.progress) if not isinstance(one, Fault))}
    repaired = repair_log(filled, now)
    assert repaired.events == 31
    with ProgressLog.open(filled, now=now) as log:
        assert log.last_pos() == report.rescue.total
        assert before <= {event.id for _pos, event in log.scan()}


def test_a_sound_log_needs_no_rescue(filled: Places) -> None:
    report = verify_log(filled)
    assert (report.rescue, report.lost) == (None, 0)


@pytest.mark.parametrize(
    "damage", ["UPDATE event SET day = 'x', at = 'x' WHERE pos = 20", "DELETE FROM event WHERE pos = 20"]
)
def test_a_row_that_tells_no_day_is_dated_by_those_around_it(filled: Places, damage: str) -> None:
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '')")
        connection.execute("DELETE FROM sqlite_schema WHERE type = 'trigger'")
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        connection.execute(damage)
    assert [day.isoformat() for day in verify_log(filled).days] == ["2026-02-03", "2026-02-04"]


def test_nothing_can_be_saved_of_a_file_of_noise(filled: Places) -> None:
    filled.progress.write_bytes(b"noise" * 5000)
    report = verify_log(filled)
    assert report.rescue is not None
    assert report.rescue.total == 0
