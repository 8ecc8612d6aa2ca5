"""What a learner would know today: the sum of chances to know, luck taken off, over cards seen and not set aside.

No chance is told of a card answered today: its answer says whether it is known.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry
from quizgeo.insight.reviews import mature_from
from quizgeo.insight.shares import Sum, expected
from quizgeo.memory import Item, Kernel, Seen, true_recall


class Cards(Struct, frozen=True):
    """How many cards there are, each counted once."""

    new: int
    """Never answered."""
    young: int
    mature: int
    """Kept above 90 % for 21 days or more."""
    suspended: int

    @property
    def n(self) -> int:
        """Count all of them."""
        return self.new + self.young + self.mature + self.suspended


class Knowledge(Struct, frozen=True):
    """Cards that would be known today, of those seen and not suspended."""

    all: Sum
    decks: Mapping[str, Sum]
    """By identity of the deck, in the order of the decks."""
    tags: Mapping[str, Sum]
    """By tag, sorted; a card counts for each of its tags."""


def cards_by_state(cards: Sequence[CardEntry], items: Mapping[str, Item], kernel: Kernel) -> Cards:
    """Count cards by how well they are kept."""
    new = young = mature = suspended = 0
    kept = mature_from(kernel)
    for card in cards:
        item = items[card.key]
        if item.suspended:
            suspended += 1
        elif item.seen is None:
            new += 1
        elif item.seen.memory.stability >= kept:
            mature += 1
        else:
            young += 1
    return Cards(new, young, mature, suspended)


def knowledge(
    cards: Sequence[CardEntry], items: Mapping[str, Item], today: int, kernel: Kernel, owned: float
) -> Knowledge:
    """Give how many cards would be known today. owned: share of lucky hits that the learner calls guesses, 0..1."""
    chances: list[float] = []
    decks: dict[str, list[float]] = defaultdict(list)
    tags: dict[str, list[float]] = defaultdict(list)
    for card in cards:
        item = items[card.key]
        if item.seen is None or item.suspended:
            continue
        chance = chance_to_know(item.seen, today, kernel, owned)
        chances.append(chance)
        decks[card.key.partition("/")[0]].append(chance)
        for tag in card.tags:
            tags[tag].append(chance)
    return Knowledge(expected(chances), _sums(decks), _sums(dict(sorted(tags.items()))))


def chance_to_know(seen: Seen, today: int, kernel: Kernel, owned: float) -> float:
    """Give the chance, 0..1, to know a card today: its recall without lucky hits that would not be owned up to."""
    if seen.last_day >= today:
        return float(not seen.open_miss)
    recall = kernel.recall(seen.memory.stability, today - seen.last_day)
    return true_recall(recall, seen.chance, owned) if seen.chance else recall


def _sums(parts: Mapping[str, Sequence[float]]) -> dict[str, Sum]:
    return {name: expected(chances) for name, chances in parts.items()}
