"""Events as rows of the table `event`, and the numbers that stand for texts in it."""

import sqlite3
from collections.abc import Mapping
from typing import Any, cast

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

_NO_ANSWER = frozenset({"card", "tz", "hints", "tries", "score", "ivl", "nth", "sched", "crc"})

READ_ANSWERS = ", ".join(name for name in COLUMNS if name not in _NO_ANSWER)
"""The columns that `answer_event_of` takes after `card`: what numbers about answers need."""

INSERT = (
    f"INSERT INTO event (pos, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"  # noqa: S608 - constants
    " ON CONFLICT (id) DO NOTHING"
)


class _Texts(dict[Value, str | None]):
    """Texts by number, with None for None; one that was not read yet is looked up. Raises KeyError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__({None: None})
        self._connection = connection

    def __missing__(self, ref: Value) -> str:
        row: tuple[str] | None = self._connection.execute("SELECT text FROM word WHERE ref = ?", (ref,)).fetchone()
        if row is None:
            raise KeyError(ref)
        self[ref] = row[0]
        return row[0]


class Words:
    """The texts of one file by number and the numbers by text, each read once.

    A word never changes in the file, so what is known here stays right; only a rolled back transaction takes back.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._refs: dict[str, int] = {}
        self.texts: dict[Value, str | None] = _Texts(connection)
        """Text by number. Each is looked up when it is first asked for; who needs many calls `refresh` before."""
        self._last = 0

    def refresh(self) -> None:
        """Read at once the words that were added since the last time, by this program or another."""
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
        self.texts = _Texts(self._connection)
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


def event_of(row: Row, texts: Mapping[Value, str | None]) -> Event:
    """Build the event of a row with `card` and the columns `READ`. Raises ProgressError for a word that is missing."""
    values: tuple[Any, ...] = row  # the file's checks hold what each column may be
    (
        card, id_, kind, device, seq, at, offset, day, clock, origin, form, shown, hints, tries, said, grade, score,
        reason, rating, ivl, nth, took, given, scheduler, target, extra,
    ) = values  # fmt: skip
    try:
        return Event(
            id=id_, kind=kind, card=texts[card], device=cast("str", texts[device]), seq=seq, at=at, offset=offset,
            day=day, clock=clock, origin=texts[origin], form=texts[form], shown=shown, hints=hints, tries=tries,
            said=said, grade=grade, score=score, reason=texts[reason], rating=rating, ivl=ivl, nth=nth, took=took,
            given=given, scheduler=texts[scheduler], target=target, extra=extra,
        )  # fmt: skip
    except KeyError:
        raise damaged() from None


def schedule_event_of(row: Row, texts: Mapping[Value, str | None]) -> Event:
    """Build an event without what moves no schedule, of a row with `card` and the columns `READ_SCHEDULE`."""
    values: tuple[Any, ...] = row
    (
        card, id_, kind, device, seq, at, day, clock, origin, form, shown, hints, said, grade, rating, ivl, nth, target,
        extra,
    ) = values  # fmt: skip
    try:
        return Event(
            id=id_, kind=kind, card=texts[card], device=cast("str", texts[device]), seq=seq, at=at, offset=0, day=day,
            clock=clock, origin=texts[origin], form=texts[form], shown=shown, hints=hints, said=said, grade=grade,
            rating=rating, ivl=ivl, nth=nth, target=target, extra=extra,
        )  # fmt: skip
    except KeyError:
        raise damaged() from None


def answer_event_of(row: Row, texts: Mapping[Value, str | None]) -> Event:
    """Build an event without what no number is made of, of a row with `card` and the columns `READ_ANSWERS`."""
    values: tuple[Any, ...] = row
    (
        card, id_, kind, device, seq, at, day, clock, origin, form, shown, said, grade, reason, rating, took, given,
        target, extra,
    ) = values  # fmt: skip
    try:
        return Event(
            id=id_, kind=kind, card=texts[card], device=cast("str", texts[device]), seq=seq, at=at, offset=0, day=day,
            clock=clock, origin=texts[origin], form=texts[form], shown=shown, said=said, grade=grade,
            reason=texts[reason], rating=rating, took=took, given=given, target=target, extra=extra,
        )  # fmt: skip
    except KeyError:
        raise damaged() from None


def row_of(event: Event, words: Words) -> Row:
    """Give the row of an event in the order of `COLUMNS`; call it inside a transaction."""
    ref = words.ref
    return (
        event.id, event.kind, ref(event.card), ref(event.device), event.seq, event.at, event.offset, event.day,
        event.clock, ref(event.origin), ref(event.form), event.shown, event.hints, event.tries, event.said,
        event.grade, event.score, ref(event.reason), event.rating, event.ivl, event.nth, event.took, event.given,
        ref(event.scheduler), event.target, event.extra, checksum(event),
    )  # fmt: skip
