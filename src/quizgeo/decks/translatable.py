"""The texts of a question that a translation may give, by the fields that give them, and the stamp over all of them."""

import unicodedata
from collections.abc import Mapping
from hashlib import blake2b
from json import JSONEncoder
from typing import assert_never

from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    Place,
    Text,
    TrueFalse,
)
from quizgeo.decks.model import Question

Texts = Mapping[str, object]
"""Texts, tuples of texts, and tuples of such, by field; empty ones are left out."""

_STAMP_BYTES = 4
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def texts(question: Question) -> Texts:
    """Give what of a question can be translated, as the short form of its kind would write it."""
    body = question.body
    feedback = dict(question.feedback)
    if isinstance(body, Choice | Multiple):
        feedback |= {option.text: option.feedback for option in body.options if option.feedback}
    common = {"question": question.prompt, "hint": question.hints, "explain": question.explain}
    everything = {**common, **_of_body(body), "feedback": tuple(feedback.items())}
    return {name: value for name, value in everything.items() if value}


def stamp(question: Question) -> str:
    """Give 8 hex that change when a text does that translations are made from."""
    content = _encode(list(texts(question).items()))
    return blake2b(unicodedata.normalize("NFC", content).encode(), digest_size=_STAMP_BYTES).hexdigest()


def _of_body(body: Kind) -> dict[str, object]:
    if isinstance(body, Choice | Multiple):
        return _of_options(body)
    if isinstance(body, Number | Date | Find | Place):
        return {"unit": body.units} if isinstance(body, Number) else {}
    return _of_typed(body) if isinstance(body, Text | TrueFalse | Open | Flashcard) else _of_parts(body)


def _of_options(body: Choice | Multiple) -> dict[str, object]:
    wrong = tuple(option.text for option in body.options if not option.correct)
    if isinstance(body, Multiple):
        return {"answers": body.answers, "wrong": wrong}
    return {"answer": body.answer, "wrong": wrong, "accept": body.accept, "reject": body.reject}


def _of_typed(body: Text | TrueFalse | Open | Flashcard) -> dict[str, object]:
    match body:
        case Text(answer=answer, accept=accept, reject=reject):
            return {"answer": answer, "accept": accept, "reject": reject}
        case TrueFalse(statement=statement):
            return {"statement": statement}
        case Open(model=model, rubric=rubric):
            return {"model": model, "rubric": rubric}
        case Flashcard(front=front, back=back):
            return {"front": front, "back": back}
        case _:
            assert_never(body)


def _of_parts(body: ListOf | Order | Match | Groups | Cloze) -> dict[str, object]:
    match body:
        case ListOf(items=items):
            return {"list": items}
        case Order(items=steps):
            return {"order": steps}
        case Match(pairs=pairs, extra=extra):
            return {"match": pairs, "extra": extra}
        case Groups(groups=groups):
            return {"groups": groups}
        case Cloze(parts=parts):
            return {
                "cloze": tuple(
                    part if isinstance(part, str) else (part.answer, *part.accept, part.hint) for part in parts
                )
            }
        case _:
            assert_never(body)
