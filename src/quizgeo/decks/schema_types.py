"""The types of the field table as JSON Schema: what an editor may take a value for, and what a text must look like.

An editor reads `1993` as a number and `true` as a truth value, where our reader takes both as text. So most types allow
several of JSON's types, each with the keywords that concern it, in one flat object; editors complete and explain such
objects better than alternatives. What only the reader can judge is let in. Refused, though our reader takes it, is a
text whose look depends on invisible signs.
"""

from collections.abc import Callable, Iterable, Mapping

from quizgeo.decks import limits
from quizgeo.decks.fields import LINE, SLUG, Field, Type, fields, whole
from quizgeo.decks.generic import Generic, read_generic
from quizgeo.decks.scalars import PATTERNS
from quizgeo.language import N_, _

Schema = dict[str, object]
"""A schema, or a part of one."""

OWN: Mapping[str, object] = {"^x-": True}
"""The pattern of fields of one's own."""

NAMES: Mapping[str, object] = {"pattern": f"^{PATTERNS['slug']}$", "maxLength": limits.SLUG}
"""What the keys of a mapping are like where they are identities."""
_PLAIN = ("string", "number", "boolean")
"""What a text may look like to an editor."""
_NUMBER = PATTERNS["decimal"]
_AMOUNT = _NUMBER.removeprefix("-?")
_DATE = r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_NOT_IN_PATHS = r'\\/:*?"<>|~%'
_PART = rf"[^{_NOT_IN_PATHS}]*[^{_NOT_IN_PATHS}. ]"
_TRUTH = "|".join(
    "".join(f"[{sign.upper()}{sign}]" for sign in word) for word in ("yes", "no", "on", "off", "true", "false")
)
_FILLED = N_("write a value, or delete the field")
_MOST = 1_000_000
_OF_A_SOURCE = [name for name in fields("citation") if name in fields("source")]
"""Fields of a citation that describe a source of its own."""


def _holds(pattern: str, cure: str, *types: str, **keywords: object) -> Callable[[], Schema]:
    """Give what makes the schema of texts that hold a pattern; `cure` is what to write in place of others."""
    kinds: object = types[0] if len(types) == 1 else list(types)
    return lambda: {"type": kinds, "pattern": pattern, "patternErrorMessage": _(cure), **keywords}


def _like(pattern: str, cure: str, *types: str, **keywords: object) -> Callable[[], Schema]:
    """Give what makes the schema of texts that look like a pattern."""
    return _holds(rf"^\s*(?:{pattern})\s*$", cure, *types, **keywords)


_SIMPLE: dict[str, Callable[[], Schema]] = {
    "text": _holds(r"\S", _FILLED, *_PLAIN, maxLength=limits.TEXT),
    "line": _holds(r"\S", _FILLED, *_PLAIN, maxLength=limits.LINE),
    "slug": _like(PATTERNS["slug"], N_("write small letters, digits and single dashes"),
                  "string", "integer", "boolean", maxLength=limits.SLUG, minimum=0),
    "tag": _like(r"[^\s,]+", N_("write it without spaces and commas"), *_PLAIN, maxLength=limits.TAG),
    "bool": _like(_TRUTH, N_("write yes or no"), "boolean", "string"),
    "decimal": _like(_AMOUNT, N_("write 0 or more"), "number", "string", minimum=0),
    "date": _like(_DATE, N_("write 2023, 2023-09 or 2023-09-19"),
                  "integer", "string", minimum=1, maximum=9999),
    "span": _like(PATTERNS["span"], N_("write 10 days, 2 weeks, 1 month or 3 years"), "string"),
    "distance": _like(PATTERNS["distance"], N_("write 30 km, 500 m or 20 mi"), "string"),
    "seconds": _like(PATTERNS["seconds"], N_("write 30, 90s, 2m or 1:30"),
                     "integer", "string", minimum=5, maximum=3600),
    "language": _like(PATTERNS["language"], N_("write en, id, az or zh-Hant"), "string"),
    "address": _like(PATTERNS["address"], N_("write https://host/path, without a name before the host"), "string"),
    "path": _like(f"{_PART}(?:/{_PART})*", N_("put the file beside the deck and write its name"), *_PLAIN),
    "number": _like(rf"{_NUMBER}(?: *\.\. *{_NUMBER})?", N_("write a number such as 38, or a range such as 60..70"),
                    "number", "string"),
    "tolerance": _like(rf"{_AMOUNT} *%?", N_("write an amount such as 5, or a share such as 5%"),
                       "number", "string", minimum=0),
    "credit": _like(_NUMBER, N_("write 0.5 for half the points"), "number", "string", minimum=0, maximum=1),
    "pin": lambda: {"type": "string", "enum": ["first", "last"]},
    "cloze": _holds(r"\(\(", N_("write the answer as ((answer))"), "string", maxLength=limits.TEXT),
    "point": lambda: _or_list(_like(f"{_NUMBER} *, *{_NUMBER}", N_("write 40.18, 44.51"), "string")(),
                              [_side(90), _side(180)], 2, 2),
    "region": lambda: _or_list(shape(LINE), _side(180), 4, 4),
    "source": lambda: _or_object(shape(SLUG), "citation", anyOf=[required(["ref"]), required(["title"])],
                                 dependencies={"ref": {"properties": dict.fromkeys(_OF_A_SOURCE, False)}}),
    "map": lambda: record("map"),
    "sources": lambda: {"type": "object", "additionalProperties": record("source"), "propertyNames": NAMES},
    "draw": lambda: {"type": "object", "additionalProperties": shape(whole(1, _MOST))},
}  # fmt: skip
"""Types that need nothing but their name."""

_NARROWED: dict[str, Callable[[Type], Schema]] = {
    "word": lambda kind: {"type": "string", "enum": list(kind.words)},
    "whole": lambda kind: _like("[0-9]+", N_("write a whole number"), "integer", "string",
                                minimum=kind.low, maximum=kind.high)(),
    "list": lambda kind: _list(shape(kind.item or LINE), kind.low),
    "items": lambda kind: _list(_list(shape(LINE), 1), kind.low),
    "options": lambda kind: _list(_or_object(shape(LINE), "option"), kind.low),
    "mapping": lambda kind: _mapping(shape(kind.item or LINE), 1),
    "groups": lambda kind: _mapping(_list(shape(LINE), 1), kind.low),
    "pairs": lambda kind: _pairs(kind.low),
}  # fmt: skip
"""Types that are narrowed by more."""


def shape(kind: Type) -> Schema:
    """Give the schema of a type."""
    simple = _SIMPLE.get(kind.name)
    return simple() if simple else _NARROWED[kind.name](kind)


def types_of(schema: Schema) -> list[str]:
    """Give the types of JSON that a schema allows."""
    types = schema["type"]
    return [types] if isinstance(types, str) else list(types) if isinstance(types, list) else []


def _or_list(bare: Schema, items: object, least: int, most: int) -> Schema:
    """Allow a list of so many items beside what a schema allows."""
    return bare | {"type": [*types_of(bare), "array"], "items": items, "minItems": least, "maxItems": most}


def _or_object(bare: Schema, where: str, **keywords: object) -> Schema:
    """Allow the mapping of a place of the format beside what a schema allows."""
    return bare | record(where) | {"type": [*types_of(bare), "object"], **keywords}


def _list(item: Schema, least: int) -> Schema:
    """Allow a list; where one item is enough, it may stand bare."""
    if least > 1:
        return {"type": "array", "items": item, "minItems": least}
    return item | {
        "type": ["array", *(kind for kind in types_of(item) if kind != "array")],
        "items": item,
        "minItems": 1,
    }


def _mapping(value: Schema, least: int) -> Schema:
    """Allow a mapping from texts."""
    return {
        "type": "object",
        "additionalProperties": value,
        "minProperties": least,
        "propertyNames": {"pattern": r"\S", "maxLength": limits.KEY},
    }


def _pairs(least: int) -> Schema:
    """Allow a mapping, or a list of lists of two and of mappings of one entry."""
    line = shape(LINE)
    pair = _mapping(line, 1) | {
        "type": ["array", "object"], "maxProperties": 1, "items": line, "minItems": 2, "maxItems": 2
    }  # fmt: skip
    return _mapping(line, least) | {"type": ["object", "array"], "items": pair, "minItems": least}


def _side(most: int) -> Schema:
    """Allow degrees."""
    return _like(_NUMBER, N_("write degrees such as 40.18"), "number", "string", minimum=-most, maximum=most)()


def described(field: Field, given: Schema | None = None) -> Schema:
    """Give the schema of a field: what it is for, its values, what holds without it, and an example.

    given: the schema of its values where their type does not tell it.
    """
    without = field.default or _(field.otherwise)
    doc = f"{_(field.doc)} {_('Without it: {value}.').format(value=without)}" if without else _(field.doc)
    return {"description": doc, **(values(field) if given is None else given)}


def values(field: Field) -> Schema:
    """Give the schema of a field's values."""
    schema = _former(field.name) if field.type.name == "former" else shape(field.type)
    if field.default:
        schema = {**schema, "default": written(field.default)}
    return {**schema, "examples": [written(field.example)]} if field.example else schema


def _former(name: str) -> Schema:
    """Allow one identity or several, under `was` those of another deck too."""
    slug, cure = PATTERNS["slug"], N_("write the id of a question")
    pattern, longest = (f"(?:{slug}/)?{slug}", 2 * limits.SLUG + 1) if name == "was" else (slug, limits.SLUG)
    return _list(_like(pattern, cure, "string", "integer", "boolean", maxLength=longest, minimum=0)(), 1)


def written(text: str) -> Generic:
    """Give what would be written on one line as an editor reads it."""
    items = read_generic(f"- {text}")
    return items[0] if isinstance(items, list) else None


def record(where: str) -> Schema:
    """Give the schema of the mappings of a place of the format."""
    return mapping_with({name: described(field) for name, field in fields(where).items()}) | required(
        name for name, field in fields(where).items() if field.required
    )


def mapping_with(properties: Mapping[str, object]) -> Schema:
    """Give the schema of a mapping that has these fields and one's own."""
    return {
        "type": "object",
        "properties": dict(properties),
        "patternProperties": dict(OWN),
        "additionalProperties": False,
    }


def required(names: Iterable[str]) -> Schema:
    """Give what asks for some fields; nothing for none."""
    asked = list(names)
    return {"required": asked} if asked else {}
