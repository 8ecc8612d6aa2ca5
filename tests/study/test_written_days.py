"""Days as people write them are read, in the language in use too; what is no day, or too far, is refused in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import language
from quizgeo.clock import EPOCH, day_date
from quizgeo.study.agenda import Break
from quizgeo.study.written_days import FARTHEST, DayError, read_break, read_day, read_exam

TODAY = (date(2025, 7, 1) - EPOCH).days


def day(year: int, month: int, number: int) -> int:
    return (date(year, month, number) - EPOCH).days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-12-05", (2025, 12, 5)),
        (" 2025-7-9 ", (2025, 7, 9)),
        ("12-05", (2025, 12, 5)),
        ("07-01", (2025, 7, 1)),
        ("06-30", (2026, 6, 30)),
        ("02-29", (2028, 2, 29)),
        ("5 Dec", (2025, 12, 5)),
        ("5. december", (2025, 12, 5)),
        ("Dec 5", (2025, 12, 5)),
        ("Dec 5, 2026", (2026, 12, 5)),
        ("5 Dec 2024", (2024, 12, 5)),
        ("today", (2025, 7, 1)),
        ("Tomorrow", (2025, 7, 2)),
        ("+30", (2025, 7, 31)),
    ],
)
def test_days_are_read(text: str, found: tuple[int, int, int]) -> None:
    assert read_day(text, TODAY) == day(*found)


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-02-30", "13-01", "30 Feb", "5 Foo", "2025/12/05", "12", "--", "\x1b[2J"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(DayError, match="is no day: write it as in 2026-12-05"):
        read_day(text, TODAY)


def test_months_have_their_names_in_the_language_in_use() -> None:
    language.use("id")
    try:
        assert read_day("5 Des", TODAY) == read_day("5 desember", TODAY) == day(2025, 12, 5)
        assert read_day("17 Agustus", TODAY) == day(2025, 8, 17)
        assert read_day("5 Dec", TODAY) == day(2025, 12, 5)
    finally:
        language.use("en")


def test_an_exam_is_not_over() -> None:
    assert read_exam("2025-07-01", TODAY) == TODAY
    with pytest.raises(DayError, match=r"^exam: 2025-01-03 is past \(today is 2025-07-01\)$"):
        read_exam("2025-01-03", TODAY)
    with pytest.raises(DayError, match="0001-01-01 is past"):
        read_exam("0001-01-01", TODAY)


@pytest.mark.parametrize("text", ["9999-12-31", f"+{FARTHEST + 1}"])
def test_an_exam_is_within_two_years(text: str) -> None:
    assert read_exam(f"+{FARTHEST}", TODAY) == TODAY + FARTHEST
    with pytest.raises(DayError, match="more than two years off"):
        read_exam(text, TODAY)


def test_beyond_all_dates_there_is_no_day() -> None:
    with pytest.raises(DayError, match="too far off"):
        read_day("+999999", (date.max - EPOCH).days - 3)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-12-20..2026-01-04", (2025, 12, 20), (2026, 1, 4)),
        ("12-20..01-04", (2025, 12, 20), (2026, 1, 4)),
        ("20 Dec .. 24 Dec", (2025, 12, 20), (2025, 12, 24)),
        ("+7..+9", (2025, 7, 8), (2025, 7, 10)),
        ("tomorrow", (2025, 7, 2), (2025, 7, 2)),
        ("+1..+300", (2025, 7, 2), (2026, 4, 27)),
        ("2026-03-25..2027-03-20", (2026, 3, 25), (2027, 3, 20)),
        ("01-02..12-20", (2026, 1, 2), (2026, 12, 20)),
    ],
)
def test_a_break_has_two_ends(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    found = read_break(text, TODAY)
    assert (found.first, found.last) == (day(*first), day(*last))
    assert len(found.days) == found.last - found.first + 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("today..+3", r"away: 2025-07-01 is not after today \(2025-07-01\)"),
        ("2025-12-20..2025-12-19", "away: 2025-12-19 is before 2025-12-20"),
        ("03-25..03-20", "away: 2026-03-20 is before 2026-03-25; if the year after is meant, write it too"),
        ("07-05..07-03", "away: 2025-07-03 is before 2025-07-05; if"),
        ("5 Jul..tomorrow", "away: 2025-07-02 is before 2025-07-05"),
        ("2025-12-20..9999-01-01", "away: 9999-01-01 is more than two years off"),
        ("2025-12-20..", "is no day"),
        ("..2025-12-20", "is no day"),
    ],
)
def test_a_break_that_is_none_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(DayError, match=sentence):
        read_break(text, TODAY)


@given(st.integers(0, FARTHEST))
def test_every_date_is_read_back(ahead: int) -> None:
    wanted = TODAY + ahead
    assert read_exam(day_date(wanted).isoformat(), TODAY) == wanted
    assert read_day(day_date(wanted).strftime("%d %b %Y"), TODAY) == wanted
    assert Break(wanted, wanted).days == range(wanted, wanted + 1)
