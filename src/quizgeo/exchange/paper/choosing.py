"""Which questions of a deck stand on its paper: the same for every variant, so that marks compare. Pure."""

from collections.abc import Sequence

from quizgeo.decks import CardEntry, Deck, Question
from quizgeo.study.exam_paper import ExamScope, draw

REST = "*"
"""In `draw`: questions of any tag that was not named."""


def choose(deck: Deck, *, count: int | None = None, tags: Sequence[str] = (), seed: int = 0) -> tuple[Question, ...]:
    """Give the questions of a paper in the order of the deck.

    count: so many of them, every tag in its part, at most `study.exam_paper.MOST`. tags: only questions with one of
    these. Without a count the deck's own `draw` holds, and without one all are asked. seed: what the lot falls by.
    """
    wanted = {tag.casefold() for tag in tags}
    asked = [each for each in deck if not wanted or wanted & {tag.casefold() for tag in each.tags}]
    if (count is None and not deck.draw) or (count or 0) >= len(asked):
        return tuple(asked)
    cards = [CardEntry(each.key, each.kind, tags=_tags(each, deck)) for each in asked]
    drawn = set(draw(cards, ExamScope((), limit=count), {str(deck.id): deck.draw}, seed))
    return tuple(each for each in asked if each.key in drawn)


def _tags(question: Question, deck: Deck) -> tuple[str, ...]:
    """Give the tags by which a question is drawn: those that `draw` names, as it writes them, or the rest."""
    own = {tag.casefold() for tag in question.tags}
    named = tuple(tag for tag in deck.draw if tag.casefold() in own)
    return named or (REST,) if deck.draw else question.tags
