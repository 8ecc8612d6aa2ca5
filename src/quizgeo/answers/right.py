"""What a learner would give who knows the answer as the deck writes it."""

from typing import assert_never

from quizgeo.answers.shown import decimal_text
from quizgeo.answers.verdict import Given
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


def right_given(body: Kind, language: str = "en") -> Given:
    """Give the right answer in the shape that the kind takes; numbers as `language` writes them."""
    given: Given
    match body:
        case Choice() | Text() | TrueFalse() | Number() | Date() | Find() | Flashcard():
            given = _one(body, language)
        case Multiple() | ListOf() | Order() | Cloze():
            given = _several(body)
        case Match():
            given = dict(body.pairs)
        case Groups():
            given = {item: group for group, items in body.groups for item in items}
        case Open():
            given = body.rubric or "good"
        case Place():
            given = (body.lat, body.lon)
        case _:
            assert_never(body)
    return given


def _one(body: Choice | Text | TrueFalse | Number | Date | Find | Flashcard, language: str) -> str | bool:
    given: str | bool
    match body:
        case Choice() | Text() | TrueFalse():
            given = body.answer
        case Number():
            given = "..".join(decimal_text(end, language) for end in body.written.split(".."))
        case Date():
            given = str(body.date)
        case Find():
            given = body.target
        case Flashcard():
            given = "good"
        case _:
            assert_never(body)
    return given


def _several(body: Multiple | ListOf | Order | Cloze) -> tuple[str, ...]:
    match body:
        case Multiple():
            return body.answers
        case ListOf():
            return tuple(item[0] for item in body.items)
        case Order():
            return body.items
        case Cloze():
            return tuple(gap.answer for gap in body.gaps)
        case _:
            assert_never(body)
