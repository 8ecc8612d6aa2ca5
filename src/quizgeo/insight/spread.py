"""How cards are spread over stability and difficulty."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry
from quizgeo.memory import Item

STABILITY_EDGES = (0.0, 1.0, 3.0, 7.0, 21.0, 60.0, 180.0, 365.0, 1095.0)
"""Days at which a bin begins; the last has no end."""
DIFFICULTY_EDGES = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0)
"""The last bin ends at 10, which it holds."""
_MOST_DIFFICULT = 10.0


class Bin(Struct, frozen=True):
    """Cards from a figure on, up to but without another."""

    low: float
    high: float | None
    """None: there is no end."""
    n: int


class Spread(Struct, frozen=True):
    """Cards seen and not suspended, by what FSRS knows of them."""

    stability: tuple[Bin, ...]
    """In days."""
    difficulty: tuple[Bin, ...]
    """From 1 to 10."""
    n: int


def spread(cards: Sequence[CardEntry], items: Mapping[str, Item]) -> Spread:
    """Give how cards are spread."""
    states = [items[card.key] for card in cards]
    memories = [item.seen.memory for item in states if item.seen is not None and not item.suspended]
    stability = _bins((memory.stability for memory in memories), STABILITY_EDGES, None)
    difficulty = _bins((memory.difficulty for memory in memories), DIFFICULTY_EDGES, _MOST_DIFFICULT)
    return Spread(stability, difficulty, len(memories))


def _bins(figures: Iterable[float], edges: Sequence[float], end: float | None) -> tuple[Bin, ...]:
    counts = [0] * len(edges)
    for figure in figures:
        counts[max(bisect_right(edges, figure) - 1, 0)] += 1
    ends = (*edges[1:], end)
    return tuple(Bin(low, high, count) for low, high, count in zip(edges, ends, counts, strict=True))
