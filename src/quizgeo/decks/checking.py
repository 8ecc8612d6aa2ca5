"""Everything that can be said of one file: a deck with the texts of its sources, a translation, or a part of a deck."""

from pathlib import Path

from quizgeo.decks.claims import is_overlay, is_part
from quizgeo.decks.model import Deck
from quizgeo.decks.opening import STDIN, decode, read_bytes
from quizgeo.decks.parts import read_alone
from quizgeo.decks.problems import Problem, Severity, in_order
from quizgeo.decks.read import read_deck
from quizgeo.decks.report import Report

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
        from quizgeo.decks.pairing import check_overlay  # what lays over a deck is needed for translations alone

        return check_overlay(Path(path))
    if is_part(data):
        return None, read_alone(text, report)
    return _check_deck(text, Path(path))


def _check_deck(text: str, path: Path) -> Checked:
    """Check a deck, and what it cites."""
    reading = read_deck(text, str(path), path.parent)
    deck = reading.deck
    if deck is None or not any(source.text for source in deck.sources.values()):
        return deck, reading.problems
    from quizgeo.decks.evidence import read_evidence  # few decks name the texts of their sources
    from quizgeo.decks.whereabouts import Whereabouts

    where = Whereabouts(deck, lambda file: text if file == str(path) else text_of(file))
    problems = in_order((*reading.problems, *read_evidence(deck, path.parent, where).problems))
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    return None if has_errors else deck, problems


def text_of(file: str) -> str | None:
    """Give the text of a file that was read before; None when it can no longer be read."""
    report = Report(file)
    data = read_bytes(file, report)
    return None if data is None else decode(data, report)
