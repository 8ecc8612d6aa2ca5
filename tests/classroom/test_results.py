"""What a lesson leaves as rows: who was shown what, what they gave, what it counts; read without touching the log."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert, json, to_builtins

from quizgeo.classroom import RoomSettings
from quizgeo.classroom.commands import Join, Manage, Regrade
from quizgeo.classroom.events import Created, Event, Joined, SelfGraded
from quizgeo.classroom.lesson import Lesson, items_of
from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.logs.copies import opened_copy
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.results import ResultRow, Results, results
from quizgeo.decks import parse_deck
from quizgeo.insight.report import Given, Source, report_of

DECK = """\
quizgeo: 1
deck: d
title: A deck
language: en
questions:
  - {id: capital, question: What is the capital of Georgia?, answer: Tbilisi, wrong: [Baku, Yerevan]}
  - {id: name, question: In which city is the Kremlin?, answer: Moscow, points: 2}
  - {id: card, front: CSTO, back: Collective Security Treaty Organization}
  - {id: true, statement: Baku lies on the Caspian Sea., answer: true}
  - {id: pairs, question: Match., match: {Georgia: Tbilisi, Armenia: Yerevan}}
  - {id: place, question: Put the cursor on Yerevan., place: [40.18, 44.51], within: 30 km}
"""


@pytest.fixture
def played(lesson: Callable[..., Any]) -> Callable[..., Any]:
    """Give what begins a lesson on the deck: a room that commands drive, and its questions."""

    def begin(**settings: Any) -> Any:
        one = lesson(**settings)
        questions = tuple(parse_deck(DECK))
        one.room = type(one.room)()
        one.log.clear()
        items = items_of(questions)
        one.take(Created("room", "K7QF2M", "d", "A deck", "en", "0", "seed", RoomSettings(**settings), items))
        one.results = lambda: results(Lesson(questions, one.room))
        return one

    return begin


def rows_of(found: Results, key: str, number: int = 1) -> dict[str, ResultRow]:
    return {row.person: row for row in found.rows if row.question == key and row.round == number}


def go(one: Any, *commands: str) -> None:
    for command in commands:
        one.do(command)


def test_silence_is_nought_and_who_came_late_has_no_row(played: Any) -> None:
    one = played()
    one.join("ann", "bo")
    go(one, "open")
    one.join("late")
    one.answer("ann", given="Tbilisi", after=3_000)
    go(one, "close")
    rows = rows_of(one.results(), "d/capital")
    assert sorted(rows) == ["ann", "bo"]
    ann = rows["ann"]
    assert (ann.chosen, ann.score, ann.seconds, ann.points) == (("Tbilisi",), 1, 3, 1000)
    assert (rows["bo"].answered, rows["bo"].score, rows["bo"].grade) == (False, 0, "")


def test_a_question_that_is_still_open_counts_for_those_who_answered(played: Any) -> None:
    one = played()
    one.join("ann", "bo")
    go(one, "open")
    one.answer("ann", given="Tbilisi")
    assert sorted(rows_of(one.results(), "d/capital")) == ["ann"]


def test_both_rounds_are_told_and_points_stand_where_they_were_earned(played: Any) -> None:
    one = played(confidence=True)
    one.join("ann")
    go(one, "open")
    one.answer("ann", "wrong", given="Baku")
    go(one, "close", "again")
    one.answer("ann", given="Tbilisi", conf="sure")
    go(one, "close", "reveal")
    first, second = (rows_of(one.results(), "d/capital", number)["ann"] for number in (1, 2))
    assert (first.score, first.points, second.score, second.points) == (0, 0, 1, 1000)
    assert (first.confidence, second.confidence) == ("", "sure")


def test_a_changed_verdict_counts_and_is_marked(played: Any) -> None:
    one = played()
    one.join("ann")
    go(one, "open", "close", "reveal", "open")
    one.answer("ann", "wrong", given="Moskva", folded="moskva")
    go(one, "close")
    one.ask(Regrade(1, "moskva", True))
    row = rows_of(one.results(), "d/name")["ann"]
    assert (row.score, row.points, row.regraded, row.folded, row.given) == (1, 2000, True, "moskva", "Moskva")


def test_a_voided_question_is_marked_and_earns_nothing(played: Any) -> None:
    one = played()
    one.join("ann")
    go(one, "open")
    one.answer("ann", given="Tbilisi")
    go(one, "close", "void")
    found = one.results()
    assert [each.key for each in found.asked if each.voided] == ["d/capital"]
    assert rows_of(found, "d/capital")["ann"].points == 0


def test_an_own_judgement_is_a_grade_and_without_one_there_is_none(played: Any) -> None:
    one = played()
    one.join("ann", "bo")
    go(one, "open", "close", "reveal", "open", "close", "reveal", "open")
    one.answer("ann", "wrong", given=None)
    one.answer("bo", "wrong", given=None)
    go(one, "close", "reveal")
    one.take(SelfGraded("ann", 2, True))
    rows = rows_of(one.results(), "d/card")
    assert [(rows[p].grade, rows[p].score, rows[p].points) for p in ("ann", "bo")] == [("exact", 1, 0), ("", 0, 0)]


@pytest.mark.parametrize(
    ("key", "given", "words", "chosen"),
    [
        ("d/capital", "Baku", "Baku", ("Baku",)),
        ("d/name", "Baku", "Baku", ()),
        ("d/true", False, "False", ("False",)),
        ("d/pairs", {"Georgia": "Yerevan", "Armenia": "Tbilisi"}, "Georgia: Yerevan; Armenia: Tbilisi", ()),
        ("d/place", (40.0, 44.5), "40.00, 44.50", ()),
        ("d/capital", ("Baku", "Yerevan"), "Baku; Yerevan", ("Baku", "Yerevan")),
    ],
)
def test_an_answer_is_told_in_words(key: str, given: Any, words: str, chosen: tuple[str, ...], played: Any) -> None:
    one = played()
    one.join("ann")
    for item in one.room.items:
        go(one, "open")
        if item.key == key:
            one.answer("ann", "wrong", given=given)
        go(one, "close", "reveal")
    row = rows_of(one.results(), key)["ann"]
    assert (row.given, row.chosen) == (words, chosen)


def test_options_and_luck_are_those_of_the_kind(played: Any) -> None:
    asked = {each.key: each for each in played().results().asked}
    assert [(each.text, each.right) for each in asked["d/capital"].options] == [
        ("Tbilisi", True),
        ("Baku", False),
        ("Yerevan", False),
    ]
    assert [each.right for each in asked["d/true"].options] == [True, False]
    assert {key: each.luck for key, each in asked.items()} == {
        "d/capital": pytest.approx(1 / 3),
        "d/name": 0,
        "d/card": None,
        "d/true": 0.5,
        "d/pairs": 0.5,
        "d/place": 0,
    }


def test_in_a_paced_room_what_lies_ahead_is_not_reached(played: Any) -> None:
    one = played(mode="paced")
    one.join("ann", "bo", "gone")
    go(one, "open")
    one.answer("ann", given="Tbilisi")
    one.answer("gone", given="Tbilisi")
    one.ask(Manage("kick", "gone"))
    running = one.results()
    assert sorted(row.person for row in running.rows) == ["ann", "gone"]
    go(one, "finish")
    over = one.results()
    assert [(row.person, row.question, row.answered) for row in over.rows] == [
        ("ann", "d/capital", True),
        ("bo", "d/capital", False),
        ("gone", "d/capital", True),
    ]
    assert {each.id: each.standing for each in over.takers} == {"ann": "in", "bo": "in", "gone": "kicked"}


def test_who_was_never_let_in_took_no_part(played: Any) -> None:
    one = played()
    one.join("ann")
    one.take(Joined("waits", "Waits", "t", waiting=True))
    assert [each.id for each in one.results().takers] == ["ann"]


def encoded(found: Results) -> Any:
    return json.decode(json.encode(found))


def test_rows_have_the_shape_that_a_report_takes(played: Any) -> None:
    one = played()
    one.join("ann", "bo")
    go(one, "open")
    one.answer("ann", given="Tbilisi")
    go(one, "close", "reveal", "finish")
    whole = convert({**to_builtins(one.results()), "source": {"title": "A deck"}}, type=Given)
    assert {**json.decode(json.encode(whole)), "source": None} == {**encoded(one.results()), "source": None}
    found = report_of(whole)
    assert whole.source == Source("A deck")
    assert [(item.right, item.n) for item in found.items] == [(1, 2)]


# -- reading a log that somebody writes --------------------------------------------------------------------------------


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    made = SqliteLog.create(tmp_path / "room.db", {"deck.yaml": DECK.encode()})
    yield made
    with suppress(LogError):  # a test may have closed it
        made.close()


def events(number: int) -> list[Event]:
    return [Joined(f"p{place}", f"Person {place} {'x' * 400}", f"t{place}") for place in range(number)]


def test_a_log_that_is_written_can_be_read_and_goes_on(log: SqliteLog) -> None:
    log.append(events(50), 1)
    with opened_copy(log.path) as copy:
        assert len(list(copy.read())) == 50
        assert copy.files() == {"deck.yaml": DECK.encode()}
        assert copy.path != log.path
    log.append(events(1), 2)
    assert not copy.path.exists()
    assert len(list(log.read())) == 51


def test_every_copy_of_a_log_that_grows_is_a_beginning_of_it(log: SqliteLog) -> None:
    for number in range(12):
        log.append(events(300), number)  # what was written ahead is taken over now and then
        with opened_copy(log.path) as copy:
            assert len(list(copy.read())) == (number + 1) * 300


def test_a_finished_log_is_not_touched(log: SqliteLog) -> None:
    log.append(events(3), 1)
    log.close()
    before = log.path.read_bytes()
    with opened_copy(log.path) as copy:
        assert len(list(copy.read())) == 3
    assert log.path.read_bytes() == before
    assert [each.name for each in log.path.parent.iterdir()] == ["room.db"]
    SqliteLog.open(log.path).close()


def test_a_damaged_log_is_named_itself(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    path.write_bytes(b"no log")
    with pytest.raises(LogError) as refused, opened_copy(path):
        pass
    assert refused.value.trouble is LogTrouble.DAMAGED
    assert str(path) in refused.value.message
    with pytest.raises(LogError, match="missing"), opened_copy(tmp_path / "missing.db"):
        pass


def test_names_of_a_list_are_those_of_the_report(played: Callable[..., Any]) -> None:
    one = played(names="roster", roster=("Ann", "Bo"))
    one.ask(Join("p1", "token", "  ANN "))
    one.do("open")
    one.answer("p1")
    assert [each.name for each in one.results().takers] == ["Ann"]
