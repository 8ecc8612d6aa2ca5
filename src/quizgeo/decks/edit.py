"""What an author's file lacks and the program can write: ids of questions, stamps of translations."""

from collections.abc import Collection
from pathlib import Path

from quizgeo.decks.authoring import AuthoringError
from quizgeo.decks.claims import content, is_overlay, is_part
from quizgeo.decks.edits import Edit
from quizgeo.decks.naming import plan_ids
from quizgeo.decks.report import shown
from quizgeo.decks.stamping import plan_stamps
from quizgeo.language import _


def plan_edit(path: Path, revised: Collection[str] | None = None) -> Edit:
    """Plan what a deck with its parts, or a translation, lacks; nothing is written yet.

    revised: ids of entries of a translation that were looked over; then these alone get a stamp, others none. Raises
    DeckError when the text of a file has errors, AuthoringError when the file is a part of a deck, nothing can be put
    into it, or a deck is to get stamps.
    """
    data = content(path)
    if is_overlay(data):
        return plan_stamps(path, revised)
    if is_part(data):
        message = _("{file} is a part that a deck includes: name the file of the deck, its parts go with it.")
        raise AuthoringError(message.format(file=shown(path.name)))
    if revised is not None:
        message = _("{file} is no translation, and only the entries of translations have stamps.")
        raise AuthoringError(message.format(file=shown(path.name)))
    return plan_ids(path)
