"""What days to come would bring: a learner who answers as the model says, on plain floats.

The same states, policy and seed give the same days. No state is written from here, and nothing reads a clock.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from random import Random
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.memory.fsrs6 import STABILITY_MAX, STABILITY_MIN
from quizgeo.memory.fuzz import FUZZ_FROM, bounds
from quizgeo.memory.guess import raised_retention, true_recall
from quizgeo.memory.kernel import Kernel
from quizgeo.memory.policy import Policy
from quizgeo.memory.rating import SELF_GRADED
from quizgeo.memory.scheduler import Memory
from quizgeo.memory.state import Item

CURVE = (0.80, 0.85, 0.90, 0.93, 0.95, 0.97)
"""Desired retentions that the workload curve shows."""

PICKED_SECONDS, TYPED_SECONDS, FLIPPED_SECONDS = 7.0, 11.0, 8.0
"""An answer without figures of the learner's own, by how it is given."""

Way = Literal["picked", "typed", "flipped"]
"""How an answer is given."""

_USUAL: Mapping[Way, float] = {"picked": PICKED_SECONDS, "typed": TYPED_SECONDS, "flipped": FLIPPED_SECONDS}
_PICKED = frozenset({"choice", "multiple", "true_false", "order", "match", "groups", "find"})
_AGAIN, _GOOD = 1, 3
_STEPS = 4
"""Bounds of fuzz are looked up by quarters of a day: working them out takes as long as the rest of an answer."""


class Start(Struct, frozen=True):
    """An item as a simulation finds it."""

    memory: Memory | None = None
    """None: never asked."""
    last_day: int = 0
    due_day: int = 0
    chance: float = 0.0
    """Of a lucky guess that the learner does not own up to, 0..1."""
    seconds: float = TYPED_SECONDS
    """An answer takes, right or not."""
    first_right: float = 0.35
    """Chance, 0..1, that the first answer ever is right."""


class Habits(Struct, frozen=True):
    """How a learner studies."""

    new_per_day: float = 10
    """As a mean: with 2.5 there are 2 and 3 by turns."""
    due_per_day: int = 120
    miss_seconds: float = 6.0
    """A miss takes so much more: reading the answer, and getting it right in the same session."""


class Day(Struct, frozen=True):
    """One simulated study day."""

    due: int
    """Answers to items that were due."""
    new: int
    """Items asked for the first time."""
    left: int
    """Items still due when the day's limit was reached."""
    seconds: float


class Course(Struct, frozen=True):
    """Simulated days, the first one today, and what they come to."""

    days: tuple[Day, ...]
    known: float
    """Sum of the chances to know each item seen, on the day after the last."""

    @property
    def answers(self) -> int:
        """Count the answers, first ones and due ones; right ones that follow a miss are in the seconds alone."""
        return sum(day.due + day.new for day in self.days)

    @property
    def minutes(self) -> float:
        """Give the time that all days take."""
        return sum(day.seconds for day in self.days) / 60


class Workload(Struct, frozen=True):
    """What one desired retention asks and gives."""

    retention: float
    answers: int
    minutes: float
    known: float
    """Items known at the end, as a mean over chance."""


def way_of(form: str) -> Way:
    """Give how an answer is given in a form: `picked` from what is shown, `flipped` and self-graded, else `typed`."""
    if form in SELF_GRADED:
        return "flipped"
    return "picked" if form in _PICKED else "typed"


def usual_seconds(form: str) -> float:
    """Give how long an answer takes in a form such as `choice`, where the learner has no median of their own."""
    return _USUAL[way_of(form)]


def start_of(item: Item, chance: float, seconds: float, first_right: float, owned: float = 0.0) -> Start:
    """Give an item as a simulation finds it.

    chance: of a lucky guess as it is asked, 0..1. seconds: an answer takes. first_right: chance of a new one, 0..1.
    owned: share of lucky hits that the learner calls guesses; see `outcomes.owned_overall`.
    """
    seen, lucky = item.seen, chance * (1.0 - owned)
    if seen is None:
        return Start(None, 0, 0, lucky, seconds, first_right)
    return Start(seen.memory, seen.last_day, seen.due_day, lucky, seconds, first_right)


def due_counts(due_days: Iterable[int], today: int, days: int) -> tuple[int, ...]:
    """Count what is due on each of some days from today on as it stands; what is overdue waits today."""
    counts = [0] * days
    for due_day in due_days:
        if due_day < today + days:
            counts[max(due_day - today, 0)] += 1
    return tuple(counts)


def workload_curve(
    starts: Sequence[Start], today: int, policy: Policy, habits: Habits, *, days: int = 365, seed: int = 0
) -> tuple[Workload, ...]:
    """Give what each retention of `CURVE` would ask for from today on, and what would be known at the end."""
    return tuple(
        workload(starts, today, replace(policy, desired_retention=retention), habits, days=days, seed=seed)
        for retention in CURVE
    )


def workload(
    starts: Sequence[Start], today: int, policy: Policy, habits: Habits, *, days: int = 365, seed: int = 0
) -> Workload:
    """Give what the policy would ask for from today on, and what would be known at the end."""
    course = simulate_days(starts, today, days, policy, habits, seed=seed)
    return Workload(policy.desired_retention, course.answers, course.minutes, course.known)


def simulate_days(
    starts: Sequence[Start], today: int, days: int, policy: Policy, habits: Habits, *, seed: int = 0
) -> Course:
    """Live through some days from today on: what is due, oldest first, then new ones in order, up to the limits.

    An item passes as often as its chance says and is always right in the same session after a miss. Intervals have
    the fuzz of the schedule, without its guard and balance, which move no mean.
    """
    run = Run(starts, today, policy, habits, seed=seed)
    return Course(tuple(run.live(day) for day in range(today, today + days)), run.known(today + days))


class Run:
    """A simulation under way. An item is its place among the starts."""

    def __init__(
        self,
        starts: Sequence[Start],
        today: int,
        policy: Policy,
        habits: Habits,
        *,
        seed: int = 0,
        without: Collection[int] = (),
    ) -> None:
        """Take up the states; what is overdue waits on the first day, oldest first. without: new ones never asked."""
        self.starts, self.today, self.habits = starts, today, habits
        self.chance = Random(seed)  # noqa: S311 - a simulation, which has to come out the same again
        self.kernel = Kernel(policy.parameters)
        memories = [item.memory or Memory(0.0, 0.0) for item in starts]
        self.stability = [memory.stability for memory in memories]
        self.difficulty = [memory.difficulty for memory in memories]
        self.last = [item.last_day if item.memory else -1 for item in starts]
        waits = {c: self.kernel.interval(1.0, raised_retention(policy.desired_retention, c)) for c in _chances(starts)}
        self.wait = [waits[item.chance] for item in starts]
        self.new = [place for place, item in enumerate(starts) if item.memory is None and place not in without][::-1]
        self.part = 0.0
        """Of a new item that is still to come, where there are 2.5 a day."""
        self.left: list[int] = []
        self.due: dict[int, list[int]] = {}
        for place in sorted((n for n, item in enumerate(starts) if item.memory), key=lambda n: starts[n].due_day):
            self.due.setdefault(max(starts[place].due_day, today), []).append(place)
        self._days_of = _fuzzed(policy.max_interval)

    def live(self, day: int, *, new: bool | None = None) -> Day:
        """Live through one day and give what was done. new: whether new items come; None: unless some are left."""
        waiting = self.left + self.due.pop(day, [])
        room = self.habits.due_per_day
        asked, self.left = waiting[:room], waiting[room:]
        fresh = self.take_new() if (not self.left if new is None else new) else []
        misses = self.review(asked, day) + self.meet(fresh, day)
        seconds = sum(self.starts[place].seconds for place in asked + fresh) + misses * self.habits.miss_seconds
        return Day(len(asked), len(fresh), len(self.left), seconds)

    def skip(self, day: int) -> Day:
        """Let a day pass without study."""
        self.left += self.due.pop(day, [])
        return Day(0, 0, len(self.left), 0.0)

    def take_new(self) -> list[int]:
        """Give the new items of a day, as many as there are and may be."""
        self.part += self.habits.new_per_day
        whole = int(self.part)
        self.part -= whole
        return [self.new.pop() for _ in range(min(whole, len(self.new)))]

    def meet(self, places: Sequence[int], day: int) -> int:
        """Ask items for the first time; give how many were missed."""
        misses = 0
        for place in places:
            if self.chance.random() < self.starts[place].first_right:
                stability, difficulty = self.kernel.first(_GOOD)
            else:
                misses += 1
                stability, difficulty = self.kernel.after(*self.kernel.first(_AGAIN), 0, _GOOD)
            self.keep(place, day, stability, difficulty)
        return misses

    def review(self, places: Sequence[int], day: int) -> int:
        """Ask items that were seen on an earlier day; give how many were missed."""
        kernel, chance, misses = self.kernel, self.chance.random, 0
        for place in places:
            stability, difficulty = self.stability[place], self.difficulty[place]
            recall = kernel.recall(stability, day - self.last[place])
            if chance() < recall:
                stability = kernel.passed(stability, difficulty, recall, _GOOD)
                difficulty = kernel.next_difficulty(difficulty, _GOOD)
            else:
                misses += 1
                stability = max(kernel.failed(stability, difficulty, recall), STABILITY_MIN)
                stability = kernel.same_day(stability, _GOOD)
                difficulty = kernel.next_difficulty(kernel.next_difficulty(difficulty, _AGAIN), _GOOD)
            self.keep(place, day, stability, difficulty)
        return misses

    def keep(self, place: int, day: int, stability: float, difficulty: float) -> None:
        """Set the memory of an item after its answers of a day, and the day on which it is due."""
        self.stability[place] = stability = min(stability, STABILITY_MAX)
        self.difficulty[place], self.last[place] = difficulty, day
        self.due.setdefault(day + self._days_of(stability * self.wait[place], self.chance.random()), []).append(place)

    def states(self) -> list[Start]:
        """Give the items as they are now."""
        return [
            replace(item, memory=Memory(self.stability[place], self.difficulty[place]), last_day=self.last[place])
            if self.last[place] >= 0
            else item
            for place, item in enumerate(self.starts)
        ]

    def known(self, day: int) -> float:
        """Give the sum of the chances to know each item seen, on a day."""
        recall = self.kernel.recall
        return sum(
            true_recall(recall(self.stability[place], max(0, day - self.last[place])), item.chance)
            for place, item in enumerate(self.starts)
            if self.last[place] >= 0
        )


def _chances(starts: Iterable[Start]) -> set[float]:
    return {item.chance for item in starts}


def _fuzzed(longest: int) -> Callable[[float, float], int]:
    """Give the function from an interval and a number in [0, 1) to days, with bounds that are worked out once."""
    known: dict[int, tuple[int, int]] = {}

    def days(interval: float, u: float) -> int:
        if interval < FUZZ_FROM:
            return max(1, round(interval))
        step = int(interval * _STEPS)
        found = known.get(step)
        if found is None:
            low, high = bounds((step + 0.5) / _STEPS, longest)
            found = known[step] = low, high - low + 1
        return found[0] + int(u * found[1])

    return days
