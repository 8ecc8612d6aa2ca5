"""Words of the program in the language of a deck, which need not be the one that people are spoken to in."""

from msgspec.structs import replace

from quizgeo.decks import Open, Question
from quizgeo.language import N_, _, speaking

NO_MODEL = N_("No model answer is given.")
"""What readers put where a free answer has no model: `in_language` says it as the deck speaks."""


def in_language(question: Question, tag: str) -> Question:
    """Say in the language of a deck what a reader put into a question, which the foreign file does not say."""
    body = question.body
    if not isinstance(body, Open) or body.model != NO_MODEL:
        return question
    with speaking(tag):
        return replace(question, body=replace(body, model=_(NO_MODEL)))
