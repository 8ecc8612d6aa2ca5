"""The weights that Moodle knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange.weights import FRACTIONS, nearest, written


@pytest.mark.parametrize("weight", FRACTIONS)
def test_each_weight_of_the_table_stays_what_it_is_as_gain_and_as_cost(weight: float) -> None:
    assert nearest(weight) == (weight, True)
    assert nearest(-weight) == (-weight, True)
    assert float(written(weight)) == weight


@pytest.mark.parametrize(
    ("percent", "weight", "exact"),
    [
        (33.3333, 33.33333, True),
        (33.33, 33.33333, False),
        (33, 33.33333, False),
        (100 / 7, 14.28571, True),
        (100 / 11, 10.0, False),
        (-100 / 3, -33.33333, True),
        (55, 60.0, False),
        (1000, 100.0, False),
        (-1000, -100.0, False),
        (-1, 0.0, False),
        (float("inf"), 100.0, False),
    ],
)
def test_other_weights_become_the_nearest(percent: float, weight: float, exact: bool) -> None:
    assert nearest(percent) == (weight, exact)


@pytest.mark.parametrize(
    ("percent", "words"), [(100.0, "100"), (33.33333, "33.33333"), (-50.0, "-50"), (12.5, "12.5"), (0.0, "0")]
)
def test_weights_are_written_without_idle_zeros(percent: float, words: str) -> None:
    assert written(percent) == words


@given(st.floats(-200, 200))
def test_the_nearest_of_the_nearest_is_itself(percent: float) -> None:
    weight, _exact = nearest(percent)
    assert nearest(weight) == (weight, True)
