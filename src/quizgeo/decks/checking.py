"""Everything that can be said of one file: a deck with the texts of its sources, a translation, or a part of a deck.

`check_…` gives what reading finds. `inspect_…` follows the rules of `quizgeo.decks.lint` as well, as `quizgeo check`
does. The rules, 15 ms to import, are loaded for the second alone.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from quizgeo.decks.calm import calm
from quizgeo.decks.claims import is_overlay, is_part
from quizgeo.decks.geography import Geography, GetGeography, geography_problems, has_map
from quizgeo.decks.model import Deck
from quizgeo.decks.opening import STDIN, decode, read_bytes
from quizgeo.decks.parts import read_alone
from quizgeo.decks.problems import Problem, Severity, in_order
from quizgeo.decks.read import Reading, read_deck
from quizgeo.decks.report import Report
from quizgeo.decks.sound import sound_part

if TYPE_CHECKING:
    from pathlib import Path

Checked = tuple[Deck | None, tuple[Problem, ...]]
"""The deck, or None when an error keeps it from loading; and every problem, sorted."""

Texts = Mapping[str, Sequence[str]]
"""The paragraphs of the sources whose texts could be read, by the identity of the source."""


TextAt = Callable[[str], str | None]
"""Gives the text of a file by its name; None when it cannot be read."""


class Checking(Struct, frozen=True):
    """What checking one file gave."""

    deck: Deck | None
    """None when an error keeps it from loading; an error of a rule does not."""
    problems: tuple[Problem, ...]
    """Every problem, sorted."""
    silenced: tuple[Problem, ...] = ()
    """What the rules would say, had the file not asked them to be silent; sorted."""


def check_text(text: str, name: str = "deck.yaml") -> Checked:
    """Check the text of a deck, without rules. `name` stands in its problems. Opens no file."""
    checking = inspect_text(text, name, rules=False)
    return checking.deck, checking.problems


def check_file(path: "str | Path") -> Checked:
    """Check a deck, a translation, a part of a deck, or the standard input for `-`, without rules.

    Of a translation the deck is given with the translation laid over it; of a part none.
    """
    checking = inspect_file(path, rules=False)
    return checking.deck, checking.problems


def inspect_text(
    text: str,
    name: str = "deck.yaml",
    *,
    today: date | None = None,
    rules: bool = True,
    geography: GetGeography | None = None,
) -> Checking:
    """Check the text of a deck as `check_text` does, and by the rules, also what has no error of a deck with errors.

    today: for rules that ask whether a day is past; without it they say nothing. rules: whether to follow any.
    geography: what gives what is on the maps, asked when a question has one; without it nothing is said of maps.
    """
    with calm():
        reading = read_deck(text, name)
        return _checked(reading, lambda _file: text, today, geography, rules=rules)


def inspect_stdin(
    text: str, *, today: date | None = None, rules: bool = True, geography: GetGeography | None = None
) -> Checking:
    """Check a text that came on the standard input: a deck, or the form of a translation or a part of a deck."""
    data, report = text.encode(), Report(STDIN)
    if is_overlay(data):
        from quizgeo.decks.overlay import check_alone

        return Checking(None, check_alone(text, report))
    if is_part(data):
        return Checking(None, read_alone(text, report))
    return inspect_text(text, STDIN, today=today, rules=rules, geography=geography)


def inspect_file(
    path: "str | Path", *, today: date | None = None, rules: bool = True, geography: GetGeography | None = None
) -> Checking:
    """Check a file as `check_file` does, and by the rules. The rest is as for `inspect_text`."""
    report = Report(str(path))
    data = read_bytes(path, report)
    text = None if data is None else decode(data, report)
    if data is None or text is None:
        return Checking(None, in_order(report.problems))
    if str(path) == STDIN:
        return inspect_stdin(text, today=today, rules=rules, geography=geography)
    if is_overlay(data):
        return _inspect_overlay(text, path, today, rules=rules)
    if is_part(data):
        return Checking(None, read_alone(text, report))
    with calm():
        return _inspect_deck(text, _as_paths_are(str(path)), today, geography, rules=rules)


def _as_paths_are(written: str) -> str:
    """Write a path as `Path` writes it. Most are written so, and importing it takes 2 ms, a thirtieth of a check."""
    parts = f"/{written.removeprefix('/')}/"
    if os.name == "posix" and "//" not in parts and "/./" not in parts:
        return written
    from pathlib import Path

    return str(Path(written))


def _inspect_overlay(text: str, written: "str | Path", today: date | None, *, rules: bool) -> Checking:
    """Check a translation, and what the rules say of its words."""
    from pathlib import Path

    from quizgeo.decks.pairing import check_overlay  # what lays over a deck is needed for translations alone

    path = Path(written)
    deck, problems = check_overlay(path)
    if deck is None or not rules:
        return Checking(deck, problems)
    from quizgeo.decks.lint import lint_translation

    texts, _problems = _read_texts(deck, text_of)
    linted = lint_translation(deck, str(path), text, today=today, texts=texts)
    return _with(Checking(deck, problems), linted.problems, linted.silenced)


def _inspect_deck(text: str, path: str, today: date | None, geography: GetGeography | None, *, rules: bool) -> Checking:
    """Check a deck, what it cites, and what the rules say of it."""

    def text_at(file: str) -> str | None:
        return text if file == path else text_of(file)

    return _checked(read_deck(text, path, on_disk=True), text_at, today, geography, rules=rules)


def _checked(
    reading: Reading, text_at: TextAt, today: date | None, geography: GetGeography | None, *, rules: bool
) -> Checking:
    """Add to what reading a deck gave what it cites, what is on no map, and what the rules say."""
    deck = reading.deck
    if deck is None:
        rest = sound_part(reading.rest, reading.problems, text_at) if rules else None
        return Checking(None, reading.problems) if rest is None else _of_the_rest(rest, reading, text_at, today)
    texts, more = _read_texts(deck, text_at)
    has_errors = any(problem.severity is Severity.ERROR for problem in more)
    problems = in_order((*reading.problems, *more)) if more else reading.problems
    known = _known(deck, geography)
    checking = _located(Checking(None if has_errors else deck, problems), text_at, known)
    if not rules:
        return checking
    from quizgeo.decks.lint import lint_deck

    linted = lint_deck(deck, text_at, today=today, texts=texts, geography=known)
    return _with(checking, linted.problems, linted.silenced)


def _of_the_rest(rest: Deck, reading: Reading, text_at: TextAt, today: date | None) -> Checking:
    """Add what the rules say of the questions without errors of a deck that has some."""
    from quizgeo.decks.lint import lint_deck

    texts, _problems = _read_texts(rest, text_at)
    linted = lint_deck(rest, text_at, today=today, texts=texts, partial=True)
    return _with(Checking(None, reading.problems), linted.problems, linted.silenced)


def _known(deck: Deck | None, geography: GetGeography | None) -> Geography | None:
    """Give what is on the maps if the deck has any; None where nobody knows."""
    return geography() if geography and deck and any(map(has_map, deck)) else None


def _located(checking: Checking, text_at: TextAt, geography: Geography | None) -> Checking:
    """Add which regions and countries there are not; a deck can be studied in spite of them."""
    if checking.deck is None or geography is None:
        return checking
    from quizgeo.decks.placing import placed

    found = placed(geography_problems(checking.deck, geography), checking.deck, "", lambda file: text_at(file) or "")
    return Checking(checking.deck, in_order((*checking.problems, *found)))


def _read_texts(deck: Deck, text_at: TextAt) -> tuple[Texts, tuple[Problem, ...]]:
    """Read the texts of a deck's sources, and look up in them what its questions cite."""
    if not deck.file or not any(source.text for source in deck.sources.values()):
        return {}, ()
    from quizgeo.decks.evidence import read_evidence  # few decks name the texts of their sources
    from quizgeo.decks.whereabouts import Whereabouts

    assert deck.path is not None
    evidence = read_evidence(deck, deck.path.parent, Whereabouts(deck, text_at))
    return evidence.paragraphs, evidence.problems


def _with(checking: Checking, found: Iterable[Problem], silenced: Iterable[Problem]) -> Checking:
    """Add what the rules found."""
    return Checking(checking.deck, in_order((*checking.problems, *found)), in_order(silenced))


def text_of(file: str) -> str | None:
    """Give the text of a file that was read before; None when it can no longer be read."""
    report = Report(file)
    data = read_bytes(file, report)
    return None if data is None else decode(data, report)
