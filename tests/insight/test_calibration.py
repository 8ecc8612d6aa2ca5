"""Forecasts beside what happened."""

from math import log

import pytest

from quizgeo.insight.calibration import calibration
from quizgeo.memory import forecasts, log_loss
from tests.insight.conftest import TODAY, Diary


def fill(diary: Diary, count: int, wrong: int) -> None:
    """Meet so many cards and see them again: the first ones after one day, the others after up to ten."""
    for place in range(count):
        diary.answer(TODAY - 20, 3, card=f"deck/{place:03}")
        pause = 1 + place * 10 // count
        diary.answer(TODAY - 20 + pause, 1 if place % 10 < wrong else 3, card=f"deck/{place:03}")


def test_fewer_than_a_hundred_answers_are_not_judged(diary: Diary) -> None:
    fill(diary, 99, 1)
    found = diary.numbers().calibration
    assert (found.n, found.log_loss, found.constant, found.bins, found.why) == (99, None, None, (), "few")


def test_bins_hold_a_tenth_each_from_the_least_sure_to_the_surest(diary: Diary) -> None:
    fill(diary, 100, 2)
    found = diary.numbers().calibration
    # Good gives S = 2.3065; ten cards each came back after 1 .. 10 days, and 2 of each ten were wrong. After ten days
    # recall is (1 + 0.98036 x 10 / 2.3065)^-0.1542 = 0.7744, after one day 0.9468
    assert [(each.passed.hits, each.passed.n) for each in found.bins] == [(8, 10)] * 10
    assert [each.low == each.high == pytest.approx(each.mean) for each in found.bins] == [True] * 10
    factor = 0.9 ** (-1 / 0.1542) - 1
    wanted = [(1 + factor * days / 2.3065) ** -0.1542 for days in range(10, 0, -1)]
    assert [each.mean for each in found.bins] == pytest.approx(wanted)
    assert (wanted[0], wanted[-1]) == pytest.approx((0.7744, 0.9468), abs=1e-4)
    # 8 of 10, Wilson: 0.4902 .. 0.9433
    assert found.bins[0].interval == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_the_surprise_is_that_of_the_measures_of_memory(diary: Diary) -> None:
    fill(diary, 120, 1)
    found = diary.numbers().calibration
    made = [each for events in diary.histories.values() for each in forecasts(events, diary.scheduler)]
    assert found.log_loss == pytest.approx(log_loss(made))
    assert found.n == 120
    # 108 of 120 were right: -(0.9 ln 0.9 + 0.1 ln 0.1) = 0.3251
    assert found.constant == pytest.approx(-(0.9 * log(0.9) + 0.1 * log(0.1)))
    assert found.constant == pytest.approx(0.3251, abs=1e-4)


def test_where_all_are_right_a_constant_forecast_is_no_surprise(diary: Diary) -> None:
    fill(diary, 100, 0)
    assert diary.numbers().calibration.constant == 0


def test_the_order_of_the_log_changes_nothing(diary: Diary) -> None:
    fill(diary, 130, 3)
    due = diary.due()
    assert calibration(due[::-1]) == calibration(due)


def test_only_the_days_looked_at_are_judged(diary: Diary) -> None:
    fill(diary, 100, 0)
    assert diary.numbers(days=5).calibration.n == 0


def test_equal_forecasts_stay_together_in_the_tenth_of_their_middle(diary: Diary) -> None:
    # 60 cards came back after 2 days and 60 after 1: two forecasts, their middles at 30 and 90 of 120, so two tenths
    for place in range(120):
        diary.answer(TODAY - 9, card=f"deck/{place}")
        diary.answer(TODAY - 7 - place % 2, 1 if place < 12 else 3, card=f"deck/{place}")
    found = diary.numbers().calibration
    assert [(each.passed.hits, each.passed.n) for each in found.bins] == [(54, 60), (54, 60)]
