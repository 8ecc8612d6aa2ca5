"""Where what rules speak of stands: in a deck's files, or in the file of a translation."""

from typing import Protocol

from quizgeo.decks.lint.subject import Spot
from quizgeo.decks.model import Question
from quizgeo.decks.problems import Place
from quizgeo.decks.whereabouts import Whereabouts


class Places(Protocol):
    """What finds the places of findings."""

    def part(self, question: Question, at: Spot) -> tuple[str, Place] | None:
        """Give path and place of a part of a question, the first way to write it that is there.

        The question itself stands for a part that is nowhere; None where such a part is not this file's matter.
        """
        ...

    def head(self, at: Spot) -> tuple[str, Place]:
        """Give path and place of a field of the head; the beginning of the file where it is not there."""
        ...


class InDeck:
    """Places in the files of a deck."""

    def __init__(self, where: Whereabouts) -> None:
        """Take what knows the files."""
        self._where = where

    def part(self, question: Question, at: Spot) -> tuple[str, Place]:
        """Give path and place of a part of a question; the question itself for a part that is nowhere."""
        whole = self._where.place(question)
        for inner in at:
            place = self._where.place(question, inner)
            if place != whole:
                return self._where.path(question, inner), place
        return self._where.path(question), whole

    def head(self, at: Spot) -> tuple[str, Place]:
        """Give path and place of a field of the head, whose name is meant; the beginning of the file without it."""
        start = self._where.head("")
        for path in at:
            place = self._where.head(path, key=True)
            if place != start:
                return path, place
        return "", start
