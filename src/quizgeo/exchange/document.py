"""Everything that a deck says as one JSON document, for programs; written, not read.

Fields have the names that they have in a deck. What says nothing is not there, but for what a kind asks and what is
right. Numbers that are judged exactly stand as text, as the deck writes them.
"""

import json
from collections.abc import Mapping

from msgspec import to_builtins

from quizgeo.decks import Citation, Cloze, Date, Deck, Gap, MapView, PartialDate, Question, Source
from quizgeo.exchange.losses import dropped_fields
from quizgeo.exchange.shape import WriteOptions, Written
from quizgeo.text import escaped

FORMAT = 1
"""The number of this form; a program that reads it may ask for one it knows."""


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write a deck. Nothing of it is lost."""
    del options
    document = {
        "format": FORMAT,
        "deck": deck.id,
        "title": deck.title,
        "language": deck.language,
        **_head(deck),
        "questions": [_question(question) for question in deck],
    }
    text = escaped(json.dumps(document, ensure_ascii=False, indent=2))
    losses = tuple(loss for question in deck for loss in dropped_fields(question, "json"))
    return Written(f"{text}\n".encode(), len(deck), losses)


def _head(deck: Deck) -> dict[str, object]:
    told = {
        "translated_from": deck.original_language,
        "description": deck.description,
        "scope": deck.scope,
        "notes": deck.notes,
        "as_of": _date(deck.as_of),
        "license": deck.license,
        "authors": list(deck.authors),
        "reviewers": list(deck.reviewers),
        "level": deck.level,
        "sources": {name: _source(source) for name, source in deck.sources.items()},
        "draw": dict(deck.draw),
    }
    return _given(told) | dict(deck.extra)


def _question(question: Question) -> dict[str, object]:
    """Give a question: its identity, what it asks, what is right, and what stands beside."""
    told = {
        "was": list(question.was),
        "hint": list(question.hints),
        "explain": question.explain,
        "feedback": dict(question.feedback),
        "source": _cited(question.source),
        "as_of": _date(question.as_of),
        "review_by": _date(question.review_by),
        "tags": list(question.tags),
        "difficulty": question.difficulty,
        "time": question.seconds,
        "map": _map(question.map),
        "after": list(question.after),
        "ladder": "typed" if question.typed_ladder else "",
        "notes": question.notes,
    }
    beside = {"status": question.status, "points": question.points, "shuffle": question.shuffle}
    own = {"key": question.key, "id": question.id, "kind": question.kind, "question": question.prompt}
    return own | _body(question) | _given(told) | beside | dict(question.extra)


def _body(question: Question) -> dict[str, object]:
    """Give the fields of the kind by the names that they have in our values."""
    match question.body:
        case Date(date=date, within=within):
            return {"date": str(date), "within": to_builtins(within)}
        case Cloze(parts=parts):
            return {"cloze": [to_builtins(part) if isinstance(part, Gap) else part for part in parts]}
        case body:
            return dict(to_builtins(body))


def _given(told: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if value not in ("", None, [], {})}


def _date(date: PartialDate | None) -> str:
    return "" if date is None else str(date)


def _source(source: Source) -> dict[str, object]:
    told = {name: getattr(source, name) for name in Source.__struct_fields__}
    return _given({name: _date(value) if isinstance(value, PartialDate) else value for name, value in told.items()})


def _cited(citation: Citation | None) -> dict[str, object]:
    if citation is None:
        return {}
    return _source(citation.source) | _given({"at": citation.at, "quote": citation.quote})


def _map(view: MapView | None) -> dict[str, object]:
    return {} if view is None else _given({"region": view.region, "show": list(view.show)})
