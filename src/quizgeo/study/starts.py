"""Cards as simulations find them: what is remembered of each, how it is asked, how long that takes. Reads no deck."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry, DeckEntry
from quizgeo.memory import Habits, Item, Start, owned_overall, start_of
from quizgeo.study.fresh import in_turn
from quizgeo.study.learner import Learner
from quizgeo.study.pace import Pace

MOST = 1000
"""Cards that are simulated one by one; of more, every second, third … stands for its neighbours."""


class Starts(Struct, frozen=True):
    """Cards, and what a simulation takes them for."""

    cards: tuple[CardEntry, ...]
    """Those that can be asked, decks in turn: in the order in which new ones come."""
    starts: tuple[Start, ...]
    """Of each of them, in the same order."""

    @property
    def unseen(self) -> int:
        """Count the cards that were never asked."""
        return sum(start.memory is None for start in self.starts)

    @property
    def step(self) -> int:
        """Give how many cards each one that is simulated stands for."""
        return -(-len(self.starts) // MOST)

    @property
    def sample(self) -> tuple[Start, ...]:
        """Give the cards that are simulated: seen and new ones alike, evenly from the first to the last."""
        if self.step <= 1:
            return self.starts
        seen = [start for start in self.starts if start.memory is not None]
        new = [start for start in self.starts if start.memory is None]
        return (*seen[:: self.step], *new[:: self.step])

    def habits(self, new_per_day: float, due_per_day: int) -> Habits:
        """Give the limits of a day for the cards that are simulated: their share of those for all."""
        step = max(1, self.step)
        return Habits(new_per_day / step, max(1, round(due_per_day / step)))


def starts_of(learner: Learner, decks: Sequence[DeckEntry], pace: Pace) -> Starts:
    """Give the cards of some decks as a simulation finds them, those that are suspended left out."""
    items = learner.states.items(learner.entries)
    present = [card for deck in dict.fromkeys(decks) for card in deck.cards if not items[card.key].suspended]
    cards = tuple(in_turn(present))
    return Starts(cards, start_list(cards, items, pace))


def start_list(cards: Sequence[CardEntry], items: Mapping[str, Item], pace: Pace) -> tuple[Start, ...]:
    """Give cards as a simulation finds them. items: the states of all cards there are."""
    owned, lucky = owned_overall(items.values()), _luck(cards, items)
    return tuple(_start(card, items[card.key], lucky, pace, owned) for card in cards)


def _start(card: CardEntry, item: Item, lucky: Mapping[str, float], pace: Pace, owned: float) -> Start:
    """Give one card: a new one is taken to be asked as those of its kind were."""
    seen = item.seen
    form, chance = (card.kind, lucky.get(card.kind, 0.0)) if seen is None else (seen.form, seen.chance)
    return start_of(item, chance, pace.seconds(form), pace.first_right(form), owned)


def _luck(cards: Sequence[CardEntry], items: Mapping[str, Item]) -> dict[str, float]:
    """Give the mean chance of a lucky guess by kind, as it was asked so far: a deck is not read for it."""
    chances: dict[str, list[float]] = {}
    for card in cards:
        seen = items[card.key].seen
        if seen is not None:
            chances.setdefault(card.kind, []).append(seen.chance)
    return {kind: sum(found) / len(found) for kind, found in chances.items()}
