"""Opening the learner's log, in an order that leaves a file it refuses as it was, byte for byte."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizgeo.clock import DAY_MS, Instant
from quizgeo.paths import Places
from quizgeo.progress import cache
from quizgeo.progress.connection import (
    ReadOnly,
    connect,
    journal_has_content,
    quick_check,
    read_header,
    transaction,
)
from quizgeo.progress.device import new_device, read_device, this_host
from quizgeo.progress.files import create, make_folder
from quizgeo.progress.schema import migrate

_CHECK_EVERY = 7 * DAY_MS


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that passed every check on the way in."""

    connection: sqlite3.Connection
    close: Callable[[], None]
    """Close the connection and remove what was made for it."""
    device: str
    """Identity of this computer; empty where nothing may be written and there is none yet."""


def open_to_write(places: Places, now: Instant) -> Opened:
    """Open the log of these places, making it on the first start."""
    path = places.progress
    make_folder(places.home)
    header = read_header(path)
    if header is None:
        create(path)
    crashed = journal_has_content(path)
    connection = connect(path)
    try:
        if header is not None and (crashed or _check_is_due(connection, now)):
            quick_check(connection)
        migrate(connection)
        if header is None or crashed or _check_is_due(connection, now):
            _mark_checked(connection, now)
        device = _device(places.device, places.home)
    except BaseException:
        connection.close()
        raise
    return Opened(connection, connection.close, device)


def open_to_read(places: Places) -> Opened:
    """Open the log of these places and change nothing, not even what a first start would make."""
    device = read_device(places.device, this_host(places.home)) or ""
    if read_header(places.progress) is not None:
        source = ReadOnly(places.progress)
        return Opened(source.connection, source.close, device)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(connection)
    return Opened(connection, connection.close, device)


def _device(path: Path, home: Path) -> str:
    host = this_host(home)
    return read_device(path, host) or new_device(path, host)


def _check_is_due(connection: sqlite3.Connection, now: Instant) -> bool:
    value = cache.read_mark(connection, cache.CHECKED)
    return value is None or not value.isdecimal() or not 0 <= now.ms - int(value) < _CHECK_EVERY


def _mark_checked(connection: sqlite3.Connection, now: Instant) -> None:
    with transaction(connection):
        cache.write_marks(connection, {cache.CHECKED: str(now.ms)})
