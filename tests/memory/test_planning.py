"""Preparing for an exam: what is promised for its day, and that the last answers go where they gain most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.memory import (
    DEFAULT_PARAMETERS,
    Exam,
    Habits,
    Kernel,
    Memory,
    Policy,
    Start,
    days_of_study,
    expected_score,
    final_order,
    first_right,
    fit_into,
    left_out,
    new_a_day,
    prepare,
    simulate_days,
)
from quizgeo.memory.planning import FINAL_DAYS, LEAST_GAIN, SETTLING_DAYS
from tests.memory.conftest import TODAY

POLICY = Policy()
EXAM = Exam(TODAY + 30)
NEW_DECK = [Start(seconds=10.0)] * 120


def seen(stability: float, days_ago: int, **fields: float) -> Start:
    return replace(Start(Memory(stability, 5.0), TODAY - days_ago, TODAY), **fields)


@pytest.mark.parametrize(("right", "total", "share"), [(0, 0, 0.35), (10, 10, 0.675), (0, 90, 0.035)])
def test_first_sight_begins_at_a_third_and_follows_the_answers(right: int, total: int, share: float) -> None:
    assert first_right(right, total) == pytest.approx(share)


@pytest.mark.parametrize(
    ("unseen", "days", "pace"), [(400, 30, 15), (0, 30, 0), (1, 30, 1), (20, 4, 20), (20, 3, 20), (20, 1, 20)]
)
def test_new_items_a_day(unseen: int, days: int, pace: int) -> None:
    assert new_a_day(unseen, days) == pace


def test_the_score_is_the_mean_chance_of_that_day() -> None:
    kernel = Kernel()
    starts = [seen(10.0, 5), seen(200.0, 1), Start(first_right=0.2)]
    expected = (kernel.recall(10.0, 35) + kernel.recall(200.0, 31) + 0.2) / 3
    assert expected_score(starts, EXAM, DEFAULT_PARAMETERS) == pytest.approx(expected)


def test_an_exam_in_words_asks_for_knowing() -> None:
    starts = [seen(30.0, 0, chance=0.25)]
    passing = expected_score(starts, EXAM, DEFAULT_PARAMETERS)
    assert passing == pytest.approx(0.9)
    knowing = expected_score(starts, Exam(EXAM.day, typed=True), DEFAULT_PARAMETERS)
    assert knowing == pytest.approx((0.9 - 0.25) / 0.75)


def test_the_gain_is_what_an_answer_adds_on_the_day() -> None:
    kernel, item = Kernel(), seen(10.0, 5)
    (found,) = final_order([item], TODAY, EXAM, DEFAULT_PARAMETERS)
    recall = kernel.recall(10.0, 5)
    right = kernel.recall(kernel.after(10.0, 5.0, 5, 3)[0], 30)
    again = kernel.recall(kernel.after(*kernel.after(10.0, 5.0, 5, 1), 0, 3)[0], 30)
    assert found.gain == pytest.approx(recall * right + (1 - recall) * again - kernel.recall(10.0, 35))


def test_the_last_days_go_by_gain_for_the_time() -> None:
    starts = [
        seen(5.0, 3), seen(5.0, 3, seconds=5.0), Start(), seen(9000.0, 3), seen(5.0, 0), seen(20.0, 3),
    ]  # fmt: skip
    order = final_order(starts, TODAY, EXAM, DEFAULT_PARAMETERS)
    assert [gain.place for gain in order] == [1, 0, 5]
    assert all(gain.gain >= LEAST_GAIN for gain in order)


@given(st.floats(1, 300), st.integers(1, 90), st.sampled_from([0.25, 0.5]))
def test_knowing_gains_more_by_what_luck_had_hidden(stability: float, ago: int, chance: float) -> None:
    starts = [seen(stability, ago, chance=chance)]
    typed = final_order(starts, TODAY, Exam(EXAM.day, typed=True), DEFAULT_PARAMETERS)
    picked = final_order(starts, TODAY, EXAM, DEFAULT_PARAMETERS)
    for one, other in zip(picked, typed, strict=False):
        assert one.gain <= other.gain + 1e-12


def test_a_plan_meets_every_item_before_the_last_days() -> None:
    made = prepare(NEW_DECK, TODAY, EXAM, POLICY, Habits())
    assert made.new_per_day == 5
    assert sum(day.new for day in made.days) == 120
    assert all(day.new == 0 for day in made.days[-SETTLING_DAYS:])
    assert len(made.days) == 30
    assert made.idle == pytest.approx(0.35)
    assert made.expected > 0.85
    assert made.answers <= made.most_answers <= 120
    assert made.minutes <= made.most_minutes


def test_a_plan_for_tomorrow_is_one_day() -> None:
    made = prepare(NEW_DECK, TODAY, Exam(TODAY + 1), POLICY, Habits(due_per_day=1000))
    assert [day.new for day in made.days] == [120]
    assert made.expected > made.idle


@pytest.mark.parametrize("day", [TODAY, TODAY - 1])
def test_there_is_nothing_to_plan_for_a_day_that_is_over(day: int) -> None:
    with pytest.raises(ValueError, match="later than today"):
        prepare(NEW_DECK, TODAY, Exam(day), POLICY, Habits())


def test_the_last_days_end_with_the_seconds_there_are() -> None:
    made = prepare(NEW_DECK, TODAY, EXAM, POLICY, Habits(miss_seconds=0), seconds=100.0)
    assert all(day.seconds <= 100 for day in made.days[-SETTLING_DAYS:])
    assert all(day.due == 10 for day in made.days[-SETTLING_DAYS:])


def test_the_order_of_the_last_days_beats_the_schedule_for_the_same_answers() -> None:
    """400 new items, 30 days, at most 60 answers a day; a higher desired retention is worse than either."""
    starts, pace = [Start(seconds=10.0)] * 400, new_a_day(400, 30)
    habits = Habits(pace, 60 - pace, miss_seconds=0)
    raised = Policy(desired_retention=0.95)
    scores = []
    for seed in range(3):
        planned = prepare(starts, TODAY, EXAM, POLICY, habits, seconds=600.0, seed=seed)
        usual, more = (simulate_days(starts, TODAY, 30, each, habits, seed=seed) for each in (POLICY, raised))
        assert planned.most_answers <= 60
        scores.append((planned.expected, usual.known / 400, more.known / 400))
    assert all(planned > usual + 0.02 > more for planned, usual, more in scores)


def test_a_forecast_of_the_score_comes_true() -> None:
    """What a plan expects is what the same learners, simulated with other seeds, reach."""
    scores = [prepare(NEW_DECK, TODAY, EXAM, POLICY, Habits(), seed=seed).expected for seed in range(6)]
    assert max(scores) - min(scores) < 0.03


def test_minutes_enough_leave_nothing_out() -> None:
    found = fit_into(NEW_DECK, TODAY, EXAM, POLICY, Habits(), minutes=60, needs={})
    assert found.fits
    assert found.left_out == ()


def test_too_few_minutes_leave_out_the_last_ones() -> None:
    found = fit_into(NEW_DECK, TODAY, EXAM, POLICY, Habits(), minutes=2, needs={})
    assert found.fits
    assert 0 < len(found.left_out) < 120
    assert found.left_out == tuple(range(120 - len(found.left_out), 120))
    assert found.preparation.minutes <= 2
    assert sum(day.new for day in found.preparation.days) == 120 - len(found.left_out)
    more = fit_into(NEW_DECK, TODAY, EXAM, POLICY, Habits(), minutes=3, needs={})
    assert len(more.left_out) < len(found.left_out)
    assert more.preparation.expected > found.preparation.expected


def test_minutes_that_what_was_learnt_fills_already_leave_all_new_ones_out() -> None:
    starts = [*[seen(3.0, 3)] * 60, *NEW_DECK]
    found = fit_into(starts, TODAY, EXAM, POLICY, Habits(), minutes=0.5, needs={})
    assert not found.fits
    assert found.left_out == tuple(range(60, 180))


def test_what_a_kept_item_needs_is_kept() -> None:
    places = (0, 1, 2, 3, 4)
    assert left_out(places, {}, 2) == (3, 4)
    assert left_out(places, {0: (4,)}, 2) == (2, 3)
    assert left_out(places, {3: (2,), 2: (4,)}, 3) == (2, 3, 4)
    assert left_out(places, {3: (2,), 2: (4,)}, 1) == (3,)
    assert left_out(places, {}, 9) == places
    assert left_out((7, 8), {7: (8,), 8: (7,)}, 1) == (8,)


@given(st.integers(1, 25))
def test_no_new_item_comes_in_the_last_days(days: int) -> None:
    made = prepare(NEW_DECK[:40], TODAY, Exam(TODAY + days), POLICY, Habits(due_per_day=40))
    late = made.days[-SETTLING_DAYS:] if days > SETTLING_DAYS else made.days[1:]
    assert all(day.new == 0 for day in late)
    assert sum(day.new for day in made.days) == 40
    assert FINAL_DAYS > SETTLING_DAYS


# -- a break before the exam -----------------------------------------------------------------------------------------


def test_days_of_study_are_those_outside_the_break() -> None:
    assert days_of_study(TODAY, EXAM) == 30
    assert days_of_study(TODAY, EXAM, range(TODAY + 5, TODAY + 15)) == 20
    assert days_of_study(TODAY, EXAM, range(TODAY - 5, TODAY + 2)) == 28
    assert days_of_study(TODAY, EXAM, range(TODAY, TODAY + 40)) == 1, "at least one, or nothing could be new"


def test_nothing_is_done_in_a_break_and_all_items_are_met_outside_it() -> None:
    away = range(TODAY + 5, TODAY + 15)
    made = prepare(NEW_DECK, TODAY, EXAM, POLICY, Habits(), away=away)
    assert made.new_per_day == 8
    assert all(made.days[day - TODAY].seconds == 0 for day in away)
    assert sum(day.new for day in made.days) == 120
    assert made.days[5].left <= made.days[14].left
    whole = prepare(NEW_DECK, TODAY, EXAM, POLICY, Habits())
    assert made.minutes < whole.minutes


def test_a_break_in_the_last_days_is_kept_too() -> None:
    made = prepare([seen(10.0, 5)] * 20, TODAY, EXAM, POLICY, Habits(), away=range(TODAY + 27, TODAY + 29))
    assert [day.due > 0 for day in made.days[-4:]] == [True, False, False, True]


def test_minutes_hold_fewer_items_where_there_is_a_break() -> None:
    away = range(TODAY + 1, TODAY + 20)
    found = fit_into(NEW_DECK, TODAY, EXAM, POLICY, Habits(), minutes=2, needs={}, away=away)
    whole = fit_into(NEW_DECK, TODAY, EXAM, POLICY, Habits(), minutes=2, needs={})
    assert found.fits
    assert found.preparation.days[5].seconds == 0
    assert whole.fits


def test_a_backlog_holds_no_new_item_of_an_exam_back() -> None:
    starts = [*[seen(3.0, 9)] * 60, *NEW_DECK]
    made = prepare(starts, TODAY, EXAM, POLICY, Habits(due_per_day=10))
    assert made.days[0].left > 0
    assert made.days[0].new == made.new_per_day
    assert all(day.due <= 10 for day in made.days)


@given(
    st.lists(st.integers(0, 30), unique=True, max_size=30),
    st.dictionaries(st.integers(0, 30), st.lists(st.integers(0, 30), max_size=3)),
    st.integers(0, 35),
)
def test_leaving_out_keeps_what_is_needed(places: list[int], needs: dict[int, list[int]], count: int) -> None:
    out = left_out(places, needs, count)
    assert len(out) == min(count, len(places))
    assert set(out) <= set(places)
    ordered = {place: [before for before in needs.get(place, []) if before < place] for place in places}
    kept = set(places) - set(left_out(places, ordered, count))
    assert all(before in kept for place in kept for before in ordered[place] if before in places)


def test_a_thousand_items_in_a_chain_are_left_out_from_its_end() -> None:
    needs = {place: [place - 1] for place in range(1, 5000)}
    assert left_out(range(5000), needs, 2000) == tuple(range(3000, 5000))
