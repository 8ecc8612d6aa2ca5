"""What is asked next, looked at while the question before it is on the screen: only a map takes a moment to draw."""

from quizgeo.decks import CardEntry, DeckError, UnknownDeckError
from quizgeo.study.asking import Asked, ask
from quizgeo.study.learner import Learner
from quizgeo.study.mapped import has_map


def map_ahead(learner: Learner, card: CardEntry, language: str) -> Asked | None:
    """Give how a card would be asked now, if a map belongs to its question; None else, and where it cannot be read."""
    try:
        question = learner.question(card, language)
    except (DeckError, UnknownDeckError):
        return None
    if question is None or not has_map(question):
        return None
    seen = learner.item(card.key).seen
    return ask(question, card.key, (seen.nth, seen.tries) if seen else (0, 0))
