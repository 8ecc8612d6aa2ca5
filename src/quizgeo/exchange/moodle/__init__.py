"""XML of Moodle's question bank, which several other programs write too.

Source of the format: Moodle's `qformat_xml` and the question types it hands each question to.
"""

from quizgeo.decks import Deck
from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written

__all__ = ["read", "write"]


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write a deck as one category of questions."""
    from quizgeo.exchange.moodle.writing import write as written

    return written(deck, options)


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the questions of a file. Raises ExchangeError when nothing can be read."""
    from quizgeo.exchange.moodle.reading import read as read_in

    return read_in(data, options)
