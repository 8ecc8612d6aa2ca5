"""The key of a question of ours in a foreign file, `deck/id`: by it the question is known again when it comes back."""

from quizgeo.decks import CardKey
from quizgeo.decks.scalars import is_slug


def own_key(written: str) -> CardKey:
    """Give the key that a text is, of a question that has an id; empty for any other text."""
    deck, slash, name = written.partition("/")
    return CardKey(written if slash and is_slug(deck) and is_slug(name) else "")
