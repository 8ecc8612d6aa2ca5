"""From the field table to the functions that read its fields."""

from collections.abc import Callable

from quizgeo.decks import composite
from quizgeo.decks.citations import Citations, former, map_view, region
from quizgeo.decks.cloze import parse_cloze
from quizgeo.decks.fields import LINE, Field, Type, fields
from quizgeo.decks.records import Record
from quizgeo.decks.report import shown
from quizgeo.decks.scalars import (
    MisreadError,
    read_address,
    read_bool,
    read_date,
    read_decimal,
    read_distance,
    read_language,
    read_path,
    read_seconds,
    read_span,
    read_tolerance,
    read_whole,
)
from quizgeo.decks.values import Read, line, lines, list_of, mapping_of, parsed, remembered, shared, slug, text, word
from quizgeo.language import _

_BY_NAME: dict[str, Callable[[str], Read[object]]] = {
    "text": text,
    "line": line,
    "slug": slug,
    "tag": composite.tag,
    "number": composite.number,
    "point": composite.point,
    "bool": lambda name: parsed(name, read_bool),
    "decimal": lambda name: parsed(name, _points),
    "date": lambda name: parsed(name, read_date, "date"),
    "span": lambda name: parsed(name, read_span, "QN015"),
    "tolerance": lambda name: parsed(name, read_tolerance, "QN015"),
    "distance": lambda name: parsed(name, read_distance, "QN015"),
    "seconds": lambda name: parsed(name, read_seconds),
    "language": lambda name: parsed(name, read_language, "tag"),
    "address": lambda name: parsed(name, read_address, "tag"),
    "path": lambda name: parsed(name, read_path, "DK013"),
    "cloze": lambda name: parsed(name, parse_cloze, "QN020", text(name)),
    "credit": lambda name: parsed(name, composite.read_credit, "QN021"),
    "pin": lambda name: parsed(name, composite.read_pin, "QN021"),
    "region": region,
    "map": lambda _name: shared(map_view(record("map"))),
}
"""Types that need nothing but the name of the field."""

_BY_TYPE: dict[str, Callable[[str, Type], Read[object]]] = {
    "word": lambda name, kind: word(name, kind.words),
    "whole": lambda name, kind: parsed(name, lambda written: read_whole(written, kind.low, kind.high)),
    "mapping": lambda name, kind: mapping_of(name, _item(name, kind)),
    "options": lambda name, kind: list_of(name, composite.option(name, record("option")), kind.low),
    "items": lambda name, kind: composite.items(name, kind.low),
    "pairs": lambda name, kind: composite.pairs(name, kind.low),
    "groups": lambda name, kind: composite.groups(name, kind.low),
    "former": lambda name, _kind: former(name, "QN011" if name == "was" else "QN027"),
}
"""Types that are narrowed by more."""


_NUMBERS = frozenset(("number", "tolerance", "distance", "decimal"))
"""Types with a number that may have been meant otherwise."""


def reader(field: Field, citations: Citations | None = None, language: str = "en") -> Read[object]:
    """Give the function that reads the values of a field.

    citations: asked for by the field `source`. language: that of the deck, in which a number may have been written.
    """
    if field.type.name == "source" and citations is not None:
        return shared(citations.read)
    read = _reader(field.name, field.type)
    return composite.doubted(read, language) if field.type.name in _NUMBERS else read


def _reader(name: str, kind: Type) -> Read[object]:
    if kind.name == "list":
        return _list(name, kind)
    simple = _BY_NAME.get(kind.name)
    return simple(name) if simple else _BY_TYPE[kind.name](name, kind)


def _list(name: str, kind: Type) -> Read[object]:
    """Give the function that reads a list, for lines and tags a faster one."""
    if kind.item == LINE:
        return lines(name, kind.low)
    read = list_of(name, _item(name, kind), kind.low)
    return shared(remembered(read)) if kind.item == Type("tag") else read


def _item(name: str, kind: Type) -> Read[object]:
    """Give the function that reads what a list or mapping holds."""
    if kind.item is None:
        raise LookupError(name)
    return _reader(name, kind.item)


def _points(written: str) -> float:
    """Read a decimal that is not negative."""
    value = read_decimal(written)
    if value < 0:
        raise MisreadError(_("{value} is below 0").format(value=shown(written)), _("write 0 or more"))
    return float(value)


def record(where: str, missing: str = "missing", **own: Read[object]) -> Record:
    """Give what reads the mappings of a place of the format, with reading functions of one's own for some fields.

    Fields whose type is not listed here are passed over.
    """
    listed = {"list", *_BY_NAME, *_BY_TYPE}
    reads = {name: reader(field) for name, field in fields(where).items() if field.type.name in listed}
    return Record(where, reads | own, missing)
