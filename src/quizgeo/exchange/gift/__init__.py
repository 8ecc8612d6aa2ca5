"""GIFT, the text format for questions that Moodle and many other programs read and write.

Source of the format: Moodle's documentation of GIFT and its `qformat_gift`.
"""

from quizgeo.decks import Deck
from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written

__all__ = ["read", "write"]


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write a deck as text in UTF-8."""
    from quizgeo.exchange.gift.writing import write as written

    return written(deck, options)


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the questions of a text. Raises ExchangeError when nothing can be read."""
    from quizgeo.exchange.gift.reading import read as read_in

    return read_in(data, options)
