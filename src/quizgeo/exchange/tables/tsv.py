"""TSV with every kind of question whole: the table of `csv` with tabs between the cells."""

from quizgeo.decks import Deck
from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.tables.delimited import written
from quizgeo.exchange.tables.grid import read_grid
from quizgeo.exchange.tables.table_out import table_of


def write(deck: Deck, options: WriteOptions) -> Written:  # noqa: ARG001 - a table holds neither time nor chance
    """Write UTF-8 and tabs between the cells."""
    table = table_of(deck, "tsv")
    return Written(written(table.rows, "\t").encode(), table.count, table.losses)


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read a table. Raises ExchangeError when there is no question in it."""
    return read_grid(data, options, usual="	")
