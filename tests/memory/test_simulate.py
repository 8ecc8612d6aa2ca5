"""Days to come: limits hold, nothing is lost, the model's own odds come true, and the same seed gives the same days."""

from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.memory import (
    CURVE,
    NEW,
    Habits,
    Item,
    Kernel,
    Memory,
    Policy,
    Start,
    due_counts,
    simulate_days,
    start_of,
    usual_seconds,
    workload,
    workload_curve,
)
from quizgeo.memory.simulate import Run
from tests.memory.conftest import TODAY, Learner

POLICY = Policy()
HABITS = Habits()
SEEN = st.builds(
    Start,
    st.builds(Memory, st.floats(0.1, 900), st.floats(1, 10)),
    st.integers(TODAY - 400, TODAY - 1),
    st.integers(TODAY - 300, TODAY + 300),
    st.sampled_from([0.0, 0.25, 0.5]),
    st.floats(1, 30),
)
STARTS = st.lists(st.one_of(st.just(Start()), SEEN), max_size=40)


@given(STARTS, st.integers(0, 6), st.integers(1, 9), st.integers(0, 9))
def test_limits_hold_and_no_item_is_lost(starts: list[Start], new: int, due: int, seed: int) -> None:
    course = simulate_days(starts, TODAY, 60, POLICY, Habits(new, due), seed=seed)
    unseen = sum(item.memory is None for item in starts)
    assert len(course.days) == 60
    assert all(day.new <= new and day.due <= due for day in course.days)
    assert all(day.new == 0 for day in course.days if day.left)
    assert sum(day.new for day in course.days) <= unseen
    assert 0 <= course.known <= len(starts)
    assert simulate_days(starts, TODAY, 60, POLICY, Habits(new, due), seed=seed) == course


@given(STARTS)
def test_the_first_day_asks_what_is_due(starts: list[Start]) -> None:
    (day,) = simulate_days(starts, TODAY, 1, POLICY, HABITS).days
    assert day.due == sum(item.memory is not None and item.due_day <= TODAY for item in starts)
    assert day.new == min(10, sum(item.memory is None for item in starts))


def test_what_is_overdue_comes_oldest_first_and_the_rest_waits() -> None:
    starts = [Start(Memory(50.0, 5.0), TODAY - 60, TODAY - n) for n in range(5)]
    run = Run(starts, TODAY, POLICY, Habits(due_per_day=2))
    assert run.live(TODAY).left == 3
    assert [place for place, last in enumerate(run.last) if last == TODAY] == [3, 4]
    run.live(TODAY + 1)
    assert [place for place, last in enumerate(run.last) if last == TODAY + 1] == [1, 2]


def test_an_item_is_passed_as_often_as_its_chance_says() -> None:
    item = Start(Memory(10.0, 5.0), TODAY - 20, TODAY, seconds=1.0)
    recall = Kernel().recall(10.0, 20)
    (day,) = simulate_days([item] * 8000, TODAY, 1, POLICY, Habits(due_per_day=8000, miss_seconds=1.0)).days
    assert (day.seconds - 8000) / 8000 == pytest.approx(1 - recall, abs=0.02)


@pytest.mark.parametrize("right", [0.0, 1.0])
def test_a_first_answer_leaves_the_memory_of_its_rating(right: float) -> None:
    run = Run([Start(first_right=right)], TODAY, POLICY, HABITS)
    kernel = Kernel()
    assert run.live(TODAY).seconds == (11 if right else 17)
    expected = kernel.first(3) if right else kernel.after(*kernel.first(1), 0, 3)
    (item,) = run.states()
    assert item.memory == Memory(*expected)
    assert item.last_day == TODAY


def test_a_review_leaves_the_memory_of_the_model() -> None:
    start, kernel = Start(Memory(10.0, 5.0), TODAY - 9, TODAY), Kernel()
    found = set()
    for seed in range(40):
        run = Run([start], TODAY, POLICY, HABITS, seed=seed)
        missed = run.live(TODAY).seconds > 11
        found.add((missed, run.states()[0].memory))
    missed_then_right = kernel.after(*kernel.after(10.0, 5.0, 9, 1), 0, 3)
    assert {missed: (m.stability, m.difficulty) for missed, m in found if m} == {
        False: pytest.approx(kernel.after(10.0, 5.0, 9, 3)),
        True: pytest.approx(missed_then_right),
    }


def test_stability_has_its_bound() -> None:
    run = Run([Start(Memory(36_000.0, 1.0), TODAY - 9000, TODAY)], TODAY, POLICY, HABITS, seed=1)
    run.live(TODAY)
    assert run.stability[0] <= 36_500
    assert max(run.due) <= TODAY + POLICY.max_interval


def test_new_items_never_asked_stay_new() -> None:
    run = Run([Start()] * 3, TODAY, POLICY, HABITS, without={1})
    assert run.live(TODAY).new == 2
    assert [item.memory is None for item in run.states()] == [False, True, False]


def test_a_higher_retention_asks_more_and_gives_more() -> None:
    curve = workload_curve([Start()] * 200, TODAY, POLICY, HABITS)
    assert tuple(point.retention for point in curve) == CURVE
    assert [point.answers for point in curve] == sorted(point.answers for point in curve)
    assert [point.minutes for point in curve] == sorted(point.minutes for point in curve)
    assert curve[0].known < curve[2].known < curve[-1].known <= 200


def test_the_same_seed_foretells_the_same() -> None:
    first, again, other = (workload([Start()] * 50, TODAY, POLICY, HABITS, days=60, seed=seed) for seed in (7, 7, 8))
    assert first == again != other


def test_a_year_is_foretold_where_no_length_is_named() -> None:
    few = [Start()] * 5
    assert workload(few, TODAY, POLICY, HABITS) == workload(few, TODAY, POLICY, HABITS, days=365)
    assert workload_curve(few, TODAY, POLICY, HABITS) == workload_curve(few, TODAY, POLICY, HABITS, days=365)
    assert workload(few, TODAY, POLICY, HABITS) != workload(few, TODAY, POLICY, HABITS, days=366)


def test_a_thousand_items_come_to_what_was_found_before() -> None:
    """Figures of a year with 1,000 new typed items, of which 35 in 100 are right at first sight."""
    point = workload([Start()] * 1000, TODAY, POLICY, HABITS)
    assert point.answers == pytest.approx(11_800, rel=0.05)
    assert point.known == pytest.approx(950, abs=12)


def test_what_can_be_guessed_is_asked_more_and_known_less_than_passed() -> None:
    typed, picked = [
        workload([Start(chance=chance, seconds=10.0)] * 300, TODAY, POLICY, HABITS) for chance in (0.0, 0.5)
    ]
    assert picked.answers > 1.2 * typed.answers
    passed = Run([Start(Memory(10.0, 5.0), TODAY - 10, TODAY, 0.5)], TODAY, POLICY, HABITS).known(TODAY)
    assert passed == pytest.approx(0.8)


def test_an_item_of_the_learner_is_taken_up(learner: Learner) -> None:
    assert start_of(NEW, 0.25, 7.0, 0.4) == Start(None, 0, 0, 0.25, 7.0, 0.4)
    learner.answer(TODAY, form="choice", shown='["a","b"]')
    learner.answer(TODAY + 3, 1, form="choice", shown='["a","b"]', grade="exact", said="guessed")
    seen = learner.item.seen
    assert seen is not None
    found = start_of(learner.item, 0.5, 7.0, 0.4, owned=1 / 3)
    assert (found.memory, found.last_day, found.due_day) == (seen.memory, TODAY + 3, seen.due_day)
    assert found.chance == pytest.approx(0.5 * (1 - 1 / 3))


def test_seconds_without_figures_of_the_learner() -> None:
    assert [usual_seconds(form) for form in ("choice", "text", "typed", "flashcard", "true_false")] == [7, 11, 11, 8, 7]


def test_due_counts_tell_what_stands() -> None:
    days = [TODAY - 30, TODAY, TODAY + 1, TODAY + 2, TODAY + 2, TODAY + 3]
    assert due_counts(days, TODAY, 3) == (2, 1, 2)
    assert due_counts([], TODAY, 2) == (0, 0)


def test_a_forecast_counts_what_will_become_due() -> None:
    starts = [start_of(Item(), 0.0, 11.0, 0.35)] * 300
    days = simulate_days(starts, TODAY, 30, POLICY, HABITS).days
    assert days[0].due == 0
    assert mean(day.due for day in days[20:]) > 20


def test_what_was_answered_under_a_clock_far_ahead_is_known_until_then() -> None:
    ahead = Start(Memory(2.0, 5.0), last_day=TODAY + 9000, due_day=TODAY + 9003)
    assert simulate_days([ahead], TODAY, 365, POLICY, HABITS).known == 1.0
