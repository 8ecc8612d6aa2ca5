"""A learner's log written by hand: answers of cards on study days, and what numbers are made of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from quizgeo.decks import CardEntry, CardKey
from quizgeo.insight import Material, Numbers, Review, numbers
from quizgeo.insight.reviews import reviews
from quizgeo.memory import FSRS6, NEW, Item, Kernel, Policy, owned_overall
from quizgeo.memory import replay as replayed
from quizgeo.progress import GRADES, SAID, Event, EventKind

TODAY = 20_000
"""Friday, 4 Oct 2024."""


@dataclass
class Diary:
    """A log by card."""

    histories: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    scheduler: FSRS6 = field(default_factory=FSRS6)
    count: int = 0

    def answer(
        self,
        day: int,
        rating: int | None = 3,
        *,
        card: str = "deck/one",
        form: str = "text",
        grade: str = "",
        said: str = "",
        **fields: object,
    ) -> Event:
        """Write an answer; by default it is right and typed. What it planned is one day unless `ivl` says."""
        word = grade or ("wrong" if rating == 1 else "exact")
        made = self._event(EventKind.ANSWERED, card, day, form=form, rating=rating, origin="study", ivl=1)
        return self._write(replace(made, grade=GRADES.index(word), said=SAID.index(said), **fields))

    def override(self, target: Event, rating: int, *, said: str, grade: str) -> None:
        """Write what the learner said of an answer afterwards."""
        made = self._event(EventKind.OVERRIDDEN, target.card or "", target.day, rating=rating, target=target.id)
        self._write(replace(made, said=SAID.index(said), grade=GRADES.index(grade)))

    def suspend(self, card: str) -> None:
        """Set a card aside."""
        self._write(self._event(EventKind.SUSPENDED, card, TODAY, extra='{"on":true,"reason":"learner"}'))

    def bury(self, card: str, day: int) -> None:
        """Put a card off until the day after."""
        self._write(self._event(EventKind.BURIED, card, day, extra='{"on":true}'))

    def _event(self, kind: EventKind, card: str, day: int, **fields: object) -> Event:
        self.count += 1
        made = Event(
            id=self.count.to_bytes(16, "big"), kind=kind, card=card, device="here", seq=self.count, at=self.count,
            offset=0, day=day,
        )  # fmt: skip
        return replace(made, **fields)

    def _write(self, event: Event) -> Event:
        nth = 1 + sum(each.kind == EventKind.ANSWERED for each in self.histories[event.card or ""])
        event = replace(event, nth=nth) if event.kind == EventKind.ANSWERED else event
        self.histories[event.card or ""].append(event)
        return event

    # -- what follows ------------------------------------------------------------------------------------------------

    def reviews(self) -> list[Review]:
        """Give all answers, read in one pass."""
        return [each for card, events in self.histories.items() for each in reviews(card, events, Kernel())]

    def due(self) -> list[Review]:
        """Give the graded answers of cards that came back."""
        return [review for review in self.reviews() if review.recall is not None]

    def items(self, cards: Sequence[CardEntry]) -> Mapping[str, Item]:
        """Give the states as replay gives them."""
        policy = Policy()
        return {
            card.key: replayed(self.histories[card.key], self.scheduler, policy) if card.key in self.histories else NEW
            for card in cards
        }

    def numbers(self, *cards: CardEntry, days: int | None = None) -> Numbers:
        """Give all numbers; without cards of those that were answered."""
        known = cards or tuple(entry(card) for card in self.histories)
        items = self.items(known)
        material = Material(self.histories.items(), known, items, TODAY, owned_overall(items.values()), Policy())
        return numbers(material, days)


def entry(key: str, kind: str = "text", *tags: str) -> CardEntry:
    """Make a card."""
    return CardEntry(CardKey(key), kind, tags=tags)


@pytest.fixture
def diary() -> Diary:
    """Give an empty log."""
    return Diary()
