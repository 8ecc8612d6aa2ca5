"""Reading a log: histories of cards, and raw events in their order of arrival.

Rows are read in pieces, so that a reader never keeps a writer of another program waiting for long.
"""

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from quizgeo.progress import cache
from quizgeo.progress.errors import in_words
from quizgeo.progress.events import Event, EventKind
from quizgeo.progress.history import Times, standing, undo_id
from quizgeo.progress.rows import (
    READ,
    READ_ANSWERS,
    READ_SCHEDULE,
    Row,
    Value,
    Words,
    answer_event_of,
    event_of,
    schedule_event_of,
)
from quizgeo.progress.times import read_times

_CHUNK = 2_000
"""Rows read at a time by `scan`."""
_FEW = 100
"""Rows for which it is quicker to look each word up than to read all there are."""
_RECENT = 200
"""Rows read at a time by `backwards`, whose users mostly want the first few."""
_GROUP = 100_000
"""Rows held in memory at a time while whole histories are read."""
_ALL = 2**63 - 1
_SCAN = f"SELECT pos, card, {READ} FROM event WHERE pos > ? AND pos <= ? ORDER BY pos"  # noqa: S608 - constants


class LogReader:
    """The reading half of a log. One connection serves all threads of a program, one at a time."""

    def __init__(self, connection: sqlite3.Connection, close: Callable[[], None], device: str) -> None:
        self._connection = connection
        self._close = close
        self._lock = threading.RLock()
        self._words = Words(connection)
        self._times: tuple[int, Times] | None = None
        self.device = device
        """Identity of this computer among the learner's devices; empty when nothing was ever written here."""
        self.known = 0
        """Position up to which the user of this log has taken notice of events."""

    def history(self, card: str) -> tuple[Event, ...]:
        """Give the events of a card that count, in merged order: nothing undone, doubtful times corrected."""
        with self._reading():
            ref = self._words.find(card)
            if ref is None:
                return ()
            return standing(self._events("WHERE card = ?", (ref,)), self._times_now())

    def written(self, cards: Iterable[str]) -> tuple[Event, ...]:
        """Give every event of some cards as it was written, in order of arrival: also what was undone, and by what."""
        with self._reading():
            refs = [ref for ref in map(self._words.find, cards) if ref is not None]
            marks = ", ".join("?" * len(refs))
            return tuple(self._events(f"WHERE card IN ({marks}) ORDER BY pos", refs))

    def since(self, day: int) -> tuple[Event, ...]:
        """Give every event of a card from a study day on as it was written, in order of arrival."""
        with self._reading():
            return tuple(self._events("WHERE card NOTNULL AND day >= ? ORDER BY pos", (day,)))

    def settings(self) -> tuple[Event, ...]:
        """Give the events of no card that count, in merged order; those of exams are `of_exams`."""
        with self._reading():
            return standing(self._events("WHERE card IS NULL AND kind <> ?", (EventKind.EXAM,)), self._times_now())

    def of_exams(self) -> tuple[Event, ...]:
        """Give what was done to the papers of exams, as it was written, in order of arrival."""
        with self._reading():
            return tuple(self._events("WHERE card IS NULL AND kind = ? ORDER BY pos", (EventKind.EXAM,)))

    def histories(self, *, whole: bool = True) -> Iterator[tuple[str, tuple[Event, ...]]]:
        """Give every card with the events of it that count, for a full replay.

        Cards come in no particular order; one whose events are all undone comes with none. Some 100,000 rows are in
        memory at a time. `whole=False` leaves out what moves no schedule (`offset`, `tries`, `score`, `reason`,
        `took`, `given`, `scheduler`) and takes two thirds of the time.
        """
        return self._histories(READ, event_of) if whole else self._histories(READ_SCHEDULE, schedule_event_of)

    def answers(self) -> Iterator[tuple[str, tuple[Event, ...]]]:
        """Give the same without what no number about answers is made of, in five sixths of the time.

        Left out are `offset`, `hints`, `tries`, `score`, `ivl`, `nth` and `scheduler`.
        """
        return self._histories(READ_ANSWERS, answer_event_of)

    def _histories(
        self, columns: str, build: Callable[[Row, Mapping[Value, str | None]], Event]
    ) -> Iterator[tuple[str, tuple[Event, ...]]]:
        with self._reading():
            times = self._times_now()
            ranges = list(self._card_ranges(self.last_pos()))
        for pair in ranges:
            groups: dict[Value, list[Row]] = defaultdict(list)
            with self._reading():
                query = f"SELECT card, {columns} FROM event WHERE card BETWEEN ? AND ?"  # noqa: S608 - constants
                for row in self._connection.execute(query, pair):
                    groups[row[0]].append(row)
                self._words.refresh()
                texts = self._words.texts
            while groups:
                _ref, rows = groups.popitem()
                events = [build(row, texts) for row in rows]
                yield events[0].card or "", standing(events, times)

    def scan(self, after: int = 0) -> Iterator[tuple[int, Event]]:
        """Give every event past a position with its position, in order of arrival, as it was written."""
        last = self.last_pos()
        while after < last:
            with self._reading():
                rows = self._connection.execute(_SCAN, (after, after + _CHUNK)).fetchall()
                self._words.refresh()
            for row in rows:
                yield row[0], event_of(row[1:], self._words.texts)
            after += _CHUNK

    def backwards(self) -> Iterator[Event]:
        """Give every event, the newest arrival first, as it was written."""
        before = self.last_pos() + 1
        while before > 1:
            with self._reading():
                events = self._events("WHERE pos < ? AND pos >= ? ORDER BY pos DESC", (before, before - _RECENT))
            yield from events
            before -= _RECENT

    def find(self, id_: bytes) -> Event | None:
        """Give the event with an id as it was written, None when it is not here."""
        with self._reading():
            return next(iter(self._events("WHERE id = ?", (id_,))), None)

    def last_link(self, event: Event) -> tuple[Event, bool]:
        """Give the newest tombstone in the chain over `event`, or itself, and whether the event is undone.

        What undoes or redoes the event now is `undo_of` that link.
        """
        void = False
        while (link := self.find(undo_id(event.id))) is not None:
            event, void = link, not void
        return event, void

    def believed(self, event: Event) -> Event:
        """Give an event, stored or about to be, with the time that replay will take for it."""
        with self._reading():
            times = self._times_now()
            if times.doubts(event) and event.device not in times.anchors:
                times = read_times(self._connection, self._words, event.device)
            return times.believed(event)

    def last_believed(self) -> Event | None:
        """Give this device's newest event whose time is believed, as it was written."""
        query = "WHERE dev = ? AND clock = 1 AND pos < ? AND pos >= ? ORDER BY pos DESC"
        before = self.last_pos() + 1
        while before > 1:
            with self._reading():
                times = self._times_now()
                events = self._events(query, (self._words.find(self.device), before, before - _CHUNK))
            for event in events:
                if not times.doubts(event):
                    return event
            before -= _CHUNK
        return None

    def counts_after(self, ms: int) -> list[int]:
        """Give the counts of this device's believed events with a time after `ms`, sorted."""
        with self._reading():
            times = self._times_now()
            events = self._events("WHERE dev = ? AND clock = 1 AND at > ?", (self._words.find(self.device), ms))
            return sorted({event.seq for event in events if not times.doubts(event)})

    def shares_its_counts(self) -> bool:
        """Tell whether two events of this device have one count: its folder was copied and used in both places."""
        with self._reading():
            ref = self._words.find(self.device)
            query = "SELECT 1 FROM event WHERE dev = ? GROUP BY seq HAVING count(*) > 1 LIMIT 1"
            return self._connection.execute(query, (ref,)).fetchone() is not None

    def last_pos(self) -> int:
        """Give the position of the newest event, 0 in an empty log."""
        with self._reading():
            return cache.last_position(self._connection).pos

    def data_version(self) -> int:
        """Give a number that changes when another program writes to the log."""
        with self._reading():
            row: tuple[int] = self._connection.execute("PRAGMA data_version").fetchone()
            return row[0]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock, in_words():
            yield

    def _events(self, where: str, values: Sequence[Value]) -> list[Event]:
        query = f"SELECT card, {READ} FROM event {where}"  # noqa: S608 - the conditions are this module's own
        rows = self._connection.execute(query, values).fetchall()
        if len(rows) > _FEW:
            self._words.refresh()
        texts = self._words.texts
        return [event_of(row, texts) for row in rows]

    def _times_now(self) -> Times:
        last = cache.last_position(self._connection).pos
        if self._times is None or self._times[0] != last:
            self._times = last, read_times(self._connection, self._words)
        return self._times[1]

    def _card_ranges(self, last: int) -> Iterator[tuple[int, int]]:
        """Cut the numbers of cards into ranges of some `_GROUP` events each; `last` bounds the events there are."""
        if last <= _GROUP:
            yield 1, _ALL
            return
        first, total = 1, 0
        for card, count in self._connection.execute(
            "SELECT card, count(*) FROM event WHERE card NOTNULL GROUP BY card ORDER BY card"
        ):
            total += count
            if total >= _GROUP:
                yield first, card
                first, total = card + 1, 0
        yield first, _ALL
