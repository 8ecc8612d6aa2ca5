"""The table of `csv` as a spreadsheet, for whoever writes questions there; a sheet of anybody's own is read too."""

from quizgeo.decks import Deck
from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.tables.grid import read_grid
from quizgeo.exchange.tables.sheets_out import workbook
from quizgeo.exchange.tables.table_out import table_of
from quizgeo.spreadsheets import inert_cell

_SHEET = "quizgeo"


def write(deck: Deck, options: WriteOptions) -> Written:  # noqa: ARG001 - a table holds neither time nor chance
    """Write a spreadsheet of one sheet, every cell a text that nothing computes, not even when it is saved as CSV."""
    table = table_of(deck, "xlsx")
    rows = [[inert_cell(cell) for cell in row] for row in table.rows]
    return Written(workbook(rows, _SHEET), table.count, table.losses)


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the first sheet. Raises ExchangeError when there is no question in it."""
    return read_grid(data, options)
