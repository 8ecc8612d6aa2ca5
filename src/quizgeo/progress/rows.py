"""Events as rows of the table `event`, and the numbers that stand for texts in it."""

import sqlite3
from collections.abc import Mapping
from typing import cast

from quizgeo.progress.errors import damaged
from quizgeo.progress.events import Event, checksum
from quizgeo.progress.schema import COLUMNS

Value = int | str | bytes | None
Row = tuple[Value, ...]

READ = ", ".join(name for name in COLUMNS if name not in ("card", "crc"))
"""The columns that `event_of` takes after `card`, in its order."""

_NO_SCHEDULE = frozenset({"card", "tz", "tries", "score", "reason", "took", "given", "sched", "crc"})

READ_SCHEDULE = ", ".join(name for name in COLUMNS if name not in _NO_SCHEDULE)
"""The columns that `schedule_event_of` takes after `card`: what a replay needs."""

INSERT = (
    f"INSERT INTO event (pos, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"  # noqa: S608 - constants
    " ON CONFLICT (id) DO NOTHING"
)


class Words:
    """The texts of one file by number and the numbers by text, each read once.

    A word never changes in the file, so what is known here stays right; only a rolled back transaction takes back.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._refs: dict[str, int] = {}
        self.texts: dict[Value, str | None] = {None: None}
        """Text by number, with None for None."""
        self._last = 0

    def refresh(self) -> None:
        """Read the words that were added since, by this program or another."""
        rows = self._connection.execute(
            "SELECT ref, text FROM word WHERE ref > ? ORDER BY ref", (self._last,)
        ).fetchall()
        if rows:
            self.texts.update(rows)
            self._refs.update({text: ref for ref, text in rows})
            self._last = rows[-1][0]

    def forget(self) -> None:
        """Forget everything: after a rollback numbers given out in it are not true."""
        self._refs.clear()
        self.texts = {None: None}
        self._last = 0

    def find(self, text: str) -> int | None:
        """Give the number of a text, None when the file does not have it."""
        ref = self._refs.get(text)
        if ref is None:
            row = self._connection.execute("SELECT ref FROM word WHERE text = ?", (text,)).fetchone()
            ref = row[0] if row else None
        return ref

    def ref(self, text: str | None) -> int | None:
        """Give the number of a text, adding it to the file; call it inside a transaction."""
        if text is None:
            return None
        ref = self.find(text)
        if ref is None:
            ref = self._connection.execute("INSERT INTO word (text) VALUES (?)", (text,)).lastrowid
            assert ref is not None
        self._refs[text] = ref
        return ref


class _Draft:
    """The slots of an event before it is frozen: filling them here is ten times as fast as `Event(...)`."""

    __slots__ = Event.__slots__

    id: Value
    kind: Value
    card: str | None
    device: str | None
    seq: Value
    at: Value
    offset: Value
    day: Value
    clock: Value
    origin: str | None
    form: str | None
    shown: Value
    hints: Value
    tries: Value
    said: Value
    grade: Value
    score: Value
    reason: str | None
    rating: Value
    ivl: Value
    nth: Value
    took: Value
    given: Value
    scheduler: str | None
    target: Value
    extra: Value


def event_of(row: Row, texts: Mapping[Value, str | None]) -> Event:
    """Build the event of a row with `card` and the columns `READ`. Raises ProgressError for a word that is missing."""
    draft = _Draft()
    (
        card, draft.id, draft.kind, device, draft.seq, draft.at, draft.offset, draft.day, draft.clock, origin, form,
        draft.shown, draft.hints, draft.tries, draft.said, draft.grade, draft.score, reason, draft.rating, draft.ivl,
        draft.nth, draft.took, draft.given, scheduler, draft.target, draft.extra,
    ) = row  # fmt: skip
    try:
        draft.card = texts[card]
        draft.device = texts[device]
        draft.origin = texts[origin]
        draft.form = texts[form]
        draft.reason = texts[reason]
        draft.scheduler = texts[scheduler]
    except KeyError:
        raise damaged() from None
    object.__setattr__(draft, "__class__", Event)  # same slots: from here on it is frozen
    return cast("Event", draft)


def schedule_event_of(row: Row, texts: Mapping[Value, str | None]) -> Event:
    """Build an event without what moves no schedule, of a row with `card` and the columns `READ_SCHEDULE`."""
    draft = _Draft()
    (
        card, draft.id, draft.kind, device, draft.seq, draft.at, draft.day, draft.clock, origin, form, draft.shown,
        draft.hints, draft.said, draft.grade, draft.rating, draft.ivl, draft.nth, draft.target, draft.extra,
    ) = row  # fmt: skip
    draft.offset = 0
    draft.tries = draft.score = draft.took = draft.given = draft.reason = draft.scheduler = None
    try:
        draft.card = texts[card]
        draft.device = texts[device]
        draft.origin = texts[origin]
        draft.form = texts[form]
    except KeyError:
        raise damaged() from None
    object.__setattr__(draft, "__class__", Event)
    return cast("Event", draft)


def row_of(event: Event, words: Words) -> Row:
    """Give the row of an event in the order of `COLUMNS`; call it inside a transaction."""
    ref = words.ref
    return (
        event.id, event.kind, ref(event.card), ref(event.device), event.seq, event.at, event.offset, event.day,
        event.clock, ref(event.origin), ref(event.form), event.shown, event.hints, event.tries, event.said,
        event.grade, event.score, ref(event.reason), event.rating, event.ivl, event.nth, event.took, event.given,
        ref(event.scheduler), event.target, event.extra, checksum(event),
    )  # fmt: skip
