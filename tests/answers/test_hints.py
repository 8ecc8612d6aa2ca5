"""Hints: the author's go first and alone; made ones go from the coarse to the fine and never tell the whole answer."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.answers import as_typed, check_answer, hints
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Gap,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    PartialDate,
    Place,
    Span,
    Text,
    Tolerance,
    TrueFalse,
)
from quizgeo.text import fold

OPTIONS = (Option("Russia", correct=True), Option("China"), Option("Iran"))
RECOGNISED: tuple[Kind, ...] = (
    Choice(OPTIONS), Multiple(OPTIONS), TrueFalse("It is so.", answer=True), Order(("one", "two")),
    Match((("Georgia", "Tbilisi"),)), Groups((("CSTO", ("Russia",)),)), Open("It would."), Find("AM"),
    Place(40.18, 44.51, 30),
)  # fmt: skip


def asked(body: Kind, own: tuple[str, ...] = ()) -> Question:
    return Question(CardKey("deck/q"), "q", body, "Which one?", hints=own)


def made(body: Kind) -> tuple[str, ...]:
    return hints(asked(body))


def number(written: str, within: Tolerance | None = None, *, high: str = "") -> Number:
    return Number(Decimal(written), Decimal(high or written), f"{written}..{high}" if high else written, (), within)


@pytest.mark.parametrize("body", [Text("Grozny"), Choice(OPTIONS), Flashcard("one", "two")])
def test_the_authors_hints_stand_alone(body: Kind) -> None:
    assert hints(asked(body, ("It is in Chechnya.", "On the Sunzha."))) == ("It is in Chechnya.", "On the Sunzha.")


@pytest.mark.parametrize("body", RECOGNISED, ids=lambda body: body.name)
def test_what_is_recognised_has_no_hints_but_the_authors(body: Kind) -> None:
    assert made(body) == ()


def test_a_choice_asked_typed_has_those_of_its_words() -> None:
    assert hints(as_typed(asked(Choice(OPTIONS)))) == ("One word of 6 letters.", "It begins with R.")


class TestWords:
    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            ("Kyrgyzstan", ("One word of 10 letters.", "It begins with K.")),
            ("New York", ("2 words: 3 letters, 4 letters.", "The words begin with N, Y.")),
            ("Côte d'Ivoire", ("2 words: 4 letters, 7 letters.", "The words begin with C, d.")),
            ("Nagorno-Karabakh", ("One word of 15 letters.", "It begins with N.")),
            ("COVID-19", ("One word of 7 letters and digits.", "It begins with C.")),
            ("1993", ("It has 4 digits.", "It begins with 1.")),
            ("Hawaiʻi", ("One word of 6 letters.", "It begins with H.")),
            ("a – b", ("2 words: one letter, one letter.",)),
            ("Plan B", ("2 words: 4 letters, one letter.", "The words begin with P, ….")),
            ("one by one they came in here", ("7 words, 22 letters in all.", "It begins with o.")),
        ],
    )
    def test_first_the_length_then_the_first_letters(self, answer: str, told: tuple[str, ...]) -> None:
        assert made(Text(answer)) == told

    @pytest.mark.parametrize("answer", ["A", "é", "क्ष", "한"])
    def test_one_letter_is_not_told(self, answer: str) -> None:
        assert made(Text(answer)) == ("One word of one letter.",)

    @pytest.mark.parametrize("answer", ["=", "?!", "😀", "'"])
    def test_where_nothing_can_be_counted_there_is_no_hint(self, answer: str) -> None:
        assert made(Text(answer)) == ()

    @pytest.mark.parametrize(
        ("answer", "count", "first"),
        [
            ("E\u0301e\u0323\u0301n", 3, "É"),  # marks belong to their letters
            ("\u1112\u1161\u11ab국", 2, "한"),  # a block in parts is one sign
            ("\u1112\u119e국", 2, "\u1112\u119e"),  # also one that has no sign of its own
            ("क्षत्रिय", 3, "क्ष"),
            ("நாடு", 2, "நா"),
            ("الجزائر", 7, "ا"),
            ("شُوشِي", 4, "شُ"),
            ("Ağdam", 5, "A"),
        ],
    )
    def test_signs_are_counted_as_a_reader_does(self, answer: str, count: int, first: str) -> None:
        assert made(Text(answer)) == (f"One word of {count} letters.", f"It begins with {first}.")

    @pytest.mark.parametrize(("answer", "count"), [("東京都", 3), ("ประเทศไทย", 9), ("น้ำตก", 3)])
    def test_scripts_without_spaces_are_not_said_to_be_one_word(self, answer: str, count: int) -> None:
        assert made(Text(answer))[0] == f"It has {count} letters."

    def test_initials_that_are_right_too_are_not_told(self) -> None:
        assert made(Text("United Kingdom", ("UK",))) == ("2 words: 6 letters, 7 letters.", "It begins with U.")
        assert made(Text("Armenia", ("A",))) == ("One word of 7 letters.",)

    def test_a_sign_that_is_right_too_is_not_shown_in_place_of_a_word(self) -> None:
        assert made(Text("Plan B", ("…",)))[1] == "It begins with P."

    def test_an_answer_that_a_hint_would_say_by_chance_is_not_told(self) -> None:
        assert made(Text("word")) == ("It has 4 letters.", "It begins with w.")
        assert made(Text("letter")) == ("It begins with l.",)


class TestCards:
    def test_the_side_that_is_asked_for_is_counted(self) -> None:
        card = asked(Flashcard("Yerevan", "Capital of Armenia", both_ways=True))
        assert hints(card) == ("3 words: 7 letters, 2 letters, 7 letters.", "The words begin with C, o, A.")
        assert hints(card, "deck/q") == hints(card)
        assert hints(card, "deck/q~back") == ("One word of 7 letters.", "It begins with Y.")

    def test_a_long_side_has_none(self) -> None:
        assert made(Flashcard("Yerevan", "The capital city of Armenia")) == ()


class TestGaps:
    def test_gaps_are_numbered_where_there_are_several(self) -> None:
        body = Cloze((Gap("Turkey"), " and ", Gap("Saudi Arabia")))
        assert made(body) == (
            "Gap 1: One word of 6 letters.", "Gap 2: 2 words: 5 letters, 6 letters.",
            "Gap 1: It begins with T.", "Gap 2: The words begin with S, A.",
        )  # fmt: skip
        assert made(Cloze(("In ", Gap("Turkey"), "."))) == ("One word of 6 letters.", "It begins with T.")

    def test_a_gap_with_the_authors_hint_has_no_other(self) -> None:
        body = Cloze((Gap("Kura"), " and ", Gap("Aras", (), "a river"), Gap("=")))
        assert made(body) == ("Gap 1: One word of 4 letters.", "Gap 1: It begins with K.")


class TestLists:
    def test_items_are_told_in_an_order_that_tells_nothing(self) -> None:
        items = (("Georgia",), ("Azerbaijan",), ("Armenia", "Hayastan"), ("Iran",))
        told = {made(ListOf(order, 2)) for order in itertools.permutations(items)}
        assert told == {
            (
                "The items have 4 letters, 7 letters, 7 letters, 10 letters.",
                "The items begin with A (7 letters), A (10 letters), G (7 letters), I (4 letters).",
            )
        }

    def test_an_item_of_one_letter_is_not_told(self) -> None:
        assert made(ListOf((("C",), ("Go",)), 2))[1] == "The items begin with … (one letter), G (2 letters)."
        assert made(ListOf((("C",), ("R",)), 2)) == ("The items have one letter, one letter.",)
        assert made(ListOf((("=",),), 1)) == ()
        assert made(ListOf((("Iran",),), 1)) == ("The item has 4 letters.", "The item begins with I (4 letters).")


class TestNumbers:
    @pytest.mark.parametrize(
        ("body", "told"),
        [
            (number("38"), ("In figures it has 2 digits.", "It begins with 3.")),
            (number("11000"), ("In figures it has 5 digits.", "It begins with 1.")),
            (number("-12"), ("In figures it has 2 digits.", "It begins with 1.")),
            (number("5"), ("In figures it has one digit.",)),
            (number("1"), ("In figures it has one digit.",)),
            (number("0"), ("In figures it has one digit.",)),
            (number("2.50"), ("It has one digit before the decimal sign and one digit after it.", "It begins with 2.")),
            (number("0.05"), ("It is less than 1, with 2 digits after the decimal sign.",)),
            (
                number("0.052"),
                ("It is less than 1, with 3 digits after the decimal sign.", "Its first digit that is no 0 is 5."),
            ),
            (number("61", high="69"), ("In figures it has 2 digits.", "It begins with 6.")),
            (number("58", high="62"), ("In figures it has 2 digits.",)),
            (number("90", high="110"), ("In figures it has 2 to 3 digits.",)),
        ],
        ids=str,
    )
    def test_the_size_and_then_the_first_digit(self, body: Number, told: tuple[str, ...]) -> None:
        assert made(body) == told

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            (number("60", high="70"), ("In figures it has 2 digits.",)),
            (number("35", Tolerance(Decimal(5))), ("In figures it has 2 digits.",)),
            (number("50", Tolerance(Decimal(100), percent=True)), ()),
            (number("4500", Tolerance(Decimal(5), percent=True)), ("In figures it has 4 digits.", "It begins with 4.")),
        ],
        ids=str,
    )
    def test_no_hint_of_which_all_numbers_are_right(self, body: Number, told: tuple[str, ...]) -> None:
        assert made(body) == told


class TestDates:
    @pytest.mark.parametrize(
        ("date", "told"),
        [
            (PartialDate(1990), ("The year begins with 199.",)),
            (PartialDate(2023, 9), ("The year begins with 202.", "The year is 2023.")),
            (PartialDate(2023, 9, 19), ("The year is 2023.", "The month is September 2023.")),
            (PartialDate(5), ()),
        ],
        ids=str,
    )
    def test_the_coarser_parts_and_never_the_precision_asked(self, date: PartialDate, told: tuple[str, ...]) -> None:
        assert made(Date(date)) == told

    def test_no_part_of_which_all_is_right(self) -> None:
        assert made(Date(PartialDate(2023, 9), Span(1, "year"))) == ("The year begins with 202.",)
        assert made(Date(PartialDate(1995), Span(6, "year"))) == ()
        assert made(Date(PartialDate(2023, 9, 19), Span(20, "day"))) == ("The year is 2023.",)


texts = st.text(st.sampled_from("abeGoUK éЯßאبक्षิ한東 '-.5=one…"), min_size=1, max_size=24).filter(str.strip)
spellings = st.lists(texts, max_size=2).map(tuple)
numbers = st.decimals(min_value=-10_000, max_value=100_000, places=2).map(lambda value: value.normalize())
dates = st.one_of(
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)),
)
bodies: st.SearchStrategy[Kind] = st.one_of(
    st.builds(Text, texts, spellings),
    st.builds(Flashcard, texts, texts),
    st.builds(Date, dates),
    numbers.map(lambda value: Number(value, value, f"{value:f}")),
    st.lists(st.lists(texts, min_size=1, max_size=2).map(tuple), min_size=1, max_size=4).map(
        lambda items: ListOf(tuple(items), 1)
    ),
    st.lists(st.builds(Gap, texts, spellings), min_size=1, max_size=3).map(lambda gaps: Cloze(tuple(gaps))),
)


def right(body: Kind) -> list[str]:
    match body:
        case Text(answer=answer, accept=accept):
            return [answer, *accept]
        case Flashcard(back=back):
            return [back]
        case ListOf(items=items):
            return [spelling for item in items for spelling in item]
        case Cloze(gaps=gaps):
            return [spelling for gap in gaps for spelling in (gap.answer, *gap.accept)]
        case Number(written=written):
            return [written]
        case _:
            return []


@given(bodies)
def test_no_hint_holds_a_whole_answer_and_hints_are_always_the_same(body: Kind) -> None:
    question = asked(body)
    found = hints(question)
    assert hints(question) == found
    for hint in found:
        words = f" {fold(hint, 4)} "
        for spelling in right(body):
            folded = fold(spelling, 4)
            assert not folded or f" {folded} " not in words, (hint, spelling)


@given(st.builds(Text, texts, spellings))
def test_no_word_of_a_hint_would_pass_as_the_answer(body: Text) -> None:
    question = asked(body)
    for hint in hints(question):
        for word in hint.rstrip(".").split():
            verdict = check_answer(question, word)
            assert verdict.reason not in ("same", "folded", "spacing"), (hint, word)


@given(st.text(max_size=40))
def test_any_answer_has_hints_or_none(answer: str) -> None:
    for body in (Text(answer), Flashcard(answer, answer), Cloze((Gap(answer), Gap(answer))), ListOf(((answer,),), 1)):
        assert all(hints(asked(body)))
