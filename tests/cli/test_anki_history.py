"""`progress import` of a package of Anki: it says what it would do, asks, and does it once."""

from pathlib import Path
from typing import Any

import pytest

from quizgeo.clock import parse_instant
from tests.exchange.anki_made import BASIC, Collection, Note, Review, card_id, old_package

NOON = parse_instant("2026-02-20T12:00+00:00").ms
DAY = 86_400_000
DECK = """\
quizgeo: 1
deck: capitals
title: Capitals
language: en
questions:
  - {id: georgia, front: Georgia, back: Tbilisi, x-from: {format: anki, id: guid0}}
  - {id: armenia, front: Armenia, back: Yerevan, x-from: {format: anki, id: guid1}}
"""
SAID = "review.apkg: 3 answers to 2 cards of capitals, 20 Feb 2026 to 22 Feb 2026"


def row(at: int, note: int, ease: int = 3, **more: int) -> Review:
    return (NOON + at, card_id(note), ease, more.get("ivl", 1), 0, 3_000, more.get("kind", 1))


ROWS = (row(0, 0), row(1, 1, 1), row(2 * DAY, 0, 4), row(3, 2), row(4, 0, 7))


@pytest.fixture
def package(home: Any, tmp_path: Path) -> Path:
    """Give a home with a deck, and the package of somebody who studied it in Anki."""
    home.deck(DECK)
    notes = [Note(BASIC, [f"front {place}", "back"]) for place in range(3)]
    path = tmp_path / "review.apkg"
    path.write_bytes(old_package(Collection(notes, ROWS)))
    return path


def events(call: Any) -> list[str]:
    lines: list[str] = call("progress", "export").out.splitlines()[1:]
    return lines


def test_it_says_what_it_would_do_and_asks(call: Any, package: Path) -> None:
    refused = call("progress", "import", str(package), "--deck", "capitals", lines=[""])
    assert refused.status == 0
    assert refused.out.splitlines() == [
        SAID,
        "1 row with numbers out of range is skipped",
        "1 other card has answers and is not of this deck",
    ]
    assert refused.err.splitlines()[-1] == "Nothing was changed."
    assert events(call) == []
    agreed = call("progress", "import", str(package), "--deck", "capitals", lines=["y"])
    assert (agreed.status, agreed.out.splitlines()[-1]) == (0, "3 events were taken in.")
    assert len(events(call)) == 3


def test_the_end_of_input_is_no_answer(call: Any, package: Path) -> None:
    done = call("progress", "import", str(package), "--deck", "capitals")
    assert done.status == 1
    assert "add --yes" in done.err
    assert events(call) == []


def test_yes_asks_nothing_and_twice_changes_nothing(call: Any, package: Path) -> None:
    words = ("progress", "import", str(package), "--deck", "capitals", "--yes")
    assert call(*words).out.splitlines()[-1] == "3 events were taken in."
    written = events(call)
    again = call(*words)
    assert (again.status, again.out.splitlines()[:2]) == (0, [SAID, "3 are in your progress already"])
    assert "taken in" not in again.out
    assert events(call) == written


def test_cards_are_scheduled_from_what_came_in(call: Any, package: Path) -> None:
    call("progress", "import", str(package), "--deck", "capitals", "--yes")
    card = call("card", "capitals/georgia", "--json").json
    assert [each["rating"] for each in card["history"]] == [3, 4]
    assert (card["reviews"], card["lapses"], card["due"] is None) == (2, 0, False)
    assert call("progress", "verify").status == 0


def test_a_backup_is_made_before_and_named(call: Any, package: Path) -> None:
    call("study", "capitals", "--json", lines=["3"])
    done = call("progress", "import", str(package), "--deck", "capitals", "--yes")
    assert "before-import" in done.out.splitlines()[-1]


def test_programs_get_the_plan_and_say_yes(call: Any, package: Path) -> None:
    words = ("progress", "import", str(package), "--deck", "capitals", "--json")
    planned = call(*words).json
    assert planned == {
        "deck": "capitals", "answers": 3, "cards": 2, "first": "2026-02-20", "last": "2026-02-22", "new": 3, "here": 0,
        "reset": 0, "ours": 0, "out_of_range": 1, "unmatched": 1, "unreadable": 0, "taken": False, "backup": None,
    }  # fmt: skip
    assert call(*words, "--yes").json["taken"]
    assert call(*words, "--yes").json == {**planned, "new": 0, "here": 3}


def test_a_package_without_answers_says_so(call: Any, home: Any, package: Path) -> None:
    home.deck(DECK.replace("deck: capitals", "deck: others").replace("guid", "none"))
    done = call("progress", "import", str(package), "--deck", "others", "--yes")
    assert done.out.splitlines() == [
        "review.apkg: no answers to others",
        "3 other cards have answers and are not of this deck",
    ]
    assert call("progress", "import", str(package), "--deck", "others", "--yes", "--json").json["first"] is None


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("review.apkg",), 2, "Say which deck the answers belong to"),
        (("review.apkg", "--deck", "nowhere"), 2, "nowhere"),
        (("review.apkg", "review.apkg", "--deck", "capitals"), 2, "Name a package of Anki alone"),
        (("plain.jsonl", "--deck", "capitals"), 2, "are for packages of Anki"),
        (("plain.jsonl", "--yes"), 2, "are for packages of Anki"),
        (("broken.apkg", "--deck", "capitals"), 1, "broken.apkg is damaged: its zip archive cannot be read"),
        (("folder.apkg", "--deck", "capitals"), 1, "Cannot read"),
        (("large.apkg", "--deck", "capitals"), 1, "large.apkg is larger than 200 MB."),
    ],
)
def test_what_cannot_be_done_is_said(
    call: Any, package: Path, words: tuple[str, ...], status: int, sentence: str
) -> None:
    folder = package.parent
    (folder / "plain.jsonl").write_text("")
    (folder / "broken.apkg").write_bytes(b"PK")
    (folder / "folder.apkg").mkdir()
    with (folder / "large.apkg").open("wb") as file:
        file.truncate(200_000_001)
    paths = [str(folder / word) if "." in word else word for word in words]
    done = call("progress", "import", *paths)
    assert (done.status, done.out) == (status, "")
    assert sentence in done.err
    assert "Traceback" not in done.err
