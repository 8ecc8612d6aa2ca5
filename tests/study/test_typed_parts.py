"""Answers of several parts, and of kinds without other forms, that were called right against the judge."""

import json

import pytest

from quizgeo.decks import Cloze, Deck, ListOf, parse_deck
from quizgeo.study import Corrections, TypedAnswer
from tests.study.overruled import DAY, DECK, answered, certain, of, right, texts


@pytest.fixture(scope="module")
def deck() -> Deck:
    return parse_deck(DECK)


# -- several parts ---------------------------------------------------------------------------------------------------


def items(found: Corrections | None) -> dict[str, tuple[str, ...]]:
    """Give what would be accepted beside each item of a list."""
    body = certain(found).mended
    assert isinstance(body, ListOf)
    return {item[0]: item[1:] for item in body.items if item[1:]}


def test_a_refused_item_stands_for_the_one_that_is_missing() -> None:
    whole = parse_deck(DECK.replace(", need: 3", ""))
    found = certain(of(whole, right("Georgia, Persia, Azerbaijan & Turkey", "list"), "list"))
    assert found.right == (TypedAnswer("Persia", 1, DAY, part=1),)
    assert items(found) == {"Iran": ("Iranian Republic", "Persia")}


def test_items_with_spaces_between_them_are_taken_apart() -> None:
    whole = parse_deck(DECK.replace(", need: 3", ""))
    found = certain(of(whole, right("Georgia Azerbaijan Turkey, Persia", "list"), "list"))
    assert [(typed.text, typed.part) for typed in found.right] == [("Persia", 1)]


def test_a_refused_item_that_may_stand_for_several_is_not_clear(deck: Deck) -> None:
    found = certain(of(deck, right('["Georgia","Persia","","Azerbaijan"]', "list"), "list"))
    assert found.right == (TypedAnswer("Persia", 1, DAY, obstacle="unclear"),)
    assert found.mended == found.question.body


def test_several_answers_together_tell_which_item_is_meant(deck: Deck) -> None:
    events = [*right("Georgia, Persia, Azerbaijan", "list"), *right("Georgia, Persia, Turkey", "list")]
    found = certain(of(deck, events, "list"))
    assert found.right == (TypedAnswer("Persia", 2, DAY, part=1),)


def test_answers_that_contradict_each_other_tell_no_item(deck: Deck) -> None:
    one, other = "Georgia, Persia, Iran", "Azerbaijan, Persia, Turkey"
    found = certain(of(deck, [*right(one, "list"), *right(other, "list")], "list"))
    assert [typed.obstacle for typed in found.right] == ["unclear"]


def test_more_items_than_asked_tell_no_item(deck: Deck) -> None:
    found = certain(of(deck, right("Georgia, Iran, Turkey, Persia", "list"), "list"))
    assert [typed.obstacle for typed in found.right] == ["unclear"]


def test_every_gap_is_looked_at_on_its_own(deck: Deck) -> None:
    found = certain(of(deck, right('["Anatolia","Hayastan"]', "cloze"), "cloze"))
    assert [(typed.text, typed.part) for typed in found.right] == [("Anatolia", 0), ("Hayastan", 1)]
    assert isinstance(found.mended, Cloze)
    assert [gap.accept for gap in found.mended.gaps] == [("Anatolia",), ("Hayastan",)]
    assert found.mended.gaps[1].hint == "a neighbour"
    half = certain(of(deck, right('["Turkey","Hayastan"]', "cloze"), "cloze"))
    assert texts(half.right) == ["Hayastan"]


def test_one_word_in_two_gaps_is_two_things(deck: Deck) -> None:
    events = [*right('["Anatolia","Armenia"]', "cloze"), *right('["Turkey","Anatolia"]', "cloze")]
    found = certain(of(deck, events, "cloze"))
    assert [(typed.part, typed.count) for typed in found.right] == [(0, 1), (1, 1)]


def test_a_single_gap_may_be_a_bare_text(deck: Deck) -> None:
    found = certain(of(deck, [*right("Bakou la belle", "gap", form="cloze")], "gap"))
    assert [(typed.text, typed.part) for typed in found.right] == [("Bakou la belle", 0)]


def test_answers_to_another_number_of_gaps_are_left_out(deck: Deck) -> None:
    assert of(deck, right('["Anatolia","Hayastan","1993"]', "cloze"), "cloze") is None


def test_a_text_with_gaps_takes_in_no_more_than_it_may_hold() -> None:
    long = parse_deck(DECK.replace("The capital is", "x" * 7_000 + " is"))
    events = [*right("y" * 900, "gap", form="cloze"), *right("z" * 900, "gap", form="cloze")]
    found = certain(of(long, events, "gap"))
    assert [typed.obstacle for typed in found.right] == ["", "too-long"]


# -- numbers, dates, places ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "given", "text"),
    [
        ("number", "5,000", "5,000"),
        ("date", "2023", "2023"),
        ("date", "August 2023", "August 2023"),
        ("find", "Hayastan", "Hayastan"),
        ("place", "[41.5,44.5]", "41.5, 44.5"),
    ],
)
def test_kinds_without_other_forms_are_told_as_facts(deck: Deck, question: str, given: str, text: str) -> None:
    found = certain(of(deck, right(given, question), question))
    assert found.right == (TypedAnswer(text, 1, DAY, obstacle="no-field"),)
    assert found.mended == found.question.body


def test_parts_and_numbers_given_often_are_told(deck: Deck) -> None:
    events = [
        *[answered("Kherson, Georgia", "list", grade="partial") for _ in range(2)],
        *[answered('["Turkey","Iran"]', "cloze", grade="partial") for _ in range(2)],
        *[answered("83", "number") for _ in range(3)],
        *[answered("2023", "date", grade="partial") for _ in range(3)],
    ]
    assert [(typed.text, typed.part) for typed in certain(of(deck, events, "list")).often] == [("Kherson", None)]
    assert [(typed.text, typed.part) for typed in certain(of(deck, events, "cloze")).often] == [("Iran", 1)]
    assert [(typed.text, typed.count) for typed in certain(of(deck, events, "number")).often] == [("83", 3)]
    assert of(deck, events, "date") is None


def test_the_log_keeps_parts_as_they_are_read(deck: Deck) -> None:
    written = json.dumps(["Turkey", "Hayastan"], ensure_ascii=False, separators=(",", ":"))
    assert texts(certain(of(deck, right(written, "cloze"), "cloze")).right) == ["Hayastan"]
