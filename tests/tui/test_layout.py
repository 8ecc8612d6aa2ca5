"""Rows of the study screen: shared out once for a question, never more than there are."""

from hypothesis import given
from hypothesis import strategies as st

from quizgeo.tui.lines.layout import CHROME, LEAST, SIDE, Needs, share_out

rows = st.integers(0, 30)
needs = st.builds(
    Needs, st.integers(1, 40), st.integers(1, 3), st.integers(0, 60), st.integers(0, 1), st.integers(0, 6)
)


def used(room: int, need: Needs, *, wide: bool) -> int:
    got = share_out(room, need, wide=wide)
    return got.prompt + got.message + got.top + got.field + got.under + (0 if wide else got.side)


@given(st.integers(LEAST[1] - CHROME, 80), needs, st.booleans())
def test_no_more_rows_than_there_are(room: int, need: Needs, wide: bool) -> None:
    fixed = need.message + need.field + need.under
    if fixed + min(need.prompt, 3) + min(need.top, 1) <= room:
        assert used(room, need, wide=wide) <= room


@given(st.integers(LEAST[1] - CHROME, 80), needs, st.booleans())
def test_every_part_keeps_something(room: int, need: Needs, wide: bool) -> None:
    got = share_out(room, need, wide=wide)
    assert got.prompt >= 1
    assert got.top >= min(need.top, 1)
    assert (got.message, got.field, got.under) == (need.message, need.field, need.under)


def test_short_questions_have_the_explanation_at_the_same_row() -> None:
    choice = share_out(18, Needs(2, 1, 3, 0, 0), wide=False)
    typed = share_out(18, Needs(1, 3, 0, 1, 3), wide=False)
    assert choice.side == typed.side
    assert share_out(18, Needs(1, 1, 2, 0, 0), wide=False).side == SIDE


def test_a_long_question_scrolls_before_the_options_do() -> None:
    got = share_out(18, Needs(10, 1, 8, 0, 0), wide=False)
    assert got.prompt < 10
    assert got.top == 8


def test_a_wide_window_has_a_column_for_the_explanation() -> None:
    assert share_out(34, Needs(2, 1, 5, 0, 0), wide=True).side == 34
