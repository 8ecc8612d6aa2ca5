"""What every format has to say of what it lacks, whichever it is."""

import pytest

from quizgeo.exchange import FORMATS
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
