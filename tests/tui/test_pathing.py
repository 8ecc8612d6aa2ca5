"""A path completes itself as far as all files of a folder agree, and shows no name that is not safe to show."""

from pathlib import Path

import pytest

from quizgeo.tui.pathing import Matches, matches


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with files of many names, which is the user's own."""
    for name in ("phone.jsonl", "phone.db", "photo.png", "[b]x.db", ".hidden", "bad\x1b[2J.db", "bi\u202ed.db"):
        (tmp_path / name).write_text("")
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "laptop.db").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.parametrize(("text", "names", "filled"), [
    ("", ("[b]x.db", "phone.db", "phone.jsonl", "photo.png", "place/"), ""),
    ("p", ("phone.db", "phone.jsonl", "photo.png", "place/"), "p"),
    ("ph", ("phone.db", "phone.jsonl", "photo.png"), "pho"),
    ("phone", ("phone.db", "phone.jsonl"), "phone."),
    ("phone.j", ("phone.jsonl",), "phone.jsonl"),
    ("phone.jsonl", ("phone.jsonl",), "phone.jsonl"),
    ("pl", ("place/",), "place/"),
    ("place/", ("laptop.db",), "place/laptop.db"),
    ("~/pl", ("place/",), "~/place/"),
    ("~", ("~/",), "~/"),
    (".h", (".hidden",), ".hidden"),
    ("b", (), "b"),
    ("none/x", (), "none/x"),
    ("~nobody-of-this-name/x", (), "~nobody-of-this-name/x"),
    ("a\0/b", (), "a\0/b"),
])  # fmt: skip
def test_what_begins_so_is_told_and_completed(text: str, names: tuple[str, ...], filled: str) -> None:
    found = matches(text)
    assert (found.text, found.names, found.filled) == (text, names, filled)


def test_a_folder_that_may_not_be_read_holds_nothing(tmp_path: Path) -> None:
    assert matches(str(tmp_path / "phone.db") + "/") == Matches(f"{tmp_path}/phone.db/")
