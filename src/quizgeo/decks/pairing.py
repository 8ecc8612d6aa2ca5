"""A translation and the deck beside it: which belong together, and what is said of the pair."""

from pathlib import Path

from quizgeo.decks.claims import content, deck_named, is_overlay
from quizgeo.decks.codes import CODES
from quizgeo.decks.files import read_file
from quizgeo.decks.model import Deck
from quizgeo.decks.overlay import overlay_head, read_overlay
from quizgeo.decks.problems import Place, Problem, in_order
from quizgeo.decks.walk import deck_files
from quizgeo.language import _


def check_overlay(path: Path) -> tuple[Deck | None, tuple[Problem, ...]]:
    """Check a translation against the deck beside it, and its name against the pattern."""
    translates, language = overlay_head(path)
    deck = deck_beside(path, translates)
    reading = read_overlay(path, deck, rival_of(path, translates, language))
    problems = list(reading.problems)
    stem = "" if deck is None or deck.path is None else deck.path.stem
    if stem and language and path.stem != f"{stem}.{language}":
        name = f"{stem}.{language}{path.suffix}"
        message = _("the file name is not {name}").format(name=name)
        place = Place(str(path))
        problems.append(
            Problem("TR011", CODES["TR011"].severity, place, message, _("rename it to {name}").format(name=name))
        )
    return reading.deck, in_order(problems)


def deck_beside(path: Path, translates: str) -> Deck | None:
    """Give the deck that a translation belongs to: the file with its name first, then any other in the folder."""
    if not translates:
        return None
    stem = path.name.partition(".")[0]
    siblings = sorted(_siblings(path), key=lambda each: (each.stem != stem, each.name))
    for sibling in siblings:
        if deck_named(content(sibling)) == translates:
            return read_file(sibling).deck
    return None


def rival_of(path: Path, translates: str, language: str) -> str:
    """Give the name of another translation of the same deck into the same language; empty when there is none."""
    for sibling in _siblings(path):
        if is_overlay(content(sibling)) and overlay_head(sibling) == (translates, language):
            return sibling.name
    return ""


def _siblings(path: Path) -> list[Path]:
    """Give the other YAML files of a folder."""
    return [Path(name) for name in deck_files([path.parent], deep=0) if Path(name).name != path.name]
