"""What progress hangs on: the keys of cards, and their aliases. All of it is pure."""

from quizgeo.decks.catalogue import CardEntry, both_ways
from quizgeo.decks.fingerprints import encode, fingerprint, hexdigest
from quizgeo.decks.keys import CardKey
from quizgeo.decks.kinds import Flashcard, Kind
from quizgeo.decks.model import Question
from quizgeo.text import fold

_ALIAS_BYTES = 5
_LOOSEST = 4


def cards(question: Question) -> tuple[CardEntry, ...]:
    """Give the cards of a question: one, or two for a flashcard that is asked both ways."""
    former = question.was
    if question.id:
        name = alias(question.body, question.prompt, question.language)
        former = (*former, CardKey(f"{question.deck}/{name}"))
    card = CardEntry(question.key, question.kind, former, question.after, question.tags)
    if not (isinstance(question.body, Flashcard) and question.body.both_ways):
        return (card,)
    return both_ways(card)


def alias(body: Kind, prompt: str, language: str) -> str:
    """Give the part after the deck of the key that a question has while it has no id: `~` and 10 hex.

    It covers the kind, the folded wording and the fingerprint.
    """
    words = fold(f"{prompt} {body.wording}", _LOOSEST, language)
    content = encode([body.name, words, fingerprint(body)])
    return f"~{hexdigest(content, _ALIAS_BYTES)}"
