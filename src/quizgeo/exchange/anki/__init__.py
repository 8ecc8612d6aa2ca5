"""Packages for Anki, out and in: a deck as notes with or without the learner's schedule, and notes as questions.

A package is SQLite inside a zip; nothing here loads either before a deck is written or a package read.
"""

from typing import TYPE_CHECKING

from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written

if TYPE_CHECKING:
    from quizgeo.decks import Deck

__all__ = ["read", "write"]


def write(deck: "Deck", options: WriteOptions) -> Written:
    """Write a deck as a package that every Anki since 2.1 takes."""
    from quizgeo.exchange.anki.writing import write as written

    return written(deck, options)


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the questions of a package. Raises ExchangeError when nothing can be read."""
    from quizgeo.exchange.anki.reading import read as read_in

    return read_in(data, options)
