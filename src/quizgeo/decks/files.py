"""Decks from files and texts: the ways in from outside."""

from pathlib import Path

from quizgeo.decks.model import Deck
from quizgeo.decks.opening import bounded, decode, read_bytes
from quizgeo.decks.parts import PartData
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


def decode_deck(data: bytes, name: str, part_data: PartData) -> Deck:
    """Read a deck from the bytes of a file that stands elsewhere than on the disk, such as an earlier version.

    name: stands in its problems, with `/` before the last part of it. part_data: gives what included files hold, by
    their names in `include`. Raises DeckError with every problem when there is an error among them.
    """
    return _deck_of(read_data(data, name, part_data))


def read_data(data: bytes, name: str, part_data: PartData) -> Reading:
    """Read a deck as `decode_deck` does, with all its problems."""
    report = Report(name)
    text = None if bounded(data, report) is None else decode(data, report)
    if text is None:
        return Reading(None, in_order(report.problems))
    return read_deck(text, name, part_data=part_data)


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
    return read_deck(text, report.file, on_disk=True)
