"""Packages of either layout read, as tests ask for what is in them."""

from typing import Any

from quizgeo.decks import Question
from quizgeo.exchange import ReadIn, ReadOptions
from quizgeo.exchange.anki import read
from tests.exchange.anki_made import BASIC, Collection, Note, new_package, note_id, old_package

NAME = "foreign.apkg"
READ = ReadOptions(NAME)


def both(made: Collection, options: ReadOptions = READ) -> ReadIn:
    """Read a package of either layout; they hold the same."""
    old, new = read(old_package(made), options), read(new_package(made), options)
    assert old == new
    return old


def the(*notes: Note, options: ReadOptions = READ, **more: Any) -> Question:
    """Read the one question of a package."""
    (foreign,) = both(Collection(notes, **more), options).questions
    return foreign.question


def losses(*notes: Note) -> list[tuple[str, str]]:
    """Read notes beside one that is whole, and give what is reported."""
    found = both(Collection([*notes, Note(BASIC, ["front", "back"])]))
    assert {loss.key for loss in found.losses} <= {f"nid:{note_id(place)}" for place in range(len(notes))}
    return [(loss.what, loss.how) for loss in found.losses]
