"""Where what rules speak of stands: in a deck's files, or in the file of a translation."""

from collections.abc import Callable
from typing import Protocol

from quizgeo.decks.lines import BREAK
from quizgeo.decks.lint.subject import Spot
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Place
from quizgeo.decks.whereabouts import Whereabouts

_QUOTES = ("'", '"')


class Places(Protocol):
    """What finds the places of findings."""

    def part(self, question: Question, at: Spot) -> tuple[str, Place] | None:
        """Give path and place of a part of a question, the first way to write it that is there.

        The question itself stands for a part that is nowhere; None where such a part is not this file's matter.
        """
        ...

    def in_brackets(self, question: Question, at: Spot) -> bool:
        """Tell whether a part of a question is there, without quotes, and in a list in brackets."""
        ...

    def head(self, at: Spot) -> tuple[str, Place]:
        """Give path and place of a field of the head; the beginning of the file where it is not there."""
        ...


class InDeck:
    """Places in the files of a deck."""

    def __init__(self, deck: Deck, text_of: Callable[[str], str | None]) -> None:
        """Take a deck, and what gives the text of a file by its name."""
        self._where = Whereabouts(deck, text_of)
        self._text_of = text_of
        self._lines: dict[str, list[str]] = {}

    def part(self, question: Question, at: Spot) -> tuple[str, Place]:
        """Give path and place of a part of a question; the question itself for a part that is nowhere."""
        whole = self._where.place(question)
        for inner in at:
            place = self._where.place(question, inner)
            if place != whole:
                return self._where.path(question, inner), place
        return self._where.path(question), whole

    def in_brackets(self, question: Question, at: Spot) -> bool:
        """Tell whether a part of a question is there, without quotes, and in a list in brackets."""
        path, place = self.part(question, at)
        _path, around = self.part(question, tuple(inner.rpartition("[")[0] for inner in at))
        return path.endswith("]") and self._char(around) == "[" and self._char(place) not in _QUOTES

    def _char(self, place: Place) -> str:
        """Give the character at the beginning of a place."""
        lines = self._lines.get(place.file)
        if lines is None:
            lines = self._lines[place.file] = BREAK.split(self._text_of(place.file) or "")
        return lines[place.line - 1][place.col - 1 : place.col] if place.line <= len(lines) else ""

    def head(self, at: Spot) -> tuple[str, Place]:
        """Give path and place of a field of the head, whose name is meant; the beginning of the file without it."""
        start = self._where.head("")
        for path in at:
            place = self._where.head(path, key=True)
            if place != start:
                return path, place
        return "", start
