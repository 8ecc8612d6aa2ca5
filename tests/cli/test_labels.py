"""Letters, numbers and texts name what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.cli.labels import by_letter, by_number, by_text, is_double, letter, most_held, named, split

THINGS = ("Armenia", "Georgia", "Azerbaijan")


@pytest.mark.parametrize(
    ("place", "label"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (51, "az"), (52, "ba"), (701, "zz")]
)
def test_places_have_letters(place: int, label: str) -> None:
    assert letter(place) == label


@given(st.integers(0, 5000))
def test_a_letter_leads_back_to_its_place(place: int) -> None:
    things = [str(number) for number in range(place + 1)]
    assert by_letter(letter(place), things) == things[place]
    assert by_letter(f"{letter(place).upper()})", things) == things[place]


def test_a_number_counts_from_one() -> None:
    assert by_number("1", THINGS) == "Armenia"
    assert by_number("3.", THINGS) == "Azerbaijan"
    assert by_number("0", THINGS) is None
    assert by_number("4", THINGS) is None
    assert by_number("²", THINGS) is None


@pytest.mark.parametrize("typed", ["Georgia", "georgia", "GEORGIA.", '"Georgia"', "“georgia”", "  Géorgia ".strip()])
def test_a_text_counts_without_case_accents_and_quotes(typed: str) -> None:
    assert by_text(typed, THINGS) == "Georgia"


def test_a_text_that_fits_two_things_names_none() -> None:
    assert by_text("ARMENIA", ("Armenia", "armenia")) is None
    assert by_text("armenia", ("Armenia", "armenia")) == "armenia"


def test_nothing_names_nothing() -> None:
    assert named("", THINGS) is None
    assert named("...", ("???", "!!!")) is None


def test_the_letter_of_one_thing_and_the_text_of_another_is_neither() -> None:
    vitamins = ("C", "A", "B")
    assert is_double("a", vitamins)
    assert named("a", vitamins) is None
    assert named("a)", vitamins) == "C"
    assert named('"a"', vitamins) == "A"
    assert named("C", ("A", "B", "C")) == "C"


def test_pieces_may_hold_commas_themselves() -> None:
    things = ("Washington, D.C.", "Rome")
    known = most_held(things)
    assert split("Rome, Washington, D.C.", lambda piece: by_text(piece, things), known) == ["Rome", "Washington, D.C."]
    assert split("Rome, Paris", lambda piece: by_text(piece, things), known) is None


@given(st.lists(st.text(max_size=8), max_size=6), st.text(max_size=12))
def test_no_text_is_too_odd_to_be_looked_up(things: list[str], typed: str) -> None:
    assert named(typed, things) in (None, *things)
    is_double(typed, things)
