"""The database of a package, in schema 11: the form that every Anki since 2.1 reads.

Times are seconds since 1970 but for numbers of notes, cards and reviews, which are milliseconds.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.json import encode

FIELDS_END: Final = "\x1f"
"""Stands between the fields of a note."""
UNSENT: Final = -1
"""What stands for `not synchronised yet`."""
VERSION: Final = 11

_TABLES = {
    "col": (
        "id integer PRIMARY KEY", "crt integer", "mod integer", "scm integer", "ver integer", "dty integer",
        "usn integer", "ls integer", "conf text", "models text", "decks text", "dconf text", "tags text",
    ),
    "notes": (
        "id integer PRIMARY KEY", "guid text", "mid integer", "mod integer", "usn integer", "tags text", "flds text",
        "sfld integer", "csum integer", "flags integer", "data text",
    ),
    "cards": (
        "id integer PRIMARY KEY", "nid integer", "did integer", "ord integer", "mod integer", "usn integer",
        "type integer", "queue integer", "due integer", "ivl integer", "factor integer", "reps integer",
        "lapses integer", "left integer", "odue integer", "odid integer", "flags integer", "data text",
    ),
    "revlog": (
        "id integer PRIMARY KEY", "cid integer", "usn integer", "ease integer", "ivl integer", "lastIvl integer",
        "factor integer", "time integer", "type integer",
    ),
    "graves": ("usn integer", "oid integer", "type integer"),
}  # fmt: skip
_INDEXES = {
    "ix_notes_usn": "notes (usn)", "ix_cards_usn": "cards (usn)", "ix_revlog_usn": "revlog (usn)",
    "ix_cards_nid": "cards (nid)", "ix_cards_sched": "cards (did, queue, due)", "ix_revlog_cid": "revlog (cid)",
    "ix_notes_csum": "notes (csum)",
}  # fmt: skip
"""Those that Anki looks for where it reads a package."""

Row = tuple[int | str, ...]
Json = Mapping[str, object]


class Tables(Struct, frozen=True):
    """The rows of a package, each in the order of its table's columns."""

    col: Row
    notes: Sequence[Row]
    cards: Sequence[Row]
    revlog: Sequence[Row]


def database(tables: Tables) -> bytes:
    """Give the rows as a database; equal rows give equal bytes."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("BEGIN")
        for name, columns in _TABLES.items():
            base.execute(f"CREATE TABLE {name} ({', '.join(f'{column} NOT NULL' for column in columns)})")
        for name, rows in (("col", [tables.col]), ("notes", tables.notes), ("cards", tables.cards)):
            _insert(base, name, rows)
        _insert(base, "revlog", tables.revlog)
        for name, what in _INDEXES.items():
            base.execute(f"CREATE INDEX {name} ON {what}")
        base.execute("COMMIT")
        return base.serialize()
    finally:
        base.close()


def _insert(base: sqlite3.Connection, name: str, rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * len(_TABLES[name]))
    base.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608 - our own names alone


def collection_row(created: int, changed: int, conf: Json, models: Json, decks: Json) -> Row:
    """Give the one row of `col`. created: the start of the day that due days count from; changed: in milliseconds."""
    whole = {"1": _OPTIONS}
    texts = [encode(value).decode() for value in (conf, models, decks, whole, {})]
    return (1, created, changed, changed, VERSION, 0, 0, 0, *texts)


def deck_record(number: int, name: str, changed: int, description: str = "") -> Json:
    """Give a deck as the column `decks` holds it. description: HTML."""
    return {
        "id": number, "mod": changed, "name": name, "usn": UNSENT, "desc": description, "dyn": 0, "conf": 1,
        "lrnToday": [0, 0], "revToday": [0, 0], "newToday": [0, 0], "timeToday": [0, 0],
        "collapsed": False, "browserCollapsed": False, "extendNew": 0, "extendRev": 0,
    }  # fmt: skip


def conf_record(deck: int, rollover: int, offset: int) -> Json:
    """Give the settings of a collection. rollover: hour at which its day turns; offset: minutes ahead of UTC."""
    return {
        "schedVer": 2, "sched2021": True, "rollover": rollover, "creationOffset": -offset, "curDeck": deck,
        "activeDecks": [deck], "curModel": None, "nextPos": 1, "sortType": "noteFld", "sortBackwards": False,
        "estTimes": True, "dueCounts": True, "dayLearnFirst": False, "collapseTime": 1200, "newSpread": 0,
        "timeLim": 0, "addToCur": True,
    }  # fmt: skip


_OPTIONS: Json = {
    "id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True,
    "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
    "dyn": False,
}  # fmt: skip
"""The options that every collection has."""
