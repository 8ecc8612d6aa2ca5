"""Everything that can be said of one file: a deck with the texts of its sources, a translation, or a part of a deck."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizgeo.decks.claims import is_overlay, is_part
from quizgeo.decks.evidence import Evidence, read_evidence
from quizgeo.decks.lint import lint
from quizgeo.decks.lint.places import InDeck, InTranslation, Places
from quizgeo.decks.model import Deck
from quizgeo.decks.opening import STDIN, decode, read_bytes
from quizgeo.decks.parts import read_alone
from quizgeo.decks.problems import Problem, Severity, in_order
from quizgeo.decks.read import read_deck
from quizgeo.decks.report import Report
from quizgeo.decks.whereabouts import Whereabouts

_LINTED = False
"""Whether the short way of checking follows the rules of `quizgeo.decks.lint` too."""

Checked = tuple[Deck | None, tuple[Problem, ...]]
"""The deck, or None when an error keeps it from loading; and every problem, sorted."""


@dataclass(frozen=True, slots=True)
class Checking:
    """What checking one file gave."""

    deck: Deck | None
    """None when an error keeps it from loading."""
    problems: tuple[Problem, ...]
    """Every problem, sorted."""
    silenced: tuple[Problem, ...] = ()
    """What the rules would say, had the file not asked them to be silent; sorted."""


def check_text(text: str, name: str = "deck.yaml") -> Checked:
    """Check the text of a deck. `name` stands in its problems. Opens no file."""
    checking = inspect_text(text, name, rules=_LINTED)
    return checking.deck, checking.problems


def check_file(path: str | Path) -> Checked:
    """Check a deck, a translation, a part of a deck, or the standard input for `-`.

    Of a translation the deck is given with the translation laid over it; of a part none.
    """
    checking = inspect_file(path, rules=_LINTED)
    return checking.deck, checking.problems


def inspect_text(text: str, name: str = "deck.yaml", *, today: date | None = None, rules: bool = True) -> Checking:
    """Check the text of a deck as `check_text` does, and give what is silenced too.

    today: for rules that ask whether a day is past; without it they say nothing. rules: whether to follow any.
    """
    reading = read_deck(text, name)
    checking = Checking(reading.deck, reading.problems)
    if reading.deck is None or not rules:
        return checking
    return _linted(checking, reading.deck, InDeck(reading.deck, lambda _file: text), today)


def inspect_file(path: str | Path, *, today: date | None = None, rules: bool = True) -> Checking:
    """Check a file as `check_file` does, and give what is silenced too. The rest is as for `inspect_text`."""
    report = Report(str(path))
    data = read_bytes(path, report)
    text = None if data is None else decode(data, report)
    if data is None or text is None:
        return Checking(None, in_order(report.problems))
    if str(path) == STDIN:
        return inspect_text(text, report.file, today=today, rules=rules)
    if is_overlay(data):
        return _check_overlay(text, Path(path), today, rules=rules)
    if is_part(data):
        return Checking(None, read_alone(text, report))
    return _check_deck(text, Path(path), today, rules=rules)


def _check_overlay(text: str, path: Path, today: date | None, *, rules: bool) -> Checking:
    """Check a translation, and what the rules say of its words."""
    from quizgeo.decks.pairing import check_overlay  # what lays over a deck is needed for translations alone

    deck, problems = check_overlay(path)
    checking = Checking(deck, problems)
    if deck is None or not rules:
        return checking
    texts = _evidence(deck, text_of).paragraphs if _cites_texts(deck) else None
    return _linted(checking, deck, InTranslation(str(path), text), today, texts)


def _check_deck(text: str, path: Path, today: date | None, *, rules: bool) -> Checking:
    """Check a deck, what it cites, and what the rules say of it."""
    reading = read_deck(text, str(path), path.parent)
    deck = reading.deck
    checking = Checking(deck, reading.problems)
    if deck is None:
        return checking

    def text_at(file: str) -> str | None:
        return text if file == str(path) else text_of(file)

    texts = None
    if _cites_texts(deck):
        evidence = _evidence(deck, text_at)
        texts = evidence.paragraphs
        problems = in_order((*reading.problems, *evidence.problems))
        has_errors = any(problem.severity is Severity.ERROR for problem in problems)
        checking = Checking(None if has_errors else deck, problems)
    if checking.deck is None or not rules:
        return checking
    return _linted(checking, deck, InDeck(deck, text_at), today, texts)


def _cites_texts(deck: Deck) -> bool:
    """Tell whether a deck names the text of a source, as few do."""
    return any(source.text for source in deck.sources.values())


def _evidence(deck: Deck, text_at: Callable[[str], str | None]) -> Evidence:
    """Read the texts of a deck's sources."""
    assert deck.path is not None  # it was read from a file
    return read_evidence(deck, deck.path.parent, Whereabouts(deck, text_at))


def _linted(
    checking: Checking,
    deck: Deck,
    places: Places,
    today: date | None,
    texts: Mapping[str, Sequence[str]] | None = None,
) -> Checking:
    """Add what the rules say of a deck."""
    linted = lint(deck, places, today=today, texts=texts)
    return Checking(checking.deck, in_order((*checking.problems, *linted.problems)), in_order(linted.silenced))


def text_of(file: str) -> str | None:
    """Give the text of a file that was read before; None when it can no longer be read."""
    report = Report(file)
    data = read_bytes(file, report)
    return None if data is None else decode(data, report)
