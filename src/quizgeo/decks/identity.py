"""What progress hangs on: keys, aliases, and the fingerprint that tells whether an answer changed. All of it is pure."""

import unicodedata
from dataclasses import replace
from hashlib import blake2b
from json import JSONEncoder

from quizgeo.decks.catalogue import CardEntry
from quizgeo.decks.kinds import Flashcard, Kind
from quizgeo.decks.model import CardKey, Question
from quizgeo.text import fold

_VERSION = "1"
_FINGERPRINT_BYTES, _ALIAS_BYTES = 6, 5
_LOOSEST = 4
BACK = "~back"
"""What the key of the way back of a flashcard ends in."""
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def cards(question: Question) -> tuple[CardEntry, ...]:
    """Give the cards of a question: one, or two for a flashcard that is asked both ways."""
    former = question.was
    if question.id:
        name = alias(question.body, question.prompt, question.language, question.fingerprint)
        former = (*former, CardKey(f"{question.deck}/{name}"))
    card = CardEntry(question.key, question.kind, former, question.after, question.tags)
    if not (isinstance(question.body, Flashcard) and question.body.both_ways):
        return (card,)
    return both_ways(card)


def both_ways(card: CardEntry) -> tuple[CardEntry, CardEntry]:
    """Give the way there and the way back of a flashcard, each the sibling of the other."""
    there, back = card.key, CardKey(card.key + BACK)
    former = tuple(CardKey(key + BACK) for key in card.was)
    return replace(card, sibling=back), replace(card, key=back, was=former, sibling=there)


def alias(body: Kind, prompt: str, language: str, stamp: str = "") -> str:
    """Give the part after the deck of the key that a question has while it has no id: `~` and 10 hex.

    It covers the kind, the folded wording and the fingerprint, which may be handed over as `stamp`.
    """
    words = fold(f"{prompt} {body.wording}", _LOOSEST, language)
    content = _encode([body.name, words, stamp or fingerprint(body)])
    return "~" + blake2b(content.encode(), digest_size=_ALIAS_BYTES).hexdigest()


def fingerprint(body: Kind) -> str:
    """Give 12 hex that change when the answer changes, and not when the words around it do."""
    content = _encode([_VERSION, body.name, body.facts(_plain)])
    return blake2b(content.encode(), digest_size=_FINGERPRINT_BYTES).hexdigest()


def _plain(text: str) -> str:
    """Take case, compatible forms and runs of spaces out of a text."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split())
