"""Where what rules speak of stands: in a deck's files, or in the file of a translation."""

from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from typing import Protocol

from quizgeo.decks.calm import calm
from quizgeo.decks.lines import BREAK
from quizgeo.decks.lint.excerpts import Excerpts, find
from quizgeo.decks.lint.rows import Spot
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.nodes import MapNode, entries, place_of
from quizgeo.decks.parsing import read_tree
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report, shown
from quizgeo.decks.whereabouts import Whereabouts

_QUOTES = ("'", '"')


class Places(Protocol):
    """What finds the places of findings."""

    @property
    def files(self) -> Mapping[str, str]:
        """The texts of the files that are judged, by name, that of the deck's head first."""
        ...

    def expect(self, spots: Iterable[tuple[Question, Spot]]) -> None:
        """Get ready for places in questions, to find many of them in less time."""
        ...

    def part(self, question: Question, at: Spot) -> tuple[str, Place] | None:
        """Give path and place of a part of a question, the first way to write it that is there.

        The question itself stands for a part that is nowhere; None where such a part is not this file's matter.
        """
        ...

    def head(self, at: Spot) -> tuple[str, Place]:
        """Give path and place of a field of the head, whose name is meant; the beginning of the file without it."""
        ...


class InDeck:
    """Places in the files of a deck."""

    def __init__(self, deck: Deck, text_of: Callable[[str], str | None]) -> None:
        """Take a deck, or part of one, and what gives the text of a file by its name."""
        self._where = Whereabouts(deck, text_of)
        names = dict.fromkeys((self._where.file, *(question.path for question in deck)))
        self.files = {name: text_of(name) or "" for name in names}
        self._excerpts = Excerpts(deck, self.files.get)

    def expect(self, spots: Iterable[tuple[Question, Spot]]) -> None:
        """Get ready for places in questions."""
        self._excerpts.expect(spots)

    def part(self, question: Question, at: Spot) -> tuple[str, Place]:
        """Give path and place of a part of a question; the name of its first field for a part that is nowhere."""
        seen = self._excerpts.seen(question, at)
        if seen is not None:
            return self._path(question, seen[0]), seen[1]
        for inner in at:
            place = self._within(question, inner)
            if place is not None:
                return self._path(question, inner), place
        place = self._within(question, "id", key=True)
        return self._path(question), place or self._within(question, "") or self._where.place(question)

    def _within(self, question: Question, inner: str, *, key: bool = False) -> Place | None:
        if self._excerpts.holds(question):
            return self._excerpts.within(question, inner, key=key)
        return self._where.within(question, inner, key=key)

    def _path(self, question: Question, inner: str = "") -> str:
        """Give the path in the file, counting questions that could not be read."""
        items = self._excerpts.items(question.path)
        if items is None:
            return self._where.path(question, inner)
        number = f"questions[{items.number(question.line)}]"
        return f"{number}.{inner}" if inner else number

    def head(self, at: Spot) -> tuple[str, Place]:
        """Give path and place of a field of the head, whose name is meant; the beginning of the file without it."""
        file = self._where.file
        for path in takewhile(str.isidentifier, at):
            place = self._excerpts.name(file, path)
            if place is not None:
                return path, place
        above = self._excerpts.head(file)
        for path in at:
            node = None if above is None else find(above, path, key=True)
            place = self._where.within_head(path, key=True) if node is None else place_of(file, node)
            if place is not None:
                return path, place
        return "", Place(file)


class InTranslation:
    """Places in the file of a translation, whose questions stand in a mapping."""

    def __init__(self, name: str, text: str) -> None:
        """Take the file's name and text."""
        self._name = name
        self.files = {name: text}
        with calm():
            self._root = read_tree(text, Report(name))[0].root
        questions = None if self._root is None else find(self._root, "questions")
        self._entries = entries(questions) if isinstance(questions, MapNode) else {}

    def expect(self, spots: Iterable[tuple[Question, Spot]]) -> None:
        """Have the whole file at hand anyway."""

    def part(self, question: Question, at: Spot) -> tuple[str, Place] | None:
        """Give path and place of a part of a question; None for a part that is not translated."""
        key, entry = self._entries[question.id]
        path = f"questions.{shown(question.id)}"
        if not at:
            return path, place_of(self._name, key)
        found = ((inner, there) for inner in at if (there := find(entry, inner)) is not None)
        return next(((f"{path}.{inner}", place_of(self._name, there)) for inner, there in found), None)

    def head(self, at: Spot) -> tuple[str, Place]:
        """Give path and place of a field of the head, whose name is meant; the beginning of the file without it."""
        for path in at:
            node = None if self._root is None else find(self._root, path, key=True)
            if node is not None:
                return path, place_of(self._name, node)
        return "", Place(self._name)


class Brackets:
    """Tells how the items of lists are written."""

    def __init__(self, places: Places) -> None:
        """Take what finds places, and the files."""
        self._places = places
        self._lines: dict[str, list[str]] = {}

    def hold(self, question: Question, at: Spot) -> bool:
        """Tell whether a part of a question is there, without quotes, and in a list in brackets."""
        item = self._places.part(question, at)
        around = self._places.part(question, tuple(inner.rpartition("[")[0] for inner in at))
        if item is None or around is None or not item[0].endswith(at):
            return False
        return self._char(around[1]) == "[" and self._char(item[1]) not in _QUOTES

    def _char(self, place: Place) -> str:
        """Give the character at the beginning of a place."""
        if place.file not in self._lines:
            self._lines[place.file] = BREAK.split(self._places.files.get(place.file, ""))
        return "".join(self._lines[place.file][place.line - 1 : place.line])[place.col - 1 : place.col]
