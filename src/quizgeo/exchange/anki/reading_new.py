"""The new layout of a package, schema 15 and later: note types, fields, templates and decks are tables.

What is not a name stands in messages of protocol buffers, of which two or three fields are read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from quizgeo.exchange.anki.foreign import LEVELS, ForeignType, text, whole
from quizgeo.exchange.anki.protobuf import fields, first_bytes, first_number
from quizgeo.exchange.guarded import Database, Value
from quizgeo.exchange.zstd import unpacked

_LEVELS = "\x1f"
_KIND, _STOCK = 1, 9
"""Fields of a type's settings: 1 in the first for a type with gaps; the type that it was made from."""
_FRONT = 1
"""Field of a template's settings."""
_CLOZE = 1
_LONGEST_LIST = 5_000_000
"""Bytes of a list of media: names of many more files than a package may hold."""


def types(database: Database) -> Mapping[int, ForeignType]:
    """Give the note types by number; what of one cannot be read is left out."""
    names = _by_type(database, "fields", "name", text)
    fronts = _by_type(database, "templates", "config", _front)
    found = {}
    for id_, name, config in database.rows("notetypes", ("id", "name", "config")):
        kind, stock = _settings(config)
        if isinstance(id_, int):
            key = id_
            found[key] = ForeignType(_name(name), names[key], fronts[key], kind == _CLOZE, stock)
    return found


def decks(database: Database) -> Mapping[int, str]:
    """Give the names of decks by number."""
    rows = database.rows("decks", ("id", "name"))
    return {id_: _name(name).replace(_LEVELS, LEVELS) for id_, name in rows if isinstance(id_, int)}


def media(packed: bytes, name: str) -> Mapping[str, str]:
    """Give names of media with the members that hold them; the list's order numbers them.

    Raises ExchangeError where the list cannot be unpacked; one that cannot be read gives none.
    """
    listed = unpacked(packed, name, _LONGEST_LIST) if packed else b""
    try:
        return {entry: str(place) for place, entry in enumerate(_entries(listed))}
    except ValueError:
        return {}


def _entries(listed: bytes) -> Iterator[str]:
    for number, entry in fields(listed):
        if number == 1 and isinstance(entry, bytes):
            yield first_bytes(entry, 1).decode()


def _by_type(
    database: Database, table: str, column: str, read: Callable[[Value], str]
) -> Mapping[int, tuple[str, ...]]:
    """Give something of each of a type's parts, in their order."""
    parts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for type_, place, value in database.rows(table, ("ntid", "ord", column)):
        try:
            parts[whole(type_)].append((whole(place), read(value)))
        except ValueError:
            continue
    return defaultdict(tuple, {type_: tuple(each for _place, each in sorted(found)) for type_, found in parts.items()})


def _front(config: Value) -> str:
    """Give the front of a template's settings."""
    return first_bytes(config, _FRONT).decode() if isinstance(config, bytes) else ""


def _settings(config: Value) -> tuple[int, int]:
    """Give the kind of a type, and the type that it was made from."""
    try:
        return (first_number(config, _KIND), first_number(config, _STOCK)) if isinstance(config, bytes) else (0, 0)
    except ValueError:
        return 0, 0


def _name(value: Value) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else ""
