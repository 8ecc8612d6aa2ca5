"""Verified copies of the log in `backups/`, and which of them are kept.

A copy takes its name only after its rows, sums and last event were checked against the log, and is never changed.
"""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from quizgeo.clock import DAY_MS, HOUR_MS, Instant, day_date
from quizgeo.language import _
from quizgeo.paths import Places
from quizgeo.progress import cache
from quizgeo.progress.connection import ReadOnly, quick_check, read_header
from quizgeo.progress.errors import PROBLEM, ProgressError, Trouble, damaged, in_words
from quizgeo.progress.events import EventKind, checksum
from quizgeo.progress.files import create, fresh_name, make_folder, put
from quizgeo.progress.rows import READ, Words, event_of
from quizgeo.text import clean

_EVERY_MS = 20 * HOUR_MS
_KEPT_MS = 90 * DAY_MS
"""How long copies made before a merge, import, restore or repair are kept."""
DAILY, WEEKLY, MONTHLY = 7, 8, 12
_ROOM = 2
_NAME = re.compile(r"progress-(\d{8}T\d{6}\d{3}Z)(?:-before-([a-z]+))?(?:-\d+)?\.db")
_STAMP = "%Y%m%dT%H%M%S"

FreeSpace = Callable[[Path], int]
"""Tells how many bytes are free where a folder is."""


class Backup(Struct, frozen=True):
    """A copy in `backups/`, known by its name."""

    path: Path
    at: int
    """When it was made, in milliseconds since 1970 UTC."""
    before: str = ""
    """The operation before which it was made, such as `merge`; empty for a regular one."""


class Content(Struct, frozen=True):
    """What a copy holds."""

    events: int
    answers: int
    """Number of events that are answers."""
    last_day: int
    """Newest study day in it."""
    position: cache.Position

    @property
    def until(self) -> date:
        """The calendar date of the newest study day."""
        return day_date(self.last_day)


def free_space(folder: Path) -> int:
    """Tell how many bytes are free on the disk of a folder."""
    return shutil.disk_usage(folder).free


def list_backups(places: Places) -> tuple[Backup, ...]:
    """Give the copies there are, the newest first; other files in the folder are passed over."""
    if not places.backups.is_dir():
        return ()
    found = [_by_name(path) for path in places.backups.iterdir() if path.is_file()]
    return tuple(sorted((b for b in found if b is not None), key=lambda b: (b.at, b.path.name), reverse=True))


def newest_with_answers(places: Places) -> tuple[Backup, Content] | None:
    """Give the newest copy that can be read and holds answers."""
    for backup in list_backups(places):
        try:
            content = look_into(backup.path)
        except ProgressError:
            continue
        if content.events:
            return backup, content
    return None


def look_into(path: Path) -> Content:
    """Tell what a copy holds without checking its sums. Raises ProgressError when it cannot be read."""
    with in_words():
        if read_header(path) is None:
            raise damaged()
        with ReadOnly(path) as connection:
            return _content(connection)


def check_copy(path: Path) -> Content:
    """Check every row of a copy and tell what it holds. Raises ProgressError when anything is wrong with it."""
    with in_words():
        if read_header(path) is None:
            raise damaged()
        with ReadOnly(path) as connection:
            quick_check(connection)
            content = _content(connection)
            if _sound_rows(connection) != content.events or content.position.pos != content.events:
                raise damaged()
            return content


def make_backup(
    places: Places, now: Instant, *, to: Path | None = None, before: str = "", free: FreeSpace = free_space
) -> Path:
    """Make a verified copy of the log in `backups/`, or at `to`, and give its path.

    before: the operation it is made for, as one word. The log may be written by others meanwhile. Raises
    ProgressError when there is no room, or the copy does not pass its check: then nothing was replaced.
    """
    with in_words():
        target = to or _free_name(places.backups, now, before)
        if to is None:
            make_folder(places.backups)
        _need_room(places.progress, target.parent, free)
        temporary = fresh_name(target)
        try:
            _copy(places.progress, temporary)
            put(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
        if to is None:
            rotate(places, now)
        return target


def backup_if_due(places: Places, now: Instant, *, free: FreeSpace = free_space) -> Path | None:
    """Make a copy when the newest one is over 20 hours old and the log has grown since; give its path if so."""
    if places.progress.exists() is False:
        return None
    newest = next(iter(list_backups(places)), None)
    if newest is not None:
        if 0 <= now.ms - newest.at < _EVERY_MS:
            return None
        if _same_end(places.progress, newest.path):
            return None
    elif look_into(places.progress).events == 0:
        return None
    return make_backup(places, now, free=free)


def rotate(places: Places, now: Instant) -> None:
    """Remove the copies that nobody needs: 7 daily, 8 weekly and 12 monthly ones stay, others for 90 days."""
    backups = list_backups(places)
    regular = [b for b in backups if not b.before]
    kept = {b.path for b in _newest_of_each(regular, _day, DAILY)}
    kept |= {b.path for b in _newest_of_each(regular, _week, WEEKLY)}
    kept |= {b.path for b in _newest_of_each(regular, _month, MONTHLY)}
    kept |= {b.path for b in backups if b.before and now.ms - b.at <= _KEPT_MS}
    for old in backups:
        if old.path not in kept:
            old.path.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    create(target)
    with ReadOnly(source) as connection:
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            connection.backup(copy)
        finally:
            copy.close()
    content = check_copy(target)
    with ReadOnly(source) as connection:
        row = connection.execute("SELECT id FROM event WHERE pos = ?", (content.position.pos,)).fetchone()
    if (row[0] if row else b"") != content.position.id:
        raise damaged()


def _content(connection: sqlite3.Connection) -> Content:
    query = "SELECT count(*), count(*) FILTER (WHERE kind = ?), max(day) FROM event"
    events, answers, day = connection.execute(query, (EventKind.ANSWERED,)).fetchone()
    if not isinstance(day, int | None):
        raise damaged()
    return Content(events, answers, day or 0, cache.last_position(connection))


def _sound_rows(connection: sqlite3.Connection) -> int:
    """Count the rows whose sum fits."""
    words = Words(connection)
    words.refresh()
    rows = connection.execute(f"SELECT crc, card, {READ} FROM event")  # noqa: S608 - constants
    return sum(checksum(event_of(row[1:], words.texts)) == row[0] for row in rows)


def _same_end(one: Path, other: Path) -> bool:
    try:
        return look_into(one).position == look_into(other).position
    except ProgressError:
        return False


def _need_room(source: Path, folder: Path, free: FreeSpace) -> None:
    if free(folder) < _ROOM * source.stat().st_size:
        sentence = _("No backup was made: the disk is nearly full. Free space there and try again: {folder}")
        raise ProgressError(sentence.format(folder=clean(str(folder))), PROBLEM, Trouble.FULL)


def _by_name(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        moment = datetime.strptime(match[1][:-4], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, round(moment.timestamp()) * 1000 + int(match[1][-4:-1]), match[2] or "")


def _free_name(folder: Path, now: Instant, before: str) -> Path:
    moment = datetime.fromtimestamp(now.ms // 1000, UTC).strftime(_STAMP)
    stem = f"progress-{moment}{now.ms % 1000:03}Z{f'-before-{before}' if before else ''}"
    path = folder / f"{stem}.db"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def _newest_of_each(
    backups: Iterable[Backup], period: Callable[[Backup], tuple[int, ...]], count: int
) -> Iterable[Backup]:
    """Give the newest copy of each of the last `count` periods that have one; the newest come first."""
    newest: dict[tuple[int, ...], Backup] = {}
    for one in backups:
        newest.setdefault(period(one), one)
    return list(newest.values())[:count]


def _date(one: Backup) -> date:
    return datetime.fromtimestamp(one.at // 1000, UTC).date()


def _day(one: Backup) -> tuple[int, ...]:
    return (_date(one).toordinal(),)


def _week(one: Backup) -> tuple[int, ...]:
    year, week, _weekday = _date(one).isocalendar()
    return year, week


def _month(one: Backup) -> tuple[int, ...]:
    return _date(one).year, _date(one).month
