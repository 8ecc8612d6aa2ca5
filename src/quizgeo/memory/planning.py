"""Preparing for an exam: what score to expect on its day, how many new items a day, and which answers gain most.

The day of the exam, the states and a seed come in as arguments. An item is named by its place among the starts.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.memory.guess import true_recall
from quizgeo.memory.kernel import Kernel
from quizgeo.memory.policy import Policy
from quizgeo.memory.scheduler import Memory
from quizgeo.memory.simulate import Day, Habits, Run, Start

FINAL_DAYS = 7
"""Days before the exam on which what gains most is asked, whether it is due or not."""
SETTLING_DAYS = 3
"""Days before the exam without new items, as far as there are days."""
LEAST_GAIN = 0.005
"""Chance to be right at the exam below which an answer is not worth its time."""

NO_BREAK = range(0)

_AGAIN, _GOOD = 1, 3
_PRIOR_RIGHT, _PRIOR_ANSWERS = 3.5, 10
"""First answers before there are any: about a third is known at first sight."""


class Exam(Struct, frozen=True):
    """What is prepared for."""

    day: int
    """Study day, later than today. Nothing is studied on it."""
    typed: bool = False
    """Whether it asks for words where options were shown: then what counts is knowing, without lucky guesses."""


class Gain(Struct, frozen=True):
    """What one more answer to an item is worth."""

    place: int
    gain: float
    """Chance to be right at the exam that it adds."""
    seconds: float


class Preparation(Struct, frozen=True):
    """A simulated plan, from today to the day before the exam."""

    days: tuple[Day, ...]
    new_per_day: int
    expected: float
    """Expected score, 0..1, after it."""
    idle: float
    """Expected score, 0..1, if nothing is done."""

    @property
    def minutes(self) -> float:
        """Give the minutes a day, as a mean."""
        return sum(day.seconds for day in self.days) / len(self.days) / 60

    @property
    def most_minutes(self) -> float:
        """Give the minutes of the longest day."""
        return max(day.seconds for day in self.days) / 60

    @property
    def answers(self) -> float:
        """Give the answers a day, as a mean."""
        return sum(day.due + day.new for day in self.days) / len(self.days)

    @property
    def most_answers(self) -> int:
        """Give the answers of the fullest day."""
        return max(day.due + day.new for day in self.days)


class Fitting(Struct, frozen=True):
    """A preparation that fits into the minutes there are, and what it cannot hold."""

    preparation: Preparation
    left_out: tuple[int, ...]
    """Places of new items that are not asked; empty where all fit."""
    fits: bool
    """False where even the items seen already take longer."""


def first_right(right: int, total: int) -> float:
    """Give the chance, 0..1, that a new item is right at first sight, from first answers to items of its sort."""
    return (right + _PRIOR_RIGHT) / (total + _PRIOR_ANSWERS)


def new_a_day(unseen: int, days_left: int) -> int:
    """Give how many new items a day are needed so that none comes in the last days; days_left >= 1."""
    return ceil(unseen / max(days_left - SETTLING_DAYS, 1))


def days_of_study(today: int, exam: Exam, away: range = NO_BREAK) -> int:
    """Count the days from today up to the exam on which there is study, at least 1."""
    return max(1, exam.day - today - max(0, min(away.stop, exam.day) - max(away.start, today)))


def expected_score(starts: Sequence[Start], exam: Exam, parameters: tuple[float, ...]) -> float:
    """Give the expected share of right answers, 0..1, if nothing is studied until the exam; starts are not empty."""
    kernel = Kernel(parameters)
    return sum(
        item.first_right
        if item.memory is None
        else _right(kernel.recall(item.memory.stability, max(exam.day - item.last_day, 0)), item.chance, exam)
        for item in starts
    ) / len(starts)


def final_order(starts: Sequence[Start], today: int, exam: Exam, parameters: tuple[float, ...]) -> tuple[Gain, ...]:
    """Give the items seen before today in the order of the last days: by gain per second, those worth it."""
    kernel = Kernel(parameters)
    gains = (
        Gain(place, _gain(item, item.memory, today, exam, kernel), item.seconds)
        for place, item in enumerate(starts)
        if item.memory is not None and item.last_day < today
    )
    return tuple(
        sorted(
            (each for each in gains if each.gain >= LEAST_GAIN), key=lambda each: each.gain / each.seconds, reverse=True
        )
    )


def prepare(
    starts: Sequence[Start],
    today: int,
    exam: Exam,
    policy: Policy,
    habits: Habits,
    *,
    seconds: float | None = None,
    without: Collection[int] = (),
    away: range = NO_BREAK,
    seed: int = 0,
) -> Preparation:
    """Simulate the plan: what is due and the new items needed, and in the last days what gains most.

    starts: not empty. seconds: for a day of the last ones, which could go on for long; None: as many as it takes.
    Days before take what they take; `habits.due_per_day` holds on all of them. without: places of new items that are
    not asked; they count as new in the score. away: study days on which nothing is done. Raises ValueError when the
    exam is not later than today.
    """
    if exam.day <= today:
        raise ValueError("an exam to plan for is later than today")
    unseen = sum(item.memory is None and place not in without for place, item in enumerate(starts))
    pace = new_a_day(unseen, days_of_study(today, exam, away))
    run = Run(starts, today, policy, replace(habits, new_per_day=pace), seed=seed, without=without)
    days = tuple(_live(run, day, exam, seconds, away) for day in range(today, exam.day))
    idle = expected_score(starts, exam, policy.parameters)
    return Preparation(days, pace, expected_score(run.states(), exam, policy.parameters), idle)


def fit_into(
    starts: Sequence[Start],
    today: int,
    exam: Exam,
    policy: Policy,
    habits: Habits,
    *,
    minutes: float,
    needs: Mapping[int, Collection[int]],
    away: range = NO_BREAK,
    seed: int = 0,
) -> Fitting:
    """Give the preparation with as many new items as `minutes` a day hold, as a mean; the last ones are left out.

    minutes: > 0. needs: for a place, those that must come before it; what a kept item needs is kept. The others are as
    in `prepare`.
    """
    unseen = [place for place, item in enumerate(starts) if item.memory is None]

    def tried(kept: int) -> Fitting:
        out = left_out(unseen, needs, len(unseen) - kept)
        most, without = minutes * 60, frozenset(out)
        made = prepare(starts, today, exam, policy, habits, seconds=most, without=without, away=away, seed=seed)
        return Fitting(made, out, made.minutes <= minutes)

    whole, best = tried(len(unseen)), tried(0)
    if whole.fits or not best.fits:
        return whole if whole.fits else best
    low, high = 0, len(unseen)
    while high - low > 1:
        middle = (low + high) // 2
        made = tried(middle)
        if made.fits:
            best, low = made, middle
        else:
            high = middle
    return best


def left_out(places: Sequence[int], needs: Mapping[int, Collection[int]], count: int) -> tuple[int, ...]:
    """Give `count` places to leave out, from the end, in order; one that a kept place needs goes after that."""
    kept, nth_of = set(places), {place: nth for nth, place in enumerate(places)}
    needers = Counter(before for place in places for before in set(needs.get(place, ())) if before in kept)
    free = [(-nth, place) for nth, place in enumerate(places) if not needers[place]]
    heapify(free)
    rest = list(places)
    out: list[int] = []
    while len(out) < min(count, len(places)):
        while rest[-1] not in kept:
            rest.pop()
        last = heappop(free)[1] if free else rest[-1]
        kept.remove(last)
        out.append(last)
        for before in set(needs.get(last, ())) & kept:
            needers[before] -= 1
            if not needers[before]:
                heappush(free, (-nth_of[before], before))
    return tuple(sorted(out))


def _live(run: Run, day: int, exam: Exam, seconds: float | None, away: range) -> Day:
    """Live through a day of the plan: an exam needs its new items, also while others are left."""
    if day in away:
        return run.skip(day)
    return run.live(day, new=True) if exam.day - day > FINAL_DAYS else live_finally(run, day, exam, seconds)


def live_finally(run: Run, day: int, exam: Exam, seconds: float | None) -> Day:
    """Live through one of the last days: new items while they can settle, then what gains most, up to the limit.

    seconds: that the day has; None: as many as it takes.
    """
    fresh = run.take_new() if exam.day - day > SETTLING_DAYS or day == run.today else []
    spent = sum(run.starts[place].seconds for place in fresh) + run.meet(fresh, day) * run.habits.miss_seconds
    chosen = []
    for gain in final_order(run.states(), day, exam, run.kernel.parameters)[: run.habits.due_per_day]:
        if seconds is not None and spent + gain.seconds > seconds:
            break
        spent += gain.seconds
        chosen.append(gain.place)
    spent += run.review(chosen, day) * run.habits.miss_seconds
    return Day(len(chosen), len(fresh), 0, spent)


def _gain(item: Start, memory: Memory, day: int, exam: Exam, kernel: Kernel) -> float:
    """Give the chance to be right at the exam that an answer on `day` adds, right or missed and learnt again."""
    elapsed, left = day - item.last_day, exam.day - day
    recall = kernel.recall(memory.stability, elapsed)
    right, _ = kernel.after(memory.stability, memory.difficulty, elapsed, _GOOD)
    missed = kernel.after(memory.stability, memory.difficulty, elapsed, _AGAIN)
    again, _ = kernel.after(*missed, 0, _GOOD)
    after = recall * _right(kernel.recall(right, left), item.chance, exam)
    after += (1.0 - recall) * _right(kernel.recall(again, left), item.chance, exam)
    return after - _right(kernel.recall(memory.stability, exam.day - item.last_day), item.chance, exam)


def _right(recall: float, chance: float, exam: Exam) -> float:
    return true_recall(recall, chance) if exam.typed else recall
