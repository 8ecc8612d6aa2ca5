"""Texts become numbers, dates and other values by the rule of their type, or say why not."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import Gap, PartialDate, Span, Tolerance
from quizgeo.decks.cloze import parse_cloze
from quizgeo.decks.dates import dates_meant
from quizgeo.decks.decimals import readings, two_readings
from quizgeo.decks.scalars import (
    MisreadError,
    is_slug,
    nearest,
    read_address,
    read_bool,
    read_date,
    read_decimal,
    read_distance,
    read_language,
    read_path,
    read_range,
    read_seconds,
    read_span,
    read_tolerance,
    read_whole,
    slug_of,
)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_a_decimal_is_what_is_written(value: Decimal) -> None:
    assert read_decimal(f"{value:f}") == value


@given(st.dates())
def test_a_day_is_what_is_written(value: date) -> None:
    assert read_date(value.isoformat()) == PartialDate(value.year, value.month, value.day)
    assert str(read_date(value.isoformat()[:7])) == value.isoformat()[:7]
    assert str(read_date(value.isoformat()[:4])) == value.isoformat()[:4]


@given(st.text(max_size=40))
def test_any_text_makes_an_identity_or_nothing(text: str) -> None:
    made = slug_of(text)
    assert made == "" or is_slug(made)


@given(st.text(max_size=60))
def test_any_text_is_read_or_misread(text: str) -> None:
    readers: tuple[Callable[[str], object], ...] = (
        read_address, read_bool, read_date, read_decimal, read_distance, read_language, read_path, read_range,
        read_seconds, read_span, read_tolerance, parse_cloze,
    )  # fmt: skip
    for read in readers:
        with suppress(MisreadError):
            read(text)


def test_a_misread_text_says_what_to_write() -> None:
    with pytest.raises(MisreadError, match='"x" is no number') as raised:
        read_decimal("x")
    assert (raised.value.message, raised.value.fix) == ('"x" is no number', "write digits, such as 11 or 2.5")


READ: list[tuple[Callable[[str], object], str, object]] = [
    (read_bool, "True", True),
    (read_bool, "OFF", False),
    (read_range, "60..70", (60, 70)),
    (read_range, "-5 .. 5", (-5, 5)),
    (read_range, "1.50", (Decimal("1.5"), Decimal("1.5"))),
    (read_tolerance, "5", Tolerance(Decimal(5))),
    (read_tolerance, "0.5 %", Tolerance(Decimal("0.5"), percent=True)),
    (read_span, "1 day", Span(1, "day")),
    (read_span, "3years", Span(3, "year")),
    (read_distance, "30 km", 30.0),
    (read_distance, "1500m", 1.5),
    (read_distance, "2 mi", 3.218688),
    (read_seconds, "30", 30),
    (read_seconds, "90s", 90),
    (read_seconds, "2m", 120),
    (read_seconds, "1:30", 90),
    (read_seconds, "3600", 3600),
    (read_language, "zh-Hant", "zh-Hant"),
    (read_language, "pt-BR", "pt-BR"),
    (read_language, "es-419", "es-419"),
    (read_address, "https://host.example/a?b=c#d", "https://host.example/a?b=c#d"),
    (read_path, "sub/part.yaml", "sub/part.yaml"),
]


@pytest.mark.parametrize(("read", "text", "value"), READ)
def test_values_are_read(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


MISREAD: list[tuple[Callable[[str], object], str]] = [
    (read_decimal, "1e3"),
    (read_decimal, "٣"),
    (read_decimal, "1" * 41),
    (read_decimal, "+1"),
    (read_date, "0000"),
    (read_date, "2023-9"),
    (read_date, "2023/09/19"),
    (read_date, "1900-02-29"),
    (read_span, "1.5 days"),
    (read_span, "days"),
    (read_distance, "0 km"),
    (read_distance, "5"),
    (read_distance, f"{'9' * 41} km"),
    (read_seconds, "4"),
    (read_seconds, "61m"),
    (read_seconds, "1h"),
    (read_language, "EN"),
    (read_language, "english"),
    (read_address, "javascript:alert(1)"),
    (read_address, "//host"),
    (read_address, "http://user@host/"),
    (read_address, "http://"),
]


@pytest.mark.parametrize(("read", "text"), MISREAD)
def test_what_is_no_value_is_refused(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(MisreadError):
        read(text)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("11,000", "write 11000 or 11"),
        ("1,500", "write 1500 or 1.5"),
        ("11 000", "write 11000"),
        ("1 234 567.5", "write 1234567.5"),
        ("11.000.000", "write 11000000"),
        ("-1.234,5", "write -1234.5"),
        ("11,5", "write 11.5"),
        ("0,500", "write 0.500"),
        ("ten", "write digits, such as 11 or 2.5"),
        ("11000.", "write digits, such as 11 or 2.5"),
    ],
)
def test_a_number_in_another_writing_is_shown_in_ours(text: str, fix: str) -> None:
    with pytest.raises(MisreadError) as raised:
        read_decimal(text)
    assert raised.value.fix == fix


@pytest.mark.parametrize("text", ["0", "6", "2.0", "2.5", "-1"])
def test_a_whole_number_is_whole_and_in_range(text: str) -> None:
    with pytest.raises(MisreadError, match="from 1 to 5"):
        read_whole(text, 1, 5)
    assert read_whole("3", 1, 5) == 3


def test_an_identity_is_short_and_plain() -> None:
    assert is_slug("a-1-b")
    assert is_slug("x" * 64)
    assert not any(map(is_slug, ("", "-a", "a-", "a--b", "A", "a_b", "x" * 65, "é")))
    assert slug_of("The 2nd Karabakh War!") == "the-2nd-karabakh-war"


def test_the_nearest_word_is_found_or_none() -> None:
    assert nearest("tittle", ("title", "language")) == "title"
    assert nearest("zzz", ("title", "language")) == ""


@given(st.lists(st.text(alphabet="abc ()\\|:é", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=4))
def test_a_cloze_that_escapes_its_signs_reads_back(answers: list[str]) -> None:
    def escaped(text: str) -> str:
        return "".join(f"\\{char}" if char in "()\\|:" else char for char in text)

    text = " and ".join(f"(({escaped(answer)}))" for answer in answers)
    gaps = [part for part in parse_cloze(text) if isinstance(part, Gap)]
    assert [gap.answer for gap in gaps] == [answer.strip() for answer in answers]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("38 countries", "write 38, and countries under unit"),
        ("38km", "write 38, and km under unit"),
        ("11 ribu", "write 11000"),
        ("1,5 million people", "write 1500000, and people under unit"),
        ("2 billion", "write 2000000000"),
        ("eleven", "write digits, such as 11 or 2.5"),
        ("1,2,3 km", "write digits, such as 11 or 2.5"),
        ("60 - 70", "write digits, such as 11 or 2.5"),
    ],
)
def test_words_behind_a_number_are_told_where_they_belong(text: str, fix: str) -> None:
    with pytest.raises(MisreadError) as raised:
        read_range(text)
    assert raised.value.fix == fix


@pytest.mark.parametrize(
    ("read", "text", "fix"),
    [
        (read_tolerance, "5,000", "write 5000 or 5"),
        (read_tolerance, "2,5%", "write 2.5%"),
        (read_tolerance, "some", "write an amount such as 5, or a share such as 5%"),
        (read_distance, "1.500.000 m", "write 1500000 m"),
        (read_distance, "1,5 km", "write 1.5 km"),
        (read_distance, "5 furlongs", "write 30 km, 500 m or 20 mi"),
    ],
)
def test_an_amount_in_another_writing_is_shown_in_ours(read: Callable[[str], object], text: str, fix: str) -> None:
    with pytest.raises(MisreadError) as raised:
        read(text)
    assert raised.value.fix == fix


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("19.09.2023", "write 2023-09-19"),
        ("19/9/2023", "write 2023-09-19"),
        ("3/4/2023", "write 2023-04-03 or 2023-03-04"),
        ("4/4/2023", "write 2023-04-04"),
        ("2023/9/19", "write 2023-09-19"),
        ("2023-9", "write 2023-09"),
        ("9/2023", "write 2023-09"),
        ("20230919", "write 2023-09-19"),
        ("19 September 2023", "write 2023-09-19"),
        ("Sept. 19th, 2023", "write 2023-09-19"),
        ("19 Mei 2023", "write 2023-05-19"),
        ("Agustus 1999", "write 1999-08"),
    ],
)
def test_a_date_in_another_writing_is_shown_in_ours(text: str, fix: str) -> None:
    with pytest.raises(MisreadError) as raised:
        read_date(text)
    assert raised.value.fix == fix


@pytest.mark.parametrize(
    "text",
    [
        "31.2.2023",
        "19.9.23",
        "May 5",
        "2023 2024",
        "May June 2023",
        "1 2 May 2023",
        "soon",
        "",
        "Maybe so in 2023",
        "1.2.3.2023",
    ],
)
def test_what_means_no_date_is_told_the_three_forms(text: str) -> None:
    with pytest.raises(MisreadError) as raised:
        read_date(text)
    assert raised.value.fix == "write 2023, 2023-09 or 2023-09-19"


@given(
    st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d", "%Y%m%d"])
)
def test_a_date_that_is_shown_in_our_writing_is_among_the_readings(day: date, form: str) -> None:
    assert day.isoformat() in dates_meant(day.strftime(form))


@given(st.text(max_size=40))
def test_what_is_shown_in_our_writing_can_be_read(text: str) -> None:
    for way in dates_meant(text):
        read_date(way)
    for way in readings(text):
        read_decimal(way)


@given(st.integers(1, 999), st.integers(0, 999))
def test_both_readings_of_a_doubtful_number_are_beyond_doubt(whole: int, fraction: int) -> None:
    ways = two_readings(f"{whole}.{fraction:03}", comma=True)
    assert ways is not None
    assert [two_readings(way, comma=True) for way in ways] == [None, None]
    assert Decimal(ways[0]) == Decimal(f"{whole}.{fraction:03}")
    assert Decimal(ways[1]) == whole * 1000 + fraction
