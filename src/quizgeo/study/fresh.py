"""New cards of a study day: in which order they are offered, which wait for others, and how many may come."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import zip_longest

from msgspec import Struct

from quizgeo.decks import CardEntry
from quizgeo.memory import Item

ItemOf = Callable[[str], Item]
Test = Callable[[CardEntry], bool]


class Quota(Struct):
    """How many new cards may still come: of the decks that are prepared for an exam, and of all others."""

    others: int
    """Given as the limit of all; what the exams need is taken from it."""
    of_deck: dict[str, int]

    def __post_init__(self) -> None:
        self.others = max(0, self.others - sum(self.of_deck.values()))

    @property
    def is_used_up(self) -> bool:
        """Whether no new card may come any more."""
        return self.others <= 0 and not any(self.of_deck.values())

    def left(self, card: CardEntry) -> int:
        """Give how many cards of the deck of this one may come."""
        return self.of_deck.get(_deck(card), self.others)

    def use(self, card: CardEntry) -> None:
        """Let a card come."""
        deck = _deck(card)
        if deck in self.of_deck:
            self.of_deck[deck] -= 1
        else:
            self.others -= 1


def take(cards: Iterable[CardEntry], quota: Quota, *, free: Test, held: Test) -> Iterator[CardEntry]:
    """Give the new cards that come, as far as the quota goes: those that are not held back, and whose sibling rests."""
    for card in cards:
        if quota.is_used_up:
            return
        if quota.left(card) > 0 and not held(card) and free(card):
            quota.use(card)
            yield card


def held(item_of: ItemOf, day: int) -> Test:
    """Give the test whether a new card still waits for the cards that must come first."""

    def is_held(card: CardEntry) -> bool:
        before = [item_of(key).seen for key in card.after]
        return any(seen is None or not seen.passed or seen.last_day >= day for seen in before)

    return is_held


def in_turn(cards: Iterable[CardEntry]) -> list[CardEntry]:
    """Deal cards so that decks come in turn, each in its own order."""
    by_deck: dict[str, list[CardEntry]] = {}
    for card in cards:
        by_deck.setdefault(_deck(card), []).append(card)
    return [card for row in zip_longest(*by_deck.values()) for card in row if card is not None]


def drawn(day: int, key: str) -> bytes:
    """Give the lot of a card on a day: the same wherever it is drawn."""
    return blake2b(f"{day}\0{key}".encode(), digest_size=8).digest()


def _deck(card: CardEntry) -> str:
    return card.key.partition("/")[0]
