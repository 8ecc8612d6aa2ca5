"""Fitting: what is learnt from, when a fit is taken, and that nothing changes when it cannot be had."""

import math
import sys
from collections.abc import Callable, Sequence
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.memory import (
    DEFAULT_PARAMETERS,
    FSRS6,
    Answered,
    Fit,
    Kernel,
    Losses,
    OptimiseError,
    count_targets,
    extra_installed,
    fit_parameters,
    forecasts,
    health_of,
    histories_of,
    log_loss,
    too_few_sentence,
)
from quizgeo.memory.judging import Judge, interval
from quizgeo.memory.policy import PARAMETER_BOUNDS
from tests.memory.conftest import TODAY, Learner

fsrs_rs = pytest.importorskip("fsrs_rs_python")

QUICK = (0.05, 0.4, 0.6, 2.0, *DEFAULT_PARAMETERS[4:8], 1.1, *DEFAULT_PARAMETERS[9:])
"""A learner who forgets three times as fast as the defaults say."""

Histories = tuple[tuple[Answered, ...], ...]


def lived(parameters: tuple[float, ...], items: int, seed: int, answers: int = 9) -> Histories:
    """Give the answers of a learner with these parameters, asked as the defaults plan."""
    mind, plan, chance = Kernel(parameters), Kernel(), Random(seed)
    found = []
    for item in range(items):
        day, history = item, [Answered(item, 0, 1 if chance.random() < 0.6 else 3)]
        truth, belief = mind.first(history[0].rating), plan.first(history[0].rating)
        for _ in range(answers - 1):
            pause = max(1, round(plan.interval(belief[0], 0.9)))
            rating = 3 if chance.random() < mind.recall(truth[0], pause) else 1
            day += pause
            history.append(Answered(day * 1000 + item, pause, rating))
            truth, belief = mind.after(*truth, pause, rating), plan.after(*belief, pause, rating)
        found.append(tuple(history))
    return tuple(found)


def swapped(items: int) -> Histories:
    """Give answers of two people: the first remembered everything, then one came who did so for a day at most."""
    pauses = (1, 3, 8, 20, 50)
    return tuple(
        (
            Answered(item * 10, 0, 3),
            Answered(item * 10 + 1, pauses[item % 5], 3 if item < items / 2 or item % 25 == 0 else 1),
        )
        for item in range(items)
    )


OTHER = lived(QUICK, 250, 1)
USUAL = lived(DEFAULT_PARAMETERS, 60, 2)


def test_answers_of_the_learner_are_taken_up(learner: Learner) -> None:
    learner.answer(TODAY, 1)
    learner.answer(TODAY, 3)  # a retry
    learner.answer(TODAY, 3)  # practice
    learner.answer(TODAY + 2, 3, origin="exam")
    wrong = learner.answer(TODAY + 3, 1)
    learner.override(wrong, 3)
    learner.answer(TODAY + 9, 4)
    assert histories_of([learner.events, []]) == (
        (Answered(1, 0, 1), Answered(2, 0, 3), Answered(5, 3, 3), Answered(7, 6, 4)),
        (),
    )
    assert count_targets(histories_of([learner.events])) == 2


@pytest.mark.parametrize(("elapsed", "rating"), [(0, 0), (0, 7), (1, 5), (-1, 3)])
def test_what_is_no_answer_never_reaches_the_library(elapsed: int, rating: int) -> None:
    with pytest.raises(ValueError, match="no answer"):
        Answered(1, elapsed, rating)


def test_an_answer_in_a_thousand_is_too_little() -> None:
    few = lived(QUICK, 49, 1)
    assert count_targets(few) == 392
    found = fit_parameters(few, QUICK)
    assert (found.decision, found.parameters, found.fitted, found.held_out) == ("too-few", QUICK, None, None)
    assert found.health is not None
    assert too_few_sentence(found.targets) == "needs 400 next-day answers, you have 392; the parameters stay"
    assert fit_parameters((), DEFAULT_PARAMETERS) == Fit("too-few", 0, DEFAULT_PARAMETERS)


def test_a_fit_that_foretells_better_replaces_the_parameters() -> None:
    found = fit_parameters(OTHER, DEFAULT_PARAMETERS)
    assert (found.decision, found.targets) == ("replaced", 2000)
    assert found.parameters == found.fitted != DEFAULT_PARAMETERS
    assert all(low <= value <= high for value, (low, high) in zip(found.parameters, PARAMETER_BOUNDS, strict=True))
    for losses in (found.held_out, found.overall):
        assert losses is not None
        assert losses.best
        assert losses.difference == pytest.approx(losses.fitted - losses.current)
        assert losses.low < losses.difference < losses.high < 0
    assert found.health is not None
    assert found.health.good


def test_parameters_that_fit_already_are_kept() -> None:
    found = fit_parameters(USUAL, DEFAULT_PARAMETERS)
    assert found.decision == "kept"
    assert found.parameters == DEFAULT_PARAMETERS
    assert found.fitted != DEFAULT_PARAMETERS
    assert found.held_out is not None
    assert found.held_out.current == found.held_out.defaults


@pytest.mark.parametrize(
    ("current", "defaults", "fitted", "best"), [(3, 3, 2, True), (3, 1, 2, False), (1, 3, 2, False), (2, 2, 2, False)]
)
def test_a_fit_is_best_only_below_both(current: float, defaults: float, fitted: float, best: bool) -> None:
    assert Losses(current, defaults, fitted, fitted - current, -1, 1).best is best


def test_the_same_answers_give_the_same_fit_in_any_order_of_items() -> None:
    one, other = (fit_parameters(OTHER, DEFAULT_PARAMETERS) for _ in range(2))
    assert (one.parameters, one.held_out, one.overall) == (other.parameters, other.held_out, other.overall)
    assert fit_parameters(OTHER[::-1], DEFAULT_PARAMETERS).decision == "replaced"


def test_the_judge_measures_as_the_measures_do(learner: Learner) -> None:
    for day, rating in ((0, 1), (0, 3), (2, 3), (9, 1), (9, 3), (20, 4), (80, 1)):
        learner.answer(TODAY + day, rating)
    (history,) = histories_of([learner.events])
    targets = [(0, place) for place, answered in enumerate(history) if answered.elapsed]
    judge = Judge([[(a.elapsed, a.rating) for a in history]], targets, DEFAULT_PARAMETERS)
    for parameters in (DEFAULT_PARAMETERS, QUICK):
        expected = log_loss(forecasts(learner.events, FSRS6(parameters)))
        assert judge.losses(parameters, 0).fitted == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("parameters", [DEFAULT_PARAMETERS, QUICK])
def test_the_judge_agrees_with_the_library(parameters: tuple[float, ...]) -> None:
    """Target by target: over many at once the library weighs the later ones more."""
    library = fsrs_rs.FSRS(list(parameters))
    for history in OTHER[:40]:
        answers = [(answered.elapsed, int(answered.rating)) for answered in history]
        for place in range(1, len(history)):
            item = fsrs_rs.FSRSItem([fsrs_rs.FSRSReview(rating, elapsed) for elapsed, rating in answers[: place + 1]])
            ours = Judge([answers], [(0, place)], DEFAULT_PARAMETERS).losses(parameters, 0)
            assert ours.fitted == pytest.approx(library.evaluate([item]).log_loss, abs=1e-5)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30))
def test_the_interval_holds_the_mean(differences: list[float]) -> None:
    low, high = interval(differences)
    mean = sum(differences) / len(differences)
    assert low - 1e-9 <= mean <= high + 1e-9


def test_the_interval_narrows_with_more_answers() -> None:
    assert interval([1.0, -1.0]) == pytest.approx((-1.959964, 1.959964))
    low, high = interval([1.0, -1.0] * 200)
    assert high - low == pytest.approx(2 * 1.959964 / math.sqrt(399))


def test_answers_that_are_no_memory_are_called_so() -> None:
    found = health_of(swapped(600))
    assert found is not None
    assert not found.good
    assert health_of(USUAL[:30]) is None
    healthy = health_of(OTHER)
    assert healthy is not None
    assert healthy.good


def test_health_without_a_verdict_of_the_library_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_items: Sequence[object]) -> None:
        raise ValueError("NotEnoughData")

    monkeypatch.setattr(fsrs_rs, "evaluate_with_time_series_splits", refuse)
    assert health_of(USUAL) is None


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """Let the library answer a fit with some numbers, or raise."""

    def answer(with_what: object) -> None:
        def compute_parameters(_items: object, training_config: object) -> object:
            assert training_config is not None
            if isinstance(with_what, Exception):
                raise with_what
            return with_what

        fake = SimpleNamespace(compute_parameters=compute_parameters)
        monkeypatch.setattr(fsrs_rs, "FSRS", lambda _parameters: fake)

    return answer


@pytest.mark.parametrize(
    "found",
    [
        [math.nan] * 21,
        [*DEFAULT_PARAMETERS[:20], math.inf],
        [*DEFAULT_PARAMETERS[:20], 0.9],
        [0.0, *DEFAULT_PARAMETERS[1:]][:20],
        [*DEFAULT_PARAMETERS, 1.0],
    ],
)
def test_numbers_that_are_no_parameters_are_refused(found: list[float], answering: Callable[[object], None]) -> None:
    answering(found)
    with pytest.raises(OptimiseError, match="out of bounds") as caught:
        fit_parameters(OTHER, DEFAULT_PARAMETERS)
    assert caught.value.status == 1


def test_a_library_that_gives_up_is_quoted(answering: Callable[[object], None]) -> None:
    answering(ValueError("NotEnoughData"))
    with pytest.raises(OptimiseError) as caught:
        fit_parameters(OTHER, DEFAULT_PARAMETERS)
    assert caught.value.message == "The parameters could not be fitted (NotEnoughData); nothing was changed."


def test_the_noise_of_the_last_digits_goes(answering: Callable[[object], None]) -> None:
    answering([0.21199999749660492, *DEFAULT_PARAMETERS[1:20], 0.09999999])
    assert fit_parameters(OTHER, QUICK).fitted == (*DEFAULT_PARAMETERS[:20], 0.1)


def test_without_the_extra_the_sentence_tells_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert extra_installed()
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    assert not extra_installed()
    with pytest.raises(OptimiseError, match=r"pip install 'quizgeo\[optimise\]'"):
        fit_parameters(OTHER, DEFAULT_PARAMETERS)
    assert fit_parameters(USUAL[:40], DEFAULT_PARAMETERS).health is None


def test_the_library_has_the_same_defaults() -> None:
    assert pytest.approx(DEFAULT_PARAMETERS) == fsrs_rs.DEFAULT_PARAMETERS
