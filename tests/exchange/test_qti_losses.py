"""What is promised of packages of QTI: it is said what became of all that they cannot hold."""

from typing import Any

import pytest

from quizgeo.decks import Multiple, Open, Option, Text, TrueFalse
from quizgeo.exchange import FORMATS, Loss, WriteOptions
from tests.exchange.decks import NOW
from tests.exchange.qti_written import READ, back, both, files, settled, written


@both
@pytest.mark.parametrize(
    ("asked", "field", "what", "how"),
    [
        ({"statement": "So.", "answer": "true"}, "", "changed", "it becomes a choice of two words"),
        ({"question": "?", "date": "2023-09"}, "date", "changed", "it becomes a text: 2023-09, September 2023"),
        ({"question": "?", "date": "2023", "within": "2 years"}, "within", "dropped", "the format has no place for it"),
        ({"question": "?", "list": ["a", "b"]}, "", "changed", "it becomes a free answer, marked by hand"),
        ({"front": "a", "back": "b"}, "", "changed", "it becomes a free answer, marked by hand"),
        ({"front": "a", "back": "b", "both_ways": "yes"}, "both_ways", "dropped", "it is asked one way"),
        ({"question": "?", "find": "AM"}, "", "left out", "QTI has no map questions"),
        ({"question": "?", "number": "1", "unit": ["km", "mi"]}, "unit", "changed", "only km is shown"),
        ({"question": "?", "answer": "a", "wrong": ["b", "c"], "show": 1}, "show", "changed",
         '"show" 1: all 2 wrong options are shown'),
        ({"question": "?", "answer": "a", "wrong": ["b"], "feedback": {"zzz": "t"}}, "feedback", "dropped",
         "nothing is said to zzz"),
        ({"question": "?", "number": "1", "feedback": {"many": "t"}}, "feedback", "dropped", "nothing is said to many"),
        ({"question": "?", "model": "a", "feedback": {"right": "t"}}, "feedback", "dropped",
         "nothing is said to right"),
        ({"question": "?", "answer": "a", "tags": ["t"]}, "tags", "dropped", "the format has no place for it"),
    ],
)  # fmt: skip
def test_what_is_lost_is_named(name: str, asked: dict[str, Any], field: str, what: Any, how: str) -> None:
    other = {"id": "other", "question": "Other?", "answer": "x"}
    assert Loss("d/q", field, what, how) in written(name, {"id": "q", **asked}, other).losses


@both
def test_credit_of_several_right_options_is_named(name: str) -> None:
    options = [{"text": "a", "correct": "yes"}, {"text": "b", "correct": "yes"}, {"text": "c", "credit": "0.5"}]
    result = written(name, {"id": "q", "question": "?", "options": options})
    assert [loss.field for loss in result.losses] == ["credit"]
    read = settled(FORMATS[name].read(result.data, READ).questions[0].question)
    assert read.body == Multiple((Option("a", correct=True), Option("b", correct=True), Option("c")))


@both
def test_what_becomes_something_else_is_readable_as_that(name: str) -> None:
    statement, date, several, card = back(
        name,
        {"question": "True or false?", "statement": "It is.", "answer": "false"},
        {"question": "When?", "date": "2023-09"},
        {"question": "Any", "list": ["a", ["b", "bb"], "c"], "need": 2},
        {"front": "F", "back": "B\nC"},
    )
    assert statement.body == TrueFalse("True or false? It is.", answer=False)
    assert date.body == Text("2023-09", ("September 2023",))
    assert several.body == Open("any 2 of a, b, c", ("a", "b / bb", "c"))
    assert (card.prompt, card.body) == ("F", Open("B\nC"))


@pytest.mark.parametrize(
    ("site", "name", "expected"),
    [
        ("", "qti21", []),
        ("elsewhere", "qti21", []),
        ("canvas", "qti21", ["Canvas drops a file it cannot read without a word: count what arrives"]),
        ("blackboard", "qti21", ["Blackboard takes questions as a pool: import the package as one",
                                 "Blackboard Ultra skips pairs in QTI 2.1"]),
        ("blackboard", "qti30", ["Blackboard takes questions as a pool: import the package as one"]),
        ("moodle", "qti30", ["Moodle reads QTI only with a plug-in: its own format is moodle"]),
        ("schoology", "qti21", ["Schoology makes an essay of what is typed"]),
    ],
)  # fmt: skip
def test_sites_only_add_their_gaps(site: str, name: str, expected: list[str]) -> None:
    questions: list[dict[str, Any]] = [
        {"id": "m", "question": "Pair", "match": {"a": "b", "c": "d"}},
        {"id": "t", "question": "Who", "answer": "x"},
    ]
    result = written(name, *questions, options=WriteOptions(NOW, site=site))
    assert [loss.how for loss in result.losses] == expected
    assert result.data == written(name, *questions).data


@both
def test_a_deck_of_maps_alone_gives_no_item(name: str) -> None:
    result = written(name, {"question": "?", "find": "AM"})
    assert result.count == 0
    assert set(files(result)) == {"imsmanifest.xml", "assessment.xml"}
