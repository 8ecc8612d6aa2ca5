"""Merging is set union by id: order-free, idempotent, and nothing of one's own is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, Fault, ProgressError, ProgressLog, events_of_file, merge_events, undo_of

from .conftest import Answer, Home


def ids(log: ProgressLog) -> set[bytes]:
    return {event.id for _pos, event in log.scan()}


def test_a_log_merges_into_another_and_twice_changes_nothing(filled: Places, home: Home, answer: Answer) -> None:
    with ProgressLog.open(home("other")) as other:
        own = answer(other, "deck/own")
        other.append([own], {"deck/own": b"own", "deck/card-1": b"old"})
        before = filled.progress.read_bytes()
        merged = merge_events(other, events_of_file(filled.progress))
        assert (merged.new, merged.here, merged.status) == (31, 0, 0)
        assert merged.summary == "31 new, 0 already here, 0 damaged left out"
        assert filled.progress.read_bytes() == before
        assert other.snapshot()[1] == {"deck/own": b"own"}, "states it touched are dropped"
        assert other.news() == {f"deck/card-{n}" for n in range(5)}
        again = merge_events(other, events_of_file(filled.progress))
        assert (again.new, again.here, again.status) == (0, 31, 0)
        assert other.find(own.id) == own


def test_both_directions_give_the_same_history(home: Home, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(home("a")) as a, ProgressLog.open(home("b")) as b:
        shared = answer(a)
        a.append([shared])
        merge_events(b, [shared])
        a.append([undo_of(shared, a.stamp(now))])
        b.append([undo_of(shared, b.stamp(now.later(days=1)))])
        b.append([answer(b, now=now.later(days=1))])
        to_a, to_b = [e for _p, e in b.scan()], [e for _p, e in a.scan()]
        assert merge_events(a, to_a).clashes == merge_events(b, to_b).clashes == (), "an undo made twice is one event"
        assert ids(a) == ids(b)
        assert a.history("deck/one") == b.history("deck/one") != ()


def test_an_id_with_another_content_keeps_ours_and_names_both(log: ProgressLog, answer: Answer) -> None:
    ours = answer(log)
    theirs = replace(ours, grade=0)
    log.append([ours])
    merged = merge_events(log, [theirs])
    assert (merged.clashes, merged.status, merged.here) == (((ours, theirs),), 1, 1)
    assert log.find(ours.id) == ours


def test_an_answer_of_a_lesson_that_two_devices_kept_is_one_answer(log: ProgressLog, answer: Answer) -> None:
    ours = replace(answer(log), origin="class")
    log.append([ours])
    merged = merge_events(log, [replace(ours, device="0" * 16, seq=9, took=1)])
    assert (merged.clashes, merged.status, merged.new) == ((), 0, 0)
    assert log.find(ours.id) == ours


@pytest.mark.parametrize("other", [{"card": "deck/other"}, {"origin": "study"}])
def test_another_card_or_origin_under_its_id_is_a_clash(
    other: dict[str, str], log: ProgressLog, answer: Answer
) -> None:
    ours = replace(answer(log), origin="class")
    log.append([ours])
    assert merge_events(log, [replace(ours, **other)]).status == 1


def test_damage_is_left_out_counted_and_named(log: ProgressLog, answer: Answer) -> None:
    merged = merge_events(log, [Fault(7, "x"), answer(log), *[Fault(n, "y") for n in range(200)]])
    assert (merged.new, merged.left_out, merged.status) == (1, 201, 3)
    assert merged.faults[0] == Fault(7, "x")
    assert len(merged.faults) == 100


def test_a_merge_that_breaks_off_leaves_nothing(log: ProgressLog, answer: Answer) -> None:
    def breaking() -> Iterator[Event]:
        yield answer(log)
        raise ProgressError("broken")

    with pytest.raises(ProgressError, match="broken"):
        merge_events(log, breaking())
    assert log.last_pos() == 0
    log.append([answer(log)])
    assert log.last_pos() == 1


def test_a_copied_folder_loses_nothing_and_becomes_a_new_device(places: Places, answer: Answer) -> None:
    with ProgressLog.open(places) as log:
        log.append([answer(log)])
        device = log.device
        twin = replace(answer(log, "deck/two"), seq=1)
        merged = merge_events(log, [twin])
        assert merged.new_device
        assert log.device != device
        assert ids(log) >= {twin.id}
        assert log.next_seq() == 1
        log.append([answer(log)])
    with ProgressLog.open(places) as log:
        assert log.next_seq() == 2


def test_counts_go_on_past_merged_ones_of_the_same_device(log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)])
    merge_events(log, [replace(answer(log, "deck/two"), seq=40)])
    assert log.next_seq() == 41


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW v AS SELECT * FROM event",
        "CREATE VIRTUAL TABLE v USING fts5(a)",
        "CREATE TABLE v (a, b GENERATED ALWAYS AS (a + 1))",
    ],
)
def test_a_log_with_foreign_parts_is_not_read(filled: Places, sql: str) -> None:
    with closing(sqlite3.connect(filled.progress)) as connection:
        connection.execute(sql)
    with pytest.raises(ProgressError, match="holds parts that no quizgeo progress file has") as caught:
        list(events_of_file(filled.progress))
    assert caught.value.status == 3


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id)")
    with pytest.raises(ProgressError, match="This is not a quizgeo progress file"):
        list(events_of_file(path))


def test_rows_with_bad_values_are_left_out(filled: Places) -> None:
    with closing(sqlite3.connect(filled.progress, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_update")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE event SET given = 'Moscow' WHERE pos = 3")
        connection.execute("UPDATE event SET at = 1 WHERE pos = 4")
        connection.execute("UPDATE event SET card = 999 WHERE pos = 5")
    found = list(events_of_file(filled.progress))
    faults = [one for one in found if isinstance(one, Fault)]
    assert [(fault.place, fault.reason) for fault in faults] == [
        (3, "the checksum does not fit"),
        (4, "day does not fit the time"),
        (5, "a word of the row is missing"),
    ]
    assert {fault.day for fault in faults} == {20_486}
    assert len(found) == 31


def test_an_interrupted_log_is_read_as_it_was_before(filled: Places) -> None:
    holder = sqlite3.connect(filled.progress, isolation_level=None)
    holder.execute("PRAGMA cache_size = 1")
    holder.execute("BEGIN")
    holder.executemany("INSERT INTO word (text) VALUES (?)", [(f"{n:01000}",) for n in range(200)])
    main, journal = filled.progress.read_bytes(), Path(f"{filled.progress}-journal").read_bytes()
    holder.close()
    filled.progress.write_bytes(main)
    Path(f"{filled.progress}-journal").write_bytes(journal)
    assert len(list(events_of_file(filled.progress))) == 31
    assert filled.progress.read_bytes() == main
    with ProgressLog.open(filled, readonly=True) as log:
        assert log.last_pos() == 31
    assert filled.progress.read_bytes() == main
    with ProgressLog.open(filled) as log:
        assert log.last_pos() == 31


def test_nothing_is_written_into_a_merge_that_is_not_finished(log: ProgressLog, answer: Answer) -> None:
    event = answer(log)
    merging = log.merge([event, replace(event, id=b"x" * 16)])
    assert next(merging)
    with pytest.raises(RuntimeError, match="a merge is not finished"):
        log.append([answer(log)])
    assert list(merging) == [True]
    assert log.last_pos() == 2
