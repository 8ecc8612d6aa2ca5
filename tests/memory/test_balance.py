"""Which day between the bounds: within them, the same again, away from full days, easy days and siblings."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.memory import FSRS6, Item, Kernel, Load, Memory, Policy, Rating, Seen, checked_week, outcomes
from quizgeo.memory.balance import BALANCED_UP_TO, DayLoad, place, weight
from quizgeo.memory.fuzz import bounds, guard, seed, spread
from tests.memory.conftest import TODAY, Learner

MONDAY = 20_003
"""A study day that is a Monday: 2024-10-07."""
WEEKDAYS: tuple[DayLoad, ...] = ("normal", "normal", "normal", "normal", "normal", "reduced", "minimum")
LOADS = st.builds(
    Load,
    st.dictionaries(st.integers(TODAY, TODAY + 100), st.integers(0, 300)),
    st.tuples(*[st.sampled_from(["normal", "reduced", "minimum"])] * 7),
    st.lists(st.integers(TODAY - 5, TODAY + 100), max_size=2).map(tuple),
)
UNIT = st.floats(0, 1, exclude_max=True)


def shares(low: int, high: int, today: int, load: Load) -> dict[int, float]:
    """Give the share of 10,000 even numbers that each interval gets."""
    found = Counter(place(low, high, today, load, n / 10_000) for n in range(10_000))
    return {interval: found[interval] / 10_000 for interval in range(low, high + 1)}


def test_a_day_is_drawn_by_its_weight() -> None:
    load = Load({TODAY + 4: 2, TODAY + 5: 1})
    expected = {3: 4 / 3, 4: 1 / 16, 5: 1 / 5, 6: 4 / 6}
    total = sum(expected.values())
    assert shares(3, 6, TODAY, load) == pytest.approx({k: v / total for k, v in expected.items()}, abs=2e-4)


def test_empty_days_weigh_by_their_distance_alone() -> None:
    assert [weight(k, TODAY, Load()) for k in (2, 4, 8)] == [2.0, 1.0, 0.5]


@pytest.mark.parametrize(("day", "expected"), [(4, 1.0), (5, 0.25), (6, 0.0), (7, 4.0)])
def test_a_day_of_the_week_has_its_load(day: int, expected: float) -> None:
    """What is due on Saturday counts double, and Sunday stays empty though nothing is due then."""
    load = Load({MONDAY + 4: 1, MONDAY + 5: 1}, WEEKDAYS)
    assert weight(day, MONDAY, load) * day == pytest.approx(expected)


def test_an_empty_day_of_minimum_load_is_not_filled() -> None:
    load = Load({MONDAY + day: 500 for day in (5, 7)}, WEEKDAYS)
    assert shares(5, 7, MONDAY, load)[6] == 0


def test_days_of_minimum_load_are_taken_where_there_is_no_other() -> None:
    week: tuple[DayLoad, ...] = ("minimum",) * 7
    assert shares(4, 7, TODAY, Load(week=week)) == dict.fromkeys(range(4, 8), 0.25)
    assert place(2, 2, TODAY, Load(week=week), 0.7) == 2


@pytest.mark.parametrize(
    ("distance", "share"), [(0, 1e-6), (1, 0.2), (-1, 0.2), (2, 0.4), (3, 0.6), (4, 0.8), (5, 1), (9, 1)]
)
def test_a_day_beside_a_sibling_draws_less(distance: int, share: float) -> None:
    load = Load(siblings=(TODAY + 20 + distance,))
    assert weight(20, TODAY, load) == pytest.approx(weight(20, TODAY, Load()) * share)


def test_two_siblings_multiply() -> None:
    load = Load(siblings=(TODAY + 19, TODAY + 22))
    assert weight(20, TODAY, load) == pytest.approx(weight(20, TODAY, Load()) * 0.2 * 0.4)


def test_far_days_are_drawn_evenly() -> None:
    high = BALANCED_UP_TO + 1
    full = Load({TODAY + 85: 900})
    assert [place(81, high, TODAY, full, u) for u in (0, 0.5, 0.99)] == [spread(81, high, u) for u in (0, 0.5, 0.99)]


@given(st.integers(1, 120), st.integers(0, 12), LOADS, UNIT)
def test_the_day_lies_within_the_bounds_and_is_the_same_again(low: int, width: int, load: Load, u: float) -> None:
    day = place(low, low + width, TODAY, load, u)
    assert low <= day <= low + width
    assert place(low, low + width, TODAY, load, u) == day


@given(st.integers(2, 60), st.integers(1, 12), LOADS)
def test_a_day_that_may_be_had_is_never_one_of_minimum_load(low: int, width: int, load: Load) -> None:
    free = [k for k in range(low, low + width + 1) if weight(k, TODAY, load) > 0]
    for u in (0.0, 0.3, 0.999_999):
        assert not free or place(low, low + width, TODAY, load, u) in free


def test_a_week_is_seven_known_words() -> None:
    assert checked_week(list(WEEKDAYS)) == WEEKDAYS
    with pytest.raises(ValueError, match=r"7 words, from Monday to Sunday \(you wrote 2\)"):
        checked_week(["normal", "normal"])
    with pytest.raises(ValueError, match=r"Wednesday must be normal, reduced or minimum \(you wrote easy\)"):
        checked_week(["normal", "reduced", "easy", *["normal"] * 4])


@given(LOADS, st.lists(st.tuples(st.integers(1, 40), st.sampled_from(Rating)), max_size=6))
def test_outcomes_keep_bounds_guard_and_order_whatever_is_due(load: Load, answers: list[tuple[int, Rating]]) -> None:
    scheduler, policy = FSRS6(), Policy()
    learner, day = Learner(scheduler), TODAY
    for pause, rating in answers:
        learner.answer(day, rating)
        day += pause
    four = outcomes(learner.item, learner.key, day, 0.0, scheduler=scheduler, policy=policy, load=load)
    seen = learner.item.seen
    for rating, outcome in four.items():
        interval = scheduler.interval(outcome.memory, 0.9)
        low, high = bounds(interval, policy.max_interval)
        if seen is not None and rating > Rating.AGAIN:
            low = guard(interval, seen.interval, low, high)
        assert low <= outcome.interval <= high
        assert outcome.due_day == day + outcome.interval
    waits = [four[rating].interval for rating in Rating]
    assert waits == sorted(waits)


def test_an_outcome_keeps_off_a_full_day(learner: Learner) -> None:
    learner.answer(TODAY)
    plain = outcomes(learner.item, learner.key, TODAY + 3, 0, scheduler=learner.scheduler, policy=learner.policy)
    full = Load({plain[Rating.EASY].due_day: 1000})
    balanced = outcomes(
        learner.item, learner.key, TODAY + 3, 0, scheduler=learner.scheduler, policy=learner.policy, load=full
    )
    assert balanced[Rating.EASY].interval != plain[Rating.EASY].interval
    assert balanced[Rating.EASY].memory == plain[Rating.EASY].memory


@dataclass
class Year:
    """A simulated learner: 10 new items a day, each answered when due, right as often as the model says."""

    way: str
    week: tuple[DayLoad, ...] = ("normal",) * 7
    due: Counter[int] = field(default_factory=Counter)
    recalls: list[float] = field(default_factory=list)
    done: list[int] = field(default_factory=list)

    def live(self, days: int) -> "Year":
        kernel, chance = Kernel(), Random(3)
        waiting: dict[int, list[tuple[str, float, float, int, int, int]]] = {}
        for today in range(days):
            for n in range(10):
                waiting.setdefault(today, []).append((f"{today}/{n}", 0.0, 0.0, today, 0, 0))
            self.done.append(len(waiting[today]) - 10)
            for key, stability, difficulty, last, planned, nth in waiting.pop(today):
                recall = kernel.recall(stability, today - last) if nth else 0.5
                right = chance.random() < recall
                if nth:
                    self.recalls.append(recall)
                    s, d = kernel.after(stability, difficulty, today - last, 3 if right else 1)
                else:
                    s, d = kernel.first(3 if right else 1)
                if not right:
                    s, d = kernel.after(s, d, 0, 3)
                wait = self.wait(kernel.interval(s, 0.9), planned if right else 0, today, seed(key, nth))
                self.due[today + wait] += 1
                waiting.setdefault(today + wait, []).append((key, s, d, today, wait, nth + 1))
        return self

    def wait(self, interval: float, planned: int, today: int, u: float) -> int:
        if self.way == "none":
            return max(1, round(interval))
        low, high = bounds(interval, 3650)
        low = guard(interval, planned, low, high) if planned else low
        if self.way == "fuzz":
            return spread(low, high, u)
        return place(low, high, today, Load(self.due, self.week), u)

    @property
    def unevenness(self) -> float:
        """Mean gap between a day's load and the mean of the 21 days around it, as a share of that mean."""
        around = [(self.done[day], mean(self.done[day - 10 : day + 11])) for day in range(60, len(self.done) - 10)]
        return mean(abs(load - middle) / middle for load, middle in around)


def test_balance_evens_the_load_and_costs_no_recall() -> None:
    none, fuzz, balance = (Year(way).live(300) for way in ("none", "fuzz", "balance"))
    assert balance.unevenness < 0.8 * fuzz.unevenness
    assert balance.unevenness < 0.8 * none.unevenness
    assert mean(balance.recalls) == pytest.approx(mean(fuzz.recalls), abs=0.004)


def test_an_easy_day_carries_less() -> None:
    year = Year("balance", WEEKDAYS).live(300)
    by_day = [mean(year.done[day] for day in range(60, 300) if (day + 3) % 7 == weekday) for weekday in range(7)]
    assert by_day[6] / mean(by_day) < 0.45
    assert by_day[5] / mean(by_day) < 0.95


def test_what_counts_as_good_comes_back_on_one_day_however_it_is_called(scheduler: FSRS6) -> None:
    for number in range(50):
        memory = Memory(3 + number / 6, 5.0)
        missed = Seen(
            memory, 0, TODAY, TODAY + 1, 5, 1, 1, passed=False, ever_passed=True, open_miss=True, tries=1,
            form="text", chance=0.0,
        )  # fmt: skip
        load = Load({TODAY + day: (day * number) % 7 for day in range(30)})
        four = outcomes(Item(missed), f"d/{number}", TODAY, 0.0, scheduler=scheduler, policy=Policy(), load=load)
        assert {four[rating].interval for rating in (Rating.HARD, Rating.GOOD, Rating.EASY)} == {
            four[Rating.GOOD].interval
        }
        assert [four[rating].rating for rating in Rating] == list(Rating)
