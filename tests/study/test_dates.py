"""Days stand as people read them, in both languages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import language
from quizgeo.clock import EPOCH
from quizgeo.study import date_in_words, day_in_words
from quizgeo.study.dates import MONTHS, past_day_in_words

TODAY = (dt.date(2026, 3, 2) - EPOCH).days


@pytest.mark.parametrize(("parts", "words"), [
    ((2026,), "2026"), ((2026, 2), "Feb 2026"), ((2026, 2, 12), "12 Feb 2026"), ((988,), "988"),
])  # fmt: skip
def test_a_date_is_told_at_its_own_precision(parts: tuple[int, ...], words: str) -> None:
    assert date_in_words(*parts) == words


def test_months_have_indonesian_names() -> None:
    language.use("id")
    assert [date_in_words(2026, month, 1) for month in (5, 8, 12)] == ["1 Mei 2026", "1 Agu 2026", "1 Des 2026"]


@pytest.mark.parametrize(("ago", "words"), [(-1, "today"), (0, "today"), (1, "yesterday"), (2, "28 Feb 2026")])
def test_what_is_over_is_told_from_today(ago: int, words: str) -> None:
    assert past_day_in_words(TODAY - ago, TODAY) == words


@given(st.dates())
def test_the_day_can_be_read_back(date: dt.date) -> None:
    day, month, year = day_in_words((date - EPOCH).days).split()
    assert dt.date(int(year), MONTHS.index(month) + 1, int(day)) == date
