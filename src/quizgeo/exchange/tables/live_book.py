"""Spreadsheets for live quizzes, apart from `live`, for a table of text needs neither zip nor XML."""

from collections.abc import Sequence

from quizgeo.exchange.tables.sheets_out import Cell, workbook
from quizgeo.spreadsheets import bare_cell


def sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write a spreadsheet. Texts stand in it as players see them, for no text in a spreadsheet is run.

    Only one that begins like a guarded cell gets another `'`, or readers would take its own off.
    """
    return workbook([[_kept(cell) if isinstance(cell, str) else cell for cell in row] for row in rows], "Sheet1")


def _kept(text: str) -> str:
    return text if bare_cell(text) == text else f"'{text}"
