"""`quizgeo` and `decks`: what there is, and what waits."""

import re
from typing import Any

import pytest

NEXT_WEEK = "2026-03-09T12:00+00:00"


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which two of three cards were answered."""
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome"])
    return home


def row(call: Any, deck: str, **options: str) -> dict[str, Any]:
    """Give one deck of the list."""
    return next(each for each in call("decks", "--json", **options).json if each["deck"] == deck)


@pytest.mark.usefixtures("studied")
def test_home_says_what_waits_and_how_to_study_it(call: Any) -> None:
    done = call()
    assert done.status == 0
    assert "Capitals (capitals): 1 new, 1 due" in done.out
    assert done.out.splitlines()[-1] == "Study here, line by line: quizgeo study --plain"


def test_home_names_a_broken_deck(studied: Any, call: Any, texts: dict[str, str]) -> None:
    path = studied.deck(texts["broken"])
    assert f"quizgeo check {path}" in call().out


def test_decks_are_listed_with_what_waits(studied: Any, call: Any) -> None:
    found = row(call, "capitals")
    assert {name: found[name] for name in ("title", "language", "questions", "new", "due", "problems")} == {
        "title": "Capitals", "language": "en", "questions": 3, "new": 1, "due": 1, "problems": 0,
    }  # fmt: skip
    assert found["path"] == str(studied.decks / "capitals.yaml")
    assert found["known"] == 1
    later = row(call, "capitals", now=NEXT_WEEK)
    assert later["due"] == 2


def test_decks_stand_in_a_table(studied: Any, call: Any, texts: dict[str, str]) -> None:
    path = studied.deck(texts["broken"])
    lines = call("decks").out.splitlines()
    head = lines[0]
    line = next(line for line in lines if line.startswith("capitals"))
    assert head.split() == ["Deck", "Questions", "New", "Due", "Known", "Title"]
    assert line.split() == ["capitals", "3", "1", "1", "1", "Capitals"]
    assert line.index("Capitals") == head.index("Title")
    assert re.fullmatch(rf"broken.yaml: \d problems?. See: quizgeo check {path}", lines[-1])


def test_two_files_of_one_identity_are_named(studied: Any, call: Any, texts: dict[str, str]) -> None:
    studied.deck(texts["capitals"], "zz-copy")
    done = call("decks")
    assert done.status == 0
    assert 'deck "capitals" is also' in done.err
    assert "zz-copy.yaml" in done.out
