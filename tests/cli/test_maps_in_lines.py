"""Questions on maps in line mode: the map is told, never drawn, and numbers, codes, names and coordinates are taken."""

import json
from typing import Any

import pytest

from quizgeo.cli.asked_lines import asked_lines
from quizgeo.cli.lines_in import Answered, Unclear, read
from quizgeo.cli.wishes import wish_of
from quizgeo.decks import parse_deck
from quizgeo.study import Asked, ask

MAPS = """\
quizgeo: 1
deck: maps
title: Maps
language: en
as_of: 2025-07
questions:
  - {id: marked, question: Which country is marked?, answer: Hungary, map: {region: europe, show: HU}}
  - {id: named, question: Find Georgia., find: GE, map: {region: south-caucasus}}
  - {id: clue, question: Find the country whose capital is Tbilisi., find: GE, map: {region: south-caucasus}}
  - {id: place, question: Where is Baku?, place: "40.4, 49.9", within: 40 km, map: {region: south-caucasus}}
"""


def asked(id_: str) -> Asked:
    question = parse_deck(MAPS)[id_]
    return ask(question, question.key, (0, 0))


def number_of(id_: str, code: str) -> str:
    words = asked(id_).map
    assert words is not None
    return str(words.words.codes.index(code) + 1)


def test_what_is_marked_is_told_without_its_name() -> None:
    question, title, told = asked_lines(asked("marked"))
    assert (question, title) == ("Which country is marked?", "Map: Europe.")
    assert "Slovakia (north)" in told
    assert "Hungary" not in told


def test_countries_to_choose_from_are_numbered_and_none_is_named() -> None:
    _question, _title, *candidates = asked_lines(asked("clue"))
    assert [line[:2] for line in candidates] == ["1)", "2)", "3)", "4)", "5)"]
    assert not any("Georgia" in line for line in candidates)


def test_nothing_is_drawn() -> None:
    for id_ in ("marked", "named", "clue", "place"):
        assert not any("\u2800" <= char <= "\u28ff" for line in asked_lines(asked(id_)) for char in line)


@pytest.mark.parametrize("end", ["", ")", "."])
def test_a_number_is_the_country_of_that_number_out_of_five(end: str) -> None:
    assert read(number_of("clue", "GEO") + end, asked("clue")) == Answered("GEO", 5)


def test_a_name_or_a_code_is_no_choice_among_any() -> None:
    assert read("Georgia", asked("clue")) == Answered("Georgia", 0)
    assert read("GE", asked("clue")) == Answered("GE", 0)


@pytest.mark.parametrize("line", ["0", "6", "17"])
def test_a_number_of_nothing_is_no_answer(line: str) -> None:
    typed = read(line, asked("clue"))
    assert isinstance(typed, Unclear)
    assert "1 to 5" in typed.wish


def test_a_name_that_the_question_tells_is_no_answer() -> None:
    assert isinstance(read("Georgia", asked("named")), Unclear)
    assert "country" not in wish_of(asked("named"))
    assert read(number_of("named", "GEO"), asked("named")) == Answered("GEO", 5)
    assert read("geo", asked("named")) == Answered("geo", 0)  # a program may draw the map itself


@pytest.mark.parametrize("line", ["40.4, 49.9", "40.4 N 49.9 E", "49.9 E, 40.4 N", "40°24'N 49°54'E", "40,4; 49,9"])
def test_a_point_is_read_in_any_usual_form(line: str) -> None:
    typed = read(line, asked("place"))
    assert isinstance(typed, Answered)
    assert typed.given == pytest.approx((40.4, 49.9))


@pytest.mark.parametrize("line", ["Baku", "40.4", "95, 20", "40.4, 200"])
def test_what_is_no_point_is_no_answer_and_the_wish_does_not_tell_one_near_it(line: str) -> None:
    typed = read(line, asked("place"))
    assert isinstance(typed, Unclear)
    assert "40.4" not in typed.wish


def test_a_program_gets_the_map_in_words_and_no_code(home: Any, talk: Any) -> None:
    home.deck(MAPS)
    dialogue = talk("maps")
    found = dialogue.next("question")["map"]
    assert (found["task"], found["region"], found["as_of"]) == ("look", "europe", "2025-07")
    assert "HUN" not in json.dumps(found)
    dialogue.send("Romania")
    told = dialogue.next("verdict")["map_told"]
    assert [line.partition(":")[0] for line in told] == ["Hungary", "Romania"]
    found = dialogue.next("question")["map"]
    assert (found["task"], len(found["candidates"])) == ("find", 5)
    assert "GEO" not in json.dumps(found)


def test_what_is_contested_or_water_is_asked_again_and_not_logged(home: Any, talk: Any) -> None:
    home.deck(MAPS)
    dialogue = talk("maps")
    for _turn in range(2):
        dialogue.next("question")
        dialogue.send("?")
        dialogue.next("verdict")
    assert dialogue.next("question")["card"] == "maps/clue"
    for line, word in (("Kosovo", "contested"), ("43.5, 35.0", "water")):
        dialogue.send(line)
        assert word in dialogue.next("error")["message"]
        assert dialogue.next("question")["card"] == "maps/clue"
    dialogue.send("Georgia")
    assert dialogue.next("verdict")["grade"] == "exact"


def test_the_summary_names_what_was_picked(home: Any, call: Any) -> None:
    home.deck(MAPS)
    done = call("study", "maps", "--plain", lines=["?", number_of("named", "AZE"), ":q"])
    assert "You said: Azerbaijan." in done.out
    assert "You said: Azerbaijan." in done.out
    assert "Georgia: in the north of the map" in done.out
