"""Typed dates: forms, precision, tolerance, days that do not exist."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.answers import Verdict, check_answer
from quizgeo.answers.context import Context
from quizgeo.answers.dates import lacks_year
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Date, PartialDate, Span


def date(written: str, within: Span | None = None) -> Date:
    return Date(PartialDate(*map(int, written.split("-"))), within)


def judge(body: Date, text: str, language: str = "en") -> Verdict:
    return check_answer(Question(CardKey("deck/q"), "q", body, "When?", language=language), text)


class TestForms:
    @pytest.mark.parametrize(
        "text",
        [
            "2023-09-19",
            "2023/9/19",
            "2023.09.19",
            "2023 9 19",
            "19/09/2023",
            "19.9.2023",
            "19-9-23",
            "19 September 2023",
            "19 Sept. 2023",
            "19th of September, 2023",
            "September 19, 2023",
            "Sep 19 '23",
            "Sep 19 23",
            "19 sep 23",
            "2023 September 19",
            "2023 19 September",
            "Tuesday, 19 September 2023",
            "on 19 September 2023",
            "pada tanggal 19 September 2023",
            "Selasa, 19 september 2023",
            "ke-19 September 2023",
            "19 Setpember 2023",
            "19 Septembre 2023",
            "19 SEPTEMBER 2023",
            "１９ September ２０２３",
        ],
    )
    def test_of_a_day(self, text: str) -> None:
        assert judge(date("2023-09-19"), text).reason == "same"

    @pytest.mark.parametrize(
        "text",
        [
            "2024-08",
            "08/2024",
            "8.2024",
            "8/24",
            "August 2024",
            "Agustus 2024",
            "Agt 2024",
            "Agu 2024",
            "ags 2024",
            "Aug '24",
            "Aug ’24",
            "Aug 24",
            "2024 August",
            "late August 2024",
            "akhir Agustus 2024",
            "bulan 8 tahun 2024",
        ],
    )
    def test_of_a_month(self, text: str) -> None:
        assert judge(date("2024-08"), text).reason == "same"

    @pytest.mark.parametrize("text", ["2023", "'23", "in 2023", "circa 2023", "tahun 2023", "summer 2023", "02023"[1:]])
    def test_of_a_year(self, text: str) -> None:
        assert judge(date("2023"), text).reason == "same"

    @pytest.mark.parametrize(
        ("month", "names"),
        [
            (1, "January januari jan"),
            (2, "February februari feb peb"),
            (3, "March maret mrt mar"),
            (4, "April apr"),
            (5, "May mei"),
            (6, "June juni jun"),
            (7, "July juli jul"),
            (8, "August agustus agu"),
            (9, "September sept sep"),
            (10, "October oktober okt oct"),
            (11, "November nopember nop nov"),
            (12, "December desember des dec"),
        ],
    )
    def test_months_have_english_and_indonesian_names(self, month: int, names: str) -> None:
        assert {judge(date(f"1991-{month:02d}"), f"{name} 1991").reason for name in names.split()} == {"same"}

    def test_two_digit_years_turn_at_seventy(self) -> None:
        assert judge(date("2069-05"), "May '69").reason == "same"
        assert judge(date("1970-05"), "May '70").reason == "same"

    def test_years_before_1000_have_three_digits_too(self) -> None:
        assert judge(date("0988"), "988").reason == "same"

    @pytest.mark.parametrize(
        "text",
        [
            "soon",
            "1990s",
            "2023 BC",
            "20th century",
            "23",
            "20230919",
            "Marhc 2023x",
            "2023-09-19-01",
            "1 2 3 4",
            "19 of 2023 and 2024",
            "q1 2023",
            "\U0001f600 x",
            "may " * 20,
            "x" * 600,
        ],
    )
    def test_what_is_no_date_is_said_so(self, text: str) -> None:
        assert judge(date("2023"), text).reason in ("not-a-date", "no-such-date")

    @pytest.mark.parametrize(
        "text",
        [
            "31/02/2024",
            "30 February 2024",
            "29 February 2023",
            "29-2-1900",
            "2023-13",
            "13/2023",
            "0000",
            "2023-00",
            "31 April",
            "2023-09-31",
            "31.31.2023",
        ],
    )
    def test_a_day_that_does_not_exist_is_said_so(self, text: str) -> None:
        found = judge(date("2023-09"), text)
        assert (found.reason, found.message) == ("no-such-date", f"There is no {text}.")

    @pytest.mark.parametrize("text", ["29 February 2024", "29/2/2000"])
    def test_leap_days_exist(self, text: str) -> None:
        assert judge(date("2023"), text).reason == "different"

    def test_nothing_given_is_blank(self) -> None:
        assert judge(date("2023"), " - ").reason == "blank"


class TestPrecision:
    @pytest.mark.parametrize(
        ("asked", "text", "grade", "reason", "score"),
        [
            ("2024-08", "17 Agustus 2024", "exact", "more-precise", 1),
            ("2024", "2024-08", "exact", "more-precise", 1),
            ("2024-08", "late summer 2024", "partial", "less-precise", 1 / 2),
            ("2024-08", "2024", "partial", "less-precise", 1 / 2),
            ("2024-08", "August", "partial", "less-precise", 1 / 2),
            ("2024-08-17", "2024", "partial", "less-precise", 1 / 3),
            ("2024-08-17", "2024-08", "partial", "less-precise", 2 / 3),
            ("2024-08-17", "17 August", "partial", "less-precise", 2 / 3),
            ("2024-08-17", "Aug 17", "partial", "less-precise", 2 / 3),
            ("2024-08-17", "17.08", "partial", "less-precise", 2 / 3),
            ("2024-08-17", "18.08", "wrong", "different", 0),
            ("2024-08", "September 2024", "wrong", "different", 0),
            ("2024-08", "2023", "wrong", "different", 0),
            ("2024-08-17", "2024-08-18", "wrong", "different", 0),
            ("2024-08-17", "2024-09", "wrong", "different", 0),
        ],
    )
    def test_is_what_the_deck_asks_for(self, asked: str, text: str, grade: str, reason: str, score: float) -> None:
        found = judge(date(asked), text)
        assert (found.grade, found.reason) == (grade, reason)
        assert found.score == pytest.approx(score)

    @pytest.mark.parametrize(
        ("asked", "text", "language", "reason"),
        [
            ("2024-12-25", "12/25/2024", "en", "day-month"),
            ("2024-05-06", "05/06/2024", "en", "day-month"),
            ("2024-05-06", "06/05/2024", "en", "same"),
            ("2024-05-06", "05/06/2024", "en-US", "same"),
            ("2024-05-06", "06/05/2024", "en-US", "day-month"),
            ("2024-05-06", "05/06/24", "id", "day-month"),
            ("2024-05", "05/06/2024", "en", "day-month"),
            ("2024-05-07", "05/06/2024", "en", "different"),
        ],
    )
    def test_day_and_month_may_be_exchanged(self, asked: str, text: str, language: str, reason: str) -> None:
        assert judge(date(asked), text, language).reason == reason


class TestYears:
    """A date that stops before its year cannot be judged, unless the question says which year is meant."""

    @staticmethod
    def lacks(asked: str, text: str, prompt: str = "When?", language: str = "en") -> bool:
        return lacks_year(date(asked), text, Context(language, prompt))

    @pytest.mark.parametrize("text", ["24.02", "24/2", "24 February", "24 Februari", "Feb 24", "February", "02.03"])
    def test_a_day_without_its_year_is_unfinished_whether_it_is_right_or_not(self, text: str) -> None:
        assert self.lacks("2022-02-24", text)
        assert self.lacks("1991-12-26", text)

    @pytest.mark.parametrize("text", ["24.02", "24 February", "Februari"])
    def test_so_is_a_month_and_a_year(self, text: str) -> None:
        assert self.lacks("2022-02", text)
        assert self.lacks("2022", text)

    @pytest.mark.parametrize(
        "text", ["24.02.22", "2022", "02/2022", "Feb '22", "24 Feb 2022", "soon", "31 April", " - "]
    )
    def test_what_has_a_year_or_is_no_date_is_not(self, text: str) -> None:
        assert not self.lacks("2022-02-24", text)

    @pytest.mark.parametrize("text", ["02.03", "Feb 22", "2/22"])
    def test_two_numbers_are_month_and_year_where_no_day_is_asked_for(self, text: str) -> None:
        assert not self.lacks("2022-02", text)
        assert not self.lacks("2022", text)

    @pytest.mark.parametrize(
        ("asked", "text", "prompt", "reason"),
        [
            ("2022-02-24", "24 February", "On which day of 2022 did it begin?", "same"),
            ("2022-02-24", "24.02", "On which day of 2022 did it begin?", "same"),
            ("2022-02-24", "25 February", "On which day of 2022 did it begin?", "different"),
            ("2022-02", "Februari", "In which month of the year 2022 did it begin?", "same"),
            ("2022-02", "March", "In which month of the year 2022 did it begin?", "different"),
            ("2023-02", "29 February", "In which month of the year 2023 was it?", "no-such-date"),
        ],
    )
    def test_a_question_that_names_the_year_needs_no_other(
        self, asked: str, text: str, prompt: str, reason: str
    ) -> None:
        assert not self.lacks(asked, text, prompt)
        found = check_answer(Question(CardKey("deck/q"), "q", date(asked), prompt, language="en"), text)
        assert found.reason == reason

    @pytest.mark.parametrize("prompt", ["When after 2021?", "When between 2020 and 2022?", "When, 12022 days later?"])
    def test_a_question_that_names_another_year_or_two_still_needs_one(self, prompt: str) -> None:
        assert self.lacks("2022-02", "February", prompt)

    @pytest.mark.parametrize(
        ("text", "language", "reason"),
        [("02/24", "en-US", "less-precise"), ("24/02", "en-US", "no-such-date"), ("24/02", "en", "less-precise")],
    )
    def test_the_language_says_which_of_two_numbers_is_the_month(self, text: str, language: str, reason: str) -> None:
        assert judge(date("2022-02-24"), text, language).reason == reason


class TestTolerance:
    @pytest.mark.parametrize(
        ("asked", "within", "text", "reason"),
        [
            ("2023-09", Span(1, "month"), "2023-09", "same"),
            ("2023-09", Span(1, "month"), "19 September 2023", "more-precise"),
            ("2023-09", Span(1, "month"), "2023-10", "within"),
            ("2023-09", Span(1, "month"), "2023-08-01", "within"),
            ("2023-09", Span(1, "month"), "2023-11", "near"),
            ("2023-09", Span(1, "month"), "2023-12", "different"),
            ("2023-09", Span(1, "month"), "2023", "less-precise"),
            ("2023-12", Span(1, "month"), "2024-01", "within"),
            ("2023-09-19", Span(10, "day"), "2023-09-29", "within"),
            ("2023-09-19", Span(10, "day"), "2023-09-09", "within"),
            ("2023-09-19", Span(10, "day"), "2023-10-09", "near"),
            ("2023-09-19", Span(10, "day"), "2023-10-10", "different"),
            ("2023-09-19", Span(10, "day"), "2023-09", "less-precise"),
            ("2023-09-19", Span(10, "day"), "2023-10", "different"),
            ("2023-09-19", Span(1, "week"), "2023-09-26", "within"),
            ("2023-09-19", Span(1, "week"), "2023-10-03", "near"),
            ("2024-01-31", Span(1, "month"), "2024-02-29", "within"),
            ("2024-01-31", Span(1, "month"), "2024-03-01", "near"),
            ("2023-09-19", Span(1, "month"), "2023-08-19", "within"),
            ("2023-09-19", Span(1, "year"), "2024-09-19", "within"),
            ("2023-09-19", Span(1, "year"), "2024", "within"),
            ("2023-09-19", Span(10, "day"), "9/25/2023", "day-month"),
            ("1993", Span(2, "year"), "1995", "within"),
            ("1993", Span(2, "year"), "1997", "near"),
            ("1993", Span(2, "year"), "1998", "different"),
            ("9999", Span(2, "year"), "9998", "within"),
            ("0001-01", Span(3, "month"), "0001-02", "within"),
        ],
    )
    def test_is_measured_at_the_coarser_precision(self, asked: str, within: Span, text: str, reason: str) -> None:
        assert judge(date(asked, within), text).reason == reason


class TestMessages:
    @pytest.mark.parametrize(
        ("body", "text", "message"),
        [
            (date("2023"), "2022", "The answer is 2023."),
            (date("2023-09"), "2022", "The answer is September 2023."),
            (date("2023-09-19"), "2022", "The answer is 19 September 2023."),
            (date("2023-09-19"), "2023", "True as far as it goes: 19 September 2023."),
            (date("2023", Span(1, "year")), "2022", "Right: within 1 year of 2023."),
            (date("2023-09", Span(2, "month")), "2023-10", "Right: within 2 months of September 2023."),
            (date("2023-09-01", Span(3, "day")), "2023-09-02", "Right: within 3 days of 1 September 2023."),
            (date("2023-09-01", Span(1, "week")), "2023-09-02", "Right: within 1 week of 1 September 2023."),
            (date("2023-09-01"), "9/1/2023", "Right with day and month exchanged; here 1 September 2023."),
        ],
    )
    def test_name_the_date_in_words(self, body: Date, text: str, message: str) -> None:
        assert judge(body, text).message == message


class TestLaws:
    FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%A, %d. %B %Y", "%Y/%m/%d")

    @given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(FORMS))
    def test_a_date_in_any_accepted_form_is_exact(self, day: dt.date, form: str) -> None:
        assert judge(Date(PartialDate(day.year, day.month, day.day)), day.strftime(form)).reason == "same"

    @given(st.dates(min_value=dt.date(1000, 1, 1)), st.dates(min_value=dt.date(1000, 1, 1)))
    def test_without_a_tolerance_only_the_day_itself_is_right(self, asked: dt.date, other: dt.date) -> None:
        body = Date(PartialDate(asked.year, asked.month, asked.day))
        assert judge(body, other.isoformat()).passed == (asked == other)

    @given(st.text(max_size=60), st.sampled_from([None, Span(10, "day"), Span(1, "year")]))
    def test_any_text_gets_a_verdict(self, text: str, within: Span | None) -> None:
        assert judge(date("2023-09-19", within), text).reason

    @given(st.text(alphabet="0123456789/-. '", max_size=14), st.sampled_from([Span(10, "day"), Span(3, "month")]))
    def test_any_digits_get_a_verdict(self, text: str, within: Span) -> None:
        assert judge(date("2023-09-19", within), text).reason
