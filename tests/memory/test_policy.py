"""Values out of range are refused with a sentence that says what was written."""

import re
from math import inf, nan

import pytest

from quizgeo.memory import DEFAULT_PARAMETERS, Policy, complete_parameters


def test_the_defaults_hold() -> None:
    assert Policy() == Policy(DEFAULT_PARAMETERS, 0.90, 3650)


@pytest.mark.parametrize("retention", [0.70, 0.85, 0.97])
@pytest.mark.parametrize("days", [30, 36_500])
def test_the_ends_of_the_ranges_are_allowed(retention: float, days: int) -> None:
    assert Policy(desired_retention=retention, max_interval=days).max_interval == days


@pytest.mark.parametrize(("written", "shown"), [(1.5, "1.5"), (-1, "-1"), (0.69, "0.69"), (0.98, "0.98"), (nan, "nan")])
def test_a_retention_out_of_range_is_refused(written: float, shown: str) -> None:
    sentence = f"desired retention must be 0.70 to 0.97 (you wrote {shown})"
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Policy(desired_retention=written)


@pytest.mark.parametrize("written", [-3, 0, 29, 36_501])
def test_a_longest_interval_out_of_range_is_refused(written: int) -> None:
    sentence = f"the longest interval must be 30 to 36500 days (you wrote {written})"
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Policy(max_interval=written)


@pytest.mark.parametrize("count", [0, 16, 18, 20, 22])
def test_another_number_of_parameters_is_refused(count: int) -> None:
    sentence = f"FSRS parameters must be 17, 19 or 21 numbers (you wrote {count})"
    with pytest.raises(ValueError, match=re.escape(sentence)):
        complete_parameters([1.0] * count)
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Policy(parameters=(1.0,) * count)


@pytest.mark.parametrize(
    ("index", "written", "sentence"),
    [
        (4, 40.0, "FSRS parameter 4 must be 1 to 10 (you wrote 40)"),
        (20, 0.0, "FSRS parameter 20 must be 0.1 to 0.8 (you wrote 0)"),
        (0, nan, "FSRS parameter 0 must be 0.001 to 100 (you wrote nan)"),
        (11, inf, "FSRS parameter 11 must be 0.001 to 5 (you wrote inf)"),
    ],
)
def test_a_parameter_out_of_bounds_is_refused_by_its_number(index: int, written: float, sentence: str) -> None:
    parameters = list(DEFAULT_PARAMETERS)
    parameters[index] = written
    with pytest.raises(ValueError, match=re.escape(sentence)):
        complete_parameters(parameters)
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Policy(parameters=tuple(parameters))


def test_parameters_of_fsrs_5_keep_their_curve() -> None:
    assert complete_parameters(DEFAULT_PARAMETERS[:19]) == (*DEFAULT_PARAMETERS[:19], 0.0, 0.5)


def test_parameters_of_fsrs_4_are_filled_up() -> None:
    filled = complete_parameters([*DEFAULT_PARAMETERS[:4], 5.1618, 1.2298, 0.8975, *DEFAULT_PARAMETERS[7:17]])
    assert filled[4:7] == pytest.approx((7.6214, 0.5151, 1.3975), rel=1e-3)
    assert filled[17:] == (0.0, 0.0, 0.0, 0.5)


def test_a_negative_parameter_of_fsrs_4_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("FSRS parameter 5 must be 0.001 to 4 (you wrote -0.2)")):
        complete_parameters([*DEFAULT_PARAMETERS[:5], -0.2, *DEFAULT_PARAMETERS[6:17]])


def test_whole_numbers_become_parameters() -> None:
    whole = [1, 1, 2, 8, 6, 1, 3, *DEFAULT_PARAMETERS[7:]]
    assert all(type(value) is float for value in complete_parameters(whole))


def test_a_whole_number_too_long_for_a_float_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("FSRS parameter 4 must be 1 to 10 (you wrote inf)")):
        complete_parameters([*DEFAULT_PARAMETERS[:4], 10**400, *DEFAULT_PARAMETERS[5:]])
