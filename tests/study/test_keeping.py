"""Export, merge, verify, backup and restore while studying: told in sentences, whole or not at all, nothing lost."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizgeo.progress import ProgressError, ProgressLog, list_backups
from quizgeo.progress.inventory import held_backups
from quizgeo.study import Learner
from quizgeo.study.keeping import (
    Done,
    back_up,
    existing,
    export_to,
    is_free,
    merge_files,
    named,
    proposed_name,
    put_back,
    verify,
)

from .bench import PLAIN, Bench, answered, begin, bench_in, right, wrong


@pytest.fixture
def studied(plain: Learner) -> Learner:
    """Give a learner with two answers."""
    session = begin(plain)
    answered(session, right)
    answered(session, wrong)
    return plain


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Learner]:
    """Give the same learner on another computer, with nothing yet."""
    folder = tmp_path / "other"
    folder.mkdir()
    with bench_in(folder) as bench:
        bench.write("plain.yaml", PLAIN)
        yield bench.learner()


def spoil(path: Path) -> None:
    """Fill the page of the events with noise."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()
    start = (root - 1) * 4096
    content[start : start + 4096] = random.Random(1).randbytes(4096)
    path.write_bytes(content)


def ids(learner: Learner) -> set[bytes]:
    with ProgressLog.open(learner.log.places, readonly=True) as log:
        return {event.id for _place, event in log.scan()}


# -- names -------------------------------------------------------------------------------------------------------


def test_a_file_is_named_by_hand(studied: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert proposed_name(studied) == "~/quizgeo-2026-03-02.jsonl"
    assert named(" ~/a.jsonl ") == tmp_path / "a.jsonl"
    assert named("a b.jsonl") == tmp_path / "a b.jsonl"
    (tmp_path / "there").write_text("")
    assert existing(" there ") == tmp_path / "there"
    assert is_free(studied, tmp_path / "new")
    assert not is_free(studied, tmp_path / "there")


@pytest.mark.parametrize("text", ["", "  ", "~nobody-of-this-name/a", "none.jsonl", ".", "x" * 300, "\0"])
def test_what_names_no_file_is_told(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProgressError) as caught:
        existing(text)
    assert caught.value.status == 1
    assert caught.value.message


def test_where_no_export_can_be_written_is_told(studied: Learner, tmp_path: Path) -> None:
    for path, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "a", "There is no folder"),
        (studied.log.places.progress, "part of your progress itself"),
    ):
        with pytest.raises(ProgressError, match=words):
            is_free(studied, path)


# -- out and in --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mine.jsonl", "mine.jsonl.gz"])
def test_what_goes_out_comes_in_once(name: str, studied: Learner, other: Learner, tmp_path: Path) -> None:
    path = tmp_path / name
    assert export_to(studied, path) == Done((f"2 events are in {path}",))
    assert path.read_bytes().startswith(b"\x1f\x8b") == name.endswith(".gz")
    assert merge_files(other, [path]).lines == (f"{name}: 2 new, 0 already here, 0 damaged left out.",)
    assert dict(other.items) == dict(studied.items)
    again = merge_files(other, [path])
    assert again.lines[0] == f"{name}: 0 new, 2 already here, 0 damaged left out."
    assert "before-merge" in again.lines[1]
    assert again.status == 0
    assert ids(other) == ids(studied)


def test_damaged_lines_are_left_out_and_named(studied: Learner, other: Learner, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    export_to(studied, path)
    path.write_text(path.read_text().replace("plain/q1", "plain/q9", 1))
    done = merge_files(other, [path])
    assert done.status == 1
    assert done.lines[0] == "mine.jsonl: 1 new, 0 already here, 1 damaged left out."
    assert "the checksum does not fit" in done.lines[1]


def test_a_foreign_file_changes_nothing(studied: Learner, tmp_path: Path) -> None:
    before = ids(studied)
    path = tmp_path / "foreign.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE event (id)")
    for content in (path.read_bytes(), b"no log at all"):
        path.write_bytes(content)
        with pytest.raises(ProgressError, match=r"foreign\.db: "):
            merge_files(studied, [path])
    assert ids(studied) == before
    assert list_backups(studied.log.places) == ()


# -- verify ------------------------------------------------------------------------------------------------------


def test_a_sound_log_is_well(studied: Learner) -> None:
    done = verify(studied)
    assert (done.status, done.over) == (0, False)
    assert (done.lines[0], done.lines[-1]) == ("2 events are whole.", "All is well.")


def test_states_that_differ_are_renewed(studied: Learner, bench: Bench) -> None:
    before = dict(studied.items)
    with closing(sqlite3.connect(studied.log.places.progress, isolation_level=None)) as connection:
        connection.execute("UPDATE state SET body = (SELECT body FROM state ORDER BY card LIMIT 1)")
    assert "1 cached card state was rebuilt." in verify(studied).lines
    assert dict(bench.learner().items) == before
    assert "rebuilt" not in " ".join(verify(studied).lines)


def test_damage_is_told_with_what_can_be_saved_and_how(studied: Learner) -> None:
    back_up(studied)
    spoil(studied.log.places.progress)
    done = verify(studied)
    said = "\n".join(done.lines)
    assert done.status == 3
    assert "Damaged: " in said
    assert "2 events can be saved: 0 of this file, 2 of a backup, 0 waiting beside it." in said
    assert done.lines[1].endswith("quizgeo progress verify --repair")
    assert done.lines[-1].startswith("Damaged: ")


def test_a_foreign_file_in_the_place_of_the_log_is_told_and_not_repaired(studied: Learner) -> None:
    studied.log.places.progress.write_bytes(b"another program's file, long enough for a header" * 9)
    done = verify(studied)
    assert done.status == 3
    assert "not a quizgeo progress file" in " ".join(done.lines)
    assert "--repair" not in " ".join(done.lines)


# -- backups -----------------------------------------------------------------------------------------------------


def test_a_backup_is_made_and_put_back_beside_what_came_after_it(studied: Learner) -> None:
    (line,) = back_up(studied).lines
    (held,) = held_backups(studied.log.places)
    assert line == f"A verified copy was made: {held.backup.path}"
    answered(begin(studied), right)
    before, items = ids(studied), dict(studied.items)
    done = put_back(studied, held)
    assert not done.over
    assert done.lines[0] == "3 events are in your progress now."
    assert "before-restore" in done.lines[1]
    assert (ids(studied), dict(studied.items)) == (before, items)
    answered(begin(studied), right)
    assert len(ids(studied)) == 4


def test_a_backup_of_more_than_there_is_comes_in_at_once(studied: Learner, other: Learner, tmp_path: Path) -> None:
    answered(begin(other), right)
    back_up(other)
    (held,) = held_backups(other.log.places)
    done = put_back(studied, held)
    assert done.lines[0] == "3 events are in your progress now."
    assert dict(studied.items) == dict(merged(studied, other, tmp_path).items)


def merged(one: Learner, other: Learner, folder: Path) -> Learner:
    """Unite two learners the other way round."""
    export_to(one, folder / "one.jsonl")
    merge_files(other, [folder / "one.jsonl"])
    return other


@pytest.mark.parametrize("lost", [False, True], ids=["damaged", "missing"])
def test_a_log_that_is_put_back_anew_has_to_be_opened_again(lost: bool, studied: Learner, bench: Bench) -> None:
    before, items = ids(studied), dict(studied.items)
    back_up(studied)
    (held,) = held_backups(studied.log.places)
    if lost:
        studied.log.places.progress.unlink()
    else:
        spoil(studied.log.places.progress)
    done = put_back(studied, held)
    assert done.over
    assert done.lines[-1] == "Start quizgeo again to go on with it."
    assert any("damaged-" in line for line in done.lines) == (not lost)
    fresh = bench.restarted(studied)
    assert (ids(fresh), dict(fresh.items)) == (before, items)


def test_a_damaged_backup_is_not_put_back(studied: Learner) -> None:
    before = ids(studied)
    back_up(studied)
    (held,) = held_backups(studied.log.places)
    spoil(held.backup.path)
    with pytest.raises(ProgressError, match="is damaged and was not put back") as caught:
        put_back(studied, held)
    assert caught.value.status == 3
    assert ids(studied) == before
    assert len(list_backups(studied.log.places)) == 1
    held.backup.path.write_bytes(b"no log at all")
    with pytest.raises(ProgressError, match="not a quizgeo progress file"):
        put_back(studied, held)


def test_a_foreign_file_in_the_place_of_the_log_is_not_touched(studied: Learner) -> None:
    back_up(studied)
    (held,) = held_backups(studied.log.places)
    foreign = b"another program's file, long enough for a header" * 9
    studied.log.places.progress.write_bytes(foreign)
    with pytest.raises(ProgressError, match="not a quizgeo progress file"):
        put_back(studied, held)
    assert studied.log.places.progress.read_bytes() == foreign


def test_a_full_disk_or_a_folder_in_the_way_is_told(studied: Learner) -> None:
    studied.log.places.backups.write_text("a file where a folder has to be")
    for deed in (back_up, lambda learner: merge_files(learner, [learner.log.places.progress])):
        with pytest.raises(ProgressError):
            deed(studied)
    assert len(ids(studied)) == 2
