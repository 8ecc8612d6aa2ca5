"""The texts of a question that may name a country: what is offered, what is right, and what was given."""

from collections.abc import Mapping, Sequence

from quizgeo.answers.countries import country_code
from quizgeo.answers.verdict import Given
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Order,
    Text,
)


def codes_of(texts: Sequence[str], language: str) -> tuple[str, ...]:
    """Give the alpha-3 codes of the countries that texts are names of, each once and in their order."""
    return tuple(dict.fromkeys(code for text in texts if (code := country_code(text, language))))


def right_texts(body: Kind) -> tuple[str, ...]:
    """Give the texts that are right; of what is put in order or sorted none, as all of it is shown."""
    match body:
        case Choice() | Text():
            texts: tuple[str, ...] = (body.answer,)
        case Multiple():
            texts = body.answers
        case ListOf():
            texts = tuple(item[0] for item in body.items)
        case Cloze():
            texts = tuple(gap.answer for gap in body.gaps)
        case Flashcard():
            texts = (body.front, body.back)
        case Match():
            texts = tuple(side for pair in body.pairs for side in pair)
        case _:
            texts = ()
    return texts


def offered_texts(body: Kind) -> tuple[str, ...]:
    """Give the texts that a learner sees and chooses from, sorts or pairs."""
    match body:
        case Choice() | Multiple():
            texts: tuple[str, ...] = tuple(option.text for option in body.options)
        case Match():
            texts = (*(side for pair in body.pairs for side in pair), *body.extra)
        case Groups():
            texts = tuple(text for name, items in body.groups for text in (name, *items))
        case Order():
            texts = body.items
        case _:
            texts = ()
    return texts


def given_texts(given: Given | None) -> tuple[str, ...]:
    """Give the texts of an answer; none where it is no text, or nothing."""
    if isinstance(given, str):
        return (given,)
    if isinstance(given, Mapping):
        return tuple(given.values())
    parts = given if isinstance(given, Sequence) else ()
    return tuple(part for part in parts if isinstance(part, str))
