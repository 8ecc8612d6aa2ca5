"""The order of a list of cards: total, and the same each time. What has no figure yet stands last, either way round."""

from collections.abc import Callable, Mapping, Sequence

from quizgeo.study.search_cards import Candidate, Facts
from quizgeo.study.search_figures import MEASURED
from quizgeo.study.search_query import SortBy

Rank = Callable[[Facts, Candidate], float | None]


def _downwards(name: str) -> Rank:
    def rank(facts: Facts, each: Candidate) -> float | None:
        value = MEASURED[name](facts, each) if each.item.seen is not None else None
        return None if value is None else -value

    return rank


def _place(_facts: Facts, each: Candidate) -> float:
    return each.place


RANKS: Mapping[str, Rank] = {
    "deck": _place,
    "due": MEASURED["due"],
    "stability": MEASURED["s"],
    "lapses": _downwards("lapses"),
    "difficulty": _downwards("d"),
    "recall": MEASURED["r"],
}
"""What each order of the table goes by, least first."""


def ordered(found: Sequence[Candidate], sorts: Sequence[SortBy], facts: Facts) -> tuple[Candidate, ...]:
    """Put cards, which stand as the decks have them, in order; equal ones stay as they stand."""
    listed = list(found)
    for wish in reversed(sorts):
        listed = _sorted(listed, wish, facts)
    return tuple(listed)


def _sorted(found: Sequence[Candidate], wish: SortBy, facts: Facts) -> list[Candidate]:
    rank, sign = RANKS[wish.name], -1 if wish.reverse else 1

    def key(each: Candidate) -> tuple[bool, float]:
        value = rank(facts, each)
        return (True, 0.0) if value is None else (False, sign * value)

    return sorted(found, key=key)
