"""Which times of a log are doubtful, read from its file; files without any cost two look-ups in an empty index."""

import sqlite3

from quizgeo.progress.events import Event, EventKind
from quizgeo.progress.history import DOUBT, Times, doubts_of, standing
from quizgeo.progress.rows import READ, Words, event_of

_APART = f"SELECT card, {READ} FROM event WHERE card IS NULL AND kind <> ?"  # noqa: S608 - constants
_CARDS_FROM = "SELECT DISTINCT card FROM event WHERE dev = ? AND seq >= ? AND card NOTNULL"


def read_times(connection: sqlite3.Connection, words: Words, also: str | None = None) -> Times:
    """Read which events have a doubtful time and what holds instead.

    also: a device that is about to write its first event with a doubtful time.
    """
    rows = connection.execute(_APART, (EventKind.EXAM,)).fetchall()
    doubted = doubts_of(standing([event_of(row, words.texts) for row in rows]))
    refs = {row[0] for row in connection.execute("SELECT DISTINCT dev FROM event WHERE clock = 0")}
    refs |= {words.find(device) for device in (*doubted, also) if device is not None}
    if not refs:
        return Times()
    bare = Times(doubted)
    anchors = {words.texts[ref] or "": _anchors(connection, words, ref, bare) for ref in refs}
    return Times(doubted, anchors)


def _anchors(connection: sqlite3.Connection, words: Words, ref: int | None, bare: Times) -> list[tuple[int, int, int]]:
    """Give count, time and day of a device's believed events.

    Tombstones are left out: two computers make the same one, each with its own time.
    """
    ranges = bare.doubted.get(words.texts[ref] or "", ())
    rows = connection.execute(
        "SELECT seq, at, day FROM event WHERE dev = ? AND clock = 1 AND kind <> ?", (ref, EventKind.UNDONE)
    )
    return sorted(row for row in rows if not any(first <= row[0] <= last for first, last in ranges))


def retold_cards(connection: sqlite3.Connection, pos: int, times: Times) -> set[int]:
    """Give the numbers of cards with older events whose believed time may change by the events past a position."""
    if not times.anchors and not _doubt_changed(connection, pos):
        return set()
    lowest = connection.execute(
        "SELECT dev, min(seq) FROM event WHERE pos > ? GROUP BY dev", (pos,)
    ).fetchall()  # fmt: skip
    if _doubt_changed(connection, pos):
        lowest = connection.execute("SELECT dev, 0 FROM event GROUP BY dev").fetchall()
    found: set[int] = set()
    for dev, seq in lowest:
        rows = connection.execute(_CARDS_FROM, (dev, seq))
        found.update(row[0] for row in rows)
    return found


def _doubt_changed(connection: sqlite3.Connection, pos: int) -> bool:
    """Tell whether an event past the position calls times doubtful, or takes such a call back."""
    query = "SELECT kind, extra FROM event WHERE card IS NULL AND kind <> ? AND pos > ?"
    rows = connection.execute(query, (EventKind.EXAM, pos))
    return any(kind == EventKind.UNDONE or (extra is not None and DOUBT in extra) for kind, extra in rows)


def retells(event: Event) -> bool:
    """Tell whether an event changes which times are doubtful, and with them the history of other cards."""
    if event.card is not None or event.kind == EventKind.EXAM:
        return False
    return event.kind == EventKind.UNDONE or (event.extra is not None and DOUBT in event.extra)
