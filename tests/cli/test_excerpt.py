"""The line of a problem is shown as it is, with carets under the place."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from quizgeo.cli.excerpt import WIDTH, excerpt, lines_of
from quizgeo.decks.problems import Place
from quizgeo.text import cells


def at(col: int, end_col: int, *, line: int = 1, end_line: int = 1) -> Place:
    return Place("deck.yaml", line, col, end_line, end_col)


def test_the_carets_stand_under_the_place() -> None:
    assert excerpt("    anser: Nikol", at(5, 10)) == ("    anser: Nikol", "    ^^^^^")


def test_wide_signs_count_two_cells_and_marks_none() -> None:
    assert excerpt("北京: x", at(5, 6)) == ("北京: x", "      ^")
    assert excerpt("e\u0301a: x", at(3, 4)) == ("e\u0301a: x", " ^")


def test_a_tab_and_a_control_take_one_cell() -> None:
    line, carets = excerpt("\ta\x1b[31m: x", at(2, 3))
    assert (line, carets) == (" a\ufffd[31m: x", " ^")


def test_a_place_of_no_width_gets_one_caret() -> None:
    assert excerpt("abc", at(4, 4)) == ("abc", "   ^")
    assert excerpt("", at(1, 1)) == ("", "^")


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert excerpt("a: [1,", at(4, 2, end_line=3)) == ("a: [1,", "   ^^^")


def test_a_long_line_is_cut_around_the_place() -> None:
    line, carets = excerpt("x" * 500 + "here" + "y" * 500, at(501, 505))
    assert cells(line) <= WIDTH
    assert line.startswith("…")
    assert line.endswith("…")
    assert line[len(carets) - 4 : len(carets)] == "here"


def test_a_line_without_end_is_shown_as_quickly_as_any() -> None:
    line, carets = excerpt("answer: " + "x" * 5_000_000, at(9, 5_000_009))
    assert (cells(line), line[:9], carets.lstrip()) == (WIDTH, "answer: x", "^" * (WIDTH - 8))


def test_lines_end_where_yaml_ends_them() -> None:
    assert lines_of("\ufeffa\r\nb\rc\nd\x0be") == ["a", "b", "c", "d\x0be"]


@given(st.text(), st.integers(-2, 300), st.integers(-2, 300))
def test_any_line_is_shown_safely_with_a_caret_inside(line: str, col: int, end_col: int) -> None:
    shown, carets = excerpt(line, at(col, end_col))
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Zl", "Zp")]
    assert not set("\u202e\u2066\u200f") & set(shown)
    assert carets.endswith("^")
    assert cells(shown) <= WIDTH
