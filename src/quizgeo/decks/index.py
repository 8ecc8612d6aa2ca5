"""The index of the library: what each deck file held when it was last read, in a JSON file that may be deleted."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from msgspec import DecodeError, Struct, field
from msgspec.json import decode

from quizgeo.decks.columns import Columns
from quizgeo.decks.walk import Stamp

_FORMAT = 2
"""Grows whenever the reader sees something else in the same file."""
_FRESH = 2_000_000_000
"""Nanoseconds before the index was written in which a file may have changed again within one tick of its clock."""

Role = Literal["deck", "overlay", "other"]


class Record(Struct):
    """What is known of one file."""

    stamp: Stamp
    digest: str
    """16 hex of the content."""
    role: Role
    id: str = ""
    """Identity of the deck, or of the deck that is translated; empty when the file cannot be loaded."""
    title: str = ""
    language: str = ""
    problems: int = 0
    warnings: int = 0
    cards: Columns | None = None
    parts: dict[str, Stamp] = field(default_factory=dict)
    """Files that the deck includes."""


class Index(Struct, frozen=True):
    """All records, by path."""

    records: Mapping[str, Record]
    written: int = 0
    """When the file was written, nanoseconds since 1970; 0 for one that is not there."""

    def trusts(self, stamp: Stamp) -> bool:
        """Tell whether an equal stamp means an equal file: it was not changed in the moment the index was written."""
        return stamp.mtime < self.written - _FRESH


def read_index(path: Path) -> Index:
    """Read the index; an empty one when it is missing, damaged, or of another format."""
    try:
        written = path.stat().st_mtime_ns
        content = _read(path.read_bytes())
        if content["format"] != _FORMAT:
            return Index({})
        return Index({name: _unpack(values) for name, values in content["files"].items()}, written)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return Index({})


def _read(data: bytes) -> Any:
    try:
        return decode(data)
    except DecodeError:
        from json import loads  # four times slower, but reads names of files that are no UTF-8

        return loads(data)


def write_index(path: Path, records: Mapping[str, Record]) -> None:
    """Write the index beside its place and move it there; a disk that cannot take it is no reason to fail."""
    import json  # 1 ms, and an index is seldom written

    content = {"format": _FORMAT, "files": {name: _pack(record) for name, record in records.items()}}
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_text(json.dumps(content, separators=(",", ":")), encoding="ascii")  # names may be no UTF-8
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)


def _pack(record: Record) -> list[Any]:
    return [
        [record.stamp.size, record.stamp.mtime], record.digest, record.role, record.id, record.title, record.language,
        record.problems, record.warnings, record.cards,
        {path: [stamp.size, stamp.mtime] for path, stamp in record.parts.items()},
    ]  # fmt: skip


def _unpack(values: list[Any]) -> Record:
    stamp, digest, role, deck, title, language, problems, warnings, cards, parts = values
    return Record(
        Stamp(*stamp), digest, role, deck, title, language, problems, warnings, cards,
        {path: Stamp(*each) for path, each in parts.items()},
    )  # fmt: skip
