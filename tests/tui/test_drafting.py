"""A plan is stepped, typed and cleared row by row; it never leaves the days and minutes that can be planned for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.study.agenda import Agenda, Break, KeptExam
from quizgeo.study.exam_plan import Wish
from quizgeo.study.written_days import FARTHEST
from quizgeo.tui.drafting import ROWS, Draft, Row, begun, cleared, stepped, written

TODAY = 20_778
"""21 November 2026, a Saturday."""
DRAFT = Draft(TODAY + 30)
AWAY = Break(TODAY + 5, TODAY + 9)


def test_it_begins_with_what_is_usual() -> None:
    assert begun(Agenda(), "a", TODAY) == DRAFT
    assert DRAFT.wish == Wish(TODAY + 30)


def test_it_begins_with_what_is_kept() -> None:
    kept = Agenda((KeptExam(TODAY + 3, {"b": 0}), KeptExam(TODAY + 9, {"a": 0}, 15.0, typed=True, since=1)), AWAY)
    assert begun(kept, "a", TODAY) == Draft(TODAY + 9, 15.0, typed=True, away=AWAY)
    assert begun(kept, "", TODAY).day == TODAY + 3, "the next one"
    assert begun(kept, "c", TODAY) == Draft(TODAY + 30, away=AWAY)
    assert begun(kept, "b", TODAY + 3).day == TODAY + 33, "an exam of today is over for planning"
    assert begun(kept, "a", TODAY + 5).away is None, "a break that has begun is no matter of a plan"


def test_days_are_stepped_by_one_and_by_a_week() -> None:
    assert stepped(DRAFT, "exam", 1, TODAY).day == TODAY + 31
    assert stepped(DRAFT, "exam", -1, TODAY, leap=True).day == TODAY + 23


def test_minutes_begin_with_twenty_and_end_with_none() -> None:
    assert stepped(DRAFT, "minutes", -1, TODAY).minutes is None
    twenty = stepped(DRAFT, "minutes", 1, TODAY)
    assert twenty.minutes == 20
    assert stepped(twenty, "minutes", 1, TODAY, leap=True).minutes == 25
    assert stepped(replace(DRAFT, minutes=1.0), "minutes", -1, TODAY).minutes is None


def test_typing_is_switched() -> None:
    assert stepped(DRAFT, "typed", 1, TODAY).typed
    assert not stepped(stepped(DRAFT, "typed", 1, TODAY), "typed", -1, TODAY).typed


def test_a_break_is_made_moved_lengthened_and_taken_away() -> None:
    made = stepped(DRAFT, "from", 1, TODAY)
    assert made.away == Break(TODAY + 1, TODAY + 7)
    moved = stepped(made, "from", 1, TODAY, leap=True)
    assert moved.away == Break(TODAY + 8, TODAY + 14), "as long as before"
    assert stepped(moved, "to", 1, TODAY).away == Break(TODAY + 8, TODAY + 15)
    assert stepped(moved, "to", -1, TODAY, leap=True).away == Break(TODAY + 8, TODAY + 8)
    assert stepped(moved, "from", -1, TODAY, leap=True).away == made.away
    assert stepped(replace(DRAFT, away=Break(TODAY + 3, TODAY + 5)), "from", -1, TODAY, leap=True).away == Break(
        TODAY + 1, TODAY + 3
    )
    assert stepped(made, "from", -1, TODAY).away is None
    assert stepped(DRAFT, "from", -1, TODAY).away is None
    assert stepped(DRAFT, "to", -1, TODAY).away is None
    assert stepped(DRAFT, "to", 1, TODAY).away == made.away


@pytest.mark.parametrize(
    ("row", "text", "after"),
    [
        ("exam", "12-05", replace(DRAFT, day=TODAY + 14)),
        ("exam", "+3", replace(DRAFT, day=TODAY + 3)),
        ("minutes", "25", replace(DRAFT, minutes=25.0)),
        ("typed", "1", DRAFT),
        ("from", "+5", replace(DRAFT, away=Break(TODAY + 5, TODAY + 11))),
        ("to", "+5", replace(DRAFT, away=Break(TODAY + 1, TODAY + 5))),
    ],
)
def test_what_was_typed_is_taken(row: Row, text: str, after: Draft) -> None:
    assert written(DRAFT, row, text, TODAY) == after


def test_the_ends_of_a_break_stay_in_order() -> None:
    away = replace(DRAFT, away=AWAY)
    assert written(away, "from", "+20", TODAY).away == Break(TODAY + 20, TODAY + 20)
    assert written(away, "from", "+6", TODAY).away == Break(TODAY + 6, TODAY + 9)
    assert written(away, "to", "+2", TODAY).away == Break(TODAY + 2, TODAY + 2)


@pytest.mark.parametrize(
    ("row", "text", "sentence"),
    [
        ("exam", "2026-01-03", "is past"),
        ("exam", "+0", "nothing left to plan"),
        ("exam", "13-13", "is no day"),
        ("minutes", "0", "is no number of minutes"),
        ("minutes", "-5", "is no number of minutes"),
        ("minutes", "1441", "is no number of minutes"),
        ("from", "+0", "begins after today"),
        ("to", "2099-01-01", "within two years"),
    ],
)
def test_what_cannot_be_is_refused(row: Row, text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        written(DRAFT, row, text, TODAY)


def test_rows_are_cleared() -> None:
    full = Draft(TODAY + 3, 9.0, typed=True, away=AWAY)
    assert cleared(full, "exam", TODAY) == replace(full, day=TODAY + 30)
    assert cleared(full, "minutes", TODAY).minutes is None
    assert not cleared(full, "typed", TODAY).typed
    assert cleared(full, "from", TODAY).away is cleared(full, "to", TODAY).away is None


@given(st.lists(st.tuples(st.sampled_from(ROWS), st.sampled_from([-1, 1]), st.booleans()), max_size=60))
def test_steps_never_leave_what_can_be_planned(steps: list[tuple[Row, int, bool]]) -> None:
    draft = DRAFT
    for row, by, leap in steps:
        draft = stepped(draft, row, by, TODAY, leap=leap)
        assert TODAY < draft.day <= TODAY + FARTHEST
        assert draft.minutes is None or draft.minutes >= 1
        assert draft.away is None or TODAY < draft.away.first <= draft.away.last <= TODAY + FARTHEST
