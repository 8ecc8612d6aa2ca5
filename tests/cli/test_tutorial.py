"""docs/tutorial.md tells the truth: its deck has the problem it shows, its cure works, and its commands are there."""

import re
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """Give the texts of the page's blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_the_slip_in_the_deck_is_found_as_it_is_shown(home: Any, call: Any, monkeypatch: Any) -> None:
    (deck,), (shown,) = blocks("yaml"), blocks("text")
    monkeypatch.chdir(home.path)
    path = home.path / "capitals.yaml"
    path.write_text(deck)
    done = call("check", "capitals.yaml")
    assert (done.status, done.out) == (1, shown)
    path.write_text(deck.replace("anser", "answer"))
    assert call("check", "--strict", "capitals.yaml").status == 0
    assert call("study", "capitals.yaml", "--plain", lines=["Tbilisi", "Yerevan"]).out.count("Right.") == 2


def test_every_command_of_the_page_is_understood(home: Any, call: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(home.path)
    (home.path / "capitals.yaml").write_text(blocks("yaml")[0].replace("anser", "answer"))
    call("study", "karabakh", "--plain", lines=["?"])
    for line in "".join(blocks("sh")).splitlines():
        _program, *words = line.partition("#")[0].split()
        assert call(*words).status == 0, line
