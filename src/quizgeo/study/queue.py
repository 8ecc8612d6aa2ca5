"""What to ask next: which cards wait today, in which order, and when a missed one comes back.

Nothing here reads a file or a clock, and nothing draws lots: the order within a day is a hash of the day and the card.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from quizgeo.decks import CardEntry
from quizgeo.memory import Item, Seen
from quizgeo.study.fresh import ItemOf, Quota, drawn, held, in_turn, take
from quizgeo.study.settings import Settings

RETURN_AFTER = 4
"""Answers on other cards before a missed one comes back."""
MOST_TRIES = 6
"""Answers on one card and day, after which a missed one waits for tomorrow."""


class Waiting(Struct, frozen=True):
    """The cards that wait on one study day, before anything is asked."""

    due: tuple[CardEntry, ...] = ()
    """Due today or earlier, oldest day first, at most as many as the day's limit leaves; what plans ask early too."""
    new: tuple[CardEntry, ...] = ()
    """Never asked, in file order with decks in turn, at most as many as the day's limit leaves."""
    again: tuple[CardEntry, ...] = ()
    """Missed today and not right since."""
    backlog: int = 0
    """Due cards beyond the day's limit; they wait without any due day being moved."""
    withheld: int = 0
    """Due cards that an exam's last days leave out; they wait until after it, with their due days."""


class Course(Struct, frozen=True):
    """What plans ask of a study day; without any it is as the schedule and the limits say."""

    new: Mapping[str, int] = field(default_factory=dict)
    """By deck that is prepared for an exam: its new cards still to come today. They count for the limit of all."""
    left_out: frozenset[str] = frozenset()
    """New cards that are not asked."""
    paused: bool = False
    """Whether no new cards come but those that an exam needs."""
    first: tuple[str, ...] = ()
    """Cards seen earlier that are asked before all others, due or not, in this order."""
    ahead: tuple[str, ...] = ()
    """Cards seen earlier that are asked after what is due, in this order."""
    withheld: frozenset[str] = frozenset()
    """Cards seen earlier that are not asked though they be due, unless they are among `first` or `ahead`."""
    due_per_day: int | None = None
    """Where fewer due cards a day are wanted than the limit lets in."""
    recall: Callable[[Seen], float] | None = None
    """Gives the chance to pass today: what is due then comes by it, the most endangered first, not by its day."""


NO_COURSE = Course()


class Done(Struct, frozen=True):
    """What was done on a study day so far."""

    new: int = 0
    due: int = 0


def done_today(items: Iterable[Item], day: int) -> Done:
    """Count the cards first met on `day`, and those met earlier that were answered on it."""
    seen = [item.seen for item in items if item.seen is not None and item.seen.last_day >= day]
    new = sum(state.first_day >= day for state in seen)
    return Done(new, len(seen) - new)


def waiting(
    cards: Sequence[CardEntry],
    item_of: ItemOf,
    day: int,
    settings: Settings,
    done: Done,
    *,
    course: Course = NO_COURSE,
) -> Waiting:
    """Choose what waits on `day` among `cards`, whose decks stand one after another.

    done: what all decks together had on that day; the limits are the learner's, not a deck's. With more due than
    the limit no new card is offered until the backlog is gone, but for what an exam needs.
    """
    siblings = _Siblings(item_of, day)
    later = [key for key in course.ahead if key not in course.first]
    found = _sort_out(cards, item_of, day, {*course.first, *later}, course.withheld)
    room = max(0, _limit(settings, course) - done.due)
    first = list(filter(siblings.free, (found.early[key] for key in course.first if key in found.early)))
    ready = first + _in_order(found.due, day, room, siblings, _endangered(item_of, course))
    last = list(filter(siblings.free, (found.early[key] for key in later if key in found.early)))
    backlog = max(0, len(ready) - room)
    most_new = 0 if backlog or course.paused else max(0, settings.new_per_day - done.new)
    fresh = take(
        _offered(found.new, day, settings, course),
        Quota(most_new, dict(course.new)),
        free=siblings.free,
        held=held(item_of, day),
    )
    return Waiting(tuple((ready + last)[:room]), tuple(fresh), tuple(found.again), backlog, found.withheld)


class _Sorted(Struct):
    """Cards that may be asked on a day, by why."""

    new: list[CardEntry] = field(default_factory=list)
    again: list[CardEntry] = field(default_factory=list)
    due: dict[int, list[CardEntry]] = field(default_factory=dict)
    """By due day."""
    early: dict[str, CardEntry] = field(default_factory=dict)
    """By key, those that plans ask early."""
    withheld: int = 0
    """Due cards that plans do not ask."""


def _sort_out(
    cards: Sequence[CardEntry], item_of: ItemOf, day: int, early: Collection[str], withheld: Collection[str]
) -> _Sorted:
    """Find the cards that may be asked on a day. early, withheld: cards that plans ask though not due, and do not."""
    found = _Sorted()
    for card, item in zip(cards, map(item_of, [card.key for card in cards]), strict=True):
        seen = item.seen
        if early and card.key in early and seen is not None and seen.last_day < day and not item.rests(day):
            found.early[card.key] = card
        elif seen is not None and seen.due_day > day > seen.last_day:  # most cards, which need no further look
            continue
        elif not item.rests(day):
            _sort_in(found, card, seen, day, withheld=card.key in withheld)
    return found


def _sort_in(found: _Sorted, card: CardEntry, seen: Seen | None, day: int, *, withheld: bool) -> None:
    """Put a card that does not rest where it belongs."""
    if seen is None:
        found.new.append(card)
    elif seen.last_day < day and withheld:
        found.withheld += 1
    elif seen.last_day < day:
        found.due.setdefault(seen.due_day, []).append(card)
    elif seen.open_miss and seen.tries < MOST_TRIES:
        found.again.append(card)


def _limit(settings: Settings, course: Course) -> int:
    most = settings.due_per_day
    return most if course.due_per_day is None else min(most, course.due_per_day)


def _endangered(item_of: ItemOf, course: Course) -> Callable[[CardEntry], float] | None:
    """Give the order of due cards where it is not by day: by the chance to pass, the least first."""
    recall = course.recall
    if recall is None:
        return None

    def chance(card: CardEntry) -> float:
        seen = item_of(card.key).seen
        return recall(seen) if seen is not None else 1.0

    return chance


def _offered(new: Iterable[CardEntry], day: int, settings: Settings, course: Course) -> list[CardEntry]:
    """Give the new cards in the order in which they are offered."""
    offered = [card for card in new if card.key not in course.left_out] if course.left_out else new
    if settings.new_order == "mixed":
        offered = sorted(offered, key=lambda card: drawn(day, card.key))
    return in_turn(offered)


def _in_order(
    due: Mapping[int, list[CardEntry]],
    day: int,
    room: int,
    siblings: "_Siblings",
    endangered: Callable[[CardEntry], float] | None,
) -> list[CardEntry]:
    """Give the due cards that may be asked on `day`, oldest due day first; those of one due day stand as drawn by lot.

    No lots are drawn for the days of a backlog that the limit, `room` cards, does not reach. endangered: what they go
    by in place of their day.
    """
    if endangered is not None:
        return list(filter(siblings.free, sorted((card for each in due.values() for card in each), key=endangered)))
    ready: list[CardEntry] = []
    for due_day in sorted(due):
        cards = due[due_day]
        if len(ready) < room:
            cards = sorted(cards, key=lambda card: drawn(day, card.key))
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
