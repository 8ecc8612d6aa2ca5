"""Opening the learner's log, in an order that leaves a file it refuses as it was, byte for byte."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from quizgeo.clock import DAY_MS, Instant
from quizgeo.language import _, ngettext
from quizgeo.paths import Places
from quizgeo.progress import cache, pending
from quizgeo.progress.connection import (
    ReadOnly,
    connect,
    journal_has_content,
    quick_check,
    read_header,
    transaction,
)
from quizgeo.progress.device import new_device, read_device, this_host
from quizgeo.progress.errors import ProgressError, read_only
from quizgeo.progress.files import create, make_folder
from quizgeo.progress.schema import SCHEMA, migrate
from quizgeo.progress.synced import is_synced

_CHECK_EVERY = 7 * DAY_MS


class Opened(Struct, frozen=True):
    """A file that passed every check on the way in."""

    connection: sqlite3.Connection
    close: Callable[[], None]
    """Close the connection and remove what was made for it."""
    device: str
    """Identity of this computer; empty where nothing may be written and there is none yet."""
    file: tuple[int, int] = (0, 0)
    """Disk and number of the file that was opened, to see whether another takes its name."""
    notes: tuple[str, ...] = ()
    """Sentences for the learner about what was met."""


def open_to_write(places: Places, now: Instant) -> Opened:
    """Open the log of these places, making it on the first start."""
    path = places.progress
    make_folder(places.home)
    header = read_header(path)
    if header is None:
        refuse_a_loss(places)
        create(path)
    elif not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)):
        raise read_only()
    crashed = journal_has_content(path)
    connection = connect(path)
    try:
        if header is not None and (crashed or _check_is_due(connection, now)):
            quick_check(connection)
        if header is not None and header.version < SCHEMA:
            from quizgeo.progress.backup import make_backup  # few starts need one

            make_backup(places, now, before="migration")
        migrate(connection)
        if header is None or crashed or _check_is_due(connection, now):
            _note(connection, cache.CHECKED, str(now.ms))
        device = _device(connection, places)
        notes = _warn_once(connection, places)
    except BaseException:
        connection.close()
        raise
    there = path.stat()
    return Opened(connection, connection.close, device, (there.st_dev, there.st_ino), notes)


def open_to_read(places: Places) -> Opened:
    """Open the log of these places and change nothing, not even what a first start would make."""
    device = read_device(places.device, this_host(places.home)) or ""
    if read_header(places.progress) is not None:
        source = ReadOnly(places.progress)
        return Opened(source.connection, source.close, device)
    refuse_a_loss(places)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(connection)
    return Opened(connection, connection.close, device)


def refuse_a_loss(places: Places) -> None:
    """Raise ProgressError when there is no log, or an empty one, though there once were answers."""
    from quizgeo.progress.backup import newest_with_answers

    newest = newest_with_answers(places)
    if newest is not None:
        _backup, content = newest
        sentence = _lost_with_backup(places.progress, content.answers)
        raise ProgressError(
            sentence.format(file=places.progress.name, count=content.answers, date=content.until.isoformat())
        )
    waiting = len(pending.peek(places)[0])
    if waiting:
        sentence = ngettext(
            "{file} is missing; {count} answer waits in pending.jsonl. Run: quizgeo progress restore",
            "{file} is missing; {count} answers wait in pending.jsonl. Run: quizgeo progress restore",
            waiting,
        )
        raise ProgressError(sentence.format(file=places.progress.name, count=waiting))


def _lost_with_backup(path: Path, count: int) -> str:
    if path.exists():
        return ngettext(
            "{file} is empty; the newest backup has {count} answer up to {date}. Run: quizgeo progress restore",
            "{file} is empty; the newest backup has {count} answers up to {date}. Run: quizgeo progress restore",
            count,
        )
    return ngettext(
        "{file} is missing; the newest backup has {count} answer up to {date}. Run: quizgeo progress restore",
        "{file} is missing; the newest backup has {count} answers up to {date}. Run: quizgeo progress restore",
        count,
    )


def _warn_once(connection: sqlite3.Connection, places: Places) -> tuple[str, ...]:
    if not is_synced(places.home) or cache.read_mark(connection, cache.WARNED) is not None:
        return ()
    _note(connection, cache.WARNED, "1")
    return (_("Do not study on two computers at once in a synced folder; use quizgeo progress merge"),)


def _note(connection: sqlite3.Connection, mark: str, value: str) -> None:
    """Set a mark that only saves work: a full disk or another writer does not keep the log from being opened."""
    with suppress(sqlite3.OperationalError), transaction(connection):
        cache.write_marks(connection, {mark: value})


def _device(connection: sqlite3.Connection, places: Places) -> str:
    host = this_host(places.home)
    known = read_device(places.device, host)
    if known is not None:
        return known
    with transaction(connection):  # programs that start at once agree on one identity
        return read_device(places.device, host) or new_device(places.device, host)


def _check_is_due(connection: sqlite3.Connection, now: Instant) -> bool:
    value = cache.read_mark(connection, cache.CHECKED)
    return value is None or not value.isdecimal() or not 0 <= now.ms - int(value) < _CHECK_EVERY
