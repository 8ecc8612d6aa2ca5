"""The log of a learner: events are appended, never changed.

What `append` has returned survives the death of the program and of the machine. Several programs may share the file:
each holds it only while it writes, and numbers its events while it holds it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Self

from msgspec.structs import replace

from quizgeo.clock import EARLIEST, ROLLOVER_HOUR, Instant, SystemClock, study_day
from quizgeo.paths import Places
from quizgeo.progress import cache, pending
from quizgeo.progress.connection import transaction
from quizgeo.progress.device import new_device, this_host
from quizgeo.progress.errors import ProgressError, Trouble, in_words, read_only, replaced
from quizgeo.progress.events import CLASS, Event, EventKind, checksum, new_id
from quizgeo.progress.opening import Opened, open_to_read, open_to_write
from quizgeo.progress.ranges import fault_of
from quizgeo.progress.reader import LogReader
from quizgeo.progress.rows import INSERT, row_of
from quizgeo.progress.times import retells, retold_cards

_UNKNOWN = -1
"""No `data_version`: there may be news."""


class ProgressLog(LogReader):
    """An open log. `ProgressLog.open` makes one; close it, or use it in a `with` block."""

    def __init__(self, opened: Opened, places: Places, *, readonly: bool = False) -> None:
        super().__init__(opened.connection, opened.close, opened.device)
        self._version = _UNKNOWN
        self._unsaved: set[str] = set()
        self._seq: int | None = None
        self._reserved = 0
        self._in_writing = False
        self.places = places
        self.readonly = readonly
        self._file = opened.file
        self.notes = opened.notes
        """Sentences for the learner about what was met while opening."""

    @classmethod
    def open(cls, places: Places, *, readonly: bool = False, now: Instant | None = None) -> Self:
        """Open the log of these places, making it on the first start.

        readonly: change nothing, not even what a first start would make. now: the moment of opening, else the
        system's. Raises ProgressError when the file is damaged, not ours, of a newer version or out of reach.
        """
        with in_words():
            if readonly:
                return cls(open_to_read(places), places, readonly=True)
            opened = open_to_write(places, now or SystemClock().now())
            log = cls(opened, places)
            try:
                pending.take_in(places, log.append)
            except ProgressError as error:
                if error.trouble not in (Trouble.FULL, Trouble.BUSY):
                    log.close()
                    raise
                log.notes = (*log.notes, error.message)  # they wait on, and the writer tries again
            return log

    def next_seq(self) -> int:
        """Give the count for this device's next event. `append` moves it on when another program took it first."""
        if self._seq is None:
            with self._reading():
                marks = cache.read_some_marks(self._connection, (cache.SEQ + self.device,))
                self._seq = self._top_seq(marks)
        return max(self._seq, self._reserved) + 1

    def reserve(self, seq: int) -> None:
        """Count on past `seq`: an event that the log could not take yet carries it."""
        self._reserved = max(self._reserved, seq)

    def stamp(self, now: Instant, *, rollover: int = ROLLOVER_HOUR, believed: bool | None = None) -> Event:
        """Make a bare event of this device and moment, with a new id; fill it in with `msgspec.structs.replace`.

        A clock that shows less than the first release is not believed unless `believed` says so.
        """
        clock = int(now.ms >= EARLIEST if believed is None else believed)
        return Event(
            id=new_id(), kind=EventKind.SETTINGS, device=self.device, seq=self.next_seq(), at=now.ms,
            offset=now.offset, day=study_day(now, rollover), clock=clock,
        )  # fmt: skip

    def append(
        self, events: Sequence[Event], states: Mapping[str, bytes] | None = None, marks: Mapping[str, str] | None = None
    ) -> tuple[Event, ...]:
        """Write events, the card states after them and marks in one transaction; give the events as they are stored.

        An event whose id is in the log already is left alone, so trying again doubles nothing. The states (empty
        bytes remove one) and marks are saved only when their maker knew all events before, gives a state for each
        card and had the right count; otherwise the cards are in the next `news()`. Raises ProgressError; then nothing
        was written, or all. Raises ValueError for an event that could not be exported.
        """
        states, given = states or {}, marks or {}
        seq_mark = cache.SEQ + self.device
        with self._writing():
            _refuse_faults(events)
            before = cache.last_position(self._connection)
            marks = cache.read_some_marks(self._connection, (cache.POS, seq_mark))
            stored, after = self._insert(events, before, self._top_seq(marks))
            as_made = all(one is made for one, made in zip(stored, events, strict=True))
            told = as_made and self._is_told(events, states, before)
            new = {seq_mark: str(self._seq)}
            if told and cache.holds_up_to(marks, before):
                cache.write_states(self._connection, self._words, states)
                new = {**given, **new, cache.POS: after.text()}
            cache.write_marks(self._connection, new)
        if told:
            self.known = after.pos
        else:
            self._version = _UNKNOWN
        return stored

    def _insert(
        self, events: Sequence[Event], last: cache.Position, seq: int
    ) -> tuple[tuple[Event, ...], cache.Position]:
        stored: list[Event] = []
        for made in events:
            taken = made.device == self.device and made.seq <= seq and self.find(made.id) is None
            event = replace(made, seq=seq + 1) if taken else made
            if self._connection.execute(INSERT, (last.pos + 1, *row_of(event, self._words))).rowcount:
                last = cache.Position(last.pos + 1, event.id)
                seq = max(seq, event.seq) if event.device == self.device else seq
            stored.append(event)
        self._seq = seq
        return tuple(stored), last

    def _is_told(self, events: Sequence[Event], states: Mapping[str, bytes], before: cache.Position) -> bool:
        """Tell whether who appends knows all that was before, and gives the state of every card this touches."""
        if self.known != before.pos:
            return False
        return all((event.card is None or event.card in states) and not retells(event) for event in events)

    def _top_seq(self, marks: Mapping[str, str]) -> int:
        """Give this device's highest count, from its mark or else from its events."""
        value = marks.get(cache.SEQ + self.device, "")
        if value.isdecimal():
            return int(value)
        ref = self._words.find(self.device)
        row = self._connection.execute("SELECT max(seq) FROM event WHERE dev = ?", (ref,)).fetchone()
        return row[0] or 0

    def merge(self, events: Iterable[Event]) -> Iterator[bool | Event]:
        """Insert events of any device as they are, all in one transaction that ends with the iteration.

        Gives True for each new event, False for one that is here already, and ours where the same id holds something
        else. Drops the states of the cards it touches; they are in the next `news()`.
        """
        with self._writing():
            before = last = cache.last_position(self._connection).pos
            for event in events:
                if self._connection.execute(INSERT, (last + 1, *row_of(event, self._words))).rowcount:
                    last += 1
                    yield True
                else:
                    yield self._clash(event) or False
            cache.forget_after(self._connection, before)
        self._seq, self._version = None, _UNKNOWN

    def _clash(self, event: Event) -> Event | None:
        """Give our event of the same id when it holds something else.

        A tombstone may, for two devices make it; so may an answer in a lesson that two devices keep.
        """
        (crc,) = self._connection.execute("SELECT crc FROM event WHERE id = ?", (event.id,)).fetchone()
        if event.kind == EventKind.UNDONE or crc == checksum(event):
            return None
        ours = self.find(event.id)
        return None if ours is not None and _is_of_one_lesson(ours, event) else ours

    def take_new_device(self) -> None:
        """Become another device: the folder was copied, and two computers counted on from the same event."""
        with in_words():
            self.device = new_device(self.places.device, this_host(self.places.home))
            self._seq = None

    def snapshot(self) -> tuple[dict[str, str], dict[str, bytes]]:
        """Give the marks and card states as they were last saved; both empty when they are of no use.

        What was written after them is in `news()`.
        """
        with self._reading():
            position = cache.marked_position(self._connection)
            self.known, self._version = position.pos if position else 0, _UNKNOWN
            self._unsaved.clear()
            if position is None:
                return {}, {}
            return cache.read_marks(self._connection), cache.read_states(self._connection)

    def news(self) -> frozenset[str]:
        """Give the cards touched since the last look, by other programs or before this one began.

        Replay them and save their states with `save_states`. Costs some microseconds when nothing was written.
        """
        with self._reading():
            version = self.data_version()
            if version == self._version:
                return frozenset()
            last = self.last_pos()
            touched = self.cards_after(self.known)
            self.known, self._version, self._seq = last, version, None
            self._unsaved |= touched
            return touched

    def cards_after(self, pos: int) -> frozenset[str]:
        """Give the cards whose history was changed by the events past a position."""
        with self._reading():
            rows = self._connection.execute("SELECT DISTINCT card FROM event WHERE pos > ? AND card NOTNULL", (pos,))
            refs = {row[0] for row in rows} | retold_cards(self._connection, pos, self._times_now())
            if refs:
                self._words.refresh()
            return frozenset(text for text in map(self._words.texts.get, refs) if text is not None)

    def save_states(self, states: Mapping[str, bytes], marks: Mapping[str, str] | None = None) -> None:
        """Save the states of cards that `news()` gave, replayed; empty bytes remove one.

        Until all of them are saved, the next start finds them in its news again.
        """
        with self._writing():
            position = self._known_position()
            marked = cache.marked_position(self._connection)
            saved_by_others = marked is not None and marked.pos >= position.pos
            if saved_by_others or self._unsaved <= states.keys():
                self._write_cache(states, marks or {}, position)
            else:
                cache.write_states(self._connection, self._words, states)
        self._unsaved -= states.keys()

    def replace_snapshot(self, states: Mapping[str, bytes], marks: Mapping[str, str]) -> None:
        """Save the states of all cards after a full replay of `histories()`, in place of all that were there."""
        with self._writing():
            cache.drop(self._connection)
            self._write_cache(states, marks, self._known_position())
        self._unsaved.clear()

    def _write_cache(self, states: Mapping[str, bytes], marks: Mapping[str, str], position: cache.Position) -> None:
        cache.write_states(self._connection, self._words, states)
        cache.write_marks(self._connection, {**marks, cache.POS: position.text()})

    def _known_position(self) -> cache.Position:
        row = self._connection.execute("SELECT id FROM event WHERE pos = ?", (self.known,)).fetchone()
        return cache.Position(self.known, row[0]) if row else cache.START

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.readonly:
            raise read_only()
        with self._lock, in_words():
            if self._in_writing:
                raise RuntimeError("a merge is not finished")
            self._in_writing = True
            try:
                with transaction(self._connection):
                    self._check_name()
                    yield
            except BaseException:
                self._words.forget()
                self._seq = None
                raise
            finally:
                self._in_writing = False

    def _check_name(self) -> None:
        """Raise ProgressError when another file has the log's name: what we write would be in none."""
        try:
            there = self.places.progress.stat()
        except FileNotFoundError:
            raise replaced() from None
        if (there.st_dev, there.st_ino) != self._file:
            raise replaced()


def _refuse_faults(events: Sequence[Event]) -> None:
    for event in events:
        reason = fault_of(event)
        if reason is not None:
            raise ValueError(reason)


def _is_of_one_lesson(one: Event, other: Event) -> bool:
    return one.origin == other.origin == CLASS and one.card == other.card
