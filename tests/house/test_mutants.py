"""The figures of mutants are honest: a sample with its interval, nothing that lived told as dead."""

from pathlib import Path

import pytest

from tools.mutants.figures import KILLED, SURVIVED, TIMEOUT, UNSEEN, row, told
from tools.mutants.packages import PACKAGES
from tools.mutants.trial import Trial

ROOT = Path(__file__).resolve().parents[2]
NAMES = [f"quizgeo.text.x_clean__mutmut_{number}" for number in range(1, 501)]


def test_only_tests_that_failed_or_never_ended_have_killed() -> None:
    assert [told(code) for code in (1, 3, -11)] == [KILLED] * 3
    assert [told(code) for code in (-24, 24, 36, 152, 255, -9)] == [TIMEOUT] * 6
    assert [told(code) for code in (0, 5, 33)] == [SURVIVED, UNSEEN, UNSEEN]


@pytest.mark.parametrize("code", [None, 2, 4, 34, 35])
def test_a_mutant_that_was_not_tried_has_no_fate(code: int | None) -> None:
    with pytest.raises(KeyError):
        told(code)


def test_what_no_test_calls_counts_as_alive() -> None:
    line = row("text", 720, {"a": KILLED, "b": TIMEOUT, "c": SURVIVED, "d": UNSEEN})
    assert line.endswith("score  50.0%  95 % 15.0% to 85.0%")


def test_the_same_seed_draws_the_same_mutants() -> None:
    first, again, other = (Trial(PACKAGES[0], seed, 1) for seed in (1, 1, 2))
    drawn = first.sample(NAMES, 120)
    assert drawn == again.sample(NAMES, 120) != other.sample(NAMES, 120)
    assert len(set(drawn)) == 120
    assert first.sample(NAMES, None) == first.sample(NAMES, 500) == tuple(NAMES)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_what_is_mutated_and_what_has_to_notice_are_there(package: object) -> None:
    assert package in PACKAGES
    one = next(each for each in PACKAGES if each == package)
    assert list(ROOT.glob(one.files))
    for test in (*one.tests, *one.left_out):
        path, _, name = test.partition("::")
        assert (ROOT / path).exists()
        assert name.rpartition("::")[2] in ((ROOT / path).read_text() if name else "")
