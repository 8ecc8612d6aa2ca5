"""Lengths of time fit on a button."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import language
from quizgeo.study import days_in_words, milliseconds_in_words


@pytest.mark.parametrize(("days", "words"), [
    (-3, "today"), (0, "today"), (1, "1 d"), (60, "60 d"), (61, "2 mo"), (100, "3.3 mo"), (365, "12 mo"), (366, "1 y"),
    (3650, "10 y"), (36500, "99.9 y"),
])  # fmt: skip
def test_days(days: int, words: str) -> None:
    assert days_in_words(days) == words


def test_days_in_indonesian_have_a_decimal_comma() -> None:
    language.use("id")
    assert [days_in_words(days) for days in (61, 100, 800)] == ["2 bl", "3,3 bl", "2,2 th"]


@given(st.integers(0, 36_500))
def test_days_fit_in_seven_cells(days: int) -> None:
    assert len(days_in_words(days)) <= 7


@pytest.mark.parametrize(("ms", "words"), [
    (0, "0 s"), (9_100, "9 s"), (59_499, "59 s"), (680_000, "11 min 20 s"), (3_900_000, "1 h 5 min"),
])  # fmt: skip
def test_milliseconds(ms: int, words: str) -> None:
    assert milliseconds_in_words(ms) == words
