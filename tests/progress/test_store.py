"""The log keeps what was appended, and nobody rewrites it."""

import shutil
import sqlite3
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from quizgeo.clock import EARLIEST, Instant, study_day
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressError, ProgressLog, Trouble, checksum, new_id, undo_of

from .conftest import Answer, Home


def test_every_field_of_an_event_survives_a_restart(places: Places, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        event = replace(
            log.stamp(now), kind=EventKind.OVERRIDDEN, card="deck/one", origin="class", form="typed", shown="[]",
            hints=1, tries=2, said=3, grade=2, score=667, reason="spelling", rating=2, ivl=9, nth=4, took=1,
            given="Թբիլիսի", scheduler="fsrs-6/1", target=new_id(), extra='{"a":1}',
        )  # fmt: skip
        assert all(getattr(event, name) is not None for name in event.__struct_fields__)
        log.append([event])
    with ProgressLog.open(places, now=now) as log:
        assert list(log.scan()) == [(1, event)]
        assert log.find(event.id) == event


def test_what_was_read_is_as_frozen_as_what_was_made(log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)])
    (event,) = log.history("deck/one")
    assert type(event) is Event
    with pytest.raises(AttributeError):
        event.grade = 0  # type: ignore[misc] # that it cannot be set is what is tested


def test_a_retry_with_the_same_id_doubles_nothing(log: ProgressLog, answer: Answer) -> None:
    event = answer(log)
    assert log.append([event]) == log.append([event]) == (event,)
    assert log.last_pos() == 1
    assert log.next_seq() == 2


def test_an_answer_and_its_state_are_one_transaction(places: Places, log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)], {"deck/one": b"1"})
    with pytest.raises(ProgressError) as caught:
        log.append([answer(log)], {"deck/one": "no bytes"})  # type: ignore[dict-item] # refused by the table
    assert caught.value.trouble is Trouble.REFUSED
    with ProgressLog.open(places) as again:
        assert again.last_pos() == 1
        assert again.snapshot()[1] == {"deck/one": b"1"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": 0}, "kind is 0, outside 1 to"),
        ({"rating": 5}, "rating is 5, outside 1 to 4"),
        ({"card": "deck/ł"}, "card is not printable ASCII"),
        ({"card": "d/" + "x" * 200}, "card is longer than 200 characters"),
        ({"given": "\ud800"}, "given is not Unicode text"),
        ({"id": b"short"}, "id is not 16 bytes"),
        ({"day": 7}, "day does not fit the time"),
        ({"clock": 2}, "clock is 2, outside 0 to 1"),
        ({"score": 1001}, "score is 1001, outside 0 to 1000"),
        ({"took": True}, "took is no whole number"),
        ({"reason": 7}, "reason is no text"),
        ({"device": None}, "device is missing"),
    ],
)
def test_an_event_that_could_not_be_exported_is_never_written(
    log: ProgressLog, answer: Answer, change: dict[str, object], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        log.append([replace(answer(log), **change)])
    assert log.last_pos() == 0


def test_undo_and_redo_have_no_limit(log: ProgressLog, answer: Answer, now: Instant) -> None:
    event = answer(log)
    log.append([event])
    for step in range(1, 8):
        link, void = log.last_link(event)
        assert void == (step % 2 == 0)
        log.append([undo_of(link, log.stamp(now))])
        assert log.history("deck/one") == (() if step % 2 else (event,))


def test_backwards_gives_the_newest_first_through_all_of_the_log(log: ProgressLog, answer: Answer) -> None:
    events = [replace(answer(log), seq=number) for number in range(1, 451)]
    log.append(events)
    assert list(log.backwards()) == events[::-1]
    assert [pos for pos, _event in log.scan(after=440)] == list(range(441, 451))


def test_histories_give_every_card_its_own_events(log: ProgressLog, answer: Answer) -> None:
    for number in range(12):
        log.append([answer(log, f"deck/{number % 3}")])
    log.append([log.stamp(Instant(1_770_000_000_000))])
    histories = dict(log.histories())
    assert histories == {f"deck/{n}": log.history(f"deck/{n}") for n in range(3)}
    assert [len(events) for events in histories.values()] == [4, 4, 4]


def test_the_short_histories_leave_out_only_what_moves_no_schedule(log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)])
    (whole,) = dict(log.histories())["deck/one"]
    (short,) = dict(log.histories(whole=False))["deck/one"]
    left_out = {"tries": None, "score": None, "reason": None, "took": None, "given": None, "scheduler": None}
    assert short == replace(whole, offset=0, **left_out)


def test_answers_leave_out_only_what_no_number_is_made_of(log: ProgressLog, answer: Answer) -> None:
    given = answer(log)
    log.append([replace(given, target=given.id, extra='{"a":1}', clock=0, hints=2)])
    (whole,) = dict(log.histories())["deck/one"]
    (short,) = dict(log.answers())["deck/one"]
    left_out = {"hints": None, "tries": None, "score": None, "ivl": None, "nth": None, "scheduler": None}
    assert short == replace(whole, offset=0, **left_out)


def test_what_was_written_is_read_by_card_by_day_and_by_kind(log: ProgressLog, answer: Answer, now: Instant) -> None:
    log.append([answer(log, "deck/one")])
    log.append([answer(log, "deck/two", now.later(days=1))])
    log.append([undo_of(next(log.backwards()), log.stamp(now.later(days=2)))])
    for kind in (EventKind.EXAM, EventKind.SETTINGS):
        log.append([replace(log.stamp(now), kind=kind, extra="{}")])
    first, second, undone, paper, setting = (event for _pos, event in log.scan())
    assert log.written(["deck/two", "deck/none"]) == (second, undone)
    assert log.written(["deck/two", "deck/one"]) == (first, second, undone)
    assert log.written([]) == ()
    assert log.since(second.day) == (second, undone)
    assert log.since(undone.day + 1) == ()
    assert log.of_exams() == (paper,)
    assert log.settings() == (setting,)


def test_histories_of_a_long_log_are_read_in_parts(
    log: ProgressLog, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizgeo.progress.reader._GROUP", 10)
    for number in range(25):
        log.append([answer(log, f"deck/{number % 7}")])
    histories = list(log.histories())
    assert sorted(card for card, _events in histories) == [f"deck/{n}" for n in range(7)]
    assert sum(len(events) for _card, events in histories) == 25


def test_states_are_saved_with_their_answers(places: Places, log: ProgressLog, answer: Answer, now: Instant) -> None:
    log.append([answer(log)], {"deck/one": b"1"}, {"key": "k"})
    log.append([answer(log, "deck/two")], {"deck/two": b"2"})
    with ProgressLog.open(places, now=now) as again:
        assert again.snapshot() == ({"key": "k"}, {"deck/one": b"1", "deck/two": b"2"})
        assert again.news() == frozenset()


def test_an_empty_state_removes_the_saved_one(log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)], {"deck/one": b"1"})
    log.append([answer(log)], {"deck/one": b""})
    assert log.snapshot()[1] == {}


def test_a_card_answered_without_a_state_is_news(log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)])
    assert log.news() == {"deck/one"}
    log.save_states({"deck/one": b"1"}, {"key": "k"})
    assert log.news() == frozenset()
    assert log.snapshot() == ({"key": "k"}, {"deck/one": b"1"})


def test_what_another_program_wrote_is_news_and_spoils_no_state(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as one, ProgressLog.open(places, now=now) as two:
        assert one.snapshot()[1] == two.snapshot()[1] == {}
        one.append([answer(one)], {"deck/one": b"knows 1"})
        version = two.data_version()
        two.append([answer(two)], {"deck/one": b"knows only its own"})
        assert one.snapshot()[1] == {"deck/one": b"knows 1"}, "a state made without knowing all answers is not saved"
        assert one.news() == {"deck/one"}
        assert two.news() == {"deck/one"}
        two.save_states({"deck/one": b"knows 2"})
        assert one.news() == frozenset(), "its states were replayed already"
        one.append([answer(one)], {"deck/one": b"knows 3"})
        assert two.data_version() != version
    with ProgressLog.open(places, now=now) as again:
        assert again.snapshot()[1] == {"deck/one": b"knows 3"}
        assert again.news() == frozenset()


def test_a_mark_lags_behind_but_never_leads(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as one, ProgressLog.open(places, now=now) as two:
        one.append([answer(one, "deck/a")])
        two.append([answer(two, "deck/b")], {"deck/b": b"1"})
    with ProgressLog.open(places, now=now) as again:
        again.snapshot()
        assert again.news() == {"deck/a", "deck/b"}


@pytest.mark.parametrize("value", ["9 00", "1 zz", "one", "", "1 " + "00" * 16])
def test_a_snapshot_of_another_file_is_dropped(places: Places, answer: Answer, now: Instant, value: str) -> None:
    with ProgressLog.open(places, now=now) as log:
        log.append([answer(log)], {"deck/one": b"1"}, {"key": "k"})
    connection = sqlite3.connect(places.progress)
    connection.execute("UPDATE mark SET value = ? WHERE name = 'log.pos'", (value,))
    connection.commit()
    connection.close()
    with ProgressLog.open(places, now=now) as log:
        assert log.snapshot() == ({}, {})
        assert log.news() == {"deck/one"}
        assert dict(log.histories())["deck/one"] == log.history("deck/one")
        log.replace_snapshot({"deck/one": b"2"}, {"key": "new"})
        assert log.snapshot() == ({"key": "new"}, {"deck/one": b"2"})


def test_a_full_replay_replaces_all_states(log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)], {"deck/one": b"1", "deck/gone": b"2"}, {"key": "old", "more": "x"})
    list(log.histories())
    log.replace_snapshot({"deck/one": b"9"}, {"key": "new"})
    assert log.snapshot() == ({"key": "new"}, {"deck/one": b"9"})
    assert log.news() == frozenset()
    assert log.next_seq() == 2


def test_the_count_is_found_when_its_mark_is_gone(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        log.append([answer(log)])
        log.append([answer(log)])
    connection = sqlite3.connect(places.progress)
    connection.execute("DELETE FROM mark")
    connection.commit()
    connection.close()
    with ProgressLog.open(places, now=now) as log:
        assert log.next_seq() == 3


def test_two_programs_never_give_one_count_to_two_events(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as one, ProgressLog.open(places, now=now) as two:
        first, second = answer(one), answer(two)
        assert first.seq == second.seq
        assert one.append([first]) == (first,)
        (stored,) = two.append([second])
        assert stored == replace(second, seq=2)
        assert two.append([second]) == (second,), "a retry finds it by its id"
        assert [event.seq for _pos, event in one.scan()] == [1, 2]
        assert one.find(second.id) == stored


def test_counts_go_on_past_those_of_waiting_answers(log: ProgressLog) -> None:
    log.reserve(7)
    assert log.next_seq() == 8


def test_a_stamp_keeps_moment_zone_and_study_day(log: ProgressLog, now: Instant) -> None:
    stamp = log.stamp(now, rollover=6)
    assert (stamp.at, stamp.offset, stamp.day) == (now.ms, now.offset, study_day(now, 6))
    assert (stamp.device, stamp.seq, stamp.clock) == (log.device, 1, 1)
    assert log.stamp(Instant(EARLIEST - 1)).clock == 0
    assert log.stamp(Instant(EARLIEST)).clock == 1
    assert log.stamp(Instant(EARLIEST - 1), believed=True).clock == 1
    assert stamp.id != log.stamp(now).id


def test_threads_take_turns(log: ProgressLog, answer: Answer) -> None:
    def append(number: int) -> None:
        log.append([answer(log, f"deck/{number % 3}")])
        assert log.history(f"deck/{number % 3}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(append, range(40)))
    assert [event.seq for _pos, event in log.scan()] == list(range(1, 41))


def test_a_log_that_lost_its_name_is_not_written(places: Places, log: ProgressLog, answer: Answer) -> None:
    event = answer(log)
    other = places.home / "other.db"
    places.progress.rename(other)
    for _step in ("missing", "another"):
        with pytest.raises(ProgressError, match="removed or replaced while quizgeo was running") as caught:
            log.append([event])
        assert caught.value.trouble is Trouble.REPLACED
        assert caught.value.status == 1
        places.progress.touch()
    assert log.last_pos() == 0


def test_a_log_opened_to_read_refuses_to_write(filled: Places, answer: Answer) -> None:
    before = filled.progress.read_bytes()
    with ProgressLog.open(filled, readonly=True) as log:
        assert log.last_pos() == 31
        with pytest.raises(ProgressError, match=r"^Progress cannot be written here \(read-only\)$") as caught:
            log.append([answer(log)])
        assert caught.value.status == 1
    assert filled.progress.read_bytes() == before


@pytest.mark.parametrize("table", ["event", "word"])
@pytest.mark.parametrize(
    "change", ["UPDATE {} SET rowid = 7", "DELETE FROM {}", "INSERT OR REPLACE INTO {} SELECT * FROM {}"]
)
def test_nothing_rewrites_history(log: ProgressLog, answer: Answer, table: str, change: str) -> None:
    log.append([answer(log)])
    connection = sqlite3.connect(log.places.progress)
    connection.execute("PRAGMA recursive_triggers = ON")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change.format(table, table))
    connection.close()


TEXTS = {"card", "device", "origin", "form", "shown", "reason", "given", "scheduler", "extra"}


def test_the_sum_covers_every_field_and_no_trailing_null() -> None:
    base = Event(id=b"i" * 16, kind=1, device="d", seq=1, at=2, offset=3, day=4)
    sums = {checksum(base)}
    for name in Event.__struct_fields__:
        value = b"x" * 16 if name in ("id", "target") else "text" if name in TEXTS else 77
        sums.add(checksum(replace(base, **{name: value})))
    assert len(sums) == len(Event.__struct_fields__) + 1
    assert checksum(base) == zlib.crc32(b'["69696969696969696969696969696969",1,null,"d",1,2,3,4,1]')


def test_the_sum_takes_the_fields_in_the_order_of_the_table() -> None:
    event = Event(
        id=b"i" * 16, kind=1, card="c", device="d", seq=2, at=3, offset=4, day=5, clock=0, origin="o", form="f",
        shown="s", hints=6, tries=7, said=8, grade=9, score=10, reason="é", rating=11, ivl=12, nth=13, took=14,
        given="g", scheduler="v", target=b"t" * 16, extra="{}",
    )  # fmt: skip
    text = f'["{"69" * 16}",1,"c","d",2,3,4,5,0,"o","f","s",6,7,8,9,10,"é",11,12,13,14,"g","v","{"74" * 16}","{{}}"]'
    assert checksum(event) == zlib.crc32(text.encode())


def test_news_that_was_not_saved_is_news_again_after_a_restart(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        log.append([answer(log, "deck/a"), replace(answer(log, "deck/b"), seq=2)])
        assert log.news() == {"deck/a", "deck/b"}
        log.save_states({"deck/a": b"1"})
        assert log.news() == frozenset()
    with ProgressLog.open(places, now=now) as log:
        log.snapshot()
        assert log.news() == {"deck/a", "deck/b"}
        log.save_states({"deck/a": b"1"})
        log.save_states({"deck/b": b"2"})
    with ProgressLog.open(places, now=now) as log:
        assert log.snapshot()[1] == {"deck/a": b"1", "deck/b": b"2"}
        assert log.news() == frozenset()


def test_an_older_view_never_overrules_a_newer_state(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as one, ProgressLog.open(places, now=now) as two:
        one.append([answer(one)], {"deck/one": b"1"})
        two.snapshot()
        two.append([answer(two)], {"deck/one": b"2"})
        one.save_states({"deck/one": b"1 again"})
    with ProgressLog.open(places, now=now) as log:
        log.snapshot()
        assert log.news() == {"deck/one"}, "the saved state is of one answer, so the card is replayed"


def test_the_file_alone_holds_every_saved_answer(home: Home, places: Places, log: ProgressLog, answer: Answer) -> None:
    """People and sync clients copy the one file they see: no answer may wait in a file beside it."""
    for number in range(12):
        event = answer(log, f"deck/{number}")
        log.append([event], {f"deck/{number}": b"state"})
        copy = home(f"copy-{number}")
        copy.home.mkdir()
        shutil.copyfile(places.progress, copy.progress)
        with ProgressLog.open(copy, readonly=True) as copied:
            assert copied.last_pos() == number + 1
            assert copied.find(event.id) == event
            assert len(copied.snapshot()[1]) == number + 1
            assert copied.news() == frozenset()


def test_a_state_made_with_a_count_that_was_taken_is_not_saved(places: Places, answer: Answer, now: Instant) -> None:
    """The count decides which time a doubtful event has, so the state may be another than replay gives."""
    with ProgressLog.open(places, now=now) as one, ProgressLog.open(places, now=now) as two:
        one.append([answer(one)], {"deck/one": b"1"})
        event = answer(one)
        two.snapshot()
        two.append([answer(two)], {"deck/one": b"2"})
        assert one.news() == {"deck/one"}
        one.save_states({"deck/one": b"2"})
        (stored,) = one.append([event], {"deck/one": b"3"})
        assert stored.seq == event.seq + 1
        assert one.news() == {"deck/one"}
        assert answer(one).seq == stored.seq + 1
