"""What waits today, deck by deck: the rows of the home screen and of `quizgeo decks`. No deck file is read for it."""

from msgspec import Struct

from quizgeo.decks import BACK, CardEntry, DeckEntry
from quizgeo.memory import Item, true_recall
from quizgeo.study.learner import Learner
from quizgeo.study.queue import done_today, waiting
from quizgeo.study.scope import studied

SECONDS = {"choice": 7, "multiple": 9, "true_false": 7, "flashcard": 8}
"""Seconds an answer takes until the learner's own are known; 11 for typed kinds."""
SECONDS_TYPED = 11


class DeckRow(Struct, frozen=True):
    """One deck as it stands today. The counts are the deck's own, before the limits of the day."""

    deck: DeckEntry
    cards: int
    """Cards: a flashcard that is asked both ways is two of them."""
    new: int
    """Never answered."""
    due: int
    """Due today, and those missed today."""
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


def overview(learner: Learner) -> Overview:
    """Give what waits today. Cost: one pass over all cards."""
    day = learner.today()
    decks = learner.library.entries
    cards = [card for deck in studied(decks) for card in deck.cards]
    item_of = learner.states.item
    done = done_today(map(item_of, learner.entries), day)
    today = waiting(cards, item_of, day, learner.settings, done)
    seconds = sum(map(_seconds, (*today.due, *today.new, *today.again)))
    return Overview(
        tuple(_row(learner, deck, day) for deck in decks),
        len(today.new),
        len(today.due) + len(today.again),
        today.backlog,
        done.new + done.due - len(today.again),
        -(-seconds // 60),
    )


def _row(learner: Learner, deck: DeckEntry, day: int) -> DeckRow:
    new = due = 0
    known = 0.0
    for item in map(learner.states.item, [card.key for card in deck.cards]):
        seen, awake = item.seen, not item.rests(day)
        if seen is None:
            new += awake
        else:
            due += awake and (seen.due_day <= day or seen.open_miss)
            known += _recall(learner, item, day)
    return DeckRow(deck, len(deck.cards), new, due, known)


def _recall(learner: Learner, item: Item, day: int) -> float:
    seen = item.seen
    if seen is None or item.suspended:
        return 0.0
    if seen.last_day >= day:
        return float(not seen.open_miss)
    return true_recall(learner.scheduler.recall(seen.memory, day - seen.last_day), seen.chance)


def _seconds(card: CardEntry) -> int:
    return SECONDS.get(card.kind, SECONDS_TYPED)
