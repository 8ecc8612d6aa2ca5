"""Putting a log back: from a backup, or from what can still be read of a damaged one. Nothing readable is given up.

A new log is built beside the old one, checked row by row, and takes its name while no other program can write.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from quizgeo.clock import Instant
from quizgeo.language import _
from quizgeo.paths import Places
from quizgeo.progress.backup import check_copy, list_backups, make_backup
from quizgeo.progress.connection import BUSY_MS, journal_of, read_header
from quizgeo.progress.errors import DAMAGED, ProgressError, Trouble, in_words, trouble_of
from quizgeo.progress.events import Event
from quizgeo.progress.files import put, sync_folder
from quizgeo.progress.merge import merge_events
from quizgeo.progress.ranges import Fault
from quizgeo.progress.sources import events_of_file
from quizgeo.progress.store import ProgressLog


class Restored(Struct, frozen=True):
    """What was put back."""

    events: int
    """How many events the log has now."""
    left_out: int
    """How many rows of the old log could not be read."""
    kept: Path | None
    """Where the old log is now; None when there was none, or it is the same file still."""
    rebuilt: bool = False
    """Whether another file has the log's name now: who has it open must open it again."""


def restore_backup(places: Places, source: Path, now: Instant, *, replace: bool = False) -> Restored:
    """Put a backup back, together with all that can be read of the present log.

    replace: go back to the backup alone; the present log stays as a copy. Raises ProgressError when the backup is
    not whole, or another program is writing: then nothing was changed.
    """
    with in_words():
        check_copy(source)
        whole = _is_whole(places)
        if whole:
            make_backup(places, now, before="restore")
        if whole and not replace:
            with ProgressLog.open(places, now=now) as log:
                merged = merge_events(log, events_of_file(source))
                return Restored(log.last_pos(), merged.left_out, None)
        present = [] if replace else _readable(places)
        return _rebuild(places, [events_of_file(source), *present], now, keep=not whole)


def repair_log(places: Places, now: Instant) -> Restored:
    """Make a new log of all rows that read with a right sum and of the newest backup that is whole.

    The old log stays beside it. Raises ProgressError when nothing at all can be read: then nothing was changed.
    """
    with in_words():
        sources = _readable(places)
        for candidate in list_backups(places):
            try:
                check_copy(candidate.path)
            except ProgressError:
                continue
            sources.append(events_of_file(candidate.path))
            break
        if not sources:
            raise ProgressError(_("Nothing can be read: neither your progress file nor a backup. Nothing was changed"))
        return _rebuild(places, sources, now, keep=True)


def _is_whole(places: Places) -> bool:
    try:
        check_copy(places.progress)
    except ProgressError as error:
        if error.status != DAMAGED:
            raise
        return False
    return True


def _readable(places: Places) -> list[Iterator[Event | Fault]]:
    """Give the rows of the present log that can be read, if any can."""
    try:
        if read_header(places.progress) is None:
            return []
        found = events_of_file(places.progress)
        first = next(found, None)
    except ProgressError as error:
        if error.status != DAMAGED or not places.progress.is_file():
            raise
        return []
    return [] if first is None else [_again(first, found)]


def _again(first: Event | Fault, rest: Iterator[Event | Fault]) -> Iterator[Event | Fault]:
    yield first
    yield from rest


def _rebuild(places: Places, sources: Sequence[Iterable[Event | Fault]], now: Instant, *, keep: bool) -> Restored:
    path = places.progress.resolve()
    with TemporaryDirectory(prefix=".rebuild-", dir=path.parent) as folder:
        new = Places(Path(folder), ())
        left_out = 0
        with ProgressLog.open(new, now=now) as log:
            for source in sources:
                left_out += merge_events(log, source).left_out
        content = check_copy(new.progress)
        with _alone(path):
            kept = _set_aside(path, now) if keep and path.exists() else None
            journal_of(path).unlink(missing_ok=True)  # it must not be played into the new file
            put(new.progress, path)
    return Restored(content.events, left_out, kept, rebuilt=True)


def _set_aside(path: Path, now: Instant) -> Path:
    """Copy the old log to another name; its own name is never missing."""
    moment = datetime.fromtimestamp(now.ms // 1000, UTC).strftime("%Y%m%dT%H%M%S")
    kept = path.with_name(f"{path.stem}.damaged-{moment}{path.suffix}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem}.damaged-{moment}-{number}{path.suffix}")
    shutil.copy2(path, kept)
    sync_folder(path.parent)
    return kept


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other programs from writing to a log while its file is replaced, where it can still be locked."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS / 1000) if path.exists() else None
    try:
        if connection is not None:
            _lock(connection)
        yield
    finally:
        if connection is not None:
            connection.close()


def _lock(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if trouble_of(error) is Trouble.BUSY:
            raise
