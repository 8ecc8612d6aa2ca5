"""A question as JSON Schema: all fields of all kinds in one object, and which of them go together."""

from itertools import chain

from quizgeo.decks.examples import example
from quizgeo.decks.fields import ANSWER_KEYS, KINDS, Field, KindRow, fields
from quizgeo.decks.generic import read_generic
from quizgeo.decks.schema_types import Schema, described, mapping_with, required, types_of, values, written
from quizgeo.language import _

_OWN = {row.name: fields(row.name) for row in KINDS}


def question() -> Schema:
    """Describe a question."""
    names = dict.fromkeys(chain.from_iterable(_OWN.values()))
    properties = {name: described(field) for name, field in fields("question").items()}
    return {
        **mapping_with(properties | {name: _any_of(name) for name in names}),
        "anyOf": [required(sorted(row.keys)) for row in KINDS],
        "dependencies": {name: rule for name in names if (rule := _together(name))},
        "defaultSnippets": [_snippet(row) for row in KINDS],
    }


def prompts() -> Schema:
    """Ask for `question`, but not of the kinds that ask by a field of their own."""
    others = [required(sorted(row.keys - {"answer"})) for row in KINDS if not row.prompted]
    return {"anyOf": [required(["question"]), *others]}


def _rows(name: str) -> list[KindRow]:
    """Give the kinds that have a field."""
    return [row for row in KINDS if name in _OWN[row.name]]


def _meanings(name: str) -> list[Field]:
    """Give the fields of a name, which different kinds may read in different ways."""
    return list(dict.fromkeys(_OWN[row.name][name] for row in _rows(name)))


def _any_of(name: str) -> Schema:
    """Describe a field that may be one of several: what all of them allow, as `_together` tells which one is meant."""
    meanings = _meanings(name)
    if len(meanings) == 1:
        return described(meanings[0])
    open_ones = [_OWN[row.name][name] for row in _rows(name) if not any(_rows(key) == [row] for key in row.keys)]
    schemas = [values(field) for field in open_ones or meanings]
    merged = dict(schemas[0]) if open_ones else {"examples": [written(field.example) for field in meanings]}
    merged["type"] = list(dict.fromkeys(chain.from_iterable(map(types_of, schemas))))
    return {"description": " ".join(dict.fromkeys(_(field.doc) for field in meanings)), **merged}


def _together(name: str) -> Schema | list[str]:
    """Say what a field needs beside it, what it does not bear, and what it makes others mean."""
    if name not in ANSWER_KEYS:
        return _needed(name)
    rows = _rows(name)
    strange = {other: False for other in sorted(ANSWER_KEYS) if not any(other in row.keys for row in rows)}
    own = _OWN[rows[0].name] if len(rows) == 1 else {}
    meant = {other: _without_examples(field) for other, field in own.items() if len(_meanings(other)) > 1}
    beside = [other for other, field in own.items() if field.required and other not in ANSWER_KEYS]
    return {**required(beside), "properties": {**meant, **strange}}


def _without_examples(field: Field) -> Schema:
    """Describe the values of a field whose example stands beside its name already."""
    return {keyword: value for keyword, value in values(field).items() if keyword != "examples"}


def _needed(name: str) -> Schema | list[str]:
    """Ask for the answer keys of the kinds that a field goes with."""
    sets = [row.keys for row in _rows(name)]
    least = [sorted(keys) for keys in sets if not any(other < keys for other in sets)]
    return least[0] if len(least) == 1 else {"anyOf": [required(keys) for keys in least]}


def _snippet(row: KindRow) -> Schema:
    """Give a whole question of a kind, which editors offer where one begins."""
    return {"label": row.name, "description": _(row.doc), "body": read_generic(example(row.name))}
