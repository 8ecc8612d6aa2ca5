"""Packages as Anki writes them, made by hand: databases of both layouts, lists of media, zstd without compression."""

import json
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from types import ModuleType
from typing import Any

import pytest

from quizgeo.exchange.archive import packed

DECK = 1_600_000_000_000
MADE = 1_600_000_000
"""When the collection was made, in seconds."""

BASIC: Mapping[str, Any] = {"name": "Basic", "fields": ["Front", "Back"], "fronts": ["{{Front}}"], "stock": 1}
REVERSED = {**BASIC, "name": "Basic (und umgekehrt)", "fronts": ["{{Front}}", "{{Back}}"], "stock": 2}
OPTIONAL = {
    "name": "Optional", "fields": ["Front", "Back", "Add Reverse"],
    "fronts": ["{{Front}}", "{{#Add Reverse}}{{Back}}{{/Add Reverse}}"], "stock": 3,
}  # fmt: skip
TYPE_IN = {**BASIC, "name": "Basic (type in)", "fronts": ["{{Front}}\n\n{{type:Back}}"], "stock": 4}
CLOZE = {
    "name": "Lückentext", "fields": ["Text", "Back Extra"], "fronts": ["{{cloze:Text}}"], "cloze": 1, "stock": 5,
}  # fmt: skip
OCCLUSION = {
    "name": "Image Occlusion", "fields": ["Occlusion", "Image", "Header"],
    "fronts": ["<div>{{cloze:Occlusion}}</div><div id=image-occlusion-container></div>"], "cloze": 1, "stock": 6,
}  # fmt: skip
WIDE = {"name": "Wide", "fields": ["Word", "Reading", "Meaning", "Notes"], "fronts": ["{{Word}}"], "stock": 0}
"""Types of notes, as the maker below takes them."""


@dataclass
class Note:
    """A note with its cards."""

    type: Mapping[str, Any]
    fields: Sequence[str | bytes]
    tags: str = ""
    guid: str = ""
    cards: Sequence[int] = (0,)


Review = tuple[int, int, int, int, int, int, int]
"""id, cid, ease, ivl, factor, time, type."""


@dataclass
class Collection:
    """What a package is made of."""

    notes: Sequence[Note]
    reviews: Sequence[Review] = ()
    decks: Mapping[int, str] = field(default_factory=lambda: {1: "Default", DECK: "World::Capitals"})
    media: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def types(self) -> list[Mapping[str, Any]]:
        return list({each.type["name"]: each.type for each in self.notes}.values())


def note_id(place: int) -> int:
    return 1_600_000_100_000 + place * 10


def card_id(note: int, place: int = 0) -> int:
    return note_id(note) + place


_COMMON = """
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer, usn integer,
  tags text NOT NULL, flds text NOT NULL, sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer, usn integer);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
  factor integer, time integer, type integer);
CREATE INDEX ix_notes_usn ON notes (usn);
"""
_OLD = "CREATE TABLE col (id integer PRIMARY KEY, crt integer, models text, decks text);"
_NEW = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer, models text, decks text);
CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, usn integer, config blob);
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
  WITHOUT ROWID;
CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, mtime_secs integer, usn integer,
  config blob, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn integer, common blob);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
"""


def _open(schema: str) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.create_collation("unicase", lambda one, other: (one.lower() > other.lower()) - (one.lower() < other.lower()))
    for statement in filter(str.strip, (schema + _COMMON).split(";")):
        base.execute(statement)
    return base


def _fill(base: sqlite3.Connection, made: Collection) -> bytes:
    numbers = {each["name"]: 100 + place for place, each in enumerate(made.types)}
    for place, note in enumerate(made.notes):
        fields = b"\x1f".join(each if isinstance(each, bytes) else each.encode() for each in note.fields)
        row = (note_id(place), note.guid or f"guid{place}", numbers[note.type["name"]], note.tags, fields)
        base.execute("INSERT INTO notes (id, guid, mid, tags, flds) VALUES (?, ?, ?, ?, CAST(? AS text))", row)
        for card in note.cards:
            values = (card_id(place, card), note_id(place), DECK, card)
            base.execute("INSERT INTO cards (id, nid, did, ord) VALUES (?, ?, ?, ?)", values)
    base.executemany(
        "INSERT INTO revlog (id, cid, ease, ivl, factor, time, type) VALUES (?, ?, ?, ?, ?, ?, ?)", made.reviews
    )
    data = base.serialize()
    base.close()
    return data


def old_database(made: Collection) -> bytes:
    """Give the collection in schema 11."""
    base = _open(_OLD)
    models = {
        str(100 + number): {
            "name": each["name"], "type": each.get("cloze", 0), "originalStockKind": each["stock"],
            "flds": [{"name": name, "ord": place} for place, name in reversed(list(enumerate(each["fields"])))],
            "tmpls": [{"qfmt": front, "afmt": "", "ord": place} for place, front in enumerate(each["fronts"])],
        }
        for number, each in enumerate(made.types)
    }  # fmt: skip
    decks = {str(number): {"name": name} for number, name in made.decks.items()}
    base.execute("INSERT INTO col VALUES (1, ?, ?, ?)", (MADE, json.dumps(models), json.dumps(decks)))
    return _fill(base, made)


def new_database(made: Collection) -> bytes:
    """Give the collection in schema 18, with the mark of a database that keeps a journal of its own."""
    base = _open(_NEW)
    base.execute("INSERT INTO col VALUES (1, ?, '', '')", (MADE,))
    for number, each in enumerate(made.types, 100):
        config = varint_field(1, each.get("cloze", 0)) + bytes_field(3, b".card {}") + varint_field(9, each["stock"])
        base.execute("INSERT INTO notetypes VALUES (?, ?, 0, ?)", (number, each["name"], config))
        for place, name in enumerate(each["fields"]):
            base.execute("INSERT INTO fields VALUES (?, ?, ?, x'')", (number, place, name))
        for place, front in enumerate(each["fronts"]):
            row = (number, place, f"Card {place}", bytes_field(1, front.encode()))
            base.execute("INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", row)
    for number, name in made.decks.items():
        base.execute("INSERT INTO decks VALUES (?, ?, 0, 0, x'')", (number, name.replace("::", "\x1f")))
    data = bytearray(_fill(base, made))
    data[18:20] = b"\x02\x02"
    return bytes(data)


def old_package(made: Collection, *, name: str = "collection.anki2") -> bytes:
    """Give the package of old Anki, or of a newer one that supports it, under another name of the collection."""
    listed = json.dumps({str(place): each for place, each in enumerate(made.media)}).encode()
    files = [(str(place), data) for place, data in enumerate(made.media.values())]
    return packed([(name, old_database(made)), *files, ("media", listed)])


def new_package(made: Collection, *, meta: bytes = b"\x08\x03") -> bytes:
    """Give the package of newer Anki, with the old collection that it carries for older ones."""
    dummy = old_database(Collection([Note(BASIC, ["Please update to the latest Anki version.", ""])]))
    listed = b"".join(
        bytes_field(1, bytes_field(1, name.encode()) + varint_field(2, len(data)) + bytes_field(3, bytes(20)))
        for name, data in made.media.items()
    )
    files = [(str(place), zstd(data)) for place, data in enumerate(made.media.values())]
    collection = [("collection.anki21b", zstd(new_database(made))), ("collection.anki2", dummy)]
    return packed([("meta", meta), *collection, *files, ("media", zstd(listed))])


def varint_field(number: int, value: int) -> bytes:
    """Give a field of a message that is a number."""
    return _varint(number << 3) + _varint(value)


def bytes_field(number: int, value: bytes) -> bytes:
    """Give a field of a message that is bytes."""
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])


# -- zstd --------------------------------------------------------------------------------------------------------------

_MAGIC = b"\x28\xb5\x2f\xfd"
_BLOCK = 1 << 17


def zstd(data: bytes) -> bytes:
    """Pack bytes in blocks that hold them as they are (RFC 8878)."""
    blocks = [data[start : start + _BLOCK] for start in range(0, len(data), _BLOCK)] or [b""]
    return _frame(len(data), [(0, len(block), block) for block in blocks])


def zstd_bomb(size: int) -> bytes:
    """Pack so many zeros, a whole block in four bytes."""
    return _frame(size, [(1, _BLOCK, b"\0")] * (size // _BLOCK))


def _frame(size: int, blocks: Sequence[tuple[int, int, bytes]]) -> bytes:
    written = [_MAGIC, b"\xa0", size.to_bytes(4, "little")]
    for place, (kind, length, content) in enumerate(blocks, 1):
        written += [(length << 3 | kind << 1 | (place == len(blocks))).to_bytes(3, "little"), content]
    return b"".join(written)


class ZstdError(Exception):
    """What the stand-in raises."""


class _Stream(BytesIO):
    """The blocks of `zstd` and `zstd_bomb`, unpacked as they are read."""

    def __init__(self, source: BytesIO) -> None:
        super().__init__()
        self._source = source
        self._begun = self._last = False

    def read(self, size: int | None = -1, /) -> bytes:
        del size
        if not self._begun and self._source.read(9)[:4] != _MAGIC:
            raise ZstdError("no frame")
        self._begun = True
        while not self._last:
            written = self._source.read(3)
            if len(written) < 3:
                raise ZstdError("cut off")
            head = int.from_bytes(written, "little")
            self._last, kind, length = bool(head & 1), head >> 1 & 3, head >> 3
            content = self._source.read(length if kind == 0 else 1)
            if not content and length:
                raise ZstdError("cut off")
            if content:
                return content if kind == 0 else content * length
        return b""


class ZstdDecompressor:
    """What unpacks, called as the package's own is."""

    def stream_reader(self, source: BytesIO, *, read_across_frames: bool) -> _Stream:
        assert read_across_frames
        return _Stream(source)


def stand_in() -> ModuleType:
    """Give a module with as much of `zstandard` as is used, for the frames made here."""
    module = ModuleType("zstandard")
    module.ZstdDecompressor = ZstdDecompressor  # type: ignore[attr-defined]  # a module takes any name
    module.ZstdError = ZstdError  # type: ignore[attr-defined]  # as above
    return module


def install(monkeypatch: pytest.MonkeyPatch, module: ModuleType | None) -> None:
    """Let this be what unpacks zstd, or nothing."""
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    monkeypatch.setitem(sys.modules, "zstandard", module)
