"""Every reason in the table can be reached, with the grade and the sentence it promises."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from quizgeo.answers import REASONS, Given, Verdict, blank, check, gave_up, timeout
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import (
    Choice,
    Date,
    Find,
    Flashcard,
    Kind,
    ListOf,
    Multiple,
    Number,
    Option,
    Order,
    PartialDate,
    Place,
    Span,
    Text,
    Tolerance,
    TrueFalse,
)
from quizgeo.text import distance


class Names:
    """A small table of names: two countries, one of them by two names."""

    codes: Mapping[str, str] = {"germany": "DE", "jerman": "DE", "uruguay": "UY"}

    def entities(self, name: str) -> frozenset[str]:
        return frozenset({self.codes[name]}) if name in self.codes else frozenset()

    def names_of(self, entities: frozenset[str]) -> list[str]:
        return sorted(entities)

    def near(self, name: str, most: int, but: frozenset[str]) -> str | None:
        return next(
            (other for other in self.codes if distance(other, name) <= most and self.codes[other] not in but), None
        )


def number(value: int, *units: str, within: int = 0) -> Number:
    tolerance = Tolerance(Decimal(within)) if within else None
    return Number(Decimal(value), Decimal(value), str(value), units, tolerance)


NETHERLANDS = Text("Netherlands", reject=("Holland",))
SLOVAKIA = Text("Slovakia", reject=("Slovenia",))
KALLAS = Text("Kaja Kallas")
AUGUST = Date(PartialDate(2024, 8))
AUGUST_17 = Date(PartialDate(2024, 8, 17))
BORDER = Date(PartialDate(1993, 4), Span(2, "month"))
REGIONS = ListOf((("Luhansk",), ("Donetsk",)), need=2)
NAMES = ListOf((("Kaja Kallas",), ("Nikol Pashinyan",)), need=2)
STEPS = Order(("Border closed", "Karabakh retaken", "Peace text agreed"))
OPTIONS = Choice((Option("Russia", correct=True), Option("China"), Option("Iran", credit=0.25)))
TICKS = Multiple((Option("Iran", correct=True), Option("North Korea", correct=True), Option("China"), Option("Mali")))
YEREVAN = Place(40.0, 44.5, 30)

EXAMPLES: tuple[tuple[str, Kind, Given, str], ...] = (
    ("same", KALLAS, "kaja kallas", "Right."),
    ("filler", Text("Grozny"), "it was in Grozny", "Right."),
    ("folded", Text("Malmö"), "malmo", "Right. It is written Malmö."),
    ("spacing", Text("Montenegro"), "Monte Negro", "Right. It is written Montenegro."),
    ("within", number(4000, within=50), "4040", "Right: within 50 of 4000."),
    ("within", BORDER, "June 1993", "Right: within 2 months of April 1993."),
    ("more-precise", AUGUST, "17 Agustus 2024", "Right, and more exact than asked."),
    ("all", REGIONS, "Donetsk, Luhansk", "All 2 right."),
    ("self", Flashcard("CSTO", "a treaty"), "good", ""),
    ("typo", Text("Kyrgyzstan"), "Kyrgystan", "Almost, counted as right. It is written Kyrgyzstan."),
    ("variant", Text("Khrushchev"), "Хрущёв", "Right in another spelling; here Khrushchev."),
    ("word-order", KALLAS, "Kallas Kaja", "Right words in another order; here Kaja Kallas."),
    ("other-name", Text("Jerman"), "Germany", "Right: Germany is another name for Jerman."),
    ("other-separator", number(30000), "30.000", "Right; here the number is written 30000."),
    ("day-month", AUGUST_17, "8/17/2024", "Right with day and month exchanged; here 17 August 2024."),
    ("near", number(4000, within=50), "4090", "Near enough: 4000."),
    ("near", BORDER, "August 1993", "Near enough: April 1993."),
    ("all-close", NAMES, "Kallas Kaja, Nikol Pashinyan", "All 2 right; look at the spelling."),
    ("some", REGIONS, "Donetsk, Kherson", "1 of 2. Missing: Luhansk."),
    ("some", TICKS, ("Iran",), "1 of 2. Missing: North Korea."),
    ("extra", TICKS, ("Iran", "North Korea", "Mali"), "2 of 2, and Mali does not belong."),
    ("order", STEPS, STEPS.items[::-1], "1 of 3 stand in order; move the other 2."),
    ("less-precise", AUGUST, "late summer 2024", "True as far as it goes: August 2024."),
    ("credit", OPTIONS, "Iran", "Partly right: Russia."),
    ("distance", YEREVAN, (40.5, 44.5), "56 km too far north; 30 km counts in full."),
    ("blank", KALLAS, "...", "Nothing answered."),
    ("different", KALLAS, "Ursula von der Leyen", "The answer is Kaja Kallas."),
    ("none", REGIONS, "Kherson, Zaporizhzhia", "None of the 2."),
    ("rejected", NETHERLANDS, "holland", "holland is not accepted here. The answer is Netherlands."),
    ("strict", Text("Victory Day", strict=True), "victory day", "The spelling counts here: Victory Day."),
    ("other-entity", Text("Paraguay"), "Uruguay", "Uruguay is something else. The answer is Paraguay."),
    (
        "nearer-other",
        Text("Slovakia", reject=("Slovenia",)),
        "Slovekia",
        "That is as near to Slovenia as to Slovakia.",
    ),
    ("in-question", Text("Jerman"), "Germany", "The question itself says Germany; another name is asked."),
    ("extra-words", Text("Grozny"), "Grozny, Kazan", "More was written than the answer; write only Grozny."),
    ("extra-words", number(38), "38 or 39", "More was written than the answer; write only 38."),
    ("missing-words", Text("Lachin corridor"), "corridor", "A part is missing: Lachin corridor."),
    ("not-a-number", number(38), "many", "That could not be read as a number. The answer is 38."),
    ("not-a-date", AUGUST, "soon", "That could not be read as a date. The answer is August 2024."),
    (
        "not-true-false",
        TrueFalse("So it is.", answer=True),
        "maybe",
        "That could not be read as true or false. The answer is true.",
    ),
    ("no-such-date", AUGUST, "31 June 2024", "There is no 31 June 2024."),
    ("other-unit", number(12, "km"), "12 miles", "The unit is km."),
    ("not-an-option", OPTIONS, "Peru", "Peru is none of the choices."),
    ("not-a-place", YEREVAN, "up there", "That could not be read as a place. The answer is 40° N, 44.5° E."),
    ("other-country", Find("AZ"), "Georgia", "That is Georgia; Azerbaijan is south-east of it."),
    ("sea", Find("AZ"), (42.5, 50.5), "That is water; pick again."),
    ("contested", Find("AZ"), "Kosovo", "This area is contested and not scored; pick again."),
    ("too-far", YEREVAN, (48.0, 44.5), "890 km too far north."),
)
PROMPTS = {"in-question": "What do Indonesians call Germany?"}


def judge(reason: str, body: Kind, given: Given) -> Verdict:
    known = Names() if reason in ("other-name", "other-entity", "in-question") else None
    return check(Question(CardKey("deck/q"), "q", body, PROMPTS.get(reason, "Which one?")), given, known)


@pytest.mark.parametrize(("reason", "body", "given", "message"), EXAMPLES)
def test_a_reason_comes_with_its_grade_and_its_sentence(reason: str, body: Kind, given: Given, message: str) -> None:
    found = judge(reason, body, given)
    assert (found.reason, found.grade, found.message) == (reason, REASONS[reason].grade, message)


def test_every_reason_has_its_example() -> None:
    question = Question(CardKey("deck/q"), "q", KALLAS, "Who?")
    made = {blank().reason, gave_up(question).reason, timeout(question).reason}
    assert {reason for reason, *_ in EXAMPLES} | made == set(REASONS)


def test_words_are_short_and_plain() -> None:
    assert all(word == word.lower() and word.replace("-", "").isalpha() and len(word) <= 16 for word in REASONS)


def test_sentences_blame_nobody() -> None:
    sentences = " ".join(reason.sentence.lower() for reason in REASONS.values())
    assert not {"wrong", "bad", "fail", "you", "error", "incorrect"} & set(sentences.split())
