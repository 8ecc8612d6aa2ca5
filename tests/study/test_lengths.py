"""Lengths of time are told as people tell them, or in a few cells where room is short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import language
from quizgeo.study import days_in_short, days_in_words, milliseconds_in_words, wait_in_words


@pytest.mark.parametrize(("days", "words", "short"), [
    (-3, "today", "today"), (0, "today", "today"), (1, "1 day", "1 d"), (60, "60 days", "60 d"),
    (61, "2 months", "2 mo"), (104, "3 months", "3 mo"), (365, "12 months", "12 mo"), (715, "23 months", "23 mo"),
    (731, "2 years", "2 y"), (920, "2.5 years", "2.5 y"), (3650, "10 years", "10 y"), (36500, "99.9 years", "99.9 y"),
])  # fmt: skip
def test_days(days: int, words: str, short: str) -> None:
    assert days_in_words(days) == words
    assert days_in_short(days) == short


@pytest.mark.parametrize(("days", "words"), [
    (-1, "today"), (0, "today"), (1, "tomorrow"), (2, "in 2 days"), (104, "in 3 months"), (920, "in 2.5 years"),
])  # fmt: skip
def test_waits(days: int, words: str) -> None:
    assert wait_in_words(days) == words


def test_days_in_indonesian_have_a_decimal_comma() -> None:
    language.use("id")
    assert [days_in_short(days).split()[0] for days in (61, 100, 800)] == ["2", "3", "2,2"]
    assert [days_in_words(days) for days in (1, 100, 800)] == ["1 hari", "3 bulan", "2,2 tahun"]


@given(st.integers(0, 36_500))
def test_short_days_fit_in_eight_cells(days: int) -> None:
    assert len(days_in_short(days)) <= 8


@given(st.integers(0, 36_499))
def test_a_longer_time_never_sounds_shorter(days: int) -> None:
    def size(words: str) -> float:
        count, _space, unit = words.partition(" ")
        units = {"day": 1.0, "days": 1.0, "month": 30.44, "months": 30.44, "year": 365.25, "years": 365.25}
        return 0.0 if words == "today" else float(count) * units[unit]

    assert size(days_in_words(days)) <= size(days_in_words(days + 1))


@pytest.mark.parametrize(("ms", "words"), [
    (0, "0 s"), (9_100, "9 s"), (59_499, "59 s"), (680_000, "11 min 20 s"), (3_900_000, "1 h 5 min"),
])  # fmt: skip
def test_milliseconds(ms: int, words: str) -> None:
    assert milliseconds_in_words(ms) == words
