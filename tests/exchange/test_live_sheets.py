"""Sheets for Kahoot, Wayground and Blooket: their layout and limits, drawn by the seed, every loss told."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from quizgeo.decks import Choice, Deck, Multiple, Open, Question, Text
from quizgeo.exchange import FORMATS, ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.losses import FATES, KINDS
from quizgeo.exchange.tables.delimited import records
from quizgeo.exchange.tables.sheets_in import first_sheet
from quizgeo.text import clean
from tests.exchange.decks import NOW, OPTIONS, TRICKY, deck_of, decks

LIVE = ("kahoot", "wayground", "blooket")
_MOST = {"kahoot": 4, "wayground": 5, "blooket": 4}


def rows(name: str, written: Written) -> list[list[str]]:
    """Give all rows of a file."""
    if name == "blooket":
        return [list(each.cells) for each in records(written.data.decode("utf-8-sig"))]
    return [list(each.cells) for each in first_sheet(written.data, name).records]


def write(name: str, *questions: Mapping[str, Any], seed: int = 0) -> Written:
    numbered = [{"id": f"q{place}", **each} for place, each in enumerate(questions)]
    return FORMATS[name].write(deck_of(numbered), WriteOptions(NOW, seed=seed))


def back(name: str, written: Written) -> ReadIn:
    return FORMATS[name].read(written.data, ReadOptions("x"))


def told(written: Written) -> list[tuple[str, str, str]]:
    return [(loss.key, loss.field, loss.what) for loss in written.losses]


def choices(question: Question) -> tuple[set[str], set[str]]:
    body = question.body
    assert isinstance(body, Choice | Multiple)
    right = {each.text for each in body.options if each.correct}
    return right, {each.text for each in body.options} - right


ONE = {"question": "Who?", "answer": "Russia", "wrong": ["China", "Iran"], "time": "20", "shuffle": "no"}
TWO = {"question": "Which?", "answers": ["Iran", "Korea"], "wrong": ["Armenia"], "shuffle": "no"}
MANY = {"question": "Who?", "answer": "key", "wrong": [f"w{place}" for place in range(9)]}


def test_kahoot_is_laid_out_as_its_template() -> None:
    written = write("kahoot", ONE, TWO)
    sheet = rows("kahoot", written)
    assert sheet[7][:3] == ["", "Question - max 120 characters", "Answer 1 - max 75 characters"]
    assert sheet[7][6].startswith("Time limit (sec)")
    assert sheet[7][7].startswith("Correct answer(s)")
    assert sheet[8:] == [["1", "Who?", "Russia", "China", "Iran", "", "20", "1"],
                         ["2", "Which?", "Iran", "Korea", "Armenia", "", "20", "1,2"]]  # fmt: skip


def test_wayground_has_a_row_of_descriptions_below_the_heads() -> None:
    sheet = rows("wayground", write("wayground", ONE, TWO))
    assert sheet[0] == ["Question Text", "Question Type", "Option 1", "Option 2", "Option 3", "Option 4", "Option 5",
                        "Correct Answer", "Time in seconds", "Image Link", "Answer explanation"]  # fmt: skip
    assert all(sheet[1])
    assert sheet[2] == ["Who?", "Multiple Choice", "Russia", "China", "Iran", "", "", "1", "20"]
    assert sheet[3][:8] == ["Which?", "Checkbox", "Iran", "Korea", "Armenia", "", "", "1,2"]


def test_blooket_is_laid_out_as_its_template() -> None:
    sheet = rows("blooket", write("blooket", ONE, TWO))
    assert sheet[0] == ["Blooket Import Template", *[""] * 7]
    assert sheet[1] == ["Question #", "Question Text", "Answer 1", "Answer 2", "Answer 3 (Optional)",
                        "Answer 4 (Optional)", "Time Limit (sec) (Max: 300 seconds)",
                        "Correct Answer(s) (Only include Answer #)"]  # fmt: skip
    assert sheet[2] == ["1", "Who?", "Russia", "China", "Iran", "", "20", "1"]
    assert sheet[3][-1] == "1,2"


@pytest.mark.parametrize("name", LIVE)
@settings(max_examples=30)
@given(deck=decks("choice", "multiple", beside=False))
def test_choices_come_back_with_the_options_that_fit(name: str, deck: Deck) -> None:
    written = FORMATS[name].write(deck, OPTIONS)
    assert written.count == len(deck.questions)
    changed = {loss.key for loss in written.losses}
    for ours, theirs in zip(deck.questions, back(name, written).questions, strict=True):
        right, wrong = choices(ours)
        their_right, their_wrong = choices(theirs.question)
        assert theirs.question.prompt == ours.prompt
        assert their_right == right
        assert their_wrong <= wrong
        assert len(their_right | their_wrong) <= _MOST[name]
        assert their_wrong == wrong or ours.key in changed


@pytest.mark.parametrize("text", [*TRICKY, "'=", "''-x", "'a"])
@pytest.mark.parametrize("name", LIVE)
def test_every_tricky_text_survives(name: str, text: str) -> None:
    read = back(name, write(name, {"question": text, "answer": text, "wrong": ["other", "1x"]}))
    assert read.questions[0].question.prompt == clean(text)
    assert choices(read.questions[0].question) == ({clean(text)}, {"other", "1x"})


@pytest.mark.parametrize("name", LIVE)
def test_what_stands_above_a_statement_stands_before_it(name: str) -> None:
    written = write(name, {"question": "Judge.", "statement": "It rains.", "answer": "true"})
    assert back(name, written).questions[0].question.prompt == "Judge.\nIt rains."
    assert told(written) == [("d/q0", "statement", "changed"), ("d/q0", "question", "changed")]


@pytest.mark.parametrize("name", LIVE)
def test_kinds_that_are_not_whole_are_told(name: str) -> None:
    for kind in KINDS:
        losses = [loss for loss in write(name, _EXAMPLES[kind]).losses if loss.field in ("", "statement")]
        fate = FATES[name][kind]
        assert [loss.what for loss in losses] == ([] if fate == "whole" else [fate]), kind
        assert all(loss.key == "d/q0" and loss.how for loss in losses)


_EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "choice": ONE, "multiple": TWO, "true_false": {"statement": "S", "answer": "true"},
    "text": {"question": "Q", "answer": "a"}, "number": {"question": "Q", "number": "38"},
    "date": {"question": "Q", "date": "2023-09"}, "list": {"question": "Q", "list": ["a", "b"]},
    "order": {"question": "Q", "order": ["a", "b", "c"]}, "match": {"question": "Q", "match": {"a": "b", "c": "d"}},
    "groups": {"question": "Q", "groups": {"a": ["b"], "c": ["d"]}}, "cloze": {"cloze": "((a)) b"},
    "flashcard": {"front": "f", "back": "b"}, "open": {"question": "Q", "model": "m"},
    "find": {"question": "Q", "find": "AM"}, "place": {"question": "Q", "place": "1, 2", "within": "3 km"},
}  # fmt: skip


@pytest.mark.parametrize("name", LIVE)
def test_the_same_seed_draws_the_same_and_another_draws_anew(name: str) -> None:
    assert write(name, MANY).data == write(name, MANY).data
    draws = {
        tuple(sorted(choices(back(name, write(name, MANY, seed=seed)).questions[0].question)[1])) for seed in range(9)
    }
    assert len(draws) > 3
    assert told(write(name, MANY)) == [("d/q0", "wrong", "changed")]


@pytest.mark.parametrize("name", LIVE)
def test_an_edited_question_moves_no_other(name: str) -> None:
    one = back(name, write(name, MANY, {**MANY, "question": "Else?"}))
    other = back(name, write(name, {**MANY, "wrong": ["x", "y"]}, {**MANY, "question": "Else?"}))
    assert one.questions[1].question.body == other.questions[1].question.body


@pytest.mark.parametrize("name", LIVE)
def test_the_key_stands_in_every_place(name: str) -> None:
    bodies = [each.question.body for each in back(name, write(name, *[MANY] * 40)).questions]
    places = {[each.correct for each in body.options].index(True) for body in bodies if isinstance(body, Choice)}
    assert places == set(range(_MOST[name]))


@pytest.mark.parametrize("name", LIVE)
def test_pinned_options_keep_their_ends(name: str) -> None:
    options: Sequence[Mapping[str, str]] = [
        {"text": "last", "pin": "last"}, {"text": "b", "correct": "yes"}, {"text": "c"},
        {"text": "first", "pin": "first"},
    ]  # fmt: skip
    for seed in range(5):
        body = back(name, write(name, {"question": "Q", "options": options}, seed=seed)).questions[0].question.body
        assert isinstance(body, Choice)
        assert (body.options[0].text, body.options[-1].text) == ("first", "last")


def test_show_limits_the_options_and_is_told() -> None:
    written = write("kahoot", {**MANY, "show": "2"})
    assert len(choices(back("kahoot", written).questions[0].question)[1]) == 2
    assert written.losses[0].how == "2 of 9 wrong options, drawn by the seed"


def test_more_right_options_than_fit_leave_the_question_out() -> None:
    answers = {"question": "Q", "answers": ["a", "b", "c", "d"], "wrong": ["e"]}
    assert told(write("kahoot", answers)) == [("d/q0", "", "left out")]
    assert told(write("wayground", answers)) == []
    assert told(write("wayground", {**answers, "answers": list("vwxyz")})) == [("d/q0", "", "left out")]


@pytest.mark.parametrize(("question", "answer", "count"), [
    ("q" * 120, "a" * 75, 1), ("q" * 121, "a", 0), ("q", "a" * 76, 0), ("\U0001f1e6" * 60, "a", 1),
    ("\U0001f1e6" * 61, "a", 0),
])  # fmt: skip
def test_a_text_too_long_for_kahoot_leaves_its_question_out_and_is_never_cut(
    question: str, answer: str, count: int
) -> None:
    written = write("kahoot", {"question": question, "answer": answer, "wrong": ["b"]}, ONE)
    assert written.count == count + 1
    assert told(written) == ([] if count else [("d/q0", "", "left out")])


@pytest.mark.parametrize(("name", "wanted", "seconds"), [
    ("kahoot", 5, 5), ("kahoot", 6, 10), ("kahoot", 45, 60), ("kahoot", 91, 120), ("kahoot", 3600, 240),
    ("wayground", 45, 45), ("wayground", 901, 900), ("blooket", 45, 45), ("blooket", 301, 300),
])  # fmt: skip
def test_times_go_to_the_next_that_is_allowed(name: str, wanted: int, seconds: int) -> None:
    written = write(name, {**ONE, "time": str(wanted)})
    assert back(name, written).questions[0].question.seconds == seconds
    assert told(written) == ([] if wanted == seconds else [("d/q0", "time", "changed")])


def test_without_a_time_the_usual_one_is_written_where_one_must_be() -> None:
    times = {name: back(name, write(name, TWO)).questions[0].question.seconds for name in LIVE}
    assert times == {"kahoot": 20, "wayground": None, "blooket": 20}


def test_fields_without_a_place_are_told() -> None:
    more = {**ONE, "explain": "E", "hint": "H", "points": "2"}
    assert told(write("kahoot", more)) == [("d/q0", name, "dropped") for name in ("hint", "explain", "points")]
    assert told(write("wayground", more)) == [("d/q0", name, "dropped") for name in ("hint", "points")]


def test_a_statement_has_the_words_of_its_language() -> None:
    fields = [{"id": "a", "statement": "S", "answer": "false"}]
    for language, words in (("id", "Salah"), ("az", "False")):
        written = FORMATS["kahoot"].write(deck_of(fields, language=language), OPTIONS)
        assert choices(back("kahoot", written).questions[0].question)[0] == {words}


def test_what_spreadsheets_would_run_is_inert_in_blookets_table_and_told() -> None:
    written = write("blooket", {"question": "Q", "answer": "=1+1", "wrong": ["b"]})
    assert b"'=1+1" in written.data
    assert told(written) == [("d/q0", "", "changed")]


@pytest.mark.parametrize(("fields", "forms"), [
    ({"question": "Q", "answer": "a", "accept": ["b", "c"]}, ("a", "b", "c")),
    ({"question": "Q", "number": "2.5", "unit": "km"}, ("2.5", "2.5 km")),
    ({"question": "Q", "date": "2023-09"}, ("2023-09", "September 2023")),
    ({"cloze": "x ((a|b::h)) y"}, ("a", "b")),
    ({"question": "Q", "answer": "1", "accept": list("23456")}, tuple("12345")),
])  # fmt: skip
def test_wayground_takes_typed_answers_in_every_spelling_that_fits(
    fields: Mapping[str, Any], forms: Sequence[str]
) -> None:
    body = back("wayground", write("wayground", fields)).questions[0].question.body
    assert body == Text(forms[0], tuple(forms[1:]))


def test_wayground_leaves_out_ranges_and_texts_of_several_gaps() -> None:
    written = write("wayground", {"question": "Q", "number": "60..70"}, {"cloze": "((a)) ((b))"}, ONE)
    assert told(written) == [("d/q0", "", "left out"), ("d/q1", "", "left out")]


def test_waygrounds_free_answers_have_what_is_right_in_the_explanation() -> None:
    written = write("wayground", {"question": "Q", "model": "M", "rubric": ["r"], "explain": "E"},
                    {"front": "F", "back": "B"}, {"question": "L", "list": ["a", ["b", "c"]]})  # fmt: skip
    read = back("wayground", written).questions
    assert [each.question.body for each in read] == [Open("M\n- r\nE"), Open("B"), Open("a\nb / c")]
    assert [each.question.explain for each in read] == ["", "", ""]


# --- files as the sites and their users make them


def test_a_table_as_teachers_fill_in_for_blooket_is_read() -> None:
    data = (
        b'"Blooket\nImport Template",,,,,,,,,\r\n'
        b'Question #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)","Answer 4\n(Optional)",'
        b'"Time Limit (sec)\n(Max: 300 seconds)","Correct Answer(s)\n(Only include Answer #)",,\r\n'
        b'1,How many?,1,2,3,4,20,2,,\r\n2,Which?,a,b,,,30,"1, 2",,\r\n3,Both?,a,b,c,,30,"1,2",,\r\n,,,,,,,,,\r\n'
    )  # fmt: skip
    read = FORMATS["blooket"].read(data, ReadOptions("x"))
    assert [choices(each.question) for each in read.questions] == [({"2"}, {"1", "3", "4"}), ({"a", "b"}, {"c"})]
    assert [each.question.seconds for each in read.questions] == [20, 30]
    assert [(each.code, each.place.line) for each in read.problems] == [("EX005", 9)]


def test_waygrounds_own_kinds_are_read_and_polls_are_left_out() -> None:
    data = (
        b"Question Text,Question Type,Option 1,Option 2,Option 3,Option 4,Option 5,Correct Answer,Time in seconds,"
        b"Image Link,Answer explanation\n"
        b"Text of the question,Question Type,Text for option 1,,,,,The correct option,Time in seconds,Link,Why\n"
        b'Who?,Multiple Choice,a,b,c,,,3,30,,Because\nAll?,Checkbox,a,b,c,,,"1,3",30,,\n'
        b"Write.,Fill-in-the-Blank,a,A b,,,,,30,,\nWhy?,Open-Ended,,,,,,,60,,So.\nHow?,Poll,a,b,,,,,30,,\n"
        b"Free?,Open-Ended,,,,,,,60,,\n"
    )  # fmt: skip
    read = FORMATS["wayground"].read(data, ReadOptions("x"))
    assert [each.question.kind for each in read.questions] == ["choice", "multiple", "text", "open"]
    assert choices(read.questions[0].question) == ({"c"}, {"a", "b"})
    assert read.questions[2].question.body == Text("a", ("A b",))
    assert [(loss.key, loss.what) for loss in read.losses] == [("7", "left out")]
    assert [each.place.line for each in read.problems] == [8]


def test_a_number_of_no_option_is_a_problem_of_its_row() -> None:
    data = b"Question,Answer 1,Answer 2,Correct answer(s)\nQ,a,b,3\nR,a,b,1\n"
    read = FORMATS["kahoot"].read(data, ReadOptions("x"))
    assert len(read.questions) == 1
    assert [(each.place.line, each.place.col) for each in read.problems] == [(2, 4)]
