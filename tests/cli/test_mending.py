"""`progress verify` and `restore`: what is wrong with the log, and how it is put right."""

import shutil
import sqlite3
from typing import Any

import pytest
from msgspec.structs import replace

from quizgeo.memory import decode, encode

pytestmark = pytest.mark.usefixtures("studied")


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which two cards were answered and one answer taken back."""
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome", ":u"])
    return home


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


def test_what_can_be_saved_is_told_before_it_is_put_right(call: Any, home: Any) -> None:
    with sqlite3.connect(home.progress) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE event SET given = 'Batumi' WHERE pos = 1")
    connection.close()
    said = call("progress", "verify").out
    assert "3 events can be saved: 2 of this file, 1 of a backup, 0 waiting beside it." in said
    shutil.rmtree(home.path / "backups")
    said = call("progress", "verify").out
    assert "2 events can be saved: 2 of this file, 0 of a backup, 0 waiting beside it." in said
    assert "1 event cannot be saved: it is in no file here. Another computer of yours may have it." in said
    saved = call("progress", "verify", "--json").json["can_be_saved"]
    assert saved == {"total": 2, "of_this_file": 2, "of_the_backup": 0, "waiting": 0, "lost": 1}
    assert call("progress", "verify", "--repair", "--json").json["repaired"]["events"] == saved["total"]
    assert call("progress", "verify", "--json").json["can_be_saved"] is None


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
    assert (done.status, done.json["rebuilt"], done.json["damage"]) == (0, 1, [])
    assert call("progress", "verify", "--json").json["rebuilt"] == 0
    assert call("card", "capitals/georgia", "--json").json["due"] == "2026-03-04"


def test_a_cache_that_differs_is_told_as_no_damage(call: Any, home: Any) -> None:
    with sqlite3.connect(home.progress) as connection:
        connection.execute("UPDATE state SET body = (SELECT body FROM state ORDER BY length(body) LIMIT 1)")
    connection.close()
    done = call("progress", "verify")
    assert (done.status, done.err) == (0, "")
    assert "1 cached card state was rebuilt." in done.out
    assert done.out.splitlines()[-1] == "All is well."


def damage(home: Any) -> None:
    """Change an answer behind the back of its sum."""
    with sqlite3.connect(home.progress) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE event SET given = 'Batumi' WHERE pos = 1")
    connection.close()


def test_a_damaged_log_is_repaired_and_the_old_one_kept(call: Any, home: Any) -> None:
    damage(home)
    assert "quizgeo progress verify --repair" in call("progress", "verify").err
    done = call("progress", "verify", "--repair")
    assert (done.status, done.err) == (0, "")
    (kept,) = home.path.glob("progress.damaged-*.db")
    assert f"What was there before is kept: {kept}" in done.out.splitlines()
    assert done.out.splitlines()[-1] == "All is well."
    assert call("card", "capitals/georgia", "--json").json["history"][0]["given"] == "Tbilisi"
    assert call("progress", "verify", "--repair", "--json").json["repaired"] is None


def test_a_file_that_is_not_ours_is_not_repaired(call: Any, home: Any) -> None:
    data = b"not a log at all" * 300
    home.progress.write_bytes(data)
    done = call("progress", "verify", "--repair")
    assert (done.status, home.progress.read_bytes()) == (3, data)
    assert "is not a quizgeo progress file" in done.err
    assert "--repair" not in call("progress", "verify").err


def test_backups_are_listed_with_date_and_answers(call: Any, home: Any) -> None:
    (path,) = (home.path / "backups").glob("*.db")
    done = call("progress", "restore")
    assert (done.status, done.out) == (0, f"2026-03-02 12:00 UTC: 2 answers, {path}\n")
    assert done.err == "To put one back: quizgeo progress restore FILE\n"
    assert call("progress", "restore", "--json").json == [
        {"path": str(path), "made": "2026-03-02T12:00:00+00:00", "before": None, "answers": 2}
    ]
    path.write_bytes(b"")
    assert call("progress", "restore").out == f"2026-03-02 12:00 UTC: cannot be read, {path}\n"
    path.unlink()
    assert call("progress", "restore").out == "There is no backup yet.\n"


def test_a_lost_log_is_put_back(call: Any, home: Any) -> None:
    (path,) = (home.path / "backups").glob("*.db")
    home.progress.unlink()
    assert "Run: quizgeo progress restore" in call("study", "--plain").err
    done = call("progress", "restore", path.name)
    assert (done.status, done.out) == (0, "3 events are in your progress now.\n")
    assert call("card", "capitals/georgia", "--json").json["reviews"] == 1


def test_what_came_after_a_backup_stays_unless_it_is_to_go(call: Any, home: Any) -> None:
    (path,) = (home.path / "backups").glob("*.db")
    call("study", "capitals", "--json", lines=["Yerevan"])
    done = call("progress", "restore", str(path), "--json")
    assert (done.status, done.json["events"], done.json["left_out"]) == (0, 4, 0)
    assert done.json["kept"].endswith("-before-restore.db")
    done = call("progress", "restore", str(path), "--replace", now="2026-03-02T13:00+00:00")
    first, kept = done.out.splitlines()
    assert first == "3 events are in your progress now."
    assert kept.startswith("What was there before is kept: ")
    assert call("progress", "restore", kept.partition(": ")[2]).out.startswith("4 events are")


def test_a_damaged_log_and_a_backup_make_a_whole_one(call: Any, home: Any) -> None:
    (path,) = (home.path / "backups").glob("*.db")
    damage(home)
    done = call("progress", "restore", str(path))
    assert done.out.splitlines()[:2] == ["3 events are in your progress now.", "1 row could not be read."]
    assert call("progress", "verify").status == 0


def test_a_damaged_backup_is_refused_and_nothing_changed(call: Any, home: Any) -> None:
    (path,) = (home.path / "backups").glob("*.db")
    path.write_bytes(path.read_bytes()[:5000])
    before = home.progress.read_bytes()
    done = call("progress", "restore", str(path))
    assert (done.status, home.progress.read_bytes()) == (3, before)
    assert "is damaged and was not put back. Nothing was changed" in done.err
    path.write_bytes(b"no backup" * 100)
    assert "is not a quizgeo progress file" in call("progress", "restore", str(path)).err


def test_a_newer_log_is_replaced_only_when_asked_for(call: Any, home: Any) -> None:
    (path,) = (home.path / "backups").glob("*.db")
    with sqlite3.connect(home.progress) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    newer = home.progress.read_bytes()
    done = call("progress", "restore", str(path))
    assert (done.status, home.progress.read_bytes()) == (3, newer)
    assert "newer quizgeo" in done.err
    assert call("progress", "restore", str(path), "--replace").status == 0
    (kept,) = home.path.glob("progress.damaged-*.db")
    assert kept.read_bytes() == newer


def test_a_backup_starts_a_new_computer(call: Any, home: Any) -> None:
    (path,) = (home.path / "backups").glob("*.db")
    home.environment = {"QUIZGEO_HOME": str(home.path / "fresh" / "data")}
    assert call("progress", "restore", str(path)).status == 0
    assert call("progress", "verify", "--json").json["events"] == 3
