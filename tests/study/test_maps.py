"""A question with a map is asked with it, drawn or told; nothing of it shows what is right."""

import json
from pathlib import Path

import pytest

from quizgeo.answers import Given
from quizgeo.decks import parse_deck
from quizgeo.maps import shipped
from quizgeo.maps.atlas import Atlas
from quizgeo.study import Asking, Refusal, Revealed, ask, in_one_line, told_after, try_out, ways
from quizgeo.study.mapped import AskedMap
from tests.study.bench import Bench, begin

MAPS = """
quizgeo: 1
deck: maps
title: Maps
language: en
questions:
  - {id: word, question: Word?, answer: word}
  - {id: named, question: Which country is marked?, answer: Hungary, map: {region: europe, show: HU}, as_of: 2025-07}
  - {id: find, question: Find Georgia., find: GE, map: {region: south-caucasus}}
  - {id: place, question: Where is Baku?, place: "40.4, 49.9", within: 40 km}
"""
QUESTIONS = {each.id: each for each in parse_deck(MAPS)}


def asked_map(id_: str) -> AskedMap:
    found = ask(QUESTIONS[id_], QUESTIONS[id_].key, (0, 0)).map
    assert found is not None
    return found


def test_a_question_without_a_map_has_none() -> None:
    assert ask(QUESTIONS["word"], QUESTIONS["word"].key, (0, 0)).map is None


@pytest.mark.parametrize(
    ("id_", "task", "region"),
    [("named", "look", "europe"), ("find", "find", "south-caucasus"), ("place", "place", "south-caucasus")],
)
def test_it_is_asked_with_its_map(id_: str, task: str, region: str) -> None:
    found = asked_map(id_)
    assert found.scene is not None
    assert (found.scene.task, found.scene.region) == (task, region)
    assert found.words.lines


def test_it_says_of_what_time_it_is() -> None:
    assert str(asked_map("named").as_of) == "2025-07"
    assert asked_map("find").as_of is None


def test_nothing_of_it_names_what_is_right() -> None:
    for id_ in ("named", "find"):
        found = asked_map(id_)
        told = " ".join((*found.words.lines, *found.words.candidates))
        assert "Georgia" not in told
        assert "Hungary" not in told
        assert found.scene is not None
        assert not set(found.scene.marks.values()) & {"right", "wrong"}


def test_countries_to_choose_from_are_shuffled_and_stand_alike_on_the_same_turn() -> None:
    question = QUESTIONS["find"]
    orders = {asked.map.words.codes for turn in range(8) if (asked := ask(question, question.key, (0, turn))).map}
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(asked_map("find").words.codes)}
    assert ask(question, question.key, (0, 3)) == ask(question, question.key, (0, 3))


def test_a_lucky_guess_is_one_of_the_countries_to_choose_from() -> None:
    found = asked_map("find")
    asked = ask(QUESTIONS["find"], QUESTIONS["find"].key, (0, 0))
    assert asked.chance == 1 / min(found.options, len(found.words.codes))
    assert ask(QUESTIONS["place"], QUESTIONS["place"].key, (0, 0)).chance == 0


def test_without_data_a_question_says_so_and_can_still_be_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_ATLAS", Atlas(tmp_path))
    posing = try_out(QUESTIONS["named"], ways(QUESTIONS["named"])[0])
    assert posing.asked.map is not None
    assert posing.asked.map.scene is None
    assert "cannot be read" in posing.asked.map.words.lines[0]
    assert posing.asked.map.options == 0
    assert not isinstance(posing.answer("Hungary"), Refusal)


@pytest.mark.parametrize(("among", "chance"), [(None, None), (5, 0.2), (0, 0.0)])
def test_the_log_knows_how_many_there_were_to_choose_from(
    among: int | None, chance: float | None, bench: Bench
) -> None:
    bench.write("maps.yaml", MAPS)
    learner = bench.learner()
    session = begin(learner)
    for _turn in range(2):
        session.give_up()
        session.next()
    view = session.view
    assert isinstance(view, Asking)
    expected = view.asked.chance if chance is None else chance
    assert isinstance(session.answer("GEO", among), Revealed)
    extra = learner.history("maps/find")[-1].extra
    assert json.loads(extra)["chance"] == expected if extra else expected == 0


def test_water_and_what_is_contested_are_picked_again_and_nothing_is_logged(bench: Bench) -> None:
    bench.write("maps.yaml", MAPS)
    learner = bench.learner()
    session = begin(learner)
    for _turn in range(2):
        session.give_up()
        session.next()
    refused = session.answer((43.5, 35.0)), session.answer("XKX")
    assert all(isinstance(each, Refusal) for each in refused)
    assert learner.history("maps/find") == ()


def test_what_comes_next_is_known_before_only_where_it_has_a_map(bench: Bench) -> None:
    bench.write("maps.yaml", MAPS)
    session = begin(bench.learner())
    following = session.following()
    assert following is not None
    assert following.card == "maps/named"
    session.give_up()
    assert session.following() == following
    session.next()
    view = session.view
    assert isinstance(view, Asking)
    assert view.asked == following
    for _turn in range(2):
        session.give_up()
        session.next()
    assert session.following() is None


def test_what_comes_next_is_not_known_where_its_deck_has_lost_it_or_cannot_be_read(bench: Bench) -> None:
    path = bench.write("maps.yaml", MAPS)
    session = begin(bench.learner())
    lines = [line for line in MAPS.splitlines() if "id: named" not in line]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert session.following() is None
    path.unlink()
    assert session.following() is None


def test_after_the_answer_it_is_told_where_what_was_right_and_picked_lies() -> None:
    right, picked = told_after(QUESTIONS["find"], "TUR")
    assert right.startswith("Georgia: ")
    assert picked.startswith("Türkiye: ")
    assert told_after(QUESTIONS["find"], None) == (right,)
    assert told_after(QUESTIONS["word"], "word") == ()
    assert told_after(QUESTIONS["place"], (40.0, 45.0)) == ()


def test_without_data_nothing_is_told_after_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_ATLAS", Atlas(tmp_path))
    assert told_after(QUESTIONS["named"], "Hungary") == ()


@pytest.mark.parametrize(
    ("id_", "given", "told"),
    [
        ("find", "AZE", "Azerbaijan"),
        ("find", "Turkey", "Turkey"),
        ("place", (40.0, -45.5), "40° N, 45.5° W"),
        ("place", ["40.0", "-45.5"], "40° N, 45.5° W"),
        ("place", "somewhere", "somewhere"),
        ("named", "AZE", "AZE"),
    ],
)
def test_what_was_picked_is_told_by_name_and_what_was_typed_as_it_was(id_: str, given: Given, told: str) -> None:
    assert in_one_line(given, QUESTIONS[id_]) == told
