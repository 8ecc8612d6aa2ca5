"""A deck read for a command that gives it away as another file: in a language, and some of its questions."""

from collections.abc import Collection
from pathlib import Path

from msgspec.structs import replace

from quizgeo.cli import output
from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown, unknown
from quizgeo.decks import Deck, DeckError, load_deck
from quizgeo.language import _
from quizgeo.paths import places
from quizgeo.study import NoDeckError, find_files


def deck_given(name: str, tongue: str = "", tags: Collection[str] = ()) -> Deck:
    """Read the deck that is named, in a language it has, and keep the questions with any of these tags.

    Raises RefusalError when there is no such deck, its file has errors (they are said one by one), or nothing is left.
    """
    try:
        path, overlay = find_files(name, tongue, places().deck_folders)
    except NoDeckError as error:
        raise RefusalError(error.message, MISUSED) from error
    try:
        deck = load_deck(path)
        deck = _translated(deck, overlay) if overlay else deck
    except DeckError as error:
        for problem in error.problems:
            output.say(str(problem))
        message = _("{file} has errors and was not read; quizgeo check tells more.")
        raise RefusalError(message.format(file=shown(str(path))), PROBLEMS) from error
    return _tagged(deck, tags) if tags else deck


def _translated(deck: Deck, overlay: Path) -> Deck:
    """Lay a translation over a deck. Raises DeckError when it has errors."""
    from quizgeo.decks.overlay import read_overlay

    reading = read_overlay(overlay, deck)
    if reading.deck is None:
        raise DeckError(reading.problems)
    return reading.deck


def _tagged(deck: Deck, tags: Collection[str]) -> Deck:
    wanted = {tag.casefold() for tag in tags}
    known = {tag.casefold() for question in deck for tag in question.tags}
    for tag in tags:
        if tag.casefold() not in known:
            raise RefusalError(unknown(_("No question has the tag {word}."), tag, sorted(known)), MISUSED)
    chosen = tuple(each for each in deck if wanted & {tag.casefold() for tag in each.tags})
    return replace(deck, questions=chosen)
