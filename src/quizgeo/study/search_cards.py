"""The cards that a search goes through, each with its state and its deck, and what else is asked about them."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from quizgeo.decks import CardEntry, DeckEntry, Question
from quizgeo.language import N_
from quizgeo.memory import Item, Memory, Rating
from quizgeo.memory.replay import amended, fault
from quizgeo.progress import Event, EventKind
from quizgeo.study.search_texts import Texts, index_text

MATURE = 21
"""Days of stability from which on a card is called mature."""
LEECH = 8
"""Lapses from which on a card is called a leech, where the learner has set no other number."""


STATES: Mapping[str, str] = {
    "new": N_("new"),
    "again": N_("missed"),
    "overdue": N_("overdue"),
    "due": N_("due"),
    "young": N_("young"),
    "mature": N_("mature"),
    "buried": N_("buried"),
    "suspended": N_("suspended"),
}
"""How a card stands, by a stable word: the same in words, marked for translation."""


class Candidate(Struct, frozen=True, gc=False):
    """One card that a search looks at. Ten thousand are made for each."""

    card: CardEntry
    item: Item
    deck: DeckEntry
    place: int
    """Where it stands among all cards, from 0."""


def state_of(item: Item, day: int) -> str:
    """Give the one word of `STATES` that matters most of a card on a study day."""
    seen = item.seen
    if item.rests(day):
        return "suspended" if item.suspended else "buried"
    if seen is None:
        return "new"
    if seen.open_miss and seen.last_day >= day:
        return "again"
    if seen.due_day <= day:
        return "overdue" if seen.due_day < day else "due"
    return "mature" if seen.memory.stability >= MATURE else "young"


class Facts(Struct):
    """What is asked about cards beside their states, as it is on one study day; made for one search."""

    day: int
    recall: Callable[[Memory, int], float]
    """Gives the chance to pass after some study days."""
    history: Callable[[str], Sequence[Event]]
    """Gives the standing events of a card."""
    texts: Texts
    decks: Mapping[str, DeckEntry]
    """By identity."""
    tags: Sequence[str]
    leech: int = LEECH
    """Lapses from which on a card is a leech; 0: none is."""
    _questions: dict[str, Mapping[str, Question]] = field(default_factory=dict)
    _folded: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def recall_today(self, each: Candidate) -> float | None:
        """Give the chance to pass today; None for a card that is new or was answered today."""
        seen = each.item.seen
        if seen is None or seen.last_day >= self.day:  # the model tells nothing of the day of an answer
            return None
        return self.recall(seen.memory, self.day - seen.last_day)

    def question(self, each: Candidate) -> Question | None:
        """Give the question of a card; None where its deck has lost it or cannot be read."""
        deck = each.deck.id
        if deck not in self._questions:
            self._questions[deck] = self.texts.questions(each.deck)
        return self._questions[deck].get(each.card.key)

    def folded(self, each: Candidate) -> str:
        """Give what a search for a text looks through."""
        deck, card = each.deck.id, each.card
        if deck not in self._folded:
            self._folded[deck] = self.texts.folded(each.deck)
        found = self._folded[deck].get(card.key)
        return index_text(card.key, card.tags) if found is None else found

    def ratings(self, each: Candidate, since: int) -> set[Rating]:
        """Give how a card was rated from a study day on, by answers that feed the schedule."""
        events = amended([event for event in self.history(each.card.key) if not fault(event)])
        fed = (event for event in events if event.kind == EventKind.ANSWERED and event.ivl is not None)
        return {Rating(event.rating) for event in fed if event.rating is not None and event.day >= since}
