"""Typed numbers: how they may be written, tolerance, units, ranges."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgeo.answers import Verdict, check_answer
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Number, Tolerance


def number(written: str, *units: str, within: str = "") -> Number:
    low, _, high = written.partition("..")
    tolerance = Tolerance(Decimal(within.rstrip("%")), within.endswith("%")) if within else None
    return Number(Decimal(low), Decimal(high or low), written, units, tolerance)


def judge(body: Number, text: str, language: str = "en") -> Verdict:
    return check_answer(Question(CardKey("deck/q"), "q", body, "How many?", language=language), text)


NINES = "nine hundred and ninety-nine"


class TestWriting:
    @pytest.mark.parametrize(
        "text",
        [
            "30000",
            "30,000",
            "30 000",
            "30'000",
            "３００００",
            "٣٠٠٠٠",
            "30,000.0",
            "3e4",
            "3.0e4",
            "30k",
            "30 k troops",
            "30 thousand",
            "0.03 million",
            "thirty thousand",
            "Thirty-thousand",
            "tiga puluh ribu",
            "tigapuluh ribu",
            "30 ribu",
            "30rb",
            "about 30,000",
            "~30000",
            "± 30000",
            "up to 30 000",
            "kurang lebih 30000 orang",
            "kira-kira 30000",
            "it was 30,000.",
            "$30,000",
            "+30000",
            "60000/2",
            "30000th",
            "ke-30000",
            "30,000 men",
        ],
    )
    def test_thirty_thousand_in_english(self, text: str) -> None:
        found = judge(number("30000"), text)
        assert (found.grade, found.reason) == ("exact", "same")

    @pytest.mark.parametrize(
        "text",
        ["30.000", "30000", "30 000", "30.000,0", "tiga puluh ribu", "30 ribu", "Rp 30.000", "sekitar 30.000 orang"],
    )
    def test_thirty_thousand_in_indonesian(self, text: str) -> None:
        found = judge(number("30000"), text, "id")
        assert (found.grade, found.reason) == ("exact", "same")

    @pytest.mark.parametrize(
        ("written", "text", "language", "reason"),
        [
            ("30000", "30.000", "en", "other-separator"),
            ("38", "38.000", "en", "different"),
            ("38", "38,000", "id", "different"),
            ("38", "38.00", "en", "same"),
            ("30000", "30.000,00", "en", "other-separator"),
            ("30000", "30,000", "id", "other-separator"),
            ("2.5", "2,5", "en", "other-separator"),
            ("2.5", "2.5", "id", "other-separator"),
            ("2.5", "2,5", "id", "same"),
            ("30", "30.000", "en", "different"),
            ("30000", "30", "en", "different"),
            ("1991", "1,991", "en", "same"),
            ("30000", "3,0000", "en", "different"),
            ("1234567", "1,234,567", "en", "same"),
            ("1234567", "1,234 567", "en", "not-a-number"),
            ("1234567", "1.234.567", "en", "other-separator"),
        ],
    )
    def test_both_conventions_are_tried_the_language_of_the_deck_first(
        self, written: str, text: str, language: str, reason: str
    ) -> None:
        assert judge(number(written), text, language).reason == reason

    @pytest.mark.parametrize(
        ("written", "text", "language"),
        [
            ("5000000", "5 m", "en"),
            ("5000000", "5M", "en"),
            ("5000000", "5 million", "en"),
            ("5000000", "5 mn", "en"),
            ("5000000", "5 juta", "en"),
            ("5000000", "five million", "en"),
            ("5000000000", "5 m", "id"),
            ("5000000000", "5 miliar", "id"),
            ("5000000000", "5 bn", "en"),
            ("2000000000000", "2 trillion", "en"),
            ("2000000000000", "2 triliun", "id"),
            ("5000000000", "5 thousand million", "en"),
            ("500", "5 hundred", "en"),
            ("1500000", "1,5 juta", "id"),
            ("0.75", "3/4", "en"),
            ("0.75", "¾", "en"),
            ("0.75", ".75", "en"),
            ("1.5", "1½", "en"),
            ("1.5", "1 1/2", "en"),
            ("-5", "-5", "en"),
            ("-5", "−5", "en"),
            ("-5", "minus 5", "en"),
            ("-5", "negatif lima", "id"),
            ("5", "5th", "en"),
            ("1", "1st place", "en"),
            ("5", "ke-5", "id"),
            ("12", "12 km²", "en"),
        ],
    )
    def test_magnitudes_fractions_signs_and_ordinals(self, written: str, text: str, language: str) -> None:
        assert judge(number(written), text, language).reason == "same"

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("zero", 0),
            ("nineteen", 19),
            ("forty-two", 42),
            ("a hundred", 100),
            ("one hundred and five", 105),
            ("nineteen hundred", 1900),
            ("one thousand and one", 1001),
            ("one hundred and two thousand three hundred forty-one", 102_341),
            ("two million", 2_000_000),
            (f"{NINES} billion {NINES} million {NINES} thousand {NINES}", 999_999_999_999),
            ("nol", 0),
            ("sepuluh", 10),
            ("sebelas", 11),
            ("dua belas", 12),
            ("duapuluh tiga", 23),
            ("seratus", 100),
            ("seratus dua puluh lima", 125),
            ("seribu sembilan ratus sembilan puluh satu", 1991),
            ("sejuta", 1_000_000),
            ("dua juta lima ratus ribu", 2_500_000),
            ("tiga milyar", 3_000_000_000),
        ],
    )
    def test_words(self, text: str, value: int) -> None:
        assert judge(number(str(value)), text).reason == "same"

    @pytest.mark.parametrize(
        "text",
        [
            "two three",
            "nineteen ninety-one",
            "twenty hundred",
            "one million million",
            "thousand",
            "zero thousand",
            "lima enam",
            "puluh",
            "nol ratus",
            "satu nol",
            "many",
            "3³",
            "9" * 41,
            "3e999999999",
            "half",
            "€",
            "\U0001f600\U0001f600 x",
        ],
    )
    def test_what_is_no_number_is_said_so(self, text: str) -> None:
        assert judge(number("3"), text).reason in ("not-a-number", "blank")

    def test_division_by_zero_is_no_fraction(self) -> None:
        assert judge(number("3"), "3/0").reason == "extra-words"
        assert judge(number("3"), "3 1/0").reason == "extra-words"

    def test_two_numbers_in_one_field_never_pass(self) -> None:
        assert judge(number("38"), "38 or 39").reason == "extra-words"
        assert judge(number("38", "people", "killed"), "38 people were killed").reason == "same"
        assert judge(number("38", "people", "killed"), "38 people wounded").reason == "extra-words"
        assert judge(number("38"), "38, thirty-nine").reason == "extra-words"
        assert judge(number("38"), "39 or 38").reason == "different"

    def test_nothing_given_is_blank(self) -> None:
        assert judge(number("38"), " … ").reason == "blank"

    def test_a_long_text_is_no_number(self) -> None:
        assert judge(number("38"), "38" + " men" * 200).reason == "not-a-number"


class TestTolerance:
    @pytest.mark.parametrize(
        ("within", "text", "grade", "reason"),
        [
            ("10%", "4000", "exact", "same"),
            ("10%", "4,300", "exact", "within"),
            ("10%", "4400", "exact", "within"),
            ("10%", "4,700", "close", "near"),
            ("10%", "4800", "close", "near"),
            ("10%", "5,000", "wrong", "different"),
            ("100", "3900", "exact", "within"),
            ("100", "3801", "close", "near"),
            ("100", "3799", "wrong", "different"),
            ("100", "4.050", "close", "other-separator"),
            ("", "4001", "wrong", "different"),
        ],
    )
    def test_is_exact_inside_and_close_inside_twice(self, within: str, text: str, grade: str, reason: str) -> None:
        found = judge(number("4000", within=within), text)
        assert (found.grade, found.reason) == (grade, reason)

    def test_is_named_in_the_message(self) -> None:
        assert judge(number("4000", within="2.5%"), "4001").message == "Right: within 2.5% of 4000."
        assert judge(number("0.5", "km", within="0.1"), "0,55", "id").message == "Right: within 0,1 of 0,5 km."
        assert judge(number("4000", within="100"), "4150").message == "Near enough: 4000."

    def test_decimals_are_never_rounded(self) -> None:
        assert judge(number("0.1", within="0.2"), "0.3").reason == "within"
        assert judge(number("0.3"), "0.30000000000000001").reason == "different"

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("60", "same"),
            ("65.5", "same"),
            ("70", "same"),
            ("59", "different"),
            ("71", "different"),
            ("60-70", "same"),
            ("61 to 69", "same"),
            ("60–70", "same"),
            ("60..70", "same"),
            ("between 60 and 70", "same"),
            ("antara 60 dan 70", "same"),
            ("70-60", "same"),
            ("from 62 to 80", "different"),
        ],
    )
    def test_a_range_takes_what_lies_inside(self, text: str, reason: str) -> None:
        assert judge(number("60..70"), text).reason == reason

    def test_a_magnitude_behind_a_range_counts_for_both_ends(self) -> None:
        assert judge(number("60000..70000"), "60-70 thousand").reason == "same"
        assert judge(number("60000..70000"), "60 thousand to 70 thousand").reason == "same"

    def test_a_range_is_no_answer_to_one_number(self) -> None:
        assert judge(number("65", within="10"), "60-70").reason == "different"

    def test_a_dash_without_a_second_number_is_no_range(self) -> None:
        assert judge(number("5"), "5-year").reason == "same"


class TestUnits:
    @pytest.mark.parametrize(
        ("units", "text", "reason"),
        [
            (("km",), "12", "same"),
            (("km",), "12 km", "same"),
            (("km",), "12km", "same"),
            (("km",), "12 KM.", "same"),
            (("km",), "12 kilometres", "same"),
            (("km",), "12 miles", "other-unit"),
            (("km",), "12 km²", "other-unit"),
            (("km",), "12 km long", "extra-words"),
            (("km",), "13 miles", "different"),
            (("m",), "12 m", "same"),
            (("troops", "soldiers"), "12 soldier", "same"),
            (("%",), "12%", "same"),
            (("%",), "12 percent", "same"),
            (("%",), "12 persen", "same"),
            (("percent",), "12 %", "same"),
            (("dollars",), "$12", "same"),
            (("dollars",), "US$ 12", "same"),
            (("dollars",), "12 USD", "same"),
            (("dollars",), "€12", "other-unit"),
            (("$",), "12 dollars", "same"),
            (("rupiah",), "Rp12", "same"),
            ((), "12 whatever", "same"),
        ],
    )
    def test_may_be_left_out_but_not_be_another(self, units: tuple[str, ...], text: str, reason: str) -> None:
        assert judge(number("12", *units), text).reason == reason

    @pytest.mark.parametrize(("text", "reason"), [("-$12", "same"), ("$-12", "same"), ("€-12", "other-unit"),
                                                  ("-€12", "other-unit")])  # fmt: skip
    def test_a_currency_and_a_minus_may_stand_in_any_order(self, text: str, reason: str) -> None:
        assert judge(number("-12", "dollars"), text).reason == reason

    def test_a_declared_unit_goes_before_a_magnitude(self) -> None:
        assert judge(number("5", "m"), "5 m").reason == "same"
        assert judge(number("5000000", "m"), "5 million m").reason == "same"

    def test_are_shown_with_the_answer(self) -> None:
        assert judge(number("12", "km"), "13").message == "The answer is 12 km."
        assert judge(number("12", "%"), "13").message == "The answer is 12%."
        assert judge(number("12", "km"), "12 miles").message == "The unit is km."
        assert judge(number("1.5..2.5"), "3", "id").message == "The answer is 1,5–2,5."


VALUES = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


def printed(value: Decimal, group: str, point: str) -> str:
    return f"{value:,f}".replace(",", "\x00").replace(".", point).replace("\x00", group)


class TestLaws:
    @given(
        VALUES,
        st.sampled_from([("en", ",", "."), ("en", " ", "."), ("en", "", "."), ("id", ".", ","), ("id", "'", ",")]),
    )
    def test_a_number_in_any_accepted_form_is_exact(self, value: Decimal, form: tuple[str, str, str]) -> None:
        language, group, point = form
        assert judge(number(f"{value:f}"), printed(value, group, point), language).reason == "same"

    @given(VALUES, VALUES)
    def test_without_a_tolerance_only_the_number_itself_passes(self, value: Decimal, other: Decimal) -> None:
        assume(value != other)
        found = judge(number(f"{value:f}"), f"{other:f}")
        assert not found.passed or found.reason == "other-separator"

    @given(st.text(max_size=60), st.sampled_from(["en", "id"]))
    def test_any_text_gets_a_verdict(self, text: str, language: str) -> None:
        assert judge(number("38", within="5%"), text, language).reason


@pytest.mark.parametrize(
    ("value", "text", "language", "reason"),
    [
        ("38", "38,000", "en", "different"),
        ("38", "38.000", "id", "different"),
        ("5", "5,000", "en", "different"),
        ("2.5", "2.500", "id", "different"),
        ("30000", "30.000", "en", "other-separator"),
        ("38", "38 millions", "en", "different"),
        ("38", "38 lakh", "en", "not-a-number"),
        ("3", "3 milion", "en", "not-a-number"),
        ("3", "three and a half", "en", "not-a-number"),
        ("3", "three quarters", "en", "not-a-number"),
        ("2", "dua setengah", "id", "not-a-number"),
        ("5", "5 dozen", "en", "not-a-number"),
        ("38", "38 or more", "en", "not-a-number"),
        ("38", "I think 38", "en", "same"),
        ("38", "the answer is 38", "en", "same"),
        ("38", "(38)", "en", "same"),
        ("38", "saya kira 38", "id", "same"),
        ("38", "jawabannya 38", "id", "same"),
        ("11000", "some 11,000", "en", "same"),
    ],
)
def test_what_makes_another_number_is_not_left_out(value: str, text: str, language: str, reason: str) -> None:
    body = Number(Decimal(value), Decimal(value), value)
    question = Question(CardKey("d/q"), "q", body, "How many?", language=language)
    assert check_answer(question, text).reason == reason


def test_a_declared_unit_goes_before_words_that_make_another_number() -> None:
    body = Number(Decimal(30000), Decimal(30000), "30000", ("more", "more troops"))
    assert check_answer(Question(CardKey("d/q"), "q", body, "How many?"), "30,000 more").reason == "same"
