"""All numbers for a learner, from one pass over the log and the states of cards. No deck is read for them.

`numbers` is pure; `numbers_of` gathers what it needs from a learner.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry, DeckEntry
from quizgeo.insight.calendar import Calendar, Work, answers_by_day, calendar, work
from quizgeo.insight.calibration import Calibration, calibration
from quizgeo.insight.coming import Coming, Pace, coming, pace
from quizgeo.insight.course import Course, course
from quizgeo.insight.knowledge import Cards, Knowledge, cards_by_state, knowledge
from quizgeo.insight.retention import Retentions, retentions
from quizgeo.insight.reviews import Review, reviews
from quizgeo.insight.spread import Spread, spread
from quizgeo.insight.trouble import Trouble, trouble
from quizgeo.memory import Item, Kernel, Policy, owned_overall
from quizgeo.progress import Event
from quizgeo.progress.history import order as merged_order
from quizgeo.study import Learner, studied

Histories = Iterable[tuple[str, Sequence[Event]]]
"""Present key of each card, and its standing events in merged order."""


class Material(Struct, frozen=True):
    """What numbers are made from."""

    histories: Histories
    cards: Sequence[CardEntry]
    """Cards that can be studied."""
    items: Mapping[str, Item]
    """The state of each of them."""
    today: int
    owned: float
    """Share of lucky hits that the learner calls guesses, 0..1, from all cards, whichever are looked at."""
    policy: Policy


class Numbers(Struct, frozen=True):
    """Everything that is told of how it goes. What looks back holds from `since` on, but for windows of their own."""

    today: int
    since: int
    """First study day that is looked at; 0 for all there are."""
    work: Work
    cards: Cards
    retention: Retentions
    knowledge: Knowledge
    coming: Coming
    calendar: Calendar
    pace: Pace
    spread: Spread
    calibration: Calibration
    trouble: Trouble
    course: Course


def numbers(material: Material, days: int | None = None) -> Numbers:
    """Give all numbers; those that look back for the last `days` study days, today one of them, or for all."""
    kernel = Kernel(material.policy.parameters)
    every = [review for key, events in material.histories for review in reviews(key, events, kernel)]
    return _numbers(every, material, kernel, days)


def _numbers(every: list[Review], material: Material, kernel: Kernel, days: int | None) -> Numbers:
    today, cards, items = material.today, material.cards, material.items
    since = 0 if days is None else today - days + 1
    due = [review for review in every if review.recall is not None]
    late, late_due = _since(every, since), _since(due, since)
    counts, speed = answers_by_day(every), pace(every)
    return Numbers(
        today,
        since,
        work(counts, today, since),
        cards_by_state(cards, items, kernel),
        retentions(due, today, since, goal=material.policy.desired_retention, owned=material.owned),
        knowledge(cards, items, today, kernel, material.owned),
        coming(cards, items, today, speed),
        calendar(counts, today),
        speed,
        spread(cards, items),
        calibration(late_due),
        trouble(late, late_due, cards, items),
        course(counts, due, today, since),
    )


def _since(answers: list[Review], since: int) -> list[Review]:
    return [review for review in answers if review.event.day >= since] if since else answers


def numbers_of(learner: Learner, decks: Sequence[DeckEntry] = (), days: int | None = None) -> Numbers:
    """Give all numbers of a learner, for some decks or for everything: then answers of lost decks count as done."""
    return numbers(_material(learner, decks, histories(learner, frozenset(deck.id for deck in decks))), days)


def _material(learner: Learner, decks: Sequence[DeckEntry], histories: Histories) -> Material:
    cards = [card for deck in studied(decks or learner.library.entries) for card in deck.cards]
    return Material(
        histories,
        cards,
        learner.states.items([card.key for card in cards]),
        learner.today(),
        owned_overall(learner.states.items(learner.entries).values()),
        learner.settings.policy(decks[0].id if len(decks) == 1 else ""),
    )


class Book:
    """All answers of a learner, read once: numbers of other decks and spans of days are told without the log."""

    def __init__(self, learner: Learner) -> None:
        """Read the log."""
        self.learner = learner
        self._kernel = Kernel(learner.settings.policy().parameters)
        read = histories(learner)
        self._every = [review for key, events in read for review in reviews(key, events, self._kernel)]

    def numbers(self, decks: Sequence[DeckEntry] = (), days: int | None = None) -> Numbers:
        """Give all numbers, as `numbers_of` does."""
        names = frozenset(deck.id for deck in decks)
        every = [review for review in self._every if review.deck in names] if names else self._every
        return _numbers(every, _material(self.learner, decks, ()), self._kernel, days)


def histories(learner: Learner, decks: Collection[str] = ()) -> Iterator[tuple[str, Sequence[Event]]]:
    """Give the standing events of each card under its present key, of some decks or of all.

    What a renamed card was answered under its former keys counts for it, as it does for its schedule.
    """
    present: dict[str, str] = {former: card.key for card in learner.entries.values() for former in card.was}
    present = {former: key for former, key in present.items() if former not in learner.entries}
    renamed: dict[str, list[Event]] = {key: [] for key in present.values()}
    for key, events in learner.log.answers():
        name = present.get(key, key)
        if decks and name.partition("/")[0] not in decks:
            continue
        if name in renamed:
            renamed[name] += events
        else:
            yield name, events
    for name, gathered in renamed.items():
        yield name, sorted(gathered, key=merged_order)
