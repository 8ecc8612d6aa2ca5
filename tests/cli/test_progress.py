"""`progress export` and `backup`: the learner's own data, in their hands."""

import json
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("studied")


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which two cards were answered and one answer taken back."""
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome", ":u"])
    return home


def test_every_event_is_exported_as_a_line(call: Any) -> None:
    done = call("progress", "export")
    header, *events = [json.loads(line) for line in done.out.splitlines()]
    assert header == {"quizgeo": "progress", "format": 1, "events": 3}
    assert [event["kind"] for event in events] == ["answered", "answered", "undone"]
    assert [event.get("given") for event in events] == ["Tbilisi", "Rome", None]
    assert done.err == ""


def test_an_export_goes_into_a_file_once(call: Any, home: Any) -> None:
    path = home.path / "mine.jsonl"
    done = call("progress", "export", "-o", str(path))
    assert (done.status, done.out, done.err) == (0, "", f"3 events are in {path}\n")
    assert path.read_text() == call("progress", "export").out
    again = call("progress", "export", "-o", str(path))
    assert again.status == 2
    assert "--force replaces it" in again.err
    assert call("progress", "export", "-o", str(path), "--force").status == 0
    assert [file.name for file in home.path.glob(".*")] == []


def test_an_export_into_no_folder_leaves_nothing(call: Any, home: Any) -> None:
    done = call("progress", "export", "-o", str(home.path / "no" / "mine.jsonl"))
    assert done.status == 1
    assert "No such file or directory" in done.err
    assert "Traceback" not in done.err


def test_answers_that_wait_are_exported_and_said(call: Any, home: Any) -> None:
    header, first, *rest = call("progress", "export").out.splitlines()
    home.progress.unlink()
    (home.path / "backups").rename(home.path / "away")
    call("study", "capitals", "--json", lines=["Madrid"])
    for name in ("pending.jsonl", "pending-taken-0.jsonl"):
        (home.path / name).write_text(f"{first}\n")
        lines = call("progress", "export").out.splitlines()
        assert (json.loads(lines[0])["events"], lines[2]) == (2, first)
        for words in (("decks",), ("card", "capitals/spain"), ()):
            assert "1 answer waits in pending.jsonl and is not counted here" in call(*words).err
        (home.path / name).rename(home.path / "taken")
    assert len(call("progress", "export").out.splitlines()) == 2
    assert (header, len(rest)) == (header, 2)


def test_a_backup_is_made_and_named(call: Any, home: Any) -> None:
    done = call("progress", "backup", now="2026-03-02T13:00+00:00")
    assert done.status == 0
    assert done.out.strip() in [str(path) for path in (home.path / "backups").iterdir()]
    own = home.path / "copy.db"
    assert call("progress", "backup", "-o", str(own)).out == f"{own}\n"
    assert call("progress", "backup", "-o", str(own)).status == 2
    assert call("progress", "backup", "-o", str(own), "--force", "--json").json == {"path": str(own)}
    own.replace(home.progress)
    assert call("progress", "verify").status == 0


def test_nothing_can_be_backed_up_before_the_first_answer(call: Any, home: Any) -> None:
    home.environment = {"QUIZGEO_HOME": str(home.path / "fresh")}
    done = call("progress", "backup")
    assert done.status == 1
    assert "There is no progress yet" in done.err


def test_studying_makes_a_backup_when_the_last_one_is_old(call: Any, home: Any) -> None:
    before = len(list((home.path / "backups").iterdir()))
    call("study", "capitals", "--json", lines=["Yerevan"], now="2026-03-03T12:00+00:00")
    assert len(list((home.path / "backups").iterdir())) == before + 1
