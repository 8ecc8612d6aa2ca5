"""A learner who opens a deck meets easy background first, and nothing before what it builds on."""

from collections.abc import Sequence

from quizgeo.decks.kinds import Choice, ListOf, Open, Order
from quizgeo.decks.model import Deck, Question

FIRST = 5
"""How many questions make up the opening of a deck."""
SHORT = 3


def heavy(question: Question) -> bool:
    """Tell whether a question is too much for a beginning: an essay, a sequence, a long list, a judgement."""
    body = question.body
    return (
        question.status != "fact"
        or isinstance(body, Open | Order)
        or (isinstance(body, ListOf) and len(body.items) > SHORT)
    )


def test_each_deck_opens_with_an_easy_choice(decks: Sequence[Deck]) -> None:
    for deck in decks:
        first = deck.questions[0]
        assert isinstance(first.body, Choice), first.key
        assert first.difficulty is not None, first.key
        assert first.difficulty <= 1, first.key
        assert first.status == "fact", first.key


def test_the_first_questions_are_light(decks: Sequence[Deck]) -> None:
    openings = [question for deck in decks for question in deck.questions[:FIRST]]
    assert [question.key for question in openings if heavy(question) or (question.difficulty or 0) > 2] == []


def test_what_comes_first_stands_first(decks: Sequence[Deck]) -> None:
    early = []
    for deck in decks:
        seen: set[str] = set()
        for question in deck:
            early += [(question.key, other) for other in question.after if other.rpartition("/")[2] not in seen]
            seen.add(question.id)
    assert early == []
