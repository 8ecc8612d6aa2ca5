"""One file of the library into its record. The reader is imported when the first deck must be read."""

from hashlib import blake2b
from pathlib import Path

from quizgeo.decks.claims import begins_as_deck, deck_named, is_overlay
from quizgeo.decks.columns import pack
from quizgeo.decks.index import Record
from quizgeo.decks.problems import Severity
from quizgeo.decks.walk import Stamp, stamp


def digest(data: bytes) -> str:
    """Give 16 hex that change with the content of a file."""
    return blake2b(data, digest_size=8).hexdigest()


def survey(path: Path, data: bytes, now: Stamp) -> Record:
    """Find out what a file holds: a deck, a translation, or something else, such as a part of a deck."""
    if data and not begins_as_deck(data):
        return Record(now, digest(data), "other")
    return _overlay(path, data, now) if is_overlay(data) else _deck(path, data, now)


def _deck(path: Path, data: bytes, now: Stamp) -> Record:
    from quizgeo.decks.files import read_file

    reading = read_file(path)
    errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in reading.problems)
    record = Record(now, digest(data), "deck", problems=errors, warnings=warnings, title=path.name)
    record.parts = {str(part): stamp(part) or Stamp(0, 0) for part in reading.parts}
    if reading.deck is None:
        record.id = deck_named(data)
    else:
        deck = reading.deck
        record.id, record.title, record.language, record.cards = deck.id, deck.title, deck.language, pack(deck)
    return record


def _overlay(path: Path, data: bytes, now: Stamp) -> Record:
    from quizgeo.decks.overlay import overlay_names

    translates, language, title = overlay_names(path)
    return Record(now, digest(data), "overlay", translates, title, language)
