"""CSV with every kind of question whole; a table of anybody's own with commas, semicolons or tabs is read too."""

from quizgeo.decks import Deck
from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.tables.delimited import written
from quizgeo.exchange.tables.grid import read_grid
from quizgeo.exchange.tables.table_out import table_of


def write(deck: Deck, options: WriteOptions) -> Written:  # noqa: ARG001 - a table holds neither time nor chance
    """Write UTF-8 with a mark at its start, by which spreadsheets tell it, and commas between the cells."""
    table = table_of(deck, "csv")
    return Written(written(table.rows, ",").encode("utf-8-sig"), table.count, table.losses)


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read a table. Raises ExchangeError when there is no question in it."""
    return read_grid(data, options)
