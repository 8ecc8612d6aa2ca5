"""The texts of cards, read from their decks when the first of them is asked for, and folded once."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from quizgeo.answers import answer_text
from quizgeo.decks import (
    BACK,
    Choice,
    Cloze,
    Date,
    DeckEntry,
    DeckError,
    Flashcard,
    Kind,
    ListOf,
    Question,
    Text,
    UnknownDeckError,
)
from quizgeo.study.search_query import folded_for_search

if TYPE_CHECKING:
    from quizgeo.decks import Deck

Load = Callable[[DeckEntry, str], "Deck"]
"""Reads a deck, in a language; it keeps what it read until the file changes."""


class _Shelf(Struct):
    """What is known of one deck."""

    deck: "Deck"
    questions: Mapping[str, Question]
    """By the key of the card."""
    folded: dict[str, str] = field(default_factory=dict)


class Texts:
    """The questions of a library, deck by deck. A deck that cannot be read has none."""

    def __init__(self, load: Load, language: str = "") -> None:
        """Take what reads decks, and the language that texts are wanted in where decks have it."""
        self._load = load
        self._language = language
        self._shelves: dict[str, _Shelf] = {}
        self.broken: dict[str, str] = {}
        """Why a deck could not be read, by its identity."""

    def known(self, deck: DeckEntry) -> Mapping[str, Question]:
        """Give the questions of a deck by the keys of their cards as far as they were read; reads nothing."""
        shelf = self._shelves.get(deck.id)
        return shelf.questions if shelf is not None else {}

    def questions(self, deck: DeckEntry) -> Mapping[str, Question]:
        """Give the questions of a deck by the keys of their cards; it is read again where its file changed."""
        shelf = self._shelf(deck)
        return shelf.questions if shelf is not None else {}

    def folded(self, deck: DeckEntry) -> Mapping[str, str]:
        """Give what a search for a text looks through, by the keys of the cards of a deck."""
        shelf = self._shelf(deck)
        if shelf is None:
            return {}
        if not shelf.folded:
            shelf.folded = {key: _folded(key, question) for key, question in shelf.questions.items()}
        return shelf.folded

    def _shelf(self, deck: DeckEntry) -> _Shelf | None:
        try:
            found = self._load(deck, self._language)
        except (DeckError, UnknownDeckError) as error:
            self._shelves.pop(deck.id, None)
            self.broken[deck.id] = str(error).partition("\n")[0]
            return None
        self.broken.pop(deck.id, None)
        shelf = self._shelves.get(deck.id)
        if shelf is None or shelf.deck is not found:
            shelf = self._shelves[deck.id] = _Shelf(found, {key: each for each in found for key in _keys(each)})
        return shelf


def index_text(key: str, tags: tuple[str, ...]) -> str:
    """Give what a search looks through of a card whose deck cannot be read."""
    return "\n".join(map(folded_for_search, (key, *tags)))


def _keys(question: Question) -> tuple[str, ...]:
    """Give the keys of the cards of a question: one, or two for a flashcard that is asked both ways."""
    body = question.body
    both = isinstance(body, Flashcard) and body.both_ways
    return (question.key, question.key + BACK) if both else (question.key,)


def _folded(key: str, question: Question) -> str:
    """Fold the parts of a question one by one: a phrase does not begin in one of them and end in another."""
    parts = (*_parts(question), key, *question.tags)
    return "\n".join(map(folded_for_search, filter(None, parts)))


def _parts(question: Question) -> Iterator[str]:
    body = question.body
    yield question.prompt
    yield _wording(body)
    yield answer_text(question)
    yield from _accepted(body)


def _wording(body: Kind) -> str:
    """Give what is asked beside the stem, a text with gaps as it reads when they are filled."""
    if isinstance(body, Cloze):
        return "".join(part if isinstance(part, str) else part.answer for part in body.parts)
    return body.wording


def _accepted(body: Kind) -> Iterator[str]:
    """Give the other spellings that are right."""
    match body:
        case Text(accept=accept) | Choice(accept=accept):
            yield from accept
        case ListOf(items=items):
            yield from (form for item in items for form in item[1:])
        case Cloze():
            yield from (form for gap in body.gaps for form in gap.accept)
        case Date(date=date):
            yield str(date)
        case _:
            pass
