"""Above a lesson it stands which question this is, and which round of it."""

import pytest

from quizgeo.classroom.seat import Seat
from quizgeo.classroom.wire import State, You
from quizgeo.tui.lines.lesson import side_words
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL


@pytest.mark.parametrize(("number", "told"), [(1, "question 3 of 9"), (2, "question 3 of 9, round 2")])
def test_a_question_that_is_asked_again_is_named_so(number: int, told: str) -> None:
    room = State("open", "live", False, "Rivers", "en", False, 2, 9, number, you=You("Ann"))
    assert side_words(Seat(room=room), 0, Sheet(80, FULL)) == f"Ann {FULL.dot} {told}"
