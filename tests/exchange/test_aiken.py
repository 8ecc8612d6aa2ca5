"""Aiken, out and in: the plainest format there is, and how far it goes."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.decks import Choice, Deck, Option, Question
from quizgeo.exchange import ExchangeError, ReadIn, ReadOptions
from quizgeo.exchange.aiken import read, write
from tests.exchange.decks import OPTIONS, TRICKY, deck_of, decks

READ = ReadOptions("quiz.txt")


def read_text(text: str) -> ReadIn:
    return read(text.encode(), READ)


def written(*questions: Mapping[str, Any], **head: Any) -> str:
    return write(deck_of(questions, **head), OPTIONS).data.decode()


PINNED = {"question": "Q?", "options": [{"text": "a", "correct": True}, {"text": "none", "pin": "last"}]}


def offered(question: Question) -> list[tuple[str, bool]]:
    """Give what a choice offers and what of it is right: where nothing keeps the order, the seed draws it."""
    body = question.body
    assert isinstance(body, Choice)
    return sorted((option.text, option.correct) for option in body.options)


def losses(**fields: Any) -> set[tuple[str, str]]:
    return {(loss.field, loss.what) for loss in write(deck_of([{"id": "q", **fields}]), OPTIONS).losses}


def test_choices_are_written_with_letters_and_a_blank_line_between() -> None:
    first = {"question": "Who?", "answer": "A. one", "wrong": ["ANSWER: B"], "shuffle": "no"}
    second = {"question": "Which?", "options": ["x", {"text": "y", "correct": True}, "z"], "shuffle": "no"}
    assert written(first, second) == (
        "Who?\nA. A. one\nB. ANSWER: B\nANSWER: A\n\nWhich?\nA. x\nB. y\nC. z\nANSWER: B\n"
    )  # fmt: skip


def test_the_seed_draws_where_the_right_option_stands() -> None:
    deck = deck_of([{"id": f"q{n}", "question": f"Q{n}?", "answer": "a", "wrong": ["b", "c"]} for n in range(12)])
    texts = [write(deck, replace(OPTIONS, seed=seed)).data.decode() for seed in (1, 2, 1)]
    assert texts[0] == texts[2] != texts[1]
    assert all(f"ANSWER: {letter}\n" in texts[0] for letter in "ABC")
    assert not write(deck_of([{**PINNED, "shuffle": "no"}, {**PINNED, "id": "p"}]), OPTIONS).losses


def test_what_is_true_or_false_gets_two_options_in_the_language_of_the_deck() -> None:
    statement = {"statement": "Ini benar.", "answer": "false"}
    assert written(statement, language="id") == "Ini benar.\nA. benar\nB. salah\nANSWER: B\n"
    assert written({"question": "Say.", **statement}) == "Say. Ini benar.\nA. true\nB. false\nANSWER: B\n"


@pytest.mark.parametrize("stem", ["A. one", "B)two", "ANSWER: B", "answer : b", "x"])
def test_a_question_that_looks_like_another_line_is_quoted(stem: str) -> None:
    fields = {"question": stem, "answer": "a", "wrong": ["b"]}
    text = written(fields)
    assert text.startswith(f"“{stem}”\nA. ")
    assert losses(**fields) == {("question", "changed")}
    assert read_text(text).questions[0].question.prompt == f"“{stem}”"


LOSSES: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({"question": "Q1", "answer": "A", "wrong": ["B"]}, set()),
    ({"question": "Q1\nQ2", "answer": "A", "wrong": ["B"]}, {("question", "changed")}),
    ({"question": "Q1", "answer": "A", "wrong": ["B", "C"], "show": "1"}, {("show", "dropped")}),
    ({"statement": "It is.", "answer": "true"}, {("statement", "changed")}),
    ({"question": "Q1", "answer": "A", "wrong": [f"w{n}" for n in range(26)]}, {("", "left out")}),
    ({"question": "Q1", "answers": ["A"], "wrong": ["B"]}, {("", "left out")}),
    ({"question": "Q1", "answer": "A", "explain": "E"}, {("", "left out")}),
    (
        {"question": "Q1", "answer": "A", "wrong": ["B"], "explain": "E", "tags": ["t"], "feedback": {"right": "R"}},
        {("explain", "dropped"), ("tags", "dropped"), ("feedback", "dropped")},
    ),
]


@pytest.mark.parametrize(("fields", "told"), LOSSES)
def test_what_does_not_come_along_is_told(fields: dict[str, Any], told: set[tuple[str, str]]) -> None:
    assert losses(**fields) == told


def test_nothing_to_write_gives_an_empty_file() -> None:
    file = write(deck_of([{"question": "Q", "answer": "A"}]), OPTIONS)
    assert (file.data, file.count) == (b"", 0)


@pytest.mark.parametrize("text", [text for text in TRICKY if text not in ("A. one", "ANSWER: B")])
def test_texts_of_any_signs_come_back(text: str) -> None:
    deck = deck_of([{"question": text, "answer": text, "wrong": ["other", f"{text} &lt; &amp;gt;"]}])
    (found,) = read(write(deck, OPTIONS).data, READ).questions
    (before,) = deck
    assert (found.question.prompt, offered(found.question)) == (before.prompt, offered(before))


@given(decks("choice", "true_false"))
def test_every_choice_comes_back(deck: Deck) -> None:
    file = write(deck, OPTIONS)
    found = read(file.data, READ)
    changed = {loss.key for loss in file.losses if loss.what == "changed"}
    assert not found.problems
    assert len(found.questions) == file.count == len(deck)
    for before, after in zip(deck, found.questions, strict=True):
        if before.key not in changed:
            assert (before.prompt, offered(before)) == (after.question.prompt, offered(after.question))


@given(decks())
def test_each_question_that_is_not_written_is_told(deck: Deck) -> None:
    file = write(deck, OPTIONS)
    assert file.count + sum(loss.what == "left out" for loss in file.losses) == len(deck)
    assert file == write(deck, OPTIONS)


AS_OTHERS_WRITE: list[tuple[str, str, tuple[str, ...], str]] = [
    ("Which river?\nA. Kura\nB. Aras\nANSWER: B\n", "Which river?", ("Kura", "Aras"), "Aras"),
    ("Which river?\nA) Kura\nB) Aras\nC) Rioni\nANSWER: A", "Which river?", ("Kura", "Aras", "Rioni"), "Kura"),
    ("\ufeffWhich river?\r\n\r\nA. Kura\r\nB.  Aras\r\n\r\nANSWER:B\r\n", "Which river?", ("Kura", "Aras"), "Aras"),
    ("Which\nriver?\nA.Kura\nB.Aras\nAnswer: b", "Which\nriver?", ("Kura", "Aras"), "Aras"),
    ("U.S. or not?\nA. yes &amp; no\nB. &lt;no&gt;\nANSWER: A.", "U.S. or not?", ("yes & no", "<no>"), "yes & no"),
    ("Which?\nC. Columbus said?\nA. x\nB. y\nANSWER: B) y", "Which?\nC. Columbus said?", ("x", "y"), "y"),
    ("  Which?  \n\tA. x\n\tB. y\n\tD. z\n ANSWER: D", "Which?", ("x", "y", "z"), "z"),
]


@pytest.mark.parametrize(("text", "prompt", "options", "right"), AS_OTHERS_WRITE)
def test_files_of_other_programs_are_read(text: str, prompt: str, options: tuple[str, ...], right: str) -> None:
    (found,) = read_text(text).questions
    assert found.question.prompt == prompt
    assert found.question.body == Choice(tuple(Option(option, option == right) for option in options))
    assert (found.question.key, found.origin, found.place) == ("", "", "1")


PROBLEMS = [
    ("A. x\nB. y\nANSWER: A", 1, "no question before"),
    ("ANSWER: A", 1, "no question before"),
    ("Which?\nA. x\nANSWER: A", 1, "at least two options"),
    ("Which?\nA. x\nB. \nANSWER: A", 1, "at least two options"),
    ("Which?\nA. x\nB. y\nC. \nANSWER: C", 1, "at least two options"),
    ("Which?\nA. x\nB. X\nANSWER: B", 1, "at least two options"),
    ("Which?\nANSWER: A", 1, "at least two options"),
    ("Which?\nA. x\nB. y\nA. z\nANSWER: A", 1, "same letter"),
    ("Which?\nA. x\nB. y\nANSWER: C", 4, '"C" is not the letter'),
    ("Which?\nA. x\nB. y\nANSWER:", 4, '"" is not the letter'),
    ("Which?\nA. x\nB. y\nANSWER: A, B", 4, '"A, B" is not the letter'),
    ("Which?\nA. x\nB. y\nand more", 1, "no ANSWER"),
    ("A heading", 1, "no ANSWER"),
]


@pytest.mark.parametrize(("text", "line", "words"), PROBLEMS)
def test_a_problem_has_its_line_and_the_rest_is_read(text: str, line: int, words: str) -> None:
    found = read_text(f"First?\nA. a\nB. b\nANSWER: A\n\n{text}\n\nLast?\nA. a\nB. b\nANSWER: B\n")
    prompts = [each.question.prompt for each in found.questions]
    assert prompts == ["First?", "Last?"]
    told = found.problems[0]
    assert (told.code, told.place.file, told.place.line - 5) == ("EX005", "quiz.txt", line)
    assert words in told.message
    assert told.fix


def test_options_that_are_equal_or_empty_are_left_out_with_a_word() -> None:
    found = read_text("Which?\nA. x\nB. y\nC. X\nD.\nE. y\nANSWER: C")
    assert found.questions[0].question.body == Choice((Option("y"), Option("X", correct=True)))
    assert [(loss.key, loss.field, loss.what) for loss in found.losses] == [("1", "wrong", "changed")]


def test_an_encoding_that_is_guessed_is_told() -> None:
    found = read("Où?\nA. à\nB. là\nANSWER: B".encode("cp1252"), READ)
    assert found.questions[0].question.prompt == "Où?"
    assert [(loss.key, loss.what) for loss in found.losses] == [("", "changed")]


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "EX006"), (b"words", "EX006"), (b"A. x", "EX006"), (b"\0\1", "EX002")]
)
def test_a_file_without_a_question_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(data, READ)
    assert caught.value.problem.code == code


HOSTILE = ("A. x\n", "Q\n", "Q?\n\n", "Q\nA. x\nB. y\nANSWER: Z\n", "A. ", "&lt;")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_has_bounded_problems(text: str) -> None:
    with suppress(ExchangeError):
        assert len(read_text(f"Q\n{text * 30_000}\n\nQ?\nA. a\nB. b\nANSWER: A").problems) <= 1_000


@pytest.mark.parametrize("text", ["Q?\n\n", "Q\nA. x\nB. y\nANSWER: A\n", "Q\nA. x\nB. y\nANSWER: Z\n"])
def test_a_file_of_more_than_is_looked_at_is_refused(text: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read_text(text * 100_002)
    assert str(caught.value).endswith("there are more than 100000 questions; split the file")


LINES = st.sampled_from(
    ["Q?", "A. a", "B. b", "A) a", "C.", "ANSWER: A", "ANSWER:", "answer: b", "", " ", "é", "&lt;", "A.a"]
)


@given(st.lists(LINES, max_size=20).map("\n".join).map(str.encode) | st.binary(max_size=60))
def test_nothing_is_a_fault_of_ours(data: bytes) -> None:
    with suppress(ExchangeError):
        for each in read(data, READ).questions:
            body = each.question.body
            assert isinstance(body, Choice)
            folded = [option.text.casefold() for option in body.options]
            assert len(set(folded)) == len(folded) >= 2
            assert all(folded)
            assert sum(option.correct for option in body.options) == 1
