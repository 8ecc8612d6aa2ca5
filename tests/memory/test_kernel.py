"""FSRS-6 on plain floats: equal to fsrs, step by step, and to the published formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.memory import DEFAULT_PARAMETERS, FSRS6, Kernel, Memory, Rating, from_sm2
from quizgeo.memory.policy import PARAMETER_BOUNDS

CLOSE = 2e-5
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


@pytest.mark.parametrize(
    ("difficulty", "recall", "rating", "passed", "failed"),
    [
        (1, 0.9, 1, 25.60252118, 1.05253961),
        (2, 0.8, 2, 28.22657096, 1.18943295),
        (3, 0.7, 3, 58.65599107, 1.36808387),
        (4, 0.6, 4, 127.2266925, 1.58498896),
    ],
)
def test_stability_from_5(difficulty: float, recall: float, rating: int, passed: float, failed: float) -> None:
    assert Kernel().passed(5, difficulty, recall, rating) == pytest.approx(passed, rel=CLOSE)
    assert Kernel().failed(5, difficulty, recall) == pytest.approx(failed, rel=CLOSE)


def test_a_miss_never_makes_a_memory_stronger() -> None:
    assert Kernel().failed(0.01, 1, 0.2) < 0.01


@pytest.mark.parametrize(
    ("ease", "interval", "retention", "stability", "difficulty"),
    [
        (2.5, 10, 0.9, 10, 6.9140563),
        (2.5, 10, 0.8, 3.01572, 9.393428),
        (2.5, 10, 0.95, 24.841097, 1.2974405),
        (1.3, 20, 0.9, 20, 10),
    ],
)
def test_memory_of_an_sm2_item(
    ease: float, interval: float, retention: float, stability: float, difficulty: float
) -> None:
    memory = from_sm2(ease, interval, retention)
    assert memory.stability == pytest.approx(stability, rel=CLOSE)
    assert memory.difficulty == pytest.approx(difficulty, rel=CLOSE)


def test_memory_of_an_sm2_item_is_planned_at_its_interval() -> None:
    memory = from_sm2(2.2, 33, 0.85)
    assert FSRS6().interval(memory, 0.85) == pytest.approx(33)
    assert from_sm2(2.5, 10**6, 0.99) == Memory(36_500, 1.0)
