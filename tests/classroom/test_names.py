"""Names are one clean line of fair length, and no two in a room can be taken for each other."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.classroom.names import fault, folded, generated, is_blocked, is_taken, suggestion, tidy


@given(st.text())
def test_a_tidy_name_is_one_line_without_controls_and_stays_as_it_is(text: str) -> None:
    name = tidy(text)
    assert not [char for char in name if unicodedata.category(char) in ("Cc", "Zl", "Zp")]
    assert tidy(name) == name


@pytest.mark.parametrize("name", ["Zahra", "ظفر", "გიორგი", "Ольга", "👩‍🚀", "Nguyễn", "x" * 24])
def test_names_of_all_scripts_are_taken(name: str) -> None:
    assert fault(tidy(name)) == ""


@pytest.mark.parametrize(("name", "why"), [("", "name_empty"), ("\u0301", "name_empty"), ("x" * 25, "name_long")])
def test_a_name_that_is_none_or_too_long_is_named(name: str, why: str) -> None:
    assert fault(tidy(name)) == why


@pytest.mark.parametrize(
    ("one", "other"), [("Ann", "ANN"), ("Ann Lee", "annlee"), ("ａｎｎ", "ann"), ("аnn", "ann"), ("ΑΝΝ", "avv")]
)
def test_names_that_look_alike_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text(min_size=1, max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_a_suggestion_is_free(name: str, others: list[str]) -> None:
    assert not is_taken(suggestion(name, [*others, name]), [*others, name])


def test_generated_names_are_free_even_when_many_are_taken() -> None:
    taken: list[str] = []
    for _player in range(200):
        taken.append(generated(Random(len(taken)).choice, taken))
    assert len({folded(name) for name in taken}) == 200
    assert all(fault(name) == "" for name in taken)


def test_words_that_are_not_wanted_are_found_whole() -> None:
    assert is_blocked("big-Fool", ["fool"])
    assert not is_blocked("foolproof", ["fool"])
