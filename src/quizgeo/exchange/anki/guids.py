"""By what Anki knows a question again: never by its wording, so that an edit updates the learner's note.

Guids hang on a question's oldest key, for a renamed question is the same note, and on the language of a translation,
whose notes stand beside those of the deck. A question that came from Anki keeps the guid it came with.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import blake2b

from quizgeo.decks import Deck, Question
from quizgeo.exchange.origins import origin_of

_BYTES = 12
"""Of the hash; 16 letters."""
_LARGEST = 1 << 43
"""Numbers of decks are below it, as are those that Anki gives by its clock."""
_LEAST = 1_000_000
_DECKS = "quizgeo"
"""The deck of Anki below which all of ours stand."""
_ANKI = ("anki", "anki-tsv")
"""Formats whose questions carry a guid."""


def guids_of(deck: Deck) -> Iterator[tuple[Question, str]]:
    """Give each question with its guid; no guid comes twice."""
    language = deck.language if deck.original_language else ""
    used: set[str] = set()
    for question in deck.questions:
        origin = _origin(question)
        guid = origin if origin and not language else _named(origin or _oldest(question), language)
        if guid in used:
            guid = _named(question.key, language)
        used.add(guid)
        yield question, guid


def deck_number(deck: Deck) -> int:
    """Give the number that Anki knows the deck by; the same for every edit of it."""
    name = f"{deck.id}@{deck.language}" if deck.original_language else deck.id
    digest = blake2b(name.encode(), digest_size=8).digest()
    return _LEAST + int.from_bytes(digest) % (_LARGEST - _LEAST)


def deck_name(deck: Deck) -> str:
    """Give the name of the deck in Anki, below the one of all our decks: two colons would part it into several."""
    title = deck.title.replace("::", ":").strip(" :")
    return f"{_DECKS}::{title or deck.id}"


def free(number: int, used: set[int]) -> int:
    """Give the first number from this one on that is not used, and use it."""
    while number in used:
        number += 1
    used.add(number)
    return number


def _named(name: str, language: str) -> str:
    written = f"{name}@{language}" if language else name
    return "qg" + urlsafe_b64encode(blake2b(written.encode(), digest_size=_BYTES).digest()).decode()


def _oldest(question: Question) -> str:
    return question.was[-1] if question.was else question.key


def _origin(question: Question) -> str:
    """Give the guid that a question had when it came from Anki; empty for any other."""
    origin = origin_of(question) if question.extra else None
    return origin.id if origin is not None and origin.format in _ANKI else ""
