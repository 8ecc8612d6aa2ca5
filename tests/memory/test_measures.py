"""True retention, and how well the model foretold."""

from math import isnan, log

import pytest
from msgspec.structs import replace

from quizgeo.memory import FSRS6, Forecast, Rating, auc, forecasts, log_loss, rmse_bins, true_retention, wilson
from quizgeo.progress.events import EventKind
from tests.memory.conftest import TODAY, Learner

AGAIN, HARD, GOOD, EASY = Rating


def made(recall: float, *, passed: bool, elapsed: int = 3, nth: int = 2, lapses: int = 0) -> Forecast:
    return Forecast(TODAY, elapsed, nth, lapses, recall, passed)


class TestTrueRetention:
    def test_only_first_answers_of_later_days_count(self, learner: Learner) -> None:
        learner.answer(TODAY, AGAIN)
        learner.answer(TODAY, GOOD)
        learner.answer(TODAY + 1, GOOD)
        learner.answer(TODAY + 1, AGAIN)
        learner.answer(TODAY + 5, AGAIN)
        learner.answer(TODAY + 5, GOOD)
        assert true_retention(learner.events) == (1, 2)
        assert true_retention(learner.events, TODAY + 2) == (0, 1)
        assert true_retention(learner.events, TODAY + 6) == (0, 0)

    def test_only_studying_counts(self, learner: Learner) -> None:
        learner.answer(TODAY)
        learner.answer(TODAY + 1, origin="class")
        learner.answer(TODAY + 3, AGAIN, origin="exam")
        learner.answer(TODAY + 4)
        assert true_retention(learner.events) == (1, 1)

    def test_items_are_told_apart(self, scheduler: FSRS6) -> None:
        one, two = Learner(scheduler, key="d/1"), Learner(scheduler, key="d/2")
        for learner, rating in ((one, GOOD), (two, AGAIN)):
            learner.answer(TODAY)
            learner.answer(TODAY + 2, rating)
        assert true_retention([*one.events, *two.events]) == (1, 2)

    def test_a_day_that_falls_back_is_not_left_again(self, learner: Learner) -> None:
        learner.answer(TODAY)
        learner.answer(TODAY + 5, AGAIN)
        learner.answer(TODAY + 4, GOOD)
        learner.answer(TODAY + 5, GOOD)
        assert true_retention(learner.events) == (0, 1)

    def test_an_override_counts(self, learner: Learner) -> None:
        learner.answer(TODAY)
        missed = learner.answer(TODAY + 2, AGAIN)
        learner.override(missed, GOOD)
        assert true_retention(learner.events) == (1, 1)

    def test_faults_and_other_events_do_not_count(self, learner: Learner) -> None:
        learner.answer(TODAY)
        learner.log(EventKind.SUSPENDED, TODAY + 1, extra='{"on":true}')
        learner.log(EventKind.ANSWERED, TODAY + 1, rating=9, origin="study")
        assert true_retention(learner.events) == (0, 0)


def test_wilson_holds_a_share_between_its_ends() -> None:
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=1e-4)
    assert wilson(20, 20) == pytest.approx((0.8389, 1), abs=1e-4)


def test_forecasts_are_the_recall_before_each_graded_answer(learner: Learner) -> None:
    for day, rating in ((0, GOOD), (2, AGAIN), (2, GOOD), (3, GOOD)):
        learner.answer(TODAY + day, rating)
    first, second = forecasts(learner.events, learner.scheduler)
    recall = learner.scheduler.recall(learner.scheduler.first(GOOD), 2)
    assert first == Forecast(TODAY + 2, 2, 2, 0, recall, passed=False)
    assert (second.day, second.elapsed, second.nth, second.lapses, second.passed) == (TODAY + 3, 1, 4, 1, True)


def test_log_loss_is_the_mean_surprise() -> None:
    assert log_loss([made(0.8, passed=True), made(0.8, passed=False)]) == pytest.approx(-(log(0.8) + log(0.2)) / 2)
    assert log_loss([made(1.0, passed=False)]) == pytest.approx(-log(1e-4))
    assert isnan(log_loss([]))


def test_rmse_is_the_gap_of_the_bins() -> None:
    fair = [made(0.75, passed=n < 3) for n in range(4)]
    assert rmse_bins(fair) == 0
    assert rmse_bins([replace(f, recall=0.85) for f in fair]) == pytest.approx(0.1)
    late = [made(0.75, passed=True, elapsed=100, nth=9, lapses=2) for _ in range(4)]
    assert rmse_bins(fair + late) == pytest.approx((0.25**2 / 2) ** 0.5)
    assert isnan(rmse_bins([]))


@pytest.mark.parametrize(
    ("name", "low", "high", "next_"),
    [("elapsed", 1, 3, 4), ("elapsed", 4, 13, 14), ("elapsed", 14, 47, 48), ("nth", 2, 3, 4), ("nth", 4, 6, 7),
     ("lapses", 0, 0, 1), ("lapses", 1, 1, 2), ("lapses", 2, 2, 3), ("lapses", 3, 5, 6)],
)  # fmt: skip
def test_bins_widen_by_a_factor(name: str, low: int, high: int, next_: int) -> None:
    # powers of 3.62, 1.89 and 1.73; a right and a wrong answer of even chances are no gap in one bin, and one in two
    def together(one: int, other: int) -> float:
        pair = made(0.5, passed=True), made(0.5, passed=False)
        return rmse_bins(replace(each, **{name: value}) for each, value in zip(pair, (one, other), strict=True))

    assert together(low, high) == 0
    assert together(high, next_) == 0.5


def test_auc_is_the_share_of_pairs_in_order() -> None:
    rights = [made(r, passed=True) for r in (0.9, 0.7, 0.6)]
    wrongs = [made(r, passed=False) for r in (0.7, 0.5)]
    pairs = [(right.recall > wrong.recall) + (right.recall == wrong.recall) / 2 for right in rights for wrong in wrongs]
    assert auc([*rights, *wrongs]) == pytest.approx(sum(pairs) / 6)
    assert isnan(auc(rights))
    assert isnan(auc(wrongs))
