"""CT008: places that have two names. Which one is written says where one stands, so a deck names both somewhere."""

import re
from collections.abc import Iterator

from quizgeo.decks.lint.lists import TOWNS
from quizgeo.decks.lint.rule import DeckRule, Finding
from quizgeo.decks.lint.subject import Asked, Whole
from quizgeo.decks.lint.texts import Part, shown_parts, spelling_parts
from quizgeo.decks.model import Deck
from quizgeo.language import _
from quizgeo.patterns import regex

_OTHER = {name: other for pair in TOWNS for name, other in (pair, pair[::-1])}
_NAMES = regex(rf"\b(?:{'|'.join(_OTHER)})\b", re.IGNORECASE)


def one_name(whole: Whole) -> Iterator[Finding]:
    """CT008: a deck uses one of two names of a place and never mentions the other."""
    names = whole.speech.tells("towns")
    first: dict[str, tuple[Asked, Part]] = {}
    for asked in (each for each in whole.asked if not names.isdisjoint(each.listed | each.listed_behind)):
        for part in (*shown_parts(asked), *spelling_parts(asked)):
            for name in _names(part.said.text):
                first.setdefault(name, (asked, part))
    head = frozenset(name for text in _head(whole.deck) for name in _names(text))
    for name, (asked, part) in first.items():
        other = _OTHER[name]
        if other not in first and other not in head:
            message = _('"{name}" is called {other} too, and the deck does not say so').format(name=name, other=other)
            yield Finding(
                message,
                _("accept both, or say in notes which name the deck uses and why"),
                part.at,
                question=asked.question,
            )


def _names(text: str) -> list[str]:
    """Give the names in a text, as they are listed."""
    return [name for found in _NAMES.findall(text) if (name := found.capitalize()) in _OTHER]


def _head(deck: Deck) -> Iterator[str]:
    """Give the texts of the head, and notes of questions, in which a name may be mentioned."""
    yield from (deck.title, deck.description, deck.scope, deck.notes)
    yield from (question.notes for question in deck if question.notes)


RULES = (DeckRule("CT008", one_name, accountable=True),)
