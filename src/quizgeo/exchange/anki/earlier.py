"""The package that a new one replaces: which notes it holds, so that what did not change stays as it was."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from quizgeo.exchange.archive import members
from quizgeo.exchange.errors import ExchangeError
from quizgeo.exchange.guarded import Row, guarded

_MEMBER = "collection.anki2"
_COLUMNS = ("id", "guid", "mid", "mod", "flds", "tags")
_LARGEST = 1 << 53
"""Numbers of notes and seconds are below it."""


class Earlier(Struct, frozen=True):
    """A note of the earlier package."""

    number: int
    changed: int
    """Seconds since 1970."""
    type: int
    fields: str
    tags: str

    def says(self, type_: int, fields: str, tags: str) -> bool:
        """Tell whether it is of this type and holds just this."""
        return (self.type, self.fields, self.tags) == (type_, fields, tags)


def earlier_notes(data: bytes) -> Mapping[str, Earlier]:
    """Give the notes of a package by their guid; none where it cannot be read, for then all are new."""
    try:
        found = members(data, lambda name: name == _MEMBER, _MEMBER)
        if _MEMBER not in found:
            return {}
        with guarded(found[_MEMBER], _MEMBER) as database:
            return dict(_notes(database.rows("notes", _COLUMNS)))
    except ExchangeError:
        return {}


def _notes(rows: Iterator[Row]) -> Iterator[tuple[str, Earlier]]:
    for number, guid, kind, changed, fields, tags in rows:
        if not (isinstance(number, int) and isinstance(kind, int) and isinstance(changed, int)):
            continue
        if 0 < number < _LARGEST and 0 < changed < _LARGEST:
            yield _text(guid), Earlier(number, changed, kind, _text(fields), _text(tags))


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else ""
