"""docs/authoring.md tells the truth: its walk from a new deck to a second edition prints what it shows."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")
WALK = PAGE.partition("## A walk")[2].partition("\n## ")[0]


def steps(text: str) -> list[tuple[str, str]]:
    """Give what is done, in order: a command with what it prints, or `deck` with the text to save."""
    found: list[tuple[str, str]] = []
    for kind, block in re.findall(r"^```(console|yaml)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        if kind == "yaml":
            found.append(("deck", block))
        else:
            found += [
                (command, shown) for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
            ]
    return found


def replaced(script: str, text: str) -> str:
    """Do what `sed` does with `s/old/new/` orders of plain text."""
    for order in script.split("; "):
        _s, old, new, _end = order.split("/")
        assert old in text, order
        text = text.replace(old, new)
    return text


def test_the_walk_prints_what_it_shows(home: Any, call: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(home.path)
    deck, called = Path("rivers.yaml"), set()
    for step, shown in steps(WALK):
        words = shlex.split(step)
        if step == "deck":
            deck.write_text(shown, encoding="utf-8")
        elif words[0] == "sed":
            deck.write_text(replaced(words[2], deck.read_text(encoding="utf-8")), encoding="utf-8")
        elif words[0] == "cp":
            shutil.copy(words[1], words[2])
        else:
            done = call(*words[1:])
            assert done.out + done.err == shown, step
            called.add(words[1])
    assert called == {"new", "check", "ids", "preview", "diff"}
