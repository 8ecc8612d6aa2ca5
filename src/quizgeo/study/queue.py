"""What to ask next: which cards wait today, in which order, and when a missed one comes back.

Nothing here reads a file or a clock, and nothing draws lots: the order within a day is a hash of the day and the card.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import zip_longest

from msgspec import Struct, field

from quizgeo.decks import CardEntry
from quizgeo.memory import Item
from quizgeo.study.settings import Settings

RETURN_AFTER = 4
"""Answers on other cards before a missed one comes back."""
MOST_TRIES = 6
"""Answers on one card and day, after which a missed one waits for tomorrow."""

ItemOf = Callable[[str], Item]


class Waiting(Struct, frozen=True):
    """The cards that wait on one study day, before anything is asked."""

    due: tuple[CardEntry, ...] = ()
    """Due today or earlier, oldest day first, at most as many as the day's limit leaves."""
    new: tuple[CardEntry, ...] = ()
    """Never asked, in file order with decks in turn, at most as many as the day's limit leaves."""
    again: tuple[CardEntry, ...] = ()
    """Missed today and not right since."""
    backlog: int = 0
    """Due cards beyond the day's limit; they wait without any due day being moved."""


class Done(Struct, frozen=True):
    """What was done on a study day so far."""

    new: int = 0
    due: int = 0


def done_today(items: Iterable[Item], day: int) -> Done:
    """Count the cards first met on `day`, and those met earlier that were answered on it."""
    seen = [item.seen for item in items if item.seen is not None and item.seen.last_day >= day]
    new = sum(state.first_day >= day for state in seen)
    return Done(new, len(seen) - new)


def waiting(cards: Sequence[CardEntry], item_of: ItemOf, day: int, settings: Settings, done: Done) -> Waiting:
    """Choose what waits on `day` among `cards`, whose decks stand one after another.

    done: what all decks together had on that day; the limits are the learner's, not a deck's. With more due than
    the limit no new card is offered until the backlog is gone.
    """
    siblings = _Siblings(item_of, day)
    new, again = [], []
    due: dict[int, list[CardEntry]] = {}
    for card, item in zip(cards, map(item_of, [card.key for card in cards]), strict=True):
        seen = item.seen
        if seen is not None and seen.due_day > day > seen.last_day:  # most cards, which need no further look
            continue
        if item.rests(day):
            continue
        if seen is None:
            new.append(card)
        elif seen.last_day >= day:
            if seen.open_miss and seen.tries < MOST_TRIES:
                again.append(card)
        else:
            due.setdefault(seen.due_day, []).append(card)
    room = max(0, settings.due_per_day - done.due)
    ready = _in_order(due, day, room, siblings)
    backlog = max(0, len(ready) - room)
    fresh = 0 if backlog else max(0, settings.new_per_day - done.new)
    return Waiting(
        tuple(ready[:room]), tuple(_take(in_turn(new), fresh, siblings, _held(item_of, day))), tuple(again), backlog
    )


def _in_order(due: Mapping[int, list[CardEntry]], day: int, room: int, siblings: "_Siblings") -> list[CardEntry]:
    """Give the due cards that may be asked on `day`, oldest due day first; those of one due day stand as drawn by lot.

    No lots are drawn for the days of a backlog that the limit, `room` cards, does not reach.
    """
    ready: list[CardEntry] = []
    for due_day in sorted(due):
        cards = due[due_day]
        if len(ready) < room:
            cards = sorted(cards, key=lambda card: _draw(day, card.key))
        ready += filter(siblings.free, cards)
    return ready


def plan(waiting: Waiting) -> list[CardEntry]:
    """Give the order of a session: due cards with the new ones spread evenly among them."""
    due, new = waiting.due, waiting.new
    if not new:
        return list(due)
    run = -(-len(due) // len(new))
    order: list[CardEntry] = []
    for place, card in enumerate(new):
        order += [*due[place * run : (place + 1) * run], card]
    return [*order, *due[len(new) * run :]]


def in_turn(cards: Iterable[CardEntry]) -> list[CardEntry]:
    """Deal cards so that decks come in turn, each in its own order."""
    by_deck: dict[str, list[CardEntry]] = {}
    for card in cards:
        by_deck.setdefault(card.key.partition("/")[0], []).append(card)
    return [card for row in zip_longest(*by_deck.values()) for card in row if card is not None]


class Queue(Struct):
    """The cards of a session that are still to come. It is the session's own; nothing else changes it."""

    ahead: list[CardEntry]
    """Cards not asked yet, next one first."""
    returning: dict[CardEntry, int] = field(default_factory=dict)
    """Missed cards, and the number of answers after which each is ready to come back."""
    answers: int = 0
    """Answers given so far."""
    changes: int = 0
    """How often a card was taken out or put in: what is counted of the queue holds until the next time."""

    def __len__(self) -> int:
        return len(self.ahead) + len(self.returning)

    def __iter__(self) -> Iterator[CardEntry]:
        yield from self.ahead
        yield from self.returning

    def next(self) -> CardEntry | None:
        """Give the card to ask now without taking it out: a missed one that is ready, else the next one ahead."""
        if self.returning:
            card = min(self.returning, key=self.returning.__getitem__)
            if self.returning[card] <= self.answers or not self.ahead:
                return card
        return self.ahead[0] if self.ahead else None

    def drop(self, card: CardEntry) -> None:
        """Take a card out, wherever it stands."""
        self.changes += 1
        self.returning.pop(card, None)
        if card in self.ahead:
            self.ahead.remove(card)

    def answered(self, card: CardEntry, *, missed: bool) -> None:
        """Take an answered card out; a missed one comes back after some others."""
        self.answers += 1
        self.settle(card, missed=missed)

    def settle(self, card: CardEntry, *, missed: bool) -> None:
        """Let a card come back, or not, without counting an answer."""
        self.drop(card)
        if missed:
            self.returning[card] = self.answers + RETURN_AFTER

    def put_first(self, card: CardEntry) -> None:
        """Make a card the next one ahead."""
        self.drop(card)
        self.ahead.insert(0, card)


class _Siblings(Struct):
    """Keeps the two sides of a flashcard off one study day."""

    item_of: ItemOf
    day: int
    taken: set[str] = field(default_factory=set)

    def free(self, card: CardEntry) -> bool:
        """Tell whether the card may be asked on this day, and if so hold its sibling back."""
        if not card.sibling:
            return True
        other = self.item_of(card.sibling).seen
        if card.sibling in self.taken or (other is not None and other.last_day >= self.day):
            return False
        self.taken.add(card.key)
        return True


def _held(item_of: ItemOf, day: int) -> Callable[[CardEntry], bool]:
    """Give the test whether a new card still waits for the cards that must come first."""

    def held(card: CardEntry) -> bool:
        before = [item_of(key).seen for key in card.after]
        return any(seen is None or not seen.passed or seen.last_day >= day for seen in before)

    return held


def _take(
    cards: Iterable[CardEntry], room: int, siblings: _Siblings, held: Callable[[CardEntry], bool]
) -> Iterator[CardEntry]:
    for card in cards:
        if room <= 0:
            return
        if not held(card) and siblings.free(card):
            room -= 1
            yield card


def _draw(day: int, key: str) -> bytes:
    return blake2b(f"{day}\0{key}".encode(), digest_size=8).digest()
