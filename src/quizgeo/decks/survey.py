"""One file of the library into its record. The reader is imported when the first deck must be read."""

import re
from hashlib import blake2b
from pathlib import Path

from quizgeo.decks import limits
from quizgeo.decks.columns import pack
from quizgeo.decks.disk import read_bounded
from quizgeo.decks.index import Record
from quizgeo.decks.problems import Severity
from quizgeo.decks.walk import Stamp, stamp

_BEGIN = (  # these are compiled when they are first searched for: with an index at hand they never are
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?[\r\n]|---[ \t]*[\r\n])*\{?[ \t\r\n]*[\"']?quizgeo[\"']?[ \t]*:"
)
_AT_ROOT = rb"(?:^|[\r\n]|\A\{(?:[^\r\n]*,)?)[ ]?[\"']?%s[\"']?[ \t]*:"
_TRANSLATES = _AT_ROOT % rb"translates"
_PART = _AT_ROOT % rb"part_of"
_DECK = _AT_ROOT % rb"deck" + rb"[ \t]*[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)[\"']?[ \t]*(?:[\r\n,}#]|$)"


def content(path: Path) -> bytes:
    """Read a deck file; nothing of one that cannot be read, which its own reading will tell."""
    try:
        return read_bounded(path, limits.BYTES + 1)
    except (OSError, ValueError):
        return b""


def digest(data: bytes) -> str:
    """Give 16 hex that change with the content of a file."""
    return blake2b(data, digest_size=8).hexdigest()


def is_overlay(data: bytes) -> bool:
    """Tell whether a file is a translation."""
    return re.search(_TRANSLATES, data) is not None and re.search(_DECK, data) is None


def is_part(data: bytes) -> bool:
    """Tell whether a file is a part that decks include."""
    return re.search(_PART, data) is not None and re.match(_BEGIN, data) is None


def deck_named(data: bytes) -> str:
    """Give the identity that a deck's text says it has, without reading it; empty when it says none."""
    found = re.search(_DECK, data)
    return found[1].decode() if found else ""


def survey(path: Path, data: bytes, now: Stamp) -> Record:
    """Find out what a file holds: a deck, a translation, or something else, such as a part of a deck."""
    if data and not re.match(_BEGIN, data):
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
    from quizgeo.decks.overlay import overlay_head

    translates, language = overlay_head(path)
    return Record(now, digest(data), "overlay", translates, language=language)
