"""Checking everything the log promises, without changing a byte of it."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

from msgspec import Struct

from quizgeo.clock import day_date
from quizgeo.language import _, ngettext
from quizgeo.paths import Places
from quizgeo.progress import cache, pending
from quizgeo.progress.backup import newest_with_answers
from quizgeo.progress.connection import ReadOnly, read_header
from quizgeo.progress.errors import DAMAGED, UNREADABLE, ProgressError, Trouble, in_words, trouble_of
from quizgeo.progress.opening import refuse_a_loss
from quizgeo.progress.ranges import Fault
from quizgeo.progress.rescue import Rescue, rescue_of
from quizgeo.progress.salvage import guarded, salvage
from quizgeo.progress.schema import expected_objects
from quizgeo.progress.store import ProgressLog
from quizgeo.text import clean

StatesDiffer = Callable[[ProgressLog], Collection[str]]
"""Replays a log and gives the cards whose saved state is another."""

_NAMED = 20


class Report(Struct, frozen=True):
    """What a check found."""

    events: int
    """How many events are whole."""
    damage: tuple[str, ...]
    """Sentences on what is wrong; empty when all is well."""
    days: tuple[date, ...]
    """Study days that the damage touches, as far as they can be told."""
    notes: tuple[str, ...]
    """Sentences on what is worth knowing and harms nothing."""
    rescue: Rescue | None = None
    """What can be saved; None when nothing is damaged."""
    lost: int = 0
    """How many events are known to have been there and are in no file any more."""

    @property
    def status(self) -> int:
        """Exit status: 0, or 3 when something is damaged."""
        return DAMAGED if self.damage else 0


_DAYS = 700_000
"""Days from 1970 beyond which there is no date."""


class _Findings:
    """What has been found so far."""

    def __init__(self) -> None:
        self.events = 0
        self.damage: list[str] = []
        self.days: set[int] = set()
        self.notes: list[str] = []
        self.faults = 0
        self.last = 0
        """The highest position that the log is known to have had."""

    def fault(self, fault: Fault) -> None:
        self.faults += 1
        if fault.day is not None and _is_date(fault.day):
            self.days.add(fault.day)
        if self.faults <= _NAMED:
            self.damage.append(_("answer {place}: {reason}").format(place=fault.place, reason=fault.reason))

    def report(self, rescue: Rescue | None) -> Report:
        if self.faults > _NAMED:
            self.damage.append(_("and {count} more").format(count=self.faults - _NAMED))
        days = tuple(map(day_date, sorted(self.days)))
        lost = max(0, self.last - rescue.whole - rescue.from_backup) if rescue is not None else 0
        return Report(self.events, tuple(self.damage), days, tuple(self.notes), rescue, lost)


def _is_date(day: int | None) -> bool:
    """Tell whether a day can be one; else the damage is in the day itself."""
    return day is not None and abs(day) < _DAYS


class _Days:
    """The study days that damage touches: of a row that tells none, those of the whole rows around it."""

    def __init__(self, days: set[int]) -> None:
        self._days = days
        self._before: int | None = None
        self._open = False

    def damaged(self) -> None:
        """Note a row that cannot be read, or is not there."""
        self._open = True
        if self._before is not None:
            self._days.add(self._before)

    def whole(self, day: int) -> None:
        """Note the day of a row that is as it was written."""
        if self._open:
            self._days.add(day)
        self._before, self._open = day, False


def verify_log(places: Places, states_differ: StatesDiffer | None = None) -> Report:
    """Check the log of these places: its pages, rows, sums, order, cache, waiting answers and backups.

    states_differ: replays and compares the saved states; only asked when nothing else is wrong. Whatever the file
    holds, the answer is a report: ProgressError is raised only when it cannot be read at all.
    """
    findings = _Findings()
    with in_words():
        try:
            present = _check_header(places)
            if present:
                _check_pages(places.progress, findings)
                _check_rows(places.progress, findings)
        except ProgressError as error:
            findings.damage.append(error.message)
        if states_differ is not None and not findings.damage:
            _check_states(places, states_differ, findings)
        _note_waiting(places, findings)
        _note_backups(places, findings)
    return findings.report(rescue_of(places) if findings.damage else None)


def _check_header(places: Places) -> bool:
    if read_header(places.progress) is None:
        refuse_a_loss(places)
        return False
    return True


def _check_pages(path: Path, findings: _Findings) -> None:
    """Let SQLite check its pages and indexes, and compare the tables with those we make."""
    try:
        with ReadOnly(path) as connection:
            rows = connection.execute(f"PRAGMA integrity_check({_NAMED})").fetchall()
            objects = set(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    except UNREADABLE as error:
        if isinstance(error, sqlite3.Error) and trouble_of(error) is Trouble.BUSY:
            raise
        findings.damage.append(_("SQLite cannot read the file: {reason}").format(reason=clean(str(error))))
        return
    if rows != [("ok",)]:
        findings.damage.extend(_("SQLite: {reason}").format(reason=clean(str(row[0]))) for row in rows)
    if objects != expected_objects():
        findings.damage.append(_("The tables, indexes or triggers are not those that quizgeo makes"))


def _check_rows(path: Path, findings: _Findings) -> None:
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    days = _Days(findings.days)
    last = 0
    with guarded(path) as connection:
        for found in salvage(connection, path.stat().st_size):
            place = found.place if isinstance(found, Fault) else found[0]
            if place > last + 1 or (isinstance(found, Fault) and not _is_date(found.day)):
                days.damaged()
            last = max(last, place)
            if isinstance(found, Fault):
                findings.fault(found)
                continue
            event = found[1]
            days.whole(event.day)
            findings.events += 1
            counts[event.device][event.seq] += 1
        findings.last = last
        missing = last - findings.events - findings.faults
        if missing:
            findings.damage.append(
                ngettext("{count} answer is missing", "{count} answers are missing", missing).format(count=missing)
            )
        _check_mark(connection, findings)
    if not findings.damage:
        _note_counts(counts, findings)


_IMPORTED = "-"
"""Stands in the names of what is no computer of the learner, such as `anki-…`: nobody counted its events one by one."""


def _check_mark(connection: sqlite3.Connection, findings: _Findings) -> None:
    try:
        marked = cache.read_mark(connection, cache.POS)
        position = cache.marked_position(connection)
    except UNREADABLE as error:
        findings.damage.append(_("SQLite cannot read the file: {reason}").format(reason=clean(str(error))))
        return
    if marked is not None and position is None:
        findings.damage.append(_("The event up to which the states were saved is not in the log"))


def _check_states(places: Places, states_differ: StatesDiffer, findings: _Findings) -> None:
    with ProgressLog.open(places, readonly=True) as log:
        cards = sorted(states_differ(log))
    if cards:
        sentence = ngettext(
            "The saved state of {count} card is not what its answers give: {cards}",
            "The saved states of {count} cards are not what their answers give: {cards}",
            len(cards),
        )
        findings.damage.append(sentence.format(count=len(cards), cards=", ".join(cards[:_NAMED])))


def _note_counts(counts: dict[str, Counter[int]], findings: _Findings) -> None:
    for device, seqs in sorted(counts.items()):
        if _IMPORTED in device:
            continue
        gaps = max(0, max(seqs) - len(seqs))
        doubles = sum(count - 1 for count in seqs.values())
        if gaps:
            sentence = ngettext(
                "Device {device}: {count} of its events is in no file merged so far",
                "Device {device}: {count} of its events are in no file merged so far",
                gaps,
            )
            findings.notes.append(sentence.format(device=device, count=gaps))
        if doubles:
            sentence = ngettext(
                "Device {device}: {count} count stands twice, as when a folder is copied; nothing is lost",
                "Device {device}: {count} counts stand twice, as when a folder is copied; nothing is lost",
                doubles,
            )
            findings.notes.append(sentence.format(device=device, count=doubles))


def _note_waiting(places: Places, findings: _Findings) -> None:
    events, bad = pending.peek(places)
    if events:
        sentence = ngettext(
            "{count} answer waits in pending.jsonl", "{count} answers wait in pending.jsonl", len(events)
        )
        findings.notes.append(sentence.format(count=len(events)))
    if bad:
        sentence = ngettext(
            "{count} line of pending.jsonl cannot be read", "{count} lines of pending.jsonl cannot be read", bad
        )
        findings.damage.append(sentence.format(count=bad))


def _note_backups(places: Places, findings: _Findings) -> None:
    newest = newest_with_answers(places)
    if newest is None:
        findings.notes.append(_("There is no backup yet"))
        return
    made, content = newest
    sentence = ngettext(
        "The newest backup, {name}, has {count} answer up to {date}",
        "The newest backup, {name}, has {count} answers up to {date}",
        content.answers,
    )
    findings.notes.append(sentence.format(name=made.path.name, count=content.answers, date=content.until.isoformat()))
