"""The language server that the schema is tried in is pinned down to the last package, and nothing else is taken."""

import re
from pathlib import Path

import pytest

from tools import editor

TEXT = editor.PINS.read_text(encoding="utf-8")
PINS = editor.read_pins(TEXT)


def test_every_package_is_pinned_by_version_and_integrity() -> None:
    assert editor.SERVER in PINS
    for name, (version, integrity) in PINS.items():
        assert re.fullmatch(r"(?:@[a-z]+/)?[a-z0-9-]+", name)
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", integrity)


def test_the_file_is_as_the_tool_writes_it_and_names_no_place() -> None:
    assert editor.pins_text(PINS) == TEXT
    assert "//" not in re.sub(r"sha512-\S+", "", TEXT)


def test_what_is_not_as_pinned_is_told() -> None:
    wanted = {"a": ("1.0.0", "x"), "b": ("2.0.0", "y")}
    assert editor.differences(wanted, wanted) == []
    assert editor.differences({"a": ("1.0.0", "z"), "c": ("3.0.0", "w")}, wanted) == [
        "a: 1.0.0 z, pinned is 1.0.0 x",
        "b: missing, pinned is 2.0.0 y",
        "c: 3.0.0 w, pinned is nothing",
    ]


def test_the_notes_of_npm_are_read(tmp_path: Path) -> None:
    notes = tmp_path / "node_modules" / ".package-lock.json"
    notes.parent.mkdir()
    notes.write_text('{"packages": {"node_modules/@a/b": {"version": "1.0.0", "integrity": "x"}}}')
    assert editor.installed(tmp_path) == {"@a/b": ("1.0.0", "x")}


def test_other_pins_have_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = editor.folder()
    other = tmp_path / "editor.txt"
    other.write_text(TEXT + "\n")
    monkeypatch.setattr(editor, "PINS", other)
    assert editor.folder() != before


def test_without_node_nothing_is_installed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")
    assert editor.main([]) == 0
    assert "node is not on the PATH" in capsys.readouterr().out
