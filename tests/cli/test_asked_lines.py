"""Every kind of question in words: what is asked, what there is to choose from, and what may be typed."""

import pytest

from quizgeo.cli.asked_lines import cloze_text, count_line, offer_words, question_lines
from quizgeo.cli.wishes import wish
from quizgeo.decks import CardKey, Deck
from quizgeo.memory import Rating
from quizgeo.study import Asked, Asking, Blank, Counts, Offer, Turned, ask

COUNTS = Counts(new=3, again=1, due=12, done=4)


def asked(kind: str, **fields: object) -> Asked:
    """Make a question as it is asked."""
    return Asked(CardKey("deck/id"), kind, "What?", **fields)  # type: ignore[arg-type] # fields by name, as each test needs


def lines(kind: str, **fields: object) -> list[str]:
    """Give the lines of a question without the first, which counts the cards."""
    first, *others = question_lines(Asking(asked(kind, **fields), COUNTS))
    assert first == count_line(COUNTS)
    return others


def test_the_cards_left_are_counted() -> None:
    assert count_line(COUNTS) == "Left: 3 new, 1 again, 12 due."


def test_a_choice_has_letters() -> None:
    assert lines("choice", options=("Baku", "Ganja")) == ["What?", "a) Baku", "b) Ganja"]
    assert lines("multiple", options=("Baku", "Ganja", "Rome"))[-1] == "c) Rome"


def test_a_statement_follows_its_question() -> None:
    assert lines("true_false", statement="Baku is a port.", options=("True", "False")) == [
        "What?", "Baku is a port.", "a) True", "b) False",
    ]  # fmt: skip


def test_the_instruction_of_a_flashcard_comes_first() -> None:
    assert lines("flashcard", statement="Translate.") == ["Translate.", "What?"]


def test_pairs_have_numbers_and_letters() -> None:
    assert lines("match", options=("Georgia", "Armenia"), targets=("Yerevan", "Tbilisi")) == [
        "What?", "1) Georgia", "2) Armenia", "They go with:", "a) Yerevan", "b) Tbilisi",
    ]  # fmt: skip
    assert lines("groups", options=("Georgia",), targets=("Black Sea", "Caspian Sea")) == [
        "What?", "1) Georgia", "The groups:", "a) Black Sea", "b) Caspian Sea",
    ]  # fmt: skip


def test_gaps_are_numbered() -> None:
    parts = (Blank(), " and ", Blank())
    assert cloze_text(parts) == "(1 ____) and (2 ____)"
    assert lines("cloze", parts=parts) == ["What?", "(1 ____) and (2 ____)"]


def test_each_line_of_a_text_is_a_line() -> None:
    _first, *others = question_lines(Asking(Asked(CardKey("deck/id"), "text", "One\nTwo"), COUNTS, ("A hint", "More")))
    assert others == ["One", "Two", "Hint: A hint", "Hint: More"]


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("choice", {"options": ("x",) * 4}, "a to d"),
        ("choice", {"options": ("x",) * 2}, "a or b"),
        ("choice", {"options": ("x",)}, "a"),
        ("choice", {"options": ("x",) * 30}, "a to ad"),
        ("true_false", {"options": ("True", "False")}, "a or b"),
        ("multiple", {"options": ("x",) * 4}, "a to d, one or more"),
        ("order", {"options": ("x",) * 3}, "a to c, first to last"),
        ("match", {}, "pairs such as 1b 2a"),
        ("groups", {}, "pairs such as 1b 2a"),
        ("text", {}, "your answer"),
        ("number", {}, "a number"),
        ("number", {"unit": "km"}, "a number, in km"),
        ("date", {"precision": "year"}, "a year"),
        ("date", {"precision": "month"}, "month and year"),
        ("date", {"precision": "day"}, "a day"),
        ("list", {"need": 1}, "1 item"),
        ("list", {"need": 3}, "3 items, with commas"),
        ("cloze", {"parts": (Blank(),)}, "your answer"),
        ("cloze", {"parts": (Blank(), Blank())}, "2 gaps, with ; between them"),
        ("find", {}, "a country"),
        ("place", {}, "latitude, longitude"),
        ("flashcard", {}, "enter turns the card over"),
        ("open", {}, "enter turns the card over"),
    ],
)
def test_what_may_be_typed_is_said(kind: str, fields: dict[str, object], words: str) -> None:
    assert wish(Asking(asked(kind, **fields), COUNTS)) == words


def test_every_kind_says_what_may_be_typed(every_kind: Deck) -> None:
    for question in every_kind:
        assert wish(Asking(ask(question, question.key, (0, 0)), COUNTS))


def test_a_card_that_lies_face_up_shows_points_and_ratings(every_kind: Deck) -> None:
    offers = (Offer(Rating.AGAIN, 0, 100), Offer(Rating.HARD, 1, 101), Offer(Rating.EASY, 80, 180))
    view = Turned(asked("open"), COUNTS, "First.\nSecond.", ("one", "two"), every_kind["open"], offers, Rating.GOOD)
    assert question_lines(view) == [
        "Answer: First.", "Answer: Second.", "a) one", "b) two", "1 Again: in this session", "2 Hard: 1 day",
        "4 Easy: 3 months",
    ]  # fmt: skip
    assert wish(view) == "1 to 4, and the letters of the points you met"


def test_an_offer_tells_what_it_does() -> None:
    assert offer_words(Offer(Rating.GOOD, 3, 103)) == "Good: 3 days"
    assert offer_words(Offer(Rating.AGAIN, 0, 100)) == "Again: in this session"
