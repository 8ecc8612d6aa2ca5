"""What every format has to say of what it lacks, whichever it is."""

import pytest

from quizgeo.decks import Choice
from quizgeo.exchange import FORMATS, ReadOptions
from tests.exchange.decks import OPTIONS, deck_of

_ONE = {"id": "a", "question": "Q?", "answer": "a", "wrong": ["b", "c"], "tags": ["x"]}
_HOLDS = ("qti21", "qti30", "json", "markdown")
"""Formats that hold the whole deck, or lay out its page."""


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in _HOLDS])
def test_a_deck_that_draws_its_questions_says_that_none_is_drawn(name: str) -> None:
    fields = [(loss.key, loss.field, loss.what) for loss in FORMATS[name].write(deck_of([_ONE]), OPTIONS).losses]
    drawing = deck_of([_ONE], draw={"x": 1})
    assert drawing.draw
    told = [(loss.key, loss.field, loss.what) for loss in FORMATS[name].write(drawing, OPTIONS).losses]
    assert told == [("", "draw", "dropped"), *fields]


@pytest.mark.parametrize("name", ["gift", "moodle"])
def test_what_is_said_to_an_option_is_found_however_it_is_written(name: str) -> None:
    question = {**_ONE, "feedback": {"B": "No, b."}}
    written = FORMATS[name].write(deck_of([question]), OPTIONS)
    assert [loss.field for loss in written.losses] == []
    (found,) = FORMATS[name].read(written.data, ReadOptions("x")).questions
    body = found.question.body
    assert isinstance(body, Choice)
    assert [(option.text, option.feedback) for option in body.options] == [("a", ""), ("b", "No, b."), ("c", "")]


@pytest.mark.parametrize("name", ["gift", "moodle"])
def test_what_is_said_to_an_answer_that_is_not_offered_is_lost_and_named(name: str) -> None:
    written = FORMATS[name].write(deck_of([{**_ONE, "feedback": {"d": "No such thing."}}]), OPTIONS)
    assert [(loss.key, loss.field, loss.what) for loss in written.losses] == [("d/a", "feedback", "dropped")]
    assert b"No such thing" not in written.data


@pytest.mark.parametrize("answer", ["true", "false"])
@pytest.mark.parametrize("name", ["gift", "moodle"])
def test_what_is_said_to_true_and_to_false_comes_along(name: str, answer: str) -> None:
    statement = {
        "id": "a",
        "statement": "It rains.",
        "answer": answer,
        "feedback": {"yes": "Look out.", "false": "No."},
    }
    written = FORMATS[name].write(deck_of([statement]), OPTIONS)
    assert written.losses == ()
    (found,) = FORMATS[name].read(written.data, ReadOptions("x")).questions
    told = {"right": "Look out.", "wrong": "No."}
    assert found.question.feedback == (told if answer == "true" else {"right": "No.", "wrong": "Look out."})
