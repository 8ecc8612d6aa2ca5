"""The cache of card states and the marks that say what it is worth: bytes, of which nothing here knows the content.

The mark of the log's position may lag behind the events and never leads: what lies past it is replayed.
"""

import sqlite3
from collections.abc import Mapping, Sequence

from msgspec import Struct

from quizgeo.progress.rows import Words

OWN = "log."
"""How the names of the log's own marks begin."""
POS = "log.pos"
"""Mark: the position up to which the states hold, with the id of its event."""
SEQ = "log.seq."
"""Mark, followed by a device: its highest count in this file."""
CHECKED = "log.checked"
"""Mark: when SQLite last checked the whole file, in milliseconds since 1970."""
WARNED = "log.warned"
"""Mark: the learner was told that the folder is synced."""


class Position(Struct, frozen=True):
    """A place in a file and the event that stands there."""

    pos: int
    id: bytes

    def text(self) -> str:
        """Write the position as the value of a mark."""
        return f"{self.pos} {self.id.hex()}"


START = Position(0, b"")


def last_position(connection: sqlite3.Connection) -> Position:
    """Give the place of the newest event, `START` in an empty log."""
    row = connection.execute("SELECT pos, id FROM event ORDER BY pos DESC LIMIT 1").fetchone()
    return Position(*row) if row else START


def marked_position(connection: sqlite3.Connection) -> Position | None:
    """Give the place up to which the states hold; None when the mark is missing or speaks of another file's event."""
    value = read_mark(connection, POS)
    if value is None:
        return START if last_position(connection) == START else None
    number, _space, text = value.partition(" ")
    try:
        position = Position(int(number), bytes.fromhex(text))
    except ValueError:
        return None
    row = connection.execute("SELECT id FROM event WHERE pos = ?", (position.pos,)).fetchone()
    there = row[0] if row else b""
    return position if there == position.id and (row or position.pos == 0) else None


def read_mark(connection: sqlite3.Connection, name: str) -> str | None:
    """Give the value of a mark, None when it is not set."""
    row = connection.execute("SELECT value FROM mark WHERE name = ?", (name,)).fetchone()
    return row[0] if row and isinstance(row[0], str) else None


def read_some_marks(connection: sqlite3.Connection, names: Sequence[str]) -> dict[str, str]:
    """Give the values of those marks that are set."""
    query = f"SELECT name, value FROM mark WHERE name IN ({', '.join('?' * len(names))})"  # noqa: S608 - no text in it
    return {name: value for name, value in connection.execute(query, names) if isinstance(value, str)}


def holds_up_to(marks: Mapping[str, str], position: Position) -> bool:
    """Tell whether the marks say that the states hold up to just this position."""
    return marks.get(POS, START.text()) == position.text()


def write_marks(connection: sqlite3.Connection, marks: Mapping[str, str]) -> None:
    """Set marks; call it inside a transaction."""
    connection.executemany(
        "INSERT INTO mark (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        marks.items(),
    )


def read_marks(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the marks that are not the log's own."""
    return {
        name: value for name, value in connection.execute("SELECT name, value FROM mark") if not name.startswith(OWN)
    }


def write_states(connection: sqlite3.Connection, words: Words, states: Mapping[str, bytes]) -> None:
    """Set the states of cards; empty bytes remove one. Call it inside a transaction."""
    for card, body in states.items():
        ref = words.ref(card)
        if body:
            connection.execute(
                "INSERT INTO state (card, body) VALUES (?, ?) ON CONFLICT (card) DO UPDATE SET body = excluded.body",
                (ref, body),
            )
        else:
            connection.execute("DELETE FROM state WHERE card = ?", (ref,))


def read_states(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Give the states of all cards."""
    return dict(connection.execute("SELECT text, body FROM state JOIN word ON ref = card").fetchall())


def forget_after(connection: sqlite3.Connection, pos: int) -> None:
    """Remove the states of cards with events past a position, and what is known of counts; inside a transaction."""
    connection.execute("DELETE FROM state WHERE card IN (SELECT card FROM event WHERE pos > ?)", (pos,))
    connection.execute("DELETE FROM mark WHERE name GLOB ?", (SEQ + "*",))


def drop(connection: sqlite3.Connection) -> None:
    """Remove all states and all marks that are not the log's own; call it inside a transaction."""
    connection.execute("DELETE FROM state")
    for name in read_marks(connection):
        connection.execute("DELETE FROM mark WHERE name = ?", (name,))
    connection.execute("DELETE FROM mark WHERE name = ?", (POS,))
