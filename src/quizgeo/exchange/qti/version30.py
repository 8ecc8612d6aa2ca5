"""The format `qti30`: packages of QTI 3.0 are written, packages of any version from 2.0 on are read."""

from quizgeo.decks import Deck
from quizgeo.exchange.qti.names import VERSION_30
from quizgeo.exchange.qti.package import written
from quizgeo.exchange.qti.reading import read
from quizgeo.exchange.shape import WriteOptions, Written

__all__ = ["read", "write"]


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write a deck as a package of QTI 3.0."""
    return written(deck, options, VERSION_30)
