"""The log keeps what was appended, and nobody rewrites it."""

import sqlite3
from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog, new_id, undo_of

Answer = Callable[..., Event]


def test_every_field_of_an_event_survives_a_restart(places: Places, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        event = replace(
            log.stamp(now), kind=EventKind.OVERRIDDEN, card="deck/one", origin="class", form="typed", shown="[]",
            hints=1, tries=2, said=3, grade=2, score=667, reason="spelling", rating=2, ivl=9, nth=4, took=1, given="Թբիլիսի",
            scheduler="fsrs-6/1", target=new_id(), extra='{"a":1}',
        )  # fmt: skip
        assert all(getattr(event, field.name) is not None for field in fields(event))
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


def test_undo_and_redo_have_no_limit(log: ProgressLog, answer: Answer, now: Instant) -> None:
    event = answer(log)
    log.append([event])
    for step in range(1, 8):
        link, void = log.last_link(event)
        assert void == (step % 2 == 0)
        log.append([undo_of(link, log.stamp(now))])
        assert log.history("deck/one") == (() if step % 2 else (event,))


def test_states_are_saved_with_their_answers(places: Places, log: ProgressLog, answer: Answer, now: Instant) -> None:
    log.append([answer(log)], {"deck/one": b"1"}, {"key": "k"})
    log.append([answer(log, "deck/two")], {"deck/two": b"2"})
    with ProgressLog.open(places, now=now) as again:
        assert again.snapshot() == ({"key": "k"}, {"deck/one": b"1", "deck/two": b"2"})
        assert again.news() == frozenset()


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
