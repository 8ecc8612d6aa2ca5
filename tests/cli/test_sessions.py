"""`quizgeo sessions` and `quizgeo serve`: what is kept of lessons, on this computer, in the teacher's hands."""

import json
import signal
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgeo.classroom import RoomSettings, deck_files, shelf
from quizgeo.classroom.events import Answered, Closed, Event, Finished, Joined, Opened
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.shelf import Live, Session, Shelf
from quizgeo.clock import Instant, parse_instant

Call = Callable[..., Any]
NOON = parse_instant("2026-03-02T12:00+00:00")
DECK = """\
quizgeo: 1
deck: rivers
title: Rivers
language: en
questions:
  - {id: sea, question: Which sea?, answer: Caspian Sea, wrong: [Black Sea, Aral Sea]}
  - {id: name, question: Which river?, answer: Kura}
"""
PLAYED: list[Event] = [
    Joined("a", "Ann", "t1"),
    Joined("b", "Bo", "t2"),
    Opened(1, 1, None),
    Answered("a", 1, 1, "the kura", "the kura", "exact", 1.0, "same"),
    Answered("b", 1, 1, "rioni", "rioni", "wrong", 0.0, "other"),
    Closed(1, 1),
]


def put(home: Any, at: Instant = NOON, *, over: bool = True) -> Session:
    """Put a session on the shelf that was played."""
    session = Shelf(home.path / "sessions").create({deck_files.MAIN: DECK.encode()}, RoomSettings(), at)
    log = SqliteLog.open(session.log)
    log.append([*PLAYED, *([Finished()] if over else [])], at.ms)
    log.close()
    if over:
        shelf.end(session, at.ms)
    return session


def test_without_sessions_it_is_said_how_one_begins(call: Call) -> None:
    done = call("sessions", "list")
    assert (done.status, done.out) == (0, "There is no session. quizgeo host DECK begins one.\n")
    assert call("sessions", "list", "--json").json == []


def test_sessions_are_listed_the_newest_first(call: Call, home: Any) -> None:
    older, newer = put(home, NOON.later(days=-2)), put(home, over=False)
    done = call("sessions", "list")
    assert [line.split()[0] for line in done.out.splitlines()] == [newer.room, older.room]
    assert [row["state"] for row in call("sessions", "list", "--json").json] == ["new", "finished"]


def test_a_session_is_shown_with_its_people_and_answers_and_without_its_tokens(call: Call, home: Any) -> None:
    session = put(home)
    done = call("sessions", "show", session.code)
    assert done.status == 0
    assert "2 participants" in done.out
    assert "1 of 2 asked" in done.out
    found = call("sessions", "show", session.room, "--json")
    assert (found.json["people"], found.json["answers"], found.json["phase"]) == (2, 2, "finished")
    assert session.host_token not in found.out + done.out
    assert session.screen_token not in found.out + done.out


def test_a_session_that_is_not_there_is_said(call: Call) -> None:
    for words in (["show", "x"], ["export", "x"], ["forget", "x", "Ann"], ["purge", "x"]):
        done = call("sessions", *words)
        assert (done.status, done.out) == (2, "")
        assert "There is no session x" in done.err


def test_an_export_holds_every_event_a_line(call: Call, home: Any, tmp_path: Path) -> None:
    session, file = put(home), tmp_path / "out.jsonl"
    done = call("sessions", "export", session.room)
    head, *events = [json.loads(line) for line in done.out.splitlines()]
    assert head == {"quizgeo": "session", "format": 1, "session": session.room, "events": 8}
    assert [each["pos"] for each in events] == list(range(1, 9))
    assert events[1] == {"pos": 2, "at": NOON.ms, "k": "joined", "p": "a", "name": "Ann", "th": "t1"}
    assert call("sessions", "export", session.room, "-o", str(file)).status == 0
    assert file.read_text(encoding="utf-8") == done.out
    assert file.stat().st_mode & 0o777 == 0o600
    assert call("sessions", "export", session.room, "-o", str(file)).status == 2
    assert call("sessions", "export", session.room, "-o", str(file), "--force").status == 0
    assert call("sessions", "export", session.room, "-o", str(tmp_path / "no" / "x")).status == 1


def test_a_person_is_forgotten_in_a_session_that_is_over(call: Call, home: Any) -> None:
    session = put(home)
    assert call("sessions", "forget", session.room, "nobody").status == 2
    done = call("sessions", "forget", session.room, "ann")
    assert (done.status, done.err) == (0, f"ann is forgotten in {session.room}.\n")
    told = call("sessions", "export", session.room).out
    assert "Ann" not in told
    assert "the kura" not in told
    assert "rioni" in told


def test_nobody_is_forgotten_before_the_end(call: Call, home: Any) -> None:
    done = call("sessions", "forget", put(home, over=False).room, "Ann")
    assert done.status == 2
    assert "is not over" in done.err


def test_sessions_are_removed_by_name_by_age_or_all(call: Call, home: Any) -> None:
    one, two, three = put(home, NOON.later(days=-20)), put(home, NOON.later(days=-10)), put(home)
    assert call("sessions", "purge").status == 2
    assert call("sessions", "purge", one.room, "--all").status == 2
    assert call("sessions", "purge", "--older-than", "15").err == "1 session was removed.\n"
    assert not one.folder.exists()
    assert call("sessions", "purge", two.code).status == 0
    assert call("sessions", "purge", "--all").status == 0
    assert not three.folder.exists()


def test_what_is_older_than_the_setting_goes_and_it_is_said(call: Call, home: Any) -> None:
    old, new = put(home, NOON.later(days=-31)), put(home, NOON.later(days=-29))
    done = call("sessions", "list")
    assert done.err == "1 session older than 30 days was removed.\n"
    assert not old.folder.exists()
    assert call("settings", "sessions_days", "7").status == 0
    assert call("sessions", "list").err == "1 session older than 7 days was removed.\n"
    assert not new.folder.exists()


def test_a_damaged_session_is_named_with_status_3(call: Call, home: Any) -> None:
    session = put(home)
    (session.folder / "about.json").write_text("{", encoding="utf-8")
    done = call("sessions", "list")
    assert done.status == 3
    assert "about.json is damaged" in done.err


def test_nothing_to_go_on_with_is_said(call: Call, home: Any) -> None:
    assert "No session is running" in call("sessions", "resume").err
    session = put(home)
    assert "is over" in call("sessions", "resume", session.room).err
    assert "Say which session" in call("sessions", "resume", "--until", "3").err


def test_an_interrupted_session_goes_on_and_a_part_of_one_in_a_new_one(call: Call, home: Any) -> None:
    session = put(home, over=False)
    shelf.put_live(session, Live(2**22 + 1, 0, "127.0.0.1"))
    done = call("sessions", "resume", "--json")
    found = done.json
    assert (done.status, found["state"], found["session"]) == (0, "live", session.room)
    assert found["urls"]
    assert call("sessions", "resume", session.room, "--until", "3").status == 2
    assert call("sessions", "purge", "--all").status == 2
    assert session.folder.exists()
    from quizgeo.classroom.server import process

    process.stop(shelf.look(session))
    new = call("sessions", "resume", session.room, "--until", "4", "--json").json
    assert new["session"] != session.room
    assert new["code"] == session.code
    made = Shelf(home.path / "sessions").find(new["session"])
    assert call("sessions", "show", made.room, "--json").json["people"] == 2
    process.stop(made)


def test_a_lesson_whose_server_lingers_after_its_end_can_be_removed(call: Call, home: Any) -> None:
    from quizgeo.classroom.server import process

    one, two = (process.start(put(home, over=False)) for _lesson in range(2))
    for session in (one, two):
        shelf.end(session, NOON.ms)
    assert [row["state"] for row in call("sessions", "list", "--json").json] == ["finished", "finished"]
    assert call("sessions", "forget", one.room, "ann").status == 0
    assert not process.runs(one)
    assert call("sessions", "purge", two.room).status == 0
    assert not process.runs(two)
    assert not two.folder.exists()


def test_a_server_of_many_teachers_opens_rooms_for_its_token_alone(home: Any) -> None:
    with home.start("serve", "--port", "18876") as serving:
        assert serving.stdout is not None
        url = serving.stdout.readline().strip()
        try:
            token = (home.path / "sessions" / "serve.token").read_text(encoding="ascii")
            status, opened = posted(url, token, {"deck": DECK, "count": 1})
            assert (status, set(opened)) == (201, {"room", "code", "host_token", "screen_token", "urls"})
            assert posted(url, "guessed", {"deck": DECK})[0] == 401
            assert posted(url, token, {"text": DECK})[0] == 400
            status, refused = posted(url, token, {"deck": "quizgeo: 1\n"})
            assert status == 422
            assert "DK003" in refused["error"]
            status, _refused = posted(url, token, {"deck": "x" * 5_000_000})
            assert status == 413
        finally:
            serving.send_signal(signal.SIGTERM)
    assert serving.returncode == 0


def posted(url: str, token: str, wish: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Ask for a room; give the status and what came back."""
    asked = urllib.request.Request(f"{url}/rooms", json.dumps(wish).encode(), {"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        body = error.read()
        return error.code, json.loads(body) if body.startswith(b"{") else {}


@pytest.mark.parametrize("words", [["--log", "redis://here"], ["--port", "0"], ["--tls", "a", "b"]])
def test_a_server_that_cannot_be_is_refused(call: Call, words: list[str]) -> None:
    done = call("serve", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err
