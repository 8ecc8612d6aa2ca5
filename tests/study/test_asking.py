"""What a question shows before it is answered: everything needed, nothing of the answer, and the same each time."""

import pytest

from quizgeo.decks import CardKey, Deck, Question, parse_deck
from quizgeo.study import Asked, Blank, ask
from tests.study.bench import EVERY_KIND

CHOICE = """
quizgeo: 1
deck: d
title: T
language: en
questions:
  - {id: plain, question: Which?, answer: Key, wrong: [a, b, c, d, e, f]}
  - {id: shown, question: Which?, answer: Key, wrong: [a, b, c, d, e, f], show: 3}
  - {id: fixed, question: Which?, answer: Key, wrong: [a, b, c], shuffle: no}
  - id: pinned
    question: Which?
    options: [{text: Key, correct: true}, a, b, {text: None of these, pin: last}, {text: Top, pin: first}]
"""


@pytest.fixture
def deck() -> Deck:
    return parse_deck(CHOICE)


def shown(question: Question, *turn: int) -> Asked:
    return ask(question, question.key, turn)


def test_the_same_turn_is_always_shown_alike(deck: Deck) -> None:
    assert shown(deck["plain"], 1, 2) == shown(deck["plain"], 1, 2)


def test_turns_differ_and_every_place_is_taken(deck: Deck) -> None:
    places = {shown(deck["plain"], turn).options.index("Key") for turn in range(200)}
    assert places == set(range(7))


def test_each_place_is_about_as_likely(deck: Deck) -> None:
    places = [shown(deck["plain"], turn).options.index("Key") for turn in range(1400)]
    counts = [places.count(place) for place in range(7)]
    assert max(counts) < 1.35 * min(counts), counts


def test_show_draws_some_wrong_options_beside_the_right_one(deck: Deck) -> None:
    drawn = [shown(deck["shown"], turn) for turn in range(50)]
    assert all(len(asked.options) == 4 and "Key" in asked.options for asked in drawn)
    assert set().union(*(asked.options for asked in drawn)) == {"Key", *"abcdef"}
    assert all(asked.chance == pytest.approx(1 / 4) for asked in drawn)


def test_a_written_order_is_kept_where_the_deck_asks_for_it(deck: Deck) -> None:
    assert {shown(deck["fixed"], turn).options for turn in range(20)} == {("Key", "a", "b", "c")}


def test_pinned_options_keep_their_place(deck: Deck) -> None:
    drawn = [shown(deck["pinned"], turn).options for turn in range(20)]
    assert {(options[0], options[-1]) for options in drawn} == {("Top", "None of these")}
    assert len({options[1:-1] for options in drawn}) > 1


def test_an_order_is_never_shown_solved() -> None:
    question = parse_deck(EVERY_KIND)["order"]
    drawn = {shown(question, turn).options for turn in range(200)}
    assert ("First", "Second", "Third") not in drawn
    assert len(drawn) >= 3


def test_a_match_shows_each_right_side_once() -> None:
    asked = shown(parse_deck(EVERY_KIND)["match"], 0)
    assert asked.options == ("Georgia", "Armenia")
    assert sorted(asked.targets) == ["Baku", "Tbilisi", "Yerevan"]


def test_groups_show_their_items_mixed() -> None:
    asked = shown(parse_deck(EVERY_KIND)["groups"], 0)
    assert sorted(asked.options) == ["Belarus", "Russia", "Turkey"]
    assert asked.targets == ("CSTO", "NATO")
    assert asked.chance == pytest.approx(1 / 8)


def test_a_cloze_shows_its_gaps_and_none_of_their_hints() -> None:
    asked = shown(parse_deck(EVERY_KIND)["cloze"], 0)
    assert asked.parts == (Blank(), " closed its border with ", Blank(), ".")
    assert asked.gaps == 2


@pytest.mark.parametrize(("name", "field", "value"), [
    ("number", "unit", "people"), ("date", "precision", "month"), ("list", "need", 2), ("flash", "self_graded", True),
    ("open", "self_graded", True), ("text", "hints", 1), ("truth", "options", ("True", "False")),
])  # fmt: skip
def test_what_else_a_kind_shows(name: str, field: str, value: object) -> None:
    assert getattr(shown(parse_deck(EVERY_KIND)[name], 0), field) == value


def test_the_way_back_of_a_flashcard_asks_the_other_side() -> None:
    question = parse_deck(EVERY_KIND)["flash"]
    assert ask(question, question.key, (0,)).prompt == "CSTO"
    assert ask(question, CardKey(f"{question.key}~back"), (0,)).prompt == "Collective Security Treaty Organisation"


SECRET = "zqx"
LEAKY = f"""
quizgeo: 1
deck: d
title: T
language: en
questions:
  - {{id: text, question: Q?, answer: {SECRET}, accept: [{SECRET}a], explain: {SECRET}}}
  - {{id: number, question: Q?, number: 7654321}}
  - {{id: date, question: Q?, date: 7654-03-21}}
  - {{id: list, question: Q?, list: [{SECRET}, {SECRET}b]}}
  - {{id: cloze, cloze: "The (({SECRET}|{SECRET}c::hint)) here."}}
  - {{id: flash, front: F, back: {SECRET}}}
  - {{id: open, question: Q?, model: {SECRET}, rubric: [{SECRET}]}}
  - {{id: choice, question: Q?, options: [{{text: A, correct: true, feedback: {SECRET}}}, B], explain: {SECRET}}}
"""


@pytest.mark.parametrize("name", ["text", "number", "date", "list", "cloze", "flash", "open", "choice"])
def test_nothing_of_the_answer_is_in_what_is_asked(name: str) -> None:
    asked = shown(parse_deck(LEAKY)[name], 0)
    told = repr(asked)
    assert SECRET not in told
    assert "7654" not in told
    assert "correct" not in told


def test_luck_on_a_map_counts_as_where_few_are_offered_in_words() -> None:
    deck = parse_deck(
        "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n"
        "  - {id: a, question: Find Japan., find: JPN, map: {region: world}}\n"
    )
    assert shown(deck["a"], 0).chance == pytest.approx(1 / 5)
