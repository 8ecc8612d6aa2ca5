"""A package of ours as its rows, read with nothing of ours."""

import json
import sqlite3
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

Row = dict[str, Any]


@dataclass
class Opened:
    """What a package holds, each row by the names of its columns."""

    col: Row
    notes: list[Row]
    cards: list[Row]
    revlog: list[Row]

    def fields(self, place: int = 0) -> list[str]:
        """Give the fields of a note."""
        fields: list[str] = self.notes[place]["flds"].split("\x1f")
        return fields

    def kind(self, place: int = 0) -> str:
        """Give the name of a note's type."""
        models: dict[str, Row] = json.loads(self.col["models"])
        name: str = models[str(self.notes[place]["mid"])]["name"]
        return name

    @property
    def guids(self) -> list[str]:
        return [note["guid"] for note in self.notes]


def opened(data: bytes) -> Opened:
    """Open a package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert archive.read("media") == b"{}"
        base = sqlite3.connect(":memory:")
        base.deserialize(archive.read("collection.anki2"))
    base.row_factory = sqlite3.Row
    try:
        assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        tables = {
            name: [dict(row) for row in base.execute(f"SELECT * FROM {name} ORDER BY rowid")]
            for name in ("col", "notes", "cards", "revlog")
        }
    finally:
        base.close()
    return Opened(tables["col"][0], tables["notes"], tables["cards"], tables["revlog"])
