"""Nobody who opens a shipped deck is told to mend something."""

from collections.abc import Sequence
from pathlib import Path

from quizgeo.answers import problems
from quizgeo.decks import Deck, check_text


def test_the_reader_finds_nothing(paths: Sequence[Path]) -> None:
    found = [str(problem) for path in paths for problem in check_text(path.read_text(encoding="utf-8"), path.name)[1]]
    assert found == []


def test_the_checker_of_answers_finds_nothing(decks: Sequence[Deck]) -> None:
    assert [str(problem) for deck in decks for problem in problems(deck)] == []
