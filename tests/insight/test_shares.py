"""Shares and sums: with their counts, and without pretence of knowing much from few."""

import pytest

from quizgeo.insight import Share
from quizgeo.insight.shares import expected, median, quartiles


def test_a_share_of_fewer_than_twenty_is_not_told() -> None:
    assert Share(18, 19).value is None
    assert Share(18, 19).interval is None
    assert Share(18, 19).why == "few"


def test_a_share_of_twenty_is_told_with_its_interval() -> None:
    share = Share(18, 20)
    # Wilson, z = 1.95996: (0.9 + 0.096036 ± 1.95996 * sqrt(0.09 / 20 + 0.0024009)) / 1.192073
    #   = (0.996036 - + 0.162817...) / 1.192073 -> 0.69897 .. 0.97213
    assert share.value == pytest.approx(0.9)
    assert share.interval == pytest.approx((0.6990, 0.9721), abs=1e-4)
    assert share.why == ""


def test_a_share_of_two_hundred_needs_no_interval() -> None:
    assert Share(150, 199).interval is not None
    assert Share(150, 200).interval is None
    assert Share(150, 200).value == pytest.approx(0.75)


def test_a_sum_of_chances_has_the_width_of_its_variance() -> None:
    found = expected([0.5] * 100)
    # 100 x 0.5 = 50; variance 100 x 0.25 = 25, sd 5; 50 ± 1.95996 x 5 = 40.2002 .. 59.7998
    assert (found.value, found.n) == (50, 100)
    assert (found.low, found.high) == pytest.approx((40.2002, 59.7998), abs=1e-4)


def test_a_sum_stays_between_none_and_all() -> None:
    # 0.9 ± 1.96 x 0.3 would reach 1.49; 0.1 ± 1.96 x 0.3 would reach below 0
    assert expected([0.9]).high == 1
    assert expected([0.1]).low == 0
    assert expected([1.0, 0.0]).low == expected([1.0, 0.0]).high == 1
    assert expected([]).value == expected([]).high == 0


def test_a_median_is_the_middle_or_between_the_middle_two() -> None:
    assert median([9, 1, 5]) == 5
    assert median([8, 1, 4, 6]) == 5


def test_quartiles_are_counts_that_really_came() -> None:
    # of 8 sorted figures the 2nd, 4th and 6th; of one figure always that one
    assert quartiles([8, 7, 6, 5, 4, 3, 2, 1]) == (2, 4, 6)
    assert quartiles([5]) == (5, 5, 5)
    assert quartiles([]) == (0, 0, 0)
