"""The learning benchmark: its students learn by the real schedule, and its sums are right, so that it does not rot."""

from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.students.plot import STYLES, Curve, apart, picture
from benchmarks.students.report import cost
from benchmarks.students.results import Result, digest, live, live_all, read, refit
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


def test_results_in_a_file_are_not_lived_through_again(tmp_path: Path) -> None:
    kept, runs = tmp_path / "results", [small("typed"), small("choice")]
    with ProcessPoolExecutor(1) as pool:
        first = live_all(runs[:1], pool, kept)
        both = live_all(runs, pool, kept)
    assert {run: both[run] for run in runs[:1]} == first
    assert len(kept.read_bytes().splitlines()) == 2
    with kept.open("ab") as file:
        file.write(b'{"code":"cut off')
    assert {result.run for result in read(kept, digest())} == {*runs}
    assert list(read(kept, "of other code")) == []


def test_names_in_a_picture_stand_apart_and_in_order() -> None:
    found = apart({"low": 405.0, "lower": 409.0, "lowest": 410.0, "high": 100.0})
    heights = [found[name] for name in ("high", "low", "lower", "lowest")]
    assert heights[-1] <= 410
    assert all(later - before >= 14.9 for before, later in pairwise(heights))


def test_a_picture_is_whole_and_says_what_it_shows() -> None:
    curve = Curve([0.8, 0.9], [0.81, 0.89], [1.0, 2.0], [0.9, 0.95])
    drawing = ET.fromstring("\n".join(picture(dict.fromkeys(STYLES, curve), 0.94)))
    names = {"{http://www.w3.org/2000/svg}" + name for name in ("title", "desc")}
    assert names <= {each.tag for each in drawing}
    assert {"typed", "SM-2", "choice, luck unpaid"} <= {each.text for each in drawing}
