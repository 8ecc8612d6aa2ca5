"""The learning benchmark: its students learn by the real schedule, and its sums are right, so that it does not rot."""

import pytest

from benchmarks.students.report import cost
from benchmarks.students.results import Result, live, refit
from benchmarks.students.runs import Found, Run
from benchmarks.students.study import Study


def small(policy: str, student: str = "plain", habit: str = "silent", slips: float = 0.0) -> Run:
    """Give a run that takes a twentieth of a second."""
    return Run(policy, student, habit, slips=slips, questions=30, days=80)


@pytest.mark.parametrize(
    "policy",
    [
        "typed",
        "choice",
        "true/false",
        "ladder",
        "naive choice",
        "naive true/false",
        "balanced",
        "flip",
        "SM-2",
        "Leitner",
    ],
)
def test_every_policy_teaches(policy: str) -> None:
    result = live(small(policy))
    assert 0.7 < result.truth < 1
    assert 0.7 < result.known < 1
    assert result.minutes > 10
    assert live(small(policy)) == result


@pytest.mark.parametrize("student", ["quick", "slow", "spread", "recogniser", "other law"])
def test_every_student_learns(student: str) -> None:
    result = live(small("choice", student))
    assert 0.5 < result.known < 1
    assert result.shown == pytest.approx(result.truth)


def test_the_quick_forget_more_than_the_slow() -> None:
    quick, slow = (live(small("typed", student)) for student in ("quick", "slow"))
    assert quick.truth < slow.truth
    assert quick.minutes > slow.minutes


def test_retention_that_pays_for_no_luck_shows_too_much() -> None:
    naive, paid = (live(small(policy)) for policy in ("naive true/false", "true/false"))
    assert naive.shown - naive.truth > 0.05
    assert naive.truth < paid.truth
    assert paid.shown == pytest.approx(paid.truth)


def test_slips_are_no_forgetting() -> None:
    result = live(small("typed", slips=0.05))
    assert result.shown == pytest.approx(0.95 * result.truth)


def test_who_owns_up_is_found_out() -> None:
    study = Study(small("true/false", habit="owns up"))
    study.live()
    assert study.owned > 0.4
    silent = Study(small("true/false"))
    silent.live()
    assert silent.owned == 0


def test_a_ladder_is_climbed() -> None:
    typed, choice, ladder = (live(small(policy)).minutes for policy in ("typed", "choice", "ladder"))
    assert choice < ladder < typed


def test_the_answers_of_a_run_can_be_fitted() -> None:
    before, after, words = refit(small("typed", "other law"))
    assert words in ("kept", "replaced")
    assert (before == after) is (words == "kept")


def test_time_is_compared_between_the_aims_around() -> None:
    rows = [Result(Run(""), 0, 0, minutes, 9, known, 0) for minutes, known in ((100, 0.9), (400, 0.98))]
    between = cost(rows, 0.94)
    assert between is not None
    assert (between.minutes, between.answers) == pytest.approx((200, 9))
    assert cost(rows, 0.99) is None


def test_an_even_load_has_no_gap() -> None:
    assert Found(due=[5] * 100).unevenness == 0
    assert Found(due=[4, 6] * 50).unevenness == pytest.approx(0.2, abs=0.01)
