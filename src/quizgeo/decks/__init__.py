"""What a deck is: reading it, what is wrong with it and where, identity of its questions, and which decks there are.

Each name is imported when it is first asked for: a list of decks needs no questions, and no question needs PyYAML.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgeo.decks.authoring import AuthoringError
    from quizgeo.decks.catalogue import CardEntry, DeckEntry
    from quizgeo.decks.checking import check_file, check_text
    from quizgeo.decks.codes import CODES, Code
    from quizgeo.decks.diff import Change, Compared, Difference, compare
    from quizgeo.decks.edit import plan_edit
    from quizgeo.decks.edits import Addition, Edit, FileEdit, apply_edit
    from quizgeo.decks.emitting import deck_text
    from quizgeo.decks.fields import FIELDS, KINDS, Field
    from quizgeo.decks.files import decode_deck, load_deck, parse_deck
    from quizgeo.decks.fingerprints import fingerprint
    from quizgeo.decks.identity import cards
    from quizgeo.decks.keys import BACK, CardKey, DeckId
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
    from quizgeo.decks.library import Library, UnknownDeckError, scan
    from quizgeo.decks.model import Citation, Deck, MapView, Question, Source
    from quizgeo.decks.problems import DeckError, Place, Problem, Related, Severity
    from quizgeo.decks.proposals import propose_id
    from quizgeo.decks.quoting import quoted
    from quizgeo.decks.reference import reference_text
    from quizgeo.decks.schema import schema_text
    from quizgeo.decks.skeleton import skeleton_text

__all__ = [
    "BACK",
    "CODES",
    "FIELDS",
    "KINDS",
    "Addition",
    "AuthoringError",
    "CardEntry",
    "CardKey",
    "Change",
    "Choice",
    "Citation",
    "Cloze",
    "Code",
    "Compared",
    "Date",
    "Deck",
    "DeckEntry",
    "DeckError",
    "DeckId",
    "Difference",
    "Edit",
    "Field",
    "FileEdit",
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
    "apply_edit",
    "cards",
    "check_file",
    "check_text",
    "compare",
    "deck_text",
    "decode_deck",
    "fingerprint",
    "load_deck",
    "parse_deck",
    "plan_edit",
    "propose_id",
    "quoted",
    "reference_text",
    "scan",
    "schema_text",
    "skeleton_text",
]

_MODULES = {
    "authoring": ("AuthoringError",),
    "catalogue": ("CardEntry", "DeckEntry"),
    "checking": ("check_file", "check_text"),
    "codes": ("CODES", "Code"),
    "fields": ("FIELDS", "KINDS", "Field"),
    "diff": ("Change", "Compared", "Difference", "compare"),
    "edit": ("plan_edit",),
    "edits": ("Addition", "Edit", "FileEdit", "apply_edit"),
    "emitting": ("deck_text",),
    "files": ("decode_deck", "load_deck", "parse_deck"),
    "fingerprints": ("fingerprint",),
    "identity": ("cards",),
    "keys": ("BACK", "CardKey", "DeckId"),
    "kinds": (
        "Choice", "Cloze", "Date", "Find", "Flashcard", "Gap", "Groups", "Kind", "ListOf", "Match", "Multiple",
        "Number", "Open", "Option", "Order", "PartialDate", "PlaceOnMap", "Span", "Text", "Tolerance", "TrueFalse",
    ),
    "library": ("Library", "UnknownDeckError", "scan"),
    "model": ("Citation", "Deck", "MapView", "Question", "Source"),
    "problems": ("DeckError", "Place", "Problem", "Related", "Severity"),
    "proposals": ("propose_id",),
    "quoting": ("quoted",),
    "reference": ("reference_text",),
    "schema": ("schema_text",),
    "skeleton": ("skeleton_text",),
}  # fmt: skip
_HOMES = {name: module for module, names in _MODULES.items() for name in names}
_AT_HOME = {"PlaceOnMap": "Place"}
"""What a name is called where it comes from."""


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"quizgeo.decks.{home}"), _AT_HOME.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
