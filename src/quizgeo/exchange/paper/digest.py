"""The hash of a deck's texts: two papers that bear the same one were made of the same questions and answers."""

from hashlib import blake2b

from msgspec import to_builtins
from msgspec.json import encode

from quizgeo.decks import Deck, Question

_FIELDS = ("key", "prompt", "explain", "points", "shuffle", "after", "map", "language", "tags")
_BYTES = 16


def digest(deck: Deck) -> str:
    """Give 32 hex of BLAKE2b over all that a paper can be made of. Comments and line breaks of the file are not in."""
    content = [deck.id, deck.title, deck.language, dict(deck.draw), [_told(each) for each in deck]]
    return blake2b(encode(content), digest_size=_BYTES).hexdigest()


def _told(question: Question) -> list[object]:
    return [question.kind, to_builtins(question.body), *(to_builtins(getattr(question, name)) for name in _FIELDS)]
