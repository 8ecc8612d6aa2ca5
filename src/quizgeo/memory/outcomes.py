"""The four outcomes of an answer, computed once: what a button shows and what its key stores are the same value."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.memory.balance import Load, place
from quizgeo.memory.fuzz import bounds, guard, seed, spread
from quizgeo.memory.guess import owned_share, raised_retention
from quizgeo.memory.policy import Policy
from quizgeo.memory.scheduler import Memory, Outcome, Outcomes, Rating, Scheduler
from quizgeo.memory.state import Item, Seen


def outcomes(
    item: Item,
    key: str,
    day: int,
    chance: float,
    *,
    scheduler: Scheduler,
    policy: Policy,
    load: Load | None = None,
    owned: float | None = None,
) -> Outcomes:
    """Give what each rating would do to an item answered on a study day, where answers feed the schedule.

    key: of the item. chance: of a lucky guess in the form asked, 0..1. load: what else is due, for a day with little to
    do between the bounds of fuzz; None draws evenly. owned: share of lucky hits that the learner calls guesses, as
    `owned_overall` gives it; None goes by this item's answers alone, which are few. Later the same day a right answer
    after a graded miss counts as Good whatever its rating, and any other one changes nothing: the outcomes then say so.
    """
    seen = item.seen
    if seen is None:
        memories = {rating: scheduler.first(rating) for rating in Rating}
        aim = raised_retention(policy.desired_retention, chance, owned or 0.0)
        return _planned(memories, day, _Plan(scheduler, policy, aim, key, 1, load=load))
    if owned is None:
        owned = owned_share(seen.owned_luck, seen.expected_luck)
    aim = raised_retention(policy.desired_retention, chance, owned)
    plan = _Plan(scheduler, policy, aim, key, seen.nth + 1, seen.interval, load)
    if day <= seen.last_day:
        return _same_day(seen, plan)
    memories = {rating: scheduler.after(seen.memory, day - seen.last_day, rating) for rating in Rating}
    return _planned(memories, day, plan)


def owned_overall(items: Iterable[Item]) -> float:
    """Give the share, 0..1, of lucky hits that a learner calls guesses, from all items together.

    It is a habit of the learner: one item alone tells too little to be believed within years.
    """
    seen = [item.seen for item in items if item.seen is not None]
    return owned_share(sum(each.owned_luck for each in seen), sum(each.expected_luck for each in seen))


def replanned(memory: Memory, key: str, nth: int, chance: float, *, scheduler: Scheduler, policy: Policy) -> int:
    """Give the days to wait after a feeding answer whose own plan does not hold, such as one merged from two devices.

    It depends on the answers alone, not on what was planned before, so that every device finds the same day.
    """
    interval = scheduler.interval(memory, raised_retention(policy.desired_retention, chance))
    return spread(*bounds(interval, policy.max_interval), seed(key, nth))


class _Plan(Struct, frozen=True):
    """What turns the memories of an item's next feeding answer into days."""

    scheduler: Scheduler
    policy: Policy
    aim: float
    """Chance to pass on the day it is due."""
    key: str
    nth: int
    before: int | None = None
    """Days planned by the answer before."""
    load: Load | None = None
    """What else is due; None draws evenly between the bounds."""


def _same_day(seen: Seen, plan: _Plan) -> Outcomes:
    as_it_was = {rating: Outcome(rating, seen.memory, seen.interval, seen.due_day) for rating in Rating}
    if not seen.open_miss:
        return as_it_was
    good = {Rating.GOOD: plan.scheduler.after(seen.memory, 0, Rating.GOOD)}
    right = _planned(good, seen.last_day, plan)[Rating.GOOD]
    return as_it_was | {each: replace(right, rating=each) for each in (Rating.HARD, Rating.GOOD, Rating.EASY)}


def _planned(memories: dict[Rating, Memory], day: int, plan: _Plan) -> dict[Rating, Outcome]:
    """Give the outcomes of new memories on a study day."""
    longest, u, load, days = plan.policy.max_interval, seed(plan.key, plan.nth), plan.load, 1
    planned: dict[Rating, Outcome] = {}
    for rating, memory in memories.items():
        interval = plan.scheduler.interval(memory, plan.aim)
        low, high = bounds(interval, longest)
        if plan.before is not None and rating is not Rating.AGAIN:
            low = guard(interval, plan.before, low, high)
        least = low if load is None else min(max(low, days), high)  # a better rating never waits less
        days = spread(low, high, u) if load is None else place(least, high, day, load, u)
        planned[rating] = Outcome(rating, memory, days, day + days)
    return planned
