"""`progress export`, `verify`, `backup`: the learner's own data, in their hands."""

import json
import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from quizgeo.memory import decode, encode

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


def test_a_whole_log_is_found_whole(call: Any) -> None:
    done = call("progress", "verify")
    assert done.status == 0
    assert done.out.splitlines()[0] == "3 events are whole."
    assert done.out.splitlines()[-1] == "All is well."
    found = call("progress", "verify", "--json").json
    assert (found["events"], found["damage"], found["status"]) == (3, [], 0)


def test_a_changed_answer_is_found_with_its_day(call: Any, home: Any) -> None:
    with sqlite3.connect(home.progress) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE event SET given = 'Batumi' WHERE pos = 1")
    connection.close()
    done = call("progress", "verify", "--json")
    assert done.status == done.json["status"] == 3
    assert done.json["damage"]
    assert done.json["days"] == ["2026-03-02"]
    assert "Study days it touches: 2026-03-02" in call("progress", "verify").out


def test_a_state_that_replay_does_not_give_is_found(call: Any, home: Any) -> None:
    with sqlite3.connect(home.progress) as connection:
        (body,) = connection.execute("SELECT body FROM state ORDER BY length(body) DESC").fetchone()
        item = decode(body)
        assert item is not None
        assert item.seen is not None
        later = encode(replace(item, seen=replace(item.seen, due_day=item.seen.due_day + 1)))
        connection.execute("UPDATE state SET body = ? WHERE body = ?", (later, body))
    connection.close()
    done = call("progress", "verify", "--json")
    assert done.status == 3
    assert "capitals/georgia" in json.dumps(done.json["damage"])


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
