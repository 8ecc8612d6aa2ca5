"""Decks from files and texts: the ways in from outside."""

from pathlib import Path

from quizgeo.decks.model import Deck
from quizgeo.decks.opening import decode, read_bytes
from quizgeo.decks.problems import DeckError, in_order
from quizgeo.decks.read import Reading, read_deck
from quizgeo.decks.report import Report


def load_deck(path: str | Path) -> Deck:
    """Read a deck from a file. Raises DeckError with every problem when there is an error among them."""
    return _deck_of(read_file(path))


def parse_deck(text: str, name: str = "deck.yaml") -> Deck:
    """Read a deck from a text; `name` stands in its problems. Opens no file.

    Raises DeckError with every problem when there is an error among them.
    """
    return _deck_of(read_deck(text, name))


def _deck_of(reading: Reading) -> Deck:
    if reading.deck is None:
        raise DeckError(reading.problems)
    return reading.deck


def read_file(path: str | Path) -> Reading:
    """Read a deck from a file, with all its problems."""
    report = Report(str(path))
    data = read_bytes(path, report)
    text = None if data is None else decode(data, report)
    if text is None:
        return Reading(None, in_order(report.problems))
    return read_deck(text, report.file, Path(path).parent)
