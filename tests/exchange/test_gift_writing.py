"""A deck as GIFT: how each kind is written, that it comes back, and what is told of the rest."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Choice, Deck, Multiple, Option, Question
from quizgeo.exchange import ReadOptions, Written
from quizgeo.exchange.gift import read, write
from quizgeo.exchange.losses import FATES
from tests.exchange.decks import BODIES, OPTIONS, TRICKY, deck_of, decks

READ = ReadOptions("deck.gift")
WHOLE = tuple(kind for kind, fate in FATES["gift"].items() if fate == "whole")
CHANGED = tuple(kind for kind, fate in FATES["gift"].items() if fate == "changed")


def written(*questions: Mapping[str, Any], **head: Any) -> Written:
    return write(deck_of(questions, **head), OPTIONS)


def question_text(**fields: Any) -> str:
    """Give what is written of one question, less its comment and its title."""
    head, _blank, rest = written({"id": "q", **fields}).data.decode().partition("\n\n")
    comment, title, text = rest.strip("\n").split("\n", 2) if "\n::q::\n" in rest else (*rest.split("\n", 1), "")
    assert head.startswith("$CATEGORY: ")
    assert comment.startswith("// [id:d/q]")
    assert title.startswith("::q::")
    return (title.removeprefix("::q::") + text).rstrip("\n")


def losses(**fields: Any) -> set[tuple[str, str]]:
    return {(loss.field, loss.what) for loss in written({"id": "q", **fields}).losses}


def back(deck: Deck) -> list[Question]:
    found = read(write(deck, OPTIONS).data, READ)
    assert not found.problems
    assert not found.losses
    return [each.question for each in found.questions]


def kept(question: Question) -> object:
    """Give what GIFT holds of a question."""
    feedback = dict(question.feedback)
    return question.key, question.id, question.body, question.prompt, question.explain, question.tags, feedback


EXAMPLES: list[tuple[dict[str, Any], str]] = [
    ({"question": "Who?", "answer": "A", "wrong": ["B", "C"]}, "Who?{\n\t=A\n\t~B\n\t~C\n}"),
    ({"question": "Who?", "answer": "a -> b", "wrong": ["C"]}, "[plain]Who?{\n\t=[html]a -&gt; b\n\t~C\n}"),
    (
        {"question": "Who?", "answers": ["A", "B"], "wrong": ["C", "D", "E"]},
        "Who?{\n\t~%50%A\n\t~%50%B\n\t~%-33.33333%C\n\t~%-33.33333%D\n\t~%-33.33333%E\n}",
    ),
    (
        {
            "question": "Who?",
            "options": [
                {"text": "A", "correct": True, "feedback": "Yes: A."},
                {"text": "%5% of B", "credit": 0.5},
                {"text": "%5% of C"},
            ],
            "explain": "So it is.\nReally.",
        },
        "Who?{\n\t=A#Yes\\: A.\n\t~%50%%5% of B\n\t~%0%%5% of C\n\t####So it is.\\nReally.\n}",
    ),
    ({"statement": "It is.", "answer": "true"}, "It is.{TRUE}"),
    (
        {"statement": "It is.", "answer": "false", "feedback": {"right": "R", "wrong": "W"}, "explain": "E"},
        "It is.{FALSE#W#R####E}",
    ),
    ({"statement": "It is.", "answer": "true", "feedback": {"true": "R"}}, "It is.{TRUE##R}"),
    ({"statement": "It is.", "answer": "true", "feedback": {"no": "N"}}, "It is.{TRUE#N}"),
    ({"question": "Who?", "answer": "A"}, "Who?{=A}"),
    ({"question": "Who?", "answer": "A", "accept": ["B"], "reject": ["C"]}, "Who?{\n\t=A\n\t=B\n\t=%0%C\n}"),
    (
        {"question": "Who?", "answer": "A", "feedback": {"right": "R", "wrong": "W", "B": "Not B."}},
        "Who?{\n\t=A#R\n\t=%0%B#Not B.\n\t=%0%*#W\n}",
    ),
    ({"question": "Who?", "answer": "%5% of *", "explain": "E"}, r"Who?{=%100%%5% of \\*####E}"),
    ({"question": "Who?", "answer": "a -> b"}, "Who?{a -> b}"),
    ({"question": "Many?", "number": "38"}, "Many?{#38}"),
    ({"question": "Many?", "number": "60..70", "explain": "E"}, "Many?{#60..70####E}"),
    ({"question": "Many km?", "number": "11000", "within": "5%", "unit": "km"}, "Many km?{#11000:550}"),
    ({"question": "Far?", "number": "-3.5", "within": "0.50", "unit": ["km", "kilometres"]}, "Far? (km){#-3.5:0.5}"),
    (
        {"question": "Many?", "number": "38", "feedback": {"right": "R", "wrong": "W", "40": "F", "all": "-"}},
        "Many?{#\n\t=38#R\n\t=%0%40#F\n\t~#W\n}",
    ),
    ({"question": "When?", "date": "2023-09"}, "When?{\n\t=2023-09\n\t=September 2023\n}"),
    ({"question": "When?", "date": "2023"}, "When?{=2023}"),
    (
        {"question": "Pair.", "match": {"a": "1", "b -> c": "2 -> 3"}, "extra": ["4"]},
        "[plain]Pair.{\n\t=a -> 1\n\t=[html]b -&gt; c -> 2 -> 3\n\t= -> 4\n}",
    ),
    ({"question": "Sort.", "order": ["x", "y", "z"]}, "Sort.{\n\t=1 -> x\n\t=2 -> y\n\t=3 -> z\n}"),
    ({"question": "Sort.", "groups": {"G": ["x", "y"], "H": ["z"]}}, "Sort.{\n\t=x -> G\n\t=y -> G\n\t=z -> H\n}"),
    ({"cloze": "In ((1993|93)) the ((border)) shut."}, "In {\n\t=1993\n\t=93\n} the border shut."),
    ({"question": "Fill in.", "cloze": "It shut in ((1993))"}, "Fill in.\\nIt shut in _____{=1993}"),
    ({"front": "F", "back": "B"}, "F{####B}"),
    ({"question": "Recall.", "front": "F", "back": "B", "explain": "E"}, "Recall.\\nF{####B\\n---\\nE}"),
    ({"question": "Why?", "model": "M", "rubric": ["x", "y"]}, "Why?{####M\\n\\n- x\\n- y}"),
    ({"question": "Name two.", "list": ["a", ["b", "c"]]}, "Name two.{####a\\nb / c}"),
    ({"question": "Who\n<b>?", "answer": "A"}, "[plain]Who\\n<b>?{=A}"),
    ({"question": "[html] Who?", "answer": "[plain] A"}, "[plain][html] Who?{=[plain][plain] A}"),
    ({"question": "a\\b: {c} = ~#", "answer": "A"}, r"a\\b\: \{c\} \= \~\#{=A}"),
]


@pytest.mark.parametrize(("fields", "text"), EXAMPLES, ids=[text[:40] for _fields, text in EXAMPLES])
def test_each_kind_is_written_as_the_format_has_it(fields: dict[str, Any], text: str) -> None:
    assert question_text(**fields) == text


def test_the_head_is_a_category_and_each_question_has_its_identity() -> None:
    question = {"id": "one", "question": "Who?", "answer": "A", "tags": ["dates", "a]b"]}
    assert written(question, title="a/b \\ c").data.decode() == (
        "$CATEGORY: a//b \\\\ c\n\n// [id:d/one] [tag:dates] [tag:a\\]b]\n::one::Who?{=A}\n"
    )


def test_a_question_without_an_id_has_its_words_for_a_title() -> None:
    data = written({"question": "Who\nis: it?", "answer": "A"}, {"cloze": "It is ((he)) who."}).data.decode()
    assert "\n::Who is\\: it?::Who\\nis\\: it?{=A}\n" in data
    assert "\n::It is … who.::It is {=he} who.\n" in data


def test_words_of_a_date_are_in_the_language_of_the_deck() -> None:
    data = written({"question": "Kapan?", "date": "2024-05-20"}, language="id").data.decode()
    assert "=20 Mei 2024" in data


LOSSES: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({"question": "Q", "answer": "A", "wrong": ["B"]}, set()),
    ({"question": "Q", "answer": "A", "wrong": ["B", "C"], "show": "1"}, {("show", "dropped")}),
    ({"question": "Q", "answers": ["A", "B"], "wrong": ["B2", "C"], "show": "1"}, {("show", "dropped")}),
    (
        {"question": "Q", "options": [{"text": "A", "correct": True}, {"text": "B", "credit": "0.37"}]},
        {("credit", "changed")},
    ),
    (
        {
            "question": "Q",
            "options": [{"text": "A", "correct": True}, {"text": "B", "correct": True}, {"text": "C", "credit": 0.5}],
        },
        {("credit", "dropped")},
    ),
    ({"question": "Q", "answers": [f"r{n}" for n in range(11)], "wrong": ["w"]}, {("credit", "changed")}),
    ({"question": "Q", "answers": ["A", "B"], "wrong": ["C"], "feedback": {"right": "R"}}, {("feedback", "dropped")}),
    ({"question": "I", "statement": "S", "answer": "true"}, {("question", "changed")}),
    ({"question": "Q", "answer": "A", "strict": "yes"}, {("strict", "dropped")}),
    ({"question": "Q", "answer": "a -> b", "accept": ["c"]}, {("answer", "changed")}),
    ({"question": "Q", "number": "40", "within": "5%"}, {("within", "changed")}),
    ({"question": "Q", "number": "40", "within": "5", "unit": "km"}, {("unit", "changed")}),
    ({"question": "Q", "number": "40", "feedback": {"many": "F"}}, {("feedback", "dropped")}),
    ({"question": "Q", "date": "2023", "within": "1 year"}, {("date", "changed"), ("within", "dropped")}),
    ({"question": "Q", "list": ["a", "b"], "feedback": {"wrong": "W"}}, {("list", "changed"), ("feedback", "dropped")}),
    ({"question": "Q", "match": {"a": "1", "b": "2"}, "extra": ["3"]}, set()),
    ({"question": "Q", "match": {"a": "1", "b": "2"}, "feedback": {"wrong": "W"}}, {("feedback", "dropped")}),
    ({"cloze": "a ((b)) c"}, {("cloze", "changed")}),
    ({"cloze": "a ((b::h)) ((c))"}, {("cloze", "changed"), ("hint", "dropped")}),
    ({"front": "F", "back": "B", "both_ways": "yes"}, {("back", "changed"), ("both_ways", "dropped")}),
    ({"question": "Q", "model": "M\n\n- x", "explain": "E"}, {("model", "changed")}),
    ({"question": "Q", "model": "M", "rubric": ["x"], "explain": "E"}, set()),
    ({"question": "Q", "find": "AM"}, {("", "left out")}),
    (
        {
            "question": "Q",
            "answer": "A",
            "hint": "H",
            "time": "20",
            "points": "2",
            "shuffle": "no",
            "review_by": "2026",
        },
        {("hint", "dropped"), ("time", "dropped"), ("points", "dropped"), ("shuffle", "dropped")},
    ),
]


@pytest.mark.parametrize(("fields", "told"), LOSSES)
def test_what_does_not_come_along_is_told(fields: dict[str, Any], told: set[tuple[str, str]]) -> None:
    assert losses(**fields) == told


def test_words_of_the_losses_say_what_became_of_it() -> None:
    (loss,) = written({"id": "q", "question": "Q", "number": "11000", "within": "5%"}).losses
    assert (loss.key, loss.how) == ("d/q", '"within" 5% to ±550')


def test_maps_are_left_out_and_the_rest_is_counted() -> None:
    file = written({"question": "Q", "find": "AM"}, {"question": "P", "answer": "A"})
    assert file.count == 1
    assert file.data.decode().count("::P::") == 1


@pytest.mark.parametrize("text", TRICKY)
def test_no_sign_of_a_text_means_anything(text: str) -> None:
    deck = deck_of([
        {"id": "a", "question": text, "answer": text, "wrong": ["other"], "explain": f"{text}\n\n{text}"},
        {"id": "b", "question": text, "answers": [text, "one"], "wrong": ["two"]},
        {"id": "c", "statement": text, "answer": "true", "feedback": {"wrong": text, "right": text}},
        {"id": "d", "question": text, "answer": text, "explain": text},
        {"id": "e", "question": text, "match": [[text, "1"], ["other", text]], "extra": [f"{text}!"]},
        {"id": "f", "question": text, "model": text, "rubric": [text, "x"], "explain": text},
    ], title=text)  # fmt: skip
    assert [kept(question) for question in back(deck)] == [kept(question) for question in deck]


@settings(max_examples=150)
@given(decks(*WHOLE))
def test_what_is_whole_comes_back(deck: Deck) -> None:
    changed = {loss.key for loss in write(deck, OPTIONS).losses if loss.what == "changed"}
    pairs = zip(deck, back(deck), strict=True)
    assert all(kept(before) == kept(after) for before, after in pairs if before.key not in changed)


@given(decks(*CHANGED))
def test_whatever_else_is_told(deck: Deck) -> None:
    file = write(deck, OPTIONS)
    assert {loss.key for loss in file.losses if loss.what == "changed"} == {question.key for question in deck}
    assert len(back(deck)) == file.count == len(deck)


@given(decks())
def test_the_same_deck_gives_the_same_bytes(deck: Deck) -> None:
    assert write(deck, OPTIONS) == write(deck, OPTIONS)


@given(st.sampled_from(sorted({100.0, 50.0, 33.33333, 25.0, 5.0})), st.text("ab%*-> 5", min_size=1, max_size=6))
def test_weights_and_feedback_of_options_come_back(weight: float, said: str) -> None:
    options = [
        {"text": "A", "correct": True, "feedback": f"x{said}x"},
        {"text": "B", "credit": round(weight / 100, 7)},
        {"text": "C", "feedback": f"y{said}y"},
    ]
    (before,) = deck = deck_of([{"id": "q", "question": "Q", "options": options}])
    file = write(deck, OPTIONS)
    assert not file.losses
    assert read(file.data, READ).questions[0].question.body == before.body


def test_what_is_said_to_right_and_wrong_goes_to_the_options() -> None:
    deck = deck_of([
        {"id": "q", "question": "Q", "answer": "A", "wrong": ["B", "C"], "feedback": {
            "right": "R", "wrong": "W", "b": "Not B.",
        }},
        {"id": "r", "question": "Q", "answers": ["A"], "wrong": ["B"], "feedback": {"A": "Yes."}},
    ])  # fmt: skip
    assert [question.body for question in back(deck)] == [
        Choice((Option("A", correct=True, feedback="R"), Option("B", feedback="Not B."), Option("C", feedback="W"))),
        Multiple((Option("A", correct=True, feedback="Yes."), Option("B"))),
    ]


def test_every_kind_is_written_or_left_out() -> None:
    assert set(BODIES) == {*WHOLE, *CHANGED, "find", "place"}
