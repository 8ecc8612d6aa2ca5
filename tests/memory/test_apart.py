"""Fitting in a process of its own: the same result, given up without a change, and no harm from one that dies."""

import math
import os
import signal
import sys
from multiprocessing import Pipe, active_children
from multiprocessing.connection import Connection

import pytest

from quizgeo.language import in_use, use
from quizgeo.memory import DEFAULT_PARAMETERS, Answered, Fit, OptimiseError, fit_apart
from quizgeo.memory.apart import work

FEW = tuple(
    tuple(Answered(item + place, 2 * place, 3 if (item + place) % 5 else 1) for place in range(4)) for item in range(20)
)
MANY = FEW * 40


def never() -> bool:
    return False


def test_the_result_comes_back() -> None:
    found = fit_apart(FEW, DEFAULT_PARAMETERS, never)
    assert found == Fit("too-few", 60, DEFAULT_PARAMETERS)
    assert not active_children()


def test_given_up_nothing_comes_back_and_nothing_goes_on() -> None:
    assert fit_apart(MANY, DEFAULT_PARAMETERS, lambda: True) is None
    assert not active_children()


def test_an_interruption_ends_the_process() -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit_apart(MANY, DEFAULT_PARAMETERS, interrupted)
    assert not active_children()


def test_a_process_that_dies_is_told() -> None:
    def kill() -> bool:
        for child in active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
        return False

    with pytest.raises(OptimiseError, match="ended before it was done"):
        fit_apart(MANY, DEFAULT_PARAMETERS, kill)


def test_a_fit_that_fails_there_is_told_here() -> None:
    with pytest.raises(OptimiseError, match=r"could not be fitted \(InvalidParameters\); nothing was changed"):
        fit_apart(MANY, (math.nan,) * 21, never)
    assert not active_children()


def test_what_cannot_be_fitted_is_told_in_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    ours, said = worked(MANY)
    assert "pip install 'quizgeo[optimise]'" in str(said)
    assert ours.closed


def test_the_work_sends_a_fit_and_leaves_the_interrupt_to_others() -> None:
    _ours, found = worked(FEW)
    assert isinstance(found, Fit)


def worked(histories: tuple[tuple[Answered, ...], ...]) -> tuple[Connection, object]:
    """Do the work of the other process here; give its end of the pipe, and what came through."""
    before, spoken = signal.getsignal(signal.SIGINT), in_use()
    ours, theirs = Pipe(duplex=False)
    try:
        work(theirs, histories, DEFAULT_PARAMETERS, spoken)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        return theirs, ours.recv()
    finally:
        ours.close()
        signal.signal(signal.SIGINT, before)
        use(spoken)
