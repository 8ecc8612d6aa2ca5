"""From the events of an item to its state. Live answers and a replay go through one fold and agree to the bit.

Events come in merged order, without those undone, their times already corrected. What cannot be read folds to nothing.
Memory follows from the parameters of now, a due day from the settings that stood when it was planned (`Plans`); where
one policy is given instead, it has always stood.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import DecodeError, Struct
from msgspec.json import decode
from msgspec.structs import replace

from quizgeo.memory.guess import logged_chance
from quizgeo.memory.outcomes import replanned
from quizgeo.memory.policy import Plan, Plans, Policy, constant
from quizgeo.memory.rating import FEEDING_ORIGINS, Feed, feed_on
from quizgeo.memory.scheduler import Memory, Rating, Scheduler
from quizgeo.memory.state import NEW, Item, Seen
from quizgeo.progress.events import GRADES, SAID, Event, EventKind

ORIGINS = FEEDING_ORIGINS | {"exam", "redo"}

LAST_DAY = 2_000_000
"""Study day beyond which a stored one is damaged: it has no calendar date any more once an interval is added."""

LONGEST_PLAN = 36_500
"""Days beyond which a stored interval is damaged."""

_ANSWERED, _OVERRIDDEN = int(EventKind.ANSWERED), int(EventKind.OVERRIDDEN)
_SUSPENDED = int(EventKind.SUSPENDED)
_RATINGS = (Rating.AGAIN, Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)
_GUESSED = SAID.index("guessed")
_CLOSE = GRADES.index("close")


def fault(event: Event) -> str:
    """Name the field for which replay skips an event: `rating`, `day` or `origin`; empty when it is sound."""
    if event.kind == _ANSWERED:
        if event.origin not in ORIGINS:
            return "origin"
        if event.rating is not None and not 1 <= event.rating <= len(Rating):
            return "rating"
    elif event.kind == _OVERRIDDEN and (event.rating is None or not 1 <= event.rating <= len(Rating)):
        return "rating"
    return "" if 0 <= event.day <= LAST_DAY else "day"


def advance(item: Item, event: Event, scheduler: Scheduler, policy: Policy | Plans) -> Item:
    """Give the state of an item after one more event, the latest of its history and not before any change of settings.

    Raises ValueError for an event that speaks of an earlier one: it moves what came after, so the item is replayed.
    """
    if event.kind in (EventKind.UNDONE, EventKind.OVERRIDDEN):
        raise ValueError("an undone or overridden event asks for a replay of its item")
    fold = _Fold(item, scheduler)
    fold.take(event)
    return fold.item(_Planner((event,), _plans(scheduler, policy)))


def replay(events: Sequence[Event], scheduler: Scheduler, policy: Policy | Plans) -> Item:
    """Give the state of an item from its whole standing history."""
    events = amended(events)
    fold = _folded(events, scheduler)
    return fold.item(_Planner(events, _plans(scheduler, policy)))


def _folded(events: Iterable[Event], scheduler: Scheduler) -> "_Fold":
    fold = _Fold(NEW, scheduler)
    for event in events:
        fold.take(event)
    return fold


def _plans(scheduler: Scheduler, policy: Policy | Plans) -> Plans:
    return policy if isinstance(policy, Plans) else constant(scheduler, policy)


def replay_all(events: Iterable[Event], scheduler: Scheduler, policy: Policy) -> Iterator[tuple[str, Item]]:
    """Give each item's key and state from the standing history of all, one by one, so that progress can be shown."""
    histories: dict[str, list[Event]] = {}
    for event in events:
        if event.card is not None:
            histories.setdefault(event.card, []).append(event)
    for key, history in histories.items():
        yield key, replay(history, scheduler, policy)


class Feeding(Struct, frozen=True):
    """An answer that moved the schedule, with the memory before and after it."""

    event: Event
    """As amended by an override."""
    feed: Feed
    """Graded or retry."""
    day: int
    elapsed: int
    """Study days since the feeding answer before; 0 for the first."""
    nth: int
    rating: Rating
    """The rating it fed with."""
    before: Memory | None
    """None before the first answer."""
    after: Memory
    lapses_before: int


def feedings(events: Sequence[Event], scheduler: Scheduler) -> Iterator[Feeding]:
    """Give the answers of an item's standing history that moved its schedule, for its curve and for measures."""
    fold = _Fold(NEW, scheduler)
    for event in amended(events):
        before, last_day, nth, lapses = fold.memory, fold.last_day, fold.nth, fold.lapses
        fold.take(event)
        if fold.nth > nth:
            assert fold.memory is not None
            feed = Feed.GRADED if fold.last_day > last_day else Feed.RETRY
            rating = _RATINGS[event.rating or 0] if feed is Feed.GRADED else Rating.GOOD
            elapsed = 0 if before is None else fold.last_day - last_day
            yield Feeding(event, feed, fold.last_day, elapsed, fold.nth, rating, before, fold.memory, lapses)


def amended(events: Sequence[Event]) -> Sequence[Event]:
    """Put each override in the place of the answer it speaks of, where the last one holds.

    A card that an answer set aside, by one lapse too many, is so only as long as that answer stands and is a miss.
    """
    others = [event for event in events if event.kind != _ANSWERED and event.target is not None]
    if not others:
        return events
    overrides = {event.target: event for event in others if event.kind == _OVERRIDDEN and not fault(event)}
    told = [_amend(event, overrides[event.id]) if event.id in overrides else event for event in events]
    missed = {event.id for event in told if event.kind == _ANSWERED and event.rating == Rating.AGAIN}
    return [event for event in told if event.kind != _SUSPENDED or event.target is None or event.target in missed]


def _amend(answer: Event, override: Event) -> Event:
    if answer.kind != _ANSWERED:
        return answer
    return replace(
        answer,
        rating=override.rating,
        ivl=override.ivl,
        nth=override.nth,
        said=answer.said if override.said is None else override.said,
        grade=answer.grade if override.grade is None else override.grade,
    )


class _Fold:
    """The state of an item while events are taken in: bare fields, for a replay takes 100,000 of them."""

    __slots__ = (
        "before", "buried_until", "ever_passed", "expected_luck", "fed", "first_day", "lapses", "last_day", "memory",
        "nth", "open_miss", "owned_luck", "passed", "scheduler", "suspend_reason", "suspended", "tries",
    )  # fmt: skip

    def __init__(self, item: Item, scheduler: Scheduler) -> None:
        self.scheduler = scheduler
        self.suspended, self.suspend_reason, self.buried_until = item.suspended, item.suspend_reason, item.buried_until
        self.before = seen = item.seen
        self.fed: Event | None = None
        self.memory: Memory | None = None
        self.last_day = -1
        self.first_day = self.nth = self.lapses = self.tries = 0
        self.passed = self.ever_passed = self.open_miss = False
        self.owned_luck = self.expected_luck = 0.0
        if seen is not None:
            self._thaw(seen)

    def _thaw(self, seen: Seen) -> None:
        self.memory, self.first_day, self.last_day, self.nth = seen.memory, seen.first_day, seen.last_day, seen.nth
        self.lapses, self.tries = seen.lapses, seen.tries
        self.passed, self.ever_passed, self.open_miss = seen.passed, seen.ever_passed, seen.open_miss
        self.owned_luck, self.expected_luck = seen.owned_luck, seen.expected_luck

    def take(self, event: Event) -> None:
        """Fold one event in; one with a fault, or of another kind, changes nothing."""
        if fault(event):
            return
        if event.kind == _ANSWERED:
            self._answered(event)
        elif event.kind == _SUSPENDED:
            self._suspended(event)
        elif event.kind == EventKind.BURIED:
            self._buried(event)

    def _answered(self, event: Event) -> None:
        feed = feed_on(self.last_day, event.day, event.rating, event.origin, open_miss=self.open_miss)
        if feed is Feed.GRADED:
            self._graded(event, _RATINGS[event.rating or 0])
        elif event.day <= self.last_day and event.origin in FEEDING_ORIGINS:
            self.tries += 1
            if feed is Feed.RETRY:
                self._retried(event)

    def _graded(self, event: Event, rating: Rating) -> None:
        memory, day = self.memory, event.day
        if memory is None:
            self.memory = self.scheduler.first(rating)
            self.first_day = day
        else:
            self.memory = self.scheduler.after(memory, day - self.last_day, rating)
            if rating is Rating.AGAIN:
                self.lapses += self.ever_passed
                self._count_luck(event)
        self.last_day = day
        self.nth += 1
        self.tries = 1
        self.passed = rating is not Rating.AGAIN
        self.open_miss = not self.passed
        self.ever_passed = self.ever_passed or self.passed
        self.fed = event

    def _retried(self, event: Event) -> None:
        assert self.memory is not None
        self.memory = self.scheduler.after(self.memory, 0, Rating.GOOD)
        self.nth += 1
        self.open_miss = False
        self.ever_passed = True
        self.fed = event

    def _count_luck(self, event: Event) -> None:
        """Add to the sums of the guess model what a graded Again on a later day tells."""
        grade = event.grade
        if grade is None:
            return
        if grade < _CLOSE:
            chance = logged_chance(event.form, event.shown, event.extra)
            self.expected_luck += chance / (1.0 - chance)
        elif event.said == _GUESSED and logged_chance(event.form, event.shown, event.extra) > 0:
            self.owned_luck += 1.0

    def _suspended(self, event: Event) -> None:
        on, reason = _switch(event.extra)
        if on is not None:
            self.suspended = on
            self.suspend_reason = reason if on else ""

    def _buried(self, event: Event) -> None:
        on, _reason = _switch(event.extra)
        if on is not None:
            self.buried_until = event.day + 1 if on else 0

    def item(self, planner: "_Planner") -> Item:
        """Give the state as a value."""
        return Item(self._seen(planner), self.suspended, self.suspend_reason, self.buried_until)

    def _seen(self, planner: "_Planner") -> Seen | None:
        memory, fed, before = self.memory, self.fed, self.before
        if memory is None:
            return None
        if fed is not None:
            form, chance = fed.form or "", logged_chance(fed.form, fed.shown, fed.extra)
            interval, replanned = planner.interval(self, fed, chance)
            due_day = self.last_day + interval
        else:
            assert before is not None
            form, chance, interval, due_day = before.form, before.chance, before.interval, before.due_day
            replanned = before.replanned
        return Seen(
            memory, self.first_day, self.last_day, due_day, self.nth, self.lapses, interval, self.passed,
            self.ever_passed, self.open_miss, self.tries, form, chance, self.owned_luck, self.expected_luck, replanned,
        )  # fmt: skip


class _Planner:
    """Gives the days to wait after the last feeding answer of a history."""

    __slots__ = ("events", "plans")

    def __init__(self, events: Sequence[Event], plans: Plans) -> None:
        self.events = events
        self.plans = plans

    def interval(self, fold: _Fold, fed: Event, chance: float) -> tuple[int, bool]:
        """Give the days planned by `fed`, as it stored them or, True then, as the settings of their time have them."""
        asked = self.plans.asked_after(fed)
        if asked is None and fed.ivl is not None and fed.nth == fold.nth and 1 <= fed.ivl <= LONGEST_PLAN:
            return fed.ivl, False
        plan = asked or self.plans.at(fed)
        memory = self._memory(fold, plan)
        key = fed.card or ""
        return replanned(memory, key, fold.nth, chance, scheduler=plan.scheduler, policy=plan.policy), True

    def _memory(self, fold: _Fold, plan: Plan) -> Memory:
        """Give the memory as the parameters of a plan have it."""
        if plan.policy.parameters == self.plans.now.policy.parameters:
            assert fold.memory is not None
            return fold.memory
        memory = _folded(self.events, plan.scheduler).memory
        assert memory is not None
        return memory


def _switch(extra: str | None) -> tuple[bool | None, str]:
    """Read `{"on": true, "reason": "leech"}`; None where it cannot be read."""
    try:
        written: object = decode(extra or "")
    except (DecodeError, ValueError, RecursionError):
        return None, ""
    if not isinstance(written, dict) or not isinstance(written.get("on"), bool):
        return None, ""
    return written["on"], "leech" if written.get("reason") == "leech" else "learner"
