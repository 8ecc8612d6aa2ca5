"""What there is of a learner's progress is told as it is, and looking changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import ProgressError, ProgressLog, export_file, make_backup
from quizgeo.progress.inventory import held_backups, inventory
from quizgeo.progress.pending import keep

from .conftest import Answer


@pytest.fixture
def opened(filled: Places) -> Iterator[ProgressLog]:
    """Give a log of 31 events, open to be read."""
    with ProgressLog.open(filled, readonly=True) as log:
        yield log


def test_a_new_log_has_nothing_beside_it(log: ProgressLog) -> None:
    found = inventory(log)
    assert (found.path, found.events) == (log.places.progress, 0)
    assert (found.waiting, found.newest, found.copies) == (0, None, ())
    assert held_backups(log.places) == ()


def test_what_lies_beside_a_log_is_told_and_left(opened: ProgressLog, now: Instant, answer: Answer) -> None:
    places = opened.places
    keep(places, [answer(opened)])
    older = make_backup(places, now)
    newer = make_backup(places, now.later(days=1), before="merge")
    copy = places.home / "progress (conflicted copy).db"
    copy.write_bytes(places.progress.read_bytes())
    before = {path: path.read_bytes() for path in places.home.rglob("*") if path.is_file()}
    found = inventory(opened)
    assert (found.events, found.waiting, found.copies) == (31, 1, (copy,))
    assert found.newest is not None
    assert (found.newest.path, found.newest.before) == (newer, "merge")
    held = held_backups(places)
    assert [(each.backup.path, each.answers, each.size) for each in held] == [
        (newer, 30, newer.stat().st_size), (older, 30, older.stat().st_size),
    ]  # fmt: skip
    assert {path: path.read_bytes() for path in places.home.rglob("*") if path.is_file()} == before


def test_a_backup_that_cannot_be_read_is_listed_as_such(opened: ProgressLog, now: Instant) -> None:
    make_backup(opened.places, now).write_bytes(b"no log")
    (held,) = held_backups(opened.places)
    assert (held.answers, held.size) == (None, 6)


def test_an_export_never_takes_the_place_of_the_progress_itself(opened: ProgressLog, now: Instant) -> None:
    places = opened.places
    backup = make_backup(places, now)
    link = places.home.parent / "link.jsonl"
    link.symlink_to(places.progress)
    for path in (places.progress, places.pending, places.device, backup, places.backups / "new.jsonl", link):
        before = path.read_bytes() if path.exists() else b""
        with pytest.raises(ProgressError, match="part of your progress itself") as caught:
            export_file(opened, path)
        assert caught.value.status == 1
        assert (path.read_bytes() if path.exists() else b"") == before
    beside = places.home / "mine.jsonl"
    assert export_file(opened, beside) == 31


def test_an_export_into_no_folder_is_told_in_words(opened: ProgressLog, tmp_path: Path) -> None:
    with pytest.raises(ProgressError):
        export_file(opened, tmp_path / "none" / "mine.jsonl")
