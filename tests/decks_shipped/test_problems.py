"""Nobody who opens a shipped deck, in any of its languages, is told to mend something."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from quizgeo.answers import problems
from quizgeo.cli.main import run
from quizgeo.decks import Deck

FOLDER = Path(__file__).parents[2] / "decks"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    """Check the whole folder as an author would, on the day of which the decks speak."""
    monkeypatch.setenv("QUIZGEO_NOW", "2025-08-01T12:00")
    run(["check", "--json", str(FOLDER)])
    found: dict[str, list[dict[str, object]]] = json.loads(capfd.readouterr().out)
    return found


def test_check_finds_nothing_to_mend(checked: dict[str, list[dict[str, object]]]) -> None:
    told = [(each["code"], each["question"], each["path"], each["message"]) for each in checked["problems"]]
    assert told == []


def test_nothing_is_silenced_without_a_reason(
    checked: dict[str, list[dict[str, object]]], translations: Sequence[Path], paths: Sequence[Path]
) -> None:
    lines = [line.strip() for path in (*paths, *translations) for line in path.read_text(encoding="utf-8").splitlines()]
    silent = [(before, line) for before, line in pairwise(lines) if "lint: ignore" in line]
    assert len(silent) == len(checked["silenced"])
    assert [line for before, line in silent if not before.startswith("# ")] == []


def test_the_checker_of_answers_finds_nothing(decks: Sequence[Deck]) -> None:
    assert [str(problem) for deck in decks for problem in problems(deck)] == []
