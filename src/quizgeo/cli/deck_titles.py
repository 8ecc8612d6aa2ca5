"""The titles of decks in the language that is asked for, where a translation gives one."""

from contextlib import suppress

from quizgeo.cli.deck_words import title_of
from quizgeo.decks import DeckEntry, DeckError, UnknownDeckError
from quizgeo.study import Learner
from quizgeo.text import clean


def title_in(tongue: str, deck: DeckEntry, reading: Learner) -> str:
    """Give the title of a deck in a language as the decks write it, or its own where no translation gives another.

    The deck is read for it, and stays in memory for its questions.
    """
    if tongue in deck.overlays:
        with suppress(DeckError, UnknownDeckError):  # the translation has errors, or is gone by now
            return clean(reading.library.load(str(deck.path), tongue).title)
    return title_of(deck)
