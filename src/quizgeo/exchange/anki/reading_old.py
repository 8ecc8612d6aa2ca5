"""The old layout of a package, schema 11: note types and decks stand as JSON in the one row of `col`."""

from collections.abc import Iterator, Mapping

from msgspec import DecodeError, Struct
from msgspec.json import decode

from quizgeo.exchange.anki.foreign import ForeignType, text
from quizgeo.exchange.archive import damaged
from quizgeo.exchange.guarded import Database
from quizgeo.language import _

_CLOZE = 1

Record = Mapping[str, object]


class Collection(Struct, frozen=True):
    """The row of `col`, as far as it is read."""

    models: Record
    decks: Record


def collection(database: Database, name: str) -> Collection:
    """Read the row of `col`. name: of the package. Raises ExchangeError EX002."""
    for models, decks in database.rows("col", ("models", "decks")):
        try:
            return Collection(_record(decode(text(models))), _record(decode(text(decks))))
        except (DecodeError, ValueError, RecursionError) as error:
            raise damaged(name, _("its note types or decks are no JSON")) from error
    raise damaged(name, _("its collection is empty"))


def types(col: Collection) -> Mapping[int, ForeignType]:
    """Give the note types by number."""
    return {int(key): _type(_record(value)) for key, value in col.models.items() if _is_number(key)}


def decks(col: Collection) -> Mapping[int, str]:
    """Give the names of decks by number."""
    return {int(key): _string(_record(value), "name") for key, value in col.decks.items() if _is_number(key)}


def media(listed: bytes | None) -> Mapping[str, str]:
    """Give names of media with the members that hold them; none where the list cannot be read."""
    try:
        written = _record(decode(listed or b"{}"))
    except (DecodeError, ValueError, RecursionError):
        return {}
    return {name: member for member, name in written.items() if isinstance(name, str)}


def _type(model: Record) -> ForeignType:
    stock = model.get("originalStockKind")
    return ForeignType(
        _string(model, "name"),
        tuple(_string(each, "name") for each in _records(model, "flds")),
        tuple(_string(each, "qfmt") for each in _records(model, "tmpls")),
        model.get("type") == _CLOZE,
        stock if isinstance(stock, int) else 0,
    )


def _is_number(key: str) -> bool:
    """Tell whether a key is a number as databases hold it; longer ones would be slow to read."""
    return key.isascii() and key.isdigit() and len(key) < 20  # noqa: PLR2004 - digits of 64 bits


def _record(value: object) -> Record:
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else {}


def _records(record: Record, key: str) -> Iterator[Record]:
    """Give the members of a list in their order, which `ord` tells."""
    listed = record.get(key)
    found = [_record(each) for each in listed] if isinstance(listed, list) else []
    yield from sorted(found, key=_place)


def _place(record: Record) -> int:
    place = record.get("ord")
    return place if isinstance(place, int) else 0


def _string(record: Record, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""
