"""No cell is run as a formula, and each comes back as the text that it was made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.spreadsheets import bare_cell, inert_cell


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@a", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"])
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert inert_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "+0.5", "Baku", "a=b", ""])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert inert_cell(text) == text


@given(st.text("'=+-@a1.\t＝", max_size=6))
def test_a_cell_comes_back_as_its_text(text: str) -> None:
    assert bare_cell(inert_cell(text)) == text


@pytest.mark.parametrize("cell", ["'", "'tis"])
def test_an_apostrophe_that_guards_nothing_stays(cell: str) -> None:
    assert bare_cell(cell) == cell
