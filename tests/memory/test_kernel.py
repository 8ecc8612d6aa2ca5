"""FSRS-6 on plain floats: equal to fsrs, step by step; published values are in `conformance`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.memory import DEFAULT_PARAMETERS, FSRS6, Kernel, Memory, Rating, from_sm2
from quizgeo.memory.policy import PARAMETER_BOUNDS

PAUSES = st.one_of(st.sampled_from([0, 1, 2, 5]), st.integers(1, 60), st.integers(1, 900))


def scaled(factors: list[float]) -> tuple[float, ...]:
    """Move the default parameters by these factors, inside their bounds."""
    rows = zip(DEFAULT_PARAMETERS, factors, PARAMETER_BOUNDS, strict=True)
    return tuple(min(max(value * factor, low), high) for value, factor, (low, high) in rows)


PARAMETERS = st.one_of(st.just(DEFAULT_PARAMETERS), st.lists(st.floats(0.5, 1.6), min_size=21, max_size=21).map(scaled))


@given(PARAMETERS, st.lists(st.tuples(st.sampled_from(Rating), PAUSES), min_size=1, max_size=25))
def test_the_kernel_is_fsrs(parameters: tuple[float, ...], answers: list[tuple[Rating, int]]) -> None:
    kernel, scheduler = Kernel(parameters), FSRS6(parameters)
    stability, difficulty = kernel.first(answers[0][0])
    memory = scheduler.first(answers[0][0])
    for rating, pause in answers[1:]:
        assert stability == pytest.approx(memory.stability, rel=1e-12)
        assert difficulty == pytest.approx(memory.difficulty, rel=1e-12)
        assert kernel.recall(stability, pause) == pytest.approx(scheduler.recall(memory, pause), rel=1e-12)
        assert kernel.interval(stability, 0.9) == pytest.approx(scheduler.interval(memory, 0.9), rel=1e-12)
        stability, difficulty = kernel.after(memory.stability, memory.difficulty, pause, rating)
        memory = scheduler.after(memory, pause, rating)
    assert (stability, difficulty) == pytest.approx((memory.stability, memory.difficulty), rel=1e-12)


def test_a_miss_never_makes_a_memory_stronger() -> None:
    assert Kernel().failed(0.01, 1, 0.2) < 0.01


def test_memory_of_an_sm2_item_is_planned_at_its_interval() -> None:
    memory = from_sm2(2.2, 33, 0.85)
    assert FSRS6().interval(memory, 0.85) == pytest.approx(33)
    assert from_sm2(2.5, 10**6, 0.99) == Memory(36_500, 1.0)
