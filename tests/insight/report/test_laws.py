"""Laws of the numbers, whatever a class answers."""

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from quizgeo.insight.report import Report
from quizgeo.insight.report.record import record
from quizgeo.insight.report.statistic import Statistic

Columns = list[list[float]]
NUMBERS = ("facility", "sd", "r", "efficiency", "weight", "alpha_if_dropped", "d27")
WHOLE = ("mean", "sd", "skewness", "kurtosis", "alpha", "error_ratio", "sem")
LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def classes(least: int = 1, scores: Sequence[float] = (0.0, 1.0)) -> some.SearchStrategy[Columns]:
    """Give scores by question, then by person."""
    return some.integers(least, 40).flatmap(
        lambda n: some.lists(
            some.lists(some.sampled_from(scores), min_size=n, max_size=n), min_size=2, max_size=6
        )
    )  # fmt: skip


def close(one: Statistic, other: Statistic) -> bool:
    """Tell whether two numbers are the same, or not there for the same reason."""
    if one.value is None or other.value is None:
        return (one.value, one.why) == (other.value, other.why)
    return one.value == pytest.approx(other.value, abs=1e-7)


def same(one: Any, other: Any, names: Sequence[str]) -> None:
    for name in names:
        assert close(getattr(one, name), getattr(other, name)), name


def b_of(found: Report) -> list[float | None]:
    return [curve.difficulty if curve else None for curve in found.models.rasch.curves]


@LAW
@given(columns=classes(), seed=some.randoms(use_true_random=False))
def test_the_order_of_persons_and_questions_changes_nothing(
    columns: Columns, seed: Any, report: Callable[..., Report]
) -> None:
    people = list(zip(*columns, strict=True))
    seed.shuffle(people)
    order = list(range(len(columns)))
    seed.shuffle(order)
    shuffled = [[row[place] for row in people] for place in order]
    one, other = report(columns), report(shuffled)
    same(one.whole, other.whole, WHOLE)
    for at, place in enumerate(order):
        same(one.items[place], other.items[at], NUMBERS)
    assert one.models.rasch.why == other.models.rasch.why


@LAW
@given(columns=classes(least=20))
def test_a_class_twice_over_has_the_same_facility_r_alpha_and_difficulties(
    columns: Columns, report: Callable[..., Report]
) -> None:
    one, other = report(columns), report([column * 2 for column in columns])
    for item, twice in zip(one.items, other.items, strict=True):
        same(item, twice, ("facility", "r", "efficiency", "weight"))
    assert close(one.whole.alpha, other.whole.alpha)


def test_a_class_twice_over_has_the_same_rasch_values(lsat_report: Any, lsat: Any, report: Any) -> None:
    twice = report([column * 2 for column in lsat(6)])
    assert b_of(twice) == pytest.approx(b_of(lsat_report(6)), abs=1e-4)


@LAW
@given(columns=classes(least=5), constant=some.sampled_from([0.0, 1.0]))
def test_a_question_that_all_answer_alike_changes_no_r(
    columns: Columns, constant: float, report: Callable[..., Report]
) -> None:
    one, other = report(columns), report([*columns, [constant] * len(columns[0])])
    for item, beside in zip(one.items, other.items, strict=False):
        same(item, beside, ("r", "efficiency"))
    assert other.items[-1].r.why == "no-variance"


@LAW
@given(columns=classes(least=5))
def test_a_reversed_key_turns_the_sign_of_its_r(columns: Columns, report: Callable[..., Report]) -> None:
    first, *others = columns
    one, other = report(columns).items[0].r, report([[1 - score for score in first], *others]).items[0].r
    assert one.why == other.why
    assert one.value is None or one.value == pytest.approx(-(other.value or 0.0), abs=1e-9)


@LAW
@given(columns=classes(least=5, scores=(0.0, 1 / 3, 0.5, 1.0)))
def test_weights_that_are_there_add_up_to_one(columns: Columns, report: Callable[..., Report]) -> None:
    weights = [item.weight.value for item in report(columns).items if item.weight.value is not None]
    whole = report(columns).whole
    assert not weights or not whole.sd.value or sum(weights) == pytest.approx(1)


@LAW
@given(columns=classes(scores=(0.0, 1 / 3, 0.5, 1.0)))
def test_an_interval_holds_its_number(columns: Columns, report: Callable[..., Report]) -> None:
    for item in report(columns).items:
        for found in (item.facility, item.r, *(each.share for each in item.taken), *(each.r for each in item.taken)):
            if found.value is not None and found.lo is not None and found.hi is not None:
                assert found.lo - 1e-9 <= found.value <= found.hi + 1e-9


def numbers_in(value: object) -> list[float]:
    match value:
        case dict():
            return [each for part in value.values() for each in numbers_in(part)]
        case list():
            return [each for part in value for each in numbers_in(part)]
        case float():
            return [value]
        case _:
            return []


def statistics_in(value: object) -> list[dict[str, Any]]:
    match value:
        case {"value": _, "why": _}:
            return [value]  # type: ignore[list-item]  # the pattern says that it is a mapping
        case dict():
            return [each for part in value.values() for each in statistics_in(part)]
        case list():
            return [each for part in value for each in statistics_in(part)]
        case _:
            return []


@LAW
@given(
    columns=some.lists(
        some.lists(some.sampled_from([None, 0.0, 0.25, 1.0]), min_size=33, max_size=33), min_size=1, max_size=5
    )
)
def test_whatever_is_missing_a_number_is_finite_or_null_with_a_reason(
    columns: list[list[float | None]], report: Callable[..., Report]
) -> None:
    found = record(report(columns))
    assert all(map(isfinite, numbers_in(found)))
    assert all((each["value"] is None) == (each["why"] is not None) for each in statistics_in(found))
