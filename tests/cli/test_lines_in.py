"""What a line means: an answer in the shape of its kind, a rating, a command, or a reason why it is none of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.answers import check
from quizgeo.cli.lines_in import (
    LONGEST_ANSWER,
    Answered,
    Command,
    Rated,
    Refused,
    Unclear,
    read,
    read_word,
    says,
)
from quizgeo.decks import Deck
from quizgeo.memory import Rating
from quizgeo.study import Asked, Blank, ask

CHOICE = Asked("d/q", "choice", "?", options=("Armenia", "Georgia", "Azerbaijan"))  # type: ignore[arg-type] # a key
YEARS = Asked("d/q", "choice", "?", options=("3", "2", "1"))  # type: ignore[arg-type] # a key
MULTIPLE = Asked("d/q", "multiple", "?", options=("Baku", "Rome", "Washington, D.C."))  # type: ignore[arg-type] # a key
TRUE_FALSE = Asked("d/q", "true_false", "?", options=("True", "False"))  # type: ignore[arg-type] # a key
ORDER = Asked("d/q", "order", "?", options=("first", "second", "third"))  # type: ignore[arg-type] # a key
MATCH = Asked("d/q", "match", "?", options=("Georgia", "Armenia"), targets=("Yerevan", "Tbilisi"))  # type: ignore[arg-type] # a key
GROUPS = Asked("d/q", "groups", "?", options=("Kura", "Van", "Sevan"), targets=("River", "Lake"))  # type: ignore[arg-type] # a key
CLOZE = Asked("d/q", "cloze", "?", parts=("In ", Blank(), " and ", Blank()))  # type: ignore[arg-type] # a key
TEXT = Asked("d/q", "text", "?")  # type: ignore[arg-type] # a key
PLACE = Asked("d/q", "place", "?")  # type: ignore[arg-type] # a key
OPEN = Asked("d/q", "open", "?", self_graded=True)  # type: ignore[arg-type] # a key
ALL = (CHOICE, MULTIPLE, TRUE_FALSE, ORDER, MATCH, GROUPS, CLOZE, TEXT, PLACE, OPEN)
RUBRIC = ("names isolation", "names Turkey")


@pytest.mark.parametrize(
    ("asked", "line", "given"),
    [
        (CHOICE, "b", "Georgia"),
        (CHOICE, "C)", "Azerbaijan"),
        (CHOICE, "3", "Azerbaijan"),
        (CHOICE, "2.", "Georgia"),
        (YEARS, "2", "2"),
        (YEARS, "b", "2"),
        (TRUE_FALSE, "2", False),
        (MULTIPLE, "1 3", ("Baku", "Washington, D.C.")),
        (MULTIPLE, "1,b", ("Baku", "Rome")),
        (ORDER, "3 1 2", ("third", "first", "second")),
        (CHOICE, "armenia", "Armenia"),
        (MULTIPLE, "a c", ("Baku", "Washington, D.C.")),
        (MULTIPLE, "a, b", ("Baku", "Rome")),
        (MULTIPLE, "washington, d.c., rome", ("Washington, D.C.", "Rome")),
        (MULTIPLE, "a, Rome", ("Baku", "Rome")),
        (MULTIPLE, "b b", ("Rome",)),
        (TRUE_FALSE, "a", True),
        (TRUE_FALSE, "b", False),
        (TRUE_FALSE, "False", False),
        (TRUE_FALSE, "t", "t"),
        (TRUE_FALSE, "no", "no"),
        (ORDER, "c a b", ("third", "first", "second")),
        (ORDER, "second, third, first", ("second", "third", "first")),
        (MATCH, "1b 2a", {"Georgia": "Tbilisi", "Armenia": "Yerevan"}),
        (MATCH, "1=B,2 = A", {"Georgia": "Tbilisi", "Armenia": "Yerevan"}),
        (MATCH, "Georgia: Tbilisi, Armenia: Yerevan", {"Georgia": "Tbilisi", "Armenia": "Yerevan"}),
        (MATCH, "armenia: a, 1: Tbilisi", {"Armenia": "Yerevan", "Georgia": "Tbilisi"}),
        (MATCH, "1b 2-", {"Georgia": "Tbilisi"}),
        (MATCH, "Georgia: Tbilisi; Armenia: Yerevan", {"Georgia": "Tbilisi", "Armenia": "Yerevan"}),
        (ORDER, "second → third → first", ("second", "third", "first")),
        (ORDER, "second->third->first", ("second", "third", "first")),
        (ORDER, "second; third; first", ("second", "third", "first")),
        (GROUPS, "River: Kura; Lake: Van, Sevan", {"Kura": "River", "Van": "Lake", "Sevan": "Lake"}),
        (GROUPS, "Kura: River, Van: Lake, Sevan: Lake", {"Kura": "River", "Van": "Lake", "Sevan": "Lake"}),
        (CLOZE, "Rome; Paris", ("Rome", "Paris")),
        (CLOZE, "Rome, Paris", ("Rome", "Paris")),
        (CLOZE, "Rome;", ("Rome", "")),
        (TEXT, "a", "a"),
        (TEXT, "::x", ":x"),
        (TEXT, "what?", "what?"),
        (PLACE, "40.4, 49.9", (40.4, 49.9)),
        (PLACE, "-33.9 151.2", (-33.9, 151.2)),
        (PLACE, "33.9° S, 18.4° E", (-33.9, 18.4)),
        (PLACE, "40.7 n; 74 w", (40.7, -74.0)),
    ],
)
def test_a_line_becomes_an_answer(asked: Asked, line: str, given: object) -> None:
    assert read(line, asked) == Answered(given)  # type: ignore[arg-type] # one table for all shapes


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (CHOICE, "d"), (CHOICE, "France"), (CHOICE, "a b"), (MULTIPLE, "a e"), (MULTIPLE, "Rome, Paris"),
        (ORDER, "a b"), (ORDER, "a b b"), (MATCH, "1b"), (MATCH, "1b 1a"), (MATCH, "1b 2a 2b"), (MATCH, "3a 1b"),
        (MATCH, "Georgia: Paris, Armenia: Yerevan"), (GROUPS, "River: Kura; Lake: Van"), (ORDER, "a → b"),
        (GROUPS, "River: Kura; Sea: Van, Sevan"), (GROUPS, "River; Lake: Van, Kura, Sevan"),
        (CLOZE, "Rome"), (CLOZE, "a; b; c"), (PLACE, "Baku"),
        (PLACE, "91, 0"), (PLACE, "0, 181"), (OPEN, "5"), (OPEN, "good work"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_answer_names_what_could(asked: Asked, line: str) -> None:
    typed = read(line, asked)
    assert isinstance(typed, Unclear)
    assert typed.wish


def test_the_letters_of_a_choice_are_named() -> None:
    assert read("x", CHOICE) == Unclear("Choose a to c")


def test_a_letter_that_is_also_another_text_is_asked_about() -> None:
    vitamins = Asked("d/q", "choice", "?", options=("C", "A", "B"))  # type: ignore[arg-type] # a key
    typed = read("a", vitamins)
    assert isinstance(typed, Unclear)
    assert "a)" in typed.wish
    assert read("a)", vitamins) == Answered("C")
    assert read("“a”", vitamins) == Answered("A")


@pytest.mark.parametrize(
    ("line", "rated"),
    [
        ("3", Rated(Rating.GOOD)),
        ("again", Rated(Rating.AGAIN)),
        ("4 b", Rated(Rating.EASY, ("names Turkey",))),
        ("2 a b a", Rated(Rating.HARD, ("names isolation", "names Turkey"))),
    ],
)
def test_a_card_is_rated_with_the_points_that_were_met(line: str, rated: Rated) -> None:
    assert read(line, OPEN, RUBRIC) == rated


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("", Command.NOTHING), ("?", Command.DONT_KNOW), (":u", Command.UNDO), (":undo", Command.UNDO),
        (" :H ", Command.HINT), (":y", Command.RIGHT), (":n", Command.WRONG), (":g", Command.GUESSED),
        (":@", Command.SUSPEND), (":-", Command.BURY), (":!", Command.SUSPEND_ALL), (":=", Command.BURY_ALL),
        (":q", Command.QUIT), (":e", Command.EDIT), (":o", Command.OPEN), (":?", Command.HELP),
    ],
)  # fmt: skip
def test_commands_have_words(line: str, command: Command) -> None:
    assert [read(line, asked) for asked in ALL] == [command] * len(ALL)


def test_an_unknown_command_is_no_answer() -> None:
    typed = read(":foo bar", TEXT)
    assert isinstance(typed, Refused)
    assert "::foo" in typed.sentence


def test_an_answer_has_a_limit() -> None:
    assert read("x" * LONGEST_ANSWER, TEXT) == Answered("x" * LONGEST_ANSWER)
    assert isinstance(read("x" * (LONGEST_ANSWER + 1), TEXT), Refused)


def test_after_the_end_only_commands_count() -> None:
    assert read_word(":u") is Command.UNDO
    assert read_word("Baku") is Command.QUIT


def test_words_of_the_learner_are_commands() -> None:
    assert {word for command in Command if (word := says(command))} == {"right", "wrong", "guessed", "hard", "easy"}


def test_a_right_line_of_every_kind_comes_out_exact(every_kind: Deck, right: dict[str, str]) -> None:
    for question in every_kind:
        typed = read(right[question.kind], ask(question, question.key, (0, 0)))
        if question.kind in ("flashcard", "open"):
            assert typed == Rated(Rating.GOOD)
        else:
            assert isinstance(typed, Answered)
            assert check(question, typed.given).grade == "exact", question.kind


LINES = st.one_of(st.text(max_size=40), st.text(alphabet="abc123 ,;:=-?.)(\"'°NSew", max_size=60))


@given(st.sampled_from(ALL), LINES, st.booleans())
def test_any_line_means_something(asked: Asked, line: str, turned: bool) -> None:
    typed = read(line, asked, RUBRIC if turned else ())
    assert isinstance(typed, Answered | Rated | Unclear | Refused | Command)


@given(line=LINES)
@settings(max_examples=200)
def test_any_line_gets_a_verdict_on_every_kind(every_kind: Deck, line: str) -> None:
    for question in every_kind:
        typed = read(line, ask(question, question.key, (0, 0)))
        if isinstance(typed, Answered):
            check(question, typed.given)


@pytest.mark.parametrize("line", [" " * 1900, ":=" * 900, "1," * 900, "40 " * 600, "a: " * 600, "((((" * 400])
def test_long_lines_of_one_sign_are_read_too(line: str) -> None:
    for asked in ALL:
        assert read(f"x{line}x", asked, RUBRIC) is not None
