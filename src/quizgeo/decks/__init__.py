"""What a deck is: reading it, what is wrong with it and where, identity of its questions, and which decks there are.

The reader, and with it PyYAML, is imported when the first deck file is read.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from quizgeo.decks.catalogue import CardEntry, DeckEntry
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Gap,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    PartialDate,
    Span,
    Text,
    Tolerance,
    TrueFalse,
)
from quizgeo.decks.kinds import Place as PlaceOnMap
from quizgeo.decks.model import CardKey, Citation, Deck, DeckId, MapView, Question, Source
from quizgeo.decks.problems import DeckError, Place, Problem, Related, Severity

if TYPE_CHECKING:
    from quizgeo.decks.checking import check_file, check_text
    from quizgeo.decks.codes import CODES, Code
    from quizgeo.decks.fields import FIELDS, KINDS, Field
    from quizgeo.decks.files import load_deck, parse_deck
    from quizgeo.decks.fingerprints import fingerprint
    from quizgeo.decks.identity import BACK, cards
    from quizgeo.decks.library import Library, UnknownDeckError, scan

__all__ = [
    "BACK",
    "CODES",
    "FIELDS",
    "KINDS",
    "CardEntry",
    "CardKey",
    "Choice",
    "Citation",
    "Cloze",
    "Code",
    "Date",
    "Deck",
    "DeckEntry",
    "DeckError",
    "DeckId",
    "Field",
    "Find",
    "Flashcard",
    "Gap",
    "Groups",
    "Kind",
    "Library",
    "ListOf",
    "MapView",
    "Match",
    "Multiple",
    "Number",
    "Open",
    "Option",
    "Order",
    "PartialDate",
    "Place",
    "PlaceOnMap",
    "Problem",
    "Question",
    "Related",
    "Severity",
    "Source",
    "Span",
    "Text",
    "Tolerance",
    "TrueFalse",
    "UnknownDeckError",
    "cards",
    "check_file",
    "check_text",
    "fingerprint",
    "load_deck",
    "parse_deck",
    "scan",
]

_HOMES = {
    "BACK": "identity",
    "CODES": "codes",
    "Code": "codes",
    "FIELDS": "fields",
    "Field": "fields",
    "KINDS": "fields",
    "Library": "library",
    "UnknownDeckError": "library",
    "cards": "identity",
    "check_file": "checking",
    "check_text": "checking",
    "fingerprint": "fingerprints",
    "load_deck": "files",
    "parse_deck": "files",
    "scan": "library",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
