"""docs/line-mode.md tells the truth: its session runs as it is printed, and it names every event, field and command."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quizgeo.cli.lines_in import Command

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "line-mode.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    """Give the text of the page's block of one kind."""
    found = re.search(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.fixture
def session(home: Any, call: Any) -> Any:
    """Run the session of the page."""
    deck = home.path / "capitals.yaml"
    deck.write_text(block("yaml"), encoding="utf-8")
    home_of, moment, *words = block("sh").split()
    assert home_of.startswith("QUIZGEO_HOME=")
    assert words[:2] == ["quizgeo", "study"]
    lines = [line[2:] for line in block("text").splitlines() if line.startswith(">")]
    return call("study", str(deck), *words[3:], lines=lines, now=moment.removeprefix("QUIZGEO_NOW="))


def test_the_session_of_the_page_runs_as_it_is_printed(session: Any) -> None:
    printed = [line for line in block("text").splitlines() if not line.startswith(">")]
    assert session.out.splitlines() == printed
    assert session.status == 0


def test_every_field_that_is_written_is_named(session: Any) -> None:
    for event in session.events:
        assert f"`{event['event']}`" in PAGE
        assert [name for name in event if f"`{name}`" not in PAGE] == []


def test_every_command_is_named() -> None:
    assert [word for command in Command for word in command.value if word and f"`{word}`" not in PAGE] == []


def test_every_kind_of_question_and_its_fields_are_named(
    home: Any, talk: Any, texts: dict[str, str], right: Any
) -> None:
    home.deck(texts["kinds"])
    dialogue = talk("kinds")
    while (event := dialogue.next())["event"] == "question":
        assert [name for name in (*event, event["kind"]) if not re.search(rf"[`| ,]{name}[`| ,:]", PAGE)] == []
        dialogue.send(right[event["kind"]])
        assert json.dumps(dialogue.next("verdict"))
