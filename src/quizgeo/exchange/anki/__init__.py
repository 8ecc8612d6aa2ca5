"""Packages for Anki, out and in: a deck as notes with or without the learner's schedule, and notes as questions.

A package is SQLite inside a zip; nothing here loads either before a deck is written or a package read.
"""

from typing import TYPE_CHECKING

from quizgeo.decks import Deck
from quizgeo.exchange.shape import ReadIn, ReadOptions, WriteOptions, Written

if TYPE_CHECKING:  # the learner's states are not needed to write a deck or to read one
    from quizgeo.exchange.anki.schedule import Schedule
    from quizgeo.study import Learner

__all__ = ["Schedule", "read", "schedule_of", "write"]


def write(deck: Deck, options: WriteOptions, schedule: "Schedule | None" = None) -> Written:
    """Write a deck as a package that every Anki since 2.1 takes; with a schedule, the learner's progress too."""
    from quizgeo.exchange.anki.writing import write as written

    return written(deck, options, schedule)


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the questions of a package. Raises ExchangeError when nothing can be read."""
    from quizgeo.exchange.anki.reading import read as read_in

    return read_in(data, options)


def schedule_of(learner: "Learner", deck: Deck) -> "Schedule":
    """Give what a learner remembers of a deck's cards, as `write` puts it into a package. Raises ProgressError."""
    from quizgeo.exchange.anki.scheduling import schedule_of as scheduled

    return scheduled(learner, deck)


def __getattr__(name: str) -> object:
    if name == "Schedule":
        from quizgeo.exchange.anki.schedule import Schedule

        return Schedule
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
