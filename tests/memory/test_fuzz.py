"""How far an interval is moved, by whom, and never further."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.memory.fuzz import bounds, guard, seed, spread

LONGEST = 3650
INTERVALS = st.floats(0.01, 40_000)
UNIT = st.floats(0, 1, exclude_max=True)
SEED = 0.02719496082010331
"""Of the third answer to `karabakh/retook-karabakh`: a change of it would move the due days of every learner."""


@pytest.mark.parametrize(
    ("interval", "days"),
    [(2.5, (2, 3, 4)), (7, (5, 7, 9)), (17, (14, 17, 20)), (37, (33, 37, 41)), (2.49, (2, 2, 2)), (0.2, (1, 1, 1))],
)
def test_plain_fuzz(interval: float, days: tuple[int, int, int]) -> None:
    low, high = bounds(interval, LONGEST)
    assert tuple(spread(low, high, u) for u in (0, 0.5, 0.99)) == days


@pytest.mark.parametrize(("interval", "planned", "low"), [(2.727, 4, 4), (2.727, 5, 2), (4.592, 4, 5)])
def test_guard(interval: float, planned: int, low: int) -> None:
    assert guard(interval, planned, *bounds(interval, LONGEST)) == low


def test_the_longest_interval_holds_against_fuzz_and_guard() -> None:
    assert bounds(5000, LONGEST) == (LONGEST, LONGEST)
    assert guard(5000, LONGEST, *bounds(5000, LONGEST)) == LONGEST
    assert bounds(30, 30) == (27, 30)


@given(INTERVALS, st.integers(30, 36_500), UNIT)
def test_a_fuzzed_interval_stays_within_its_share(interval: float, longest: int, u: float) -> None:
    low, high = bounds(interval, longest)
    day = spread(low, high, u)
    assert 1 <= low <= day <= high <= longest
    if interval < longest:
        assert abs(day - interval) <= 1 + 0.75 + 1.3 + 0.05 * interval


@given(INTERVALS, st.integers(1, 4000), st.integers(30, 36_500), UNIT)
def test_a_pass_that_grew_beyond_the_plan_is_not_asked_sooner(
    interval: float, planned: int, longest: int, u: float
) -> None:
    low, high = bounds(interval, longest)
    day = spread(guard(interval, planned, low, high), high, u)
    assert low <= day <= high
    if planned < min(round(interval), longest):
        assert day > planned
    elif planned <= high:
        assert day >= planned


@given(st.lists(INTERVALS, min_size=2, max_size=4), st.integers(1, 4000), UNIT)
def test_a_better_rating_never_waits_less(intervals: list[float], planned: int, u: float) -> None:
    days = []
    for interval in sorted(intervals):
        low, high = bounds(interval, LONGEST)
        days.append(spread(guard(interval, planned, low, high), high, u))
    assert days == sorted(days)


def test_the_seed_is_the_same_on_every_computer() -> None:
    assert seed("karabakh/retook-karabakh", 3) == SEED
    assert seed("karabakh/retook-karabakh", 4) != SEED
    assert seed("karabakh/retook-karabakh~back", 3) != SEED


def test_seeds_are_spread_evenly() -> None:
    tenths = [0] * 10
    for nth in range(10_000):
        tenths[int(seed("deck/question", nth) * 10)] += 1
    assert all(880 < count < 1120 for count in tenths)
