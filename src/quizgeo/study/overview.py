"""What waits today, deck by deck: the rows of the home screen and of `quizgeo decks`. No deck file is read for it."""

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct

from quizgeo.decks import BACK, CardEntry, DeckEntry
from quizgeo.memory import Item, Memory, Seen, owned_overall, true_recall
from quizgeo.study.agenda import NO_AGENDA, Agenda, agenda_of
from quizgeo.study.learner import Learner
from quizgeo.study.queue import done_today, waiting
from quizgeo.study.scope import course_today, studied

SECONDS = {"choice": 7, "multiple": 9, "true_false": 7, "flashcard": 8}
"""Seconds an answer takes until the learner's own are known; 11 for typed kinds."""
SECONDS_TYPED = 11

Recall = Callable[[Memory, int], float]
"""Gives the chance to pass after some study days."""


class DeckRow(Struct, frozen=True):
    """One deck as it stands today. The counts are the deck's own, before the limits of the day."""

    deck: DeckEntry
    cards: int
    """Cards: a flashcard that is asked both ways is two of them."""
    new: int
    """Never answered."""
    due: int
    """Due today, those missed today, and those that a plan asks today though they are not due; without those that an
    exam's last days leave out."""
    known: float
    """Cards that would be known today: the sum of true recall over the cards answered."""

    @property
    def questions(self) -> int:
        """Questions: the way back of a flashcard is none of its own."""
        return sum(not card.key.endswith(BACK) for card in self.deck.cards)


class Overview(Struct, frozen=True):
    """All decks and what today's session would hold."""

    rows: tuple[DeckRow, ...]
    new: int
    """New cards that today's limit lets in."""
    due: int
    """Due cards that today's limit lets in, and those missed today."""
    backlog: int
    """Due cards beyond today's limit."""
    done: int
    """Cards answered today."""
    minutes: int
    """What the session would take, rounded up."""
    agenda: Agenda = NO_AGENDA
    """What is planned: exams, a break, a backlog spread over days."""
    overdue: int = 0
    """Cards that were due before today."""
    withheld: int = 0
    """Due cards that an exam's last days leave out."""


def overview(learner: Learner) -> Overview:
    """Give what waits today. Cost: four passes over all cards, and one look into the log."""
    day = learner.today()
    decks = learner.library.entries
    cards = [card for deck in studied(decks) for card in deck.cards]
    items = learner.states.items(learner.entries)
    done = done_today(items.values(), day)
    agenda = agenda_of(learner)
    course = course_today(learner, agenda)
    today = waiting(cards, items.__getitem__, day, learner.settings, done, course=course)
    seconds = sum(map(_seconds, (*today.due, *today.new, *today.again)))
    early = {card.key for card in today.due if (seen := items[card.key].seen) and seen.due_day > day}
    withheld = course.withheld - {card.key for card in today.due}
    knowing = _Knowing(day, learner.scheduler.recall, owned_overall(items.values()))
    return Overview(
        tuple(_row(deck, items, knowing, early, withheld) for deck in decks),
        len(today.new),
        len(today.due) + len(today.again),
        today.backlog,
        done.new + done.due - len(today.again),
        -(-seconds // 60),
        agenda,
        sum(_is_overdue(item, day) for item in map(items.__getitem__, [card.key for card in cards])),
        today.withheld,
    )


def _is_overdue(item: Item, day: int) -> bool:
    return item.seen is not None and item.seen.due_day < day and not item.rests(day)


class _Knowing(Struct, frozen=True):
    """What knowing a card today depends on besides its state."""

    day: int
    recall: Recall
    owned: float
    """Share, 0..1, of lucky hits that the learner calls guesses."""


def _row(
    deck: DeckEntry, items: Mapping[str, Item], knowing: _Knowing, early: Collection[str], withheld: Collection[str]
) -> DeckRow:
    new, due = 0, sum(card.key in early for card in deck.cards) if early else 0
    known, day = 0.0, knowing.day
    for item in map(items.__getitem__, [card.key for card in deck.cards]):
        seen = item.seen
        if seen is None:
            new += not item.rests(day)
        else:
            due += (seen.due_day <= day or seen.open_miss) and not item.rests(day)
            known += _known(item, seen, knowing)
    if withheld:
        due -= sum(card.key in withheld and _counts(items[card.key], day) for card in deck.cards)
    return DeckRow(deck, len(deck.cards), new, due, known)


def _counts(item: Item, day: int) -> bool:
    """Tell whether a card is counted as due and was not answered on the day."""
    seen = item.seen
    return seen is not None and seen.last_day < day and (seen.due_day <= day or seen.open_miss) and not item.rests(day)


def _known(item: Item, seen: Seen, knowing: _Knowing) -> float:
    if item.suspended:
        return 0.0
    if seen.last_day >= knowing.day:
        return float(not seen.open_miss)
    passes = knowing.recall(seen.memory, knowing.day - seen.last_day)
    return true_recall(passes, seen.chance, knowing.owned) if seen.chance else passes


def _seconds(card: CardEntry) -> int:
    return SECONDS.get(card.kind, SECONDS_TYPED)
