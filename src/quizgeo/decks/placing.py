"""Problems of a deck that was read, put where they stand: at the field or item that their path names.

Who judges the values of a deck knows paths, such as `questions[3].accept[1]`; the place is in the text alone.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from quizgeo.decks.lint.places import InDeck, InTranslation, Places
from quizgeo.decks.model import Deck
from quizgeo.decks.problems import Problem

TextOf = Callable[[str], str]
"""Gives the text of a file by its name."""

_RIGHT = ("answer", "answers", "list", "order", "match", "groups", "cloze", "number", "date", "options", "statement")
"""Fields that say what is right, where a problem concerns a question as a whole."""


def placed(problems: Iterable[Problem], deck: Deck, file: str, text_of: TextOf) -> Iterator[Problem]:
    """Put each problem of a deck, or of the translation in `file` that is laid over it, into its place.

    Where there is no such item its field stands for it, and for a field that is not there the question.
    """
    places: Places = InTranslation(file, text_of(file)) if deck.original_language else InDeck(deck, text_of)
    for problem in problems:
        question = deck.find(problem.question)
        assert question is not None  # it was found in this deck
        head = f"questions.{question.id}" if deck.original_language else problem.path.partition(".")[0]
        inner = problem.path.removeprefix(head).removeprefix(".")
        ways = tuple(_ways(inner))
        spot = places.part(question, ways or _RIGHT) or places.part(question, ())
        assert spot is not None  # the question itself is there
        rest = next((inner[len(way) :] for way in ways if spot[0].endswith(way)), "")
        yield replace(problem, path=spot[0] + rest, place=spot[1])


def _ways(inner: str) -> Iterator[str]:
    """Give a path, and the shorter ones above it: an item that stands bare is its whole field."""
    while inner:
        yield inner
        inner = inner.rpartition("[")[0]
