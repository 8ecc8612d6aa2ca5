"""Words of the program in the language of a deck, which need not be the one that people are spoken to in."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from quizgeo import language
from quizgeo.decks import Open, Question
from quizgeo.language import N_, _

NO_MODEL = N_("No model answer is given.")
"""What readers put where a free answer has no model: `in_language` says it as the deck speaks."""


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak another language for a while; English where it is not spoken here."""
    before = language.in_use()
    language.use(tag)
    try:
        yield
    finally:
        language.use(before)


def in_language(question: Question, tag: str) -> Question:
    """Say in the language of a deck what a reader put into a question, which the foreign file does not say."""
    body = question.body
    if not isinstance(body, Open) or body.model != NO_MODEL:
        return question
    with speaking(tag):
        return replace(question, body=replace(body, model=_(NO_MODEL)))
