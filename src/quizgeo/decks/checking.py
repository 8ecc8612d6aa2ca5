"""Everything that can be said of one file: a deck with the texts of its sources, a translation, or a part of a deck."""

from pathlib import Path

from quizgeo.decks.codes import CODES
from quizgeo.decks.evidence import read_evidence
from quizgeo.decks.files import read_file
from quizgeo.decks.model import Deck
from quizgeo.decks.opening import STDIN, decode, read_bytes
from quizgeo.decks.overlay import overlay_head, read_overlay
from quizgeo.decks.parts import read_alone
from quizgeo.decks.problems import Place, Problem, Severity, in_order
from quizgeo.decks.read import read_deck
from quizgeo.decks.report import Report
from quizgeo.decks.survey import content, deck_named, is_overlay, is_part
from quizgeo.decks.walk import deck_files
from quizgeo.decks.whereabouts import Whereabouts
from quizgeo.language import _

Checked = tuple[Deck | None, tuple[Problem, ...]]
"""The deck, or None when there is an error; and every problem, sorted."""


def check_text(text: str, name: str = "deck.yaml") -> Checked:
    """Check the text of a deck. `name` stands in its problems. Opens no file."""
    reading = read_deck(text, name)
    return reading.deck, reading.problems


def check_file(path: str | Path) -> Checked:
    """Check a deck, a translation, a part of a deck, or the standard input for `-`.

    Of a translation the deck is given with the translation laid over it; of a part none.
    """
    report = Report(str(path))
    data = read_bytes(path, report)
    text = None if data is None else decode(data, report)
    if data is None or text is None:
        return None, in_order(report.problems)
    if str(path) == STDIN:
        return check_text(text, report.file)
    if is_overlay(data):
        return _check_overlay(Path(path))
    if is_part(data):
        return None, read_alone(text, report)
    return _check_deck(text, Path(path))


def _check_deck(text: str, path: Path) -> Checked:
    """Check a deck, and what it cites."""
    reading = read_deck(text, str(path), path.parent)
    deck = reading.deck
    if deck is None or not any(source.text for source in deck.sources.values()):
        return deck, reading.problems
    where = Whereabouts(deck, lambda file: text if file == str(path) else text_of(file))
    problems = in_order((*reading.problems, *read_evidence(deck, path.parent, where).problems))
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    return None if has_errors else deck, problems


def text_of(file: str) -> str | None:
    """Give the text of a file that was read before; None when it can no longer be read."""
    report = Report(file)
    data = read_bytes(file, report)
    return None if data is None else decode(data, report)


def _check_overlay(path: Path) -> Checked:
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
