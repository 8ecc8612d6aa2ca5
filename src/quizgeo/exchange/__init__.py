"""Decks in other programs' formats, in and out, and on paper: bytes to values and back; files are the callers'.

`FORMATS` names the formats, `losses` says what each can hold. A format's module is imported when it is used.
"""

from quizgeo.exchange.errors import ExchangeError
from quizgeo.exchange.formats import FORMATS, Format, told_by
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions, WriteOptions, Written

__all__ = [
    "FORMATS",
    "ExchangeError",
    "Foreign",
    "Format",
    "Loss",
    "ReadIn",
    "ReadOptions",
    "WriteOptions",
    "Written",
    "told_by",
]
