"""The deck format as JSON Schema, draft 7, for editors: decks, translations and included files, out of the field table.

It is flat: one object for a file and one for a question, with all fields that any kind may have. Which of them go
together is said beside them, as names alone. The same table in the same language gives the same text.
"""

import json
from collections.abc import Iterable, Iterator

from quizgeo.decks import limits
from quizgeo.decks.fields import FIELDS, Field, default_fields, fields, translated
from quizgeo.decks.read import FORMAT
from quizgeo.decks.schema_questions import prompts, question
from quizgeo.decks.schema_types import NAMES, Schema, described, mapping_with, required
from quizgeo.language import _

_FILES = {"deck": "deck", "overlay": "translates", "part": "part_of"}
"""What a file may be, with the field that tells it."""


def schema_text() -> str:
    """Give the schema as a file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """Give the schema, its descriptions in the language in use."""
    heads: dict[str, Field] = {}
    for field in FIELDS:
        if not set(_FILES).isdisjoint(field.where):
            heads.setdefault(field.name, field)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **mapping_with({name: _head(field) for name, field in heads.items()}),
        "anyOf": [required(names) for where in _FILES for names in _needed(where)],
        "dependencies": {name: _only(where, heads) for where, name in _FILES.items()},
        "if": {**required(["defaults"]), "properties": {"defaults": required(["question"])}},
        "else": {"properties": {"questions": {"items": prompts()}}},
    }


def _head(field: Field) -> Schema:
    """Describe a field of the head of a file."""
    match field.type.name:
        case "questions":
            return {"description": _(field.doc), **_questions()}
        case "defaults":
            inner = mapping_with({name: described(each) for name, each in default_fields().items()})
            return {**described(field, inner), "patternProperties": {}}
        case _:
            return {**described(field), **({"maximum": FORMAT} if field.name == "quizgeo" else {})}


def _questions() -> Schema:
    """Describe the questions: a list in a deck, a mapping in a translation."""
    return {
        "type": ["array", "object"],
        "items": question(),
        "minItems": 1,
        "maxItems": limits.QUESTIONS,
        "additionalProperties": _entry(),
        "propertyNames": dict(NAMES),
    }


def _entry() -> Schema:
    """Describe what a translation may give of a question."""
    given = [translated(field) for field in FIELDS if field.translatable and "deck" not in field.where]
    return mapping_with({field.name: described(field) for field in (*given, *fields("entry").values())})


def _needed(where: str) -> Iterator[list[str]]:
    """Give the fields that a file needs; an included file may stand in place of questions."""
    names = [name for name, field in fields(where).items() if field.required]
    yield names
    if "include" in fields(where):
        yield ["include" if name == "questions" else name for name in names]


def _only(where: str, heads: Iterable[str]) -> Schema:
    """Say how questions stand in a file, and which fields of other files it does not bear."""
    strange = {name: False for name in heads if name not in fields(where)}
    return {"properties": {"questions": {"type": "object" if where == "overlay" else "array"}, **strange}}
