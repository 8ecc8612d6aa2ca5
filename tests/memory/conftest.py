"""A learner who answers as the study engine lets them, so that tests speak of answers and not of event fields."""

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from quizgeo.memory import (
    FSRS6,
    NEW,
    Feed,
    Item,
    Policy,
    Rating,
    Scheduler,
    advance,
    feeds,
    implied_chance,
    outcomes,
    replay,
)
from quizgeo.progress.events import GRADES, SAID, Event, EventKind

TODAY = 20_000


@dataclass
class Learner:
    """One item, its log and its state; live answers go the way of the engine: outcomes, event, advance."""

    scheduler: Scheduler
    policy: Policy = field(default_factory=Policy)
    key: str = "deck/question"
    events: list[Event] = field(default_factory=list)
    item: Item = NEW

    def event(self, kind: int = EventKind.ANSWERED, day: int = TODAY, **fields: object) -> Event:
        """Make an event that is not logged yet."""
        seq = len(self.events) + 1
        made = Event(
            id=seq.to_bytes(16, "big"), kind=kind, card=self.key, device="here", seq=seq, at=seq, offset=0, day=day
        )
        return replace(made, **fields)

    def log(self, kind: int, day: int = TODAY, **fields: object) -> Event:
        """Log an event, fold it in or replay the item where it speaks of an earlier one, and give it."""
        event = self.event(kind, day, **fields)
        self.events.append(event)
        if kind == EventKind.OVERRIDDEN:
            self.item = replay(self.events, self.scheduler, self.policy)
        else:
            self.item = advance(self.item, event, self.scheduler, self.policy)
        return event

    def answer(
        self,
        day: int,
        rating: int | None = 3,
        *,
        origin: str = "study",
        form: str = "text",
        shown: str | None = None,
        grade: str | None = None,
        said: str = "",
    ) -> Event:
        """Answer; the plan is stored where the answer feeds."""
        ivl = nth = None
        if rating is not None and feeds(self.item, day, rating, origin) is not Feed.PRACTICE:
            chance = implied_chance(form, shown)
            four = outcomes(self.item, self.key, day, chance, scheduler=self.scheduler, policy=self.policy)
            ivl, nth = four[Rating(rating)].interval, 1 + (self.item.seen.nth if self.item.seen else 0)
        word = grade or ("wrong" if rating == Rating.AGAIN else "exact")
        return self.log(
            EventKind.ANSWERED, day, rating=rating, origin=origin, form=form, shown=shown, ivl=ivl, nth=nth,
            grade=GRADES.index(word), said=SAID.index(said),
        )  # fmt: skip

    def override(self, target: Event, rating: int | None, day: int = TODAY, **fields: object) -> Event:
        """Say that an answer was judged wrongly."""
        return self.log(EventKind.OVERRIDDEN, day, target=target.id, rating=rating, **fields)

    def replayed(self) -> Item:
        """Give what the log alone says."""
        return replay(self.events, self.scheduler, self.policy)


@pytest.fixture(scope="session")
def scheduler() -> FSRS6:
    """FSRS-6 with the default parameters."""
    return FSRS6()


@pytest.fixture
def learner(scheduler: FSRS6) -> Learner:
    """A learner who has not answered yet."""
    return Learner(scheduler)
