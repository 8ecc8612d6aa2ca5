"""What readers of foreign files give, made by hand."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from quizgeo.decks import CardKey, Question
from quizgeo.exchange import Foreign, ReadIn
from tests.exchange.decks import deck_of


def foreign(fields: Mapping[str, Any], *, own: str = "", origin: str = "", place: str = "") -> Foreign:
    """Give a question by its fields as a reader gives it. own: the identity that the file carries."""
    question = deck_of([{"id": "q", **fields}]).questions[0]
    return Foreign(replace(question, key=CardKey(own), id="", line=0, path=""), origin, place)


def read_in(*questions: Foreign, title: str = "", language: str = "") -> ReadIn:
    """Give what a file held."""
    return ReadIn(questions, title=title, language=language)


def unkept(questions: Iterable[Question]) -> list[Question]:
    """Forget what an import adds, and where questions stand."""
    return [
        replace(each, line=0, path="", extra={name: kept for name, kept in each.extra.items() if name != "x-from"})
        for each in questions
    ]
