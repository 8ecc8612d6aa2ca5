"""Fitting in a process of its own: the same result, given up without a change, and no harm from one that dies."""

import io
import math
import os
import signal
import sys
from contextlib import redirect_stderr, suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.msgpack import decode, encode

from quizgeo.language import in_use, use
from quizgeo.memory import DEFAULT_PARAMETERS, Answered, Fit, OptimiseError, fit_apart
from quizgeo.memory.apart import Task, serve, work

FEW = tuple(
    tuple(Answered(item + place, 2 * place, 3 if (item + place) % 5 else 1) for place in range(4)) for item in range(20)
)
MANY = FEW * 40


def never() -> bool:
    return False


def children() -> list[int]:
    """Give the processes that this one began and that did not end yet."""
    listed = Path("/proc/self/task").glob("*/children")
    return [int(each) for path in listed for each in path.read_text().split()]


def test_the_result_comes_back() -> None:
    assert fit_apart(FEW, DEFAULT_PARAMETERS, never) == Fit("too-few", 60, DEFAULT_PARAMETERS)
    assert not children()


@pytest.mark.parametrize("stop", [False, True])
def test_more_than_a_pipe_holds_is_sent_whole_or_given_up(stop: bool) -> None:
    asked = Task(tuple(FEW[:1] * 20_000), (math.nan,) * 21, in_use())
    assert len(encode(asked)) > 200_000
    if stop:
        assert fit_apart(asked.histories, asked.current, lambda: True) is None
    else:
        with pytest.raises(OptimiseError, match="InvalidParameters"):
            fit_apart(asked.histories, asked.current, never)
    assert not children()


def test_given_up_nothing_comes_back_and_nothing_goes_on() -> None:
    assert fit_apart(MANY, DEFAULT_PARAMETERS, lambda: True) is None
    assert not children()


def test_an_interruption_ends_the_process() -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit_apart(MANY, DEFAULT_PARAMETERS, interrupted)
    assert not children()


def test_no_key_of_the_terminal_reaches_it() -> None:
    sessions: set[int] = set()

    def look() -> bool:
        with suppress(ProcessLookupError):
            sessions.update(os.getsid(child) for child in children())
        return False

    assert fit_apart(MANY, DEFAULT_PARAMETERS, look) is not None
    assert os.getsid(0) not in sessions


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no list of children")
def test_a_process_that_dies_is_told() -> None:
    def kill() -> bool:
        for child in children():
            os.kill(child, signal.SIGKILL)
        return False

    with pytest.raises(OptimiseError, match="ended before it was done"):
        fit_apart(MANY, DEFAULT_PARAMETERS, kill)


def test_a_fit_that_fails_there_is_told_here() -> None:
    with pytest.raises(OptimiseError, match=r"could not be fitted \(InvalidParameters\); nothing was changed"):
        fit_apart(MANY, (math.nan,) * 21, never)
    assert not children()


def test_it_begins_where_a_screen_has_taken_the_place_of_stderr() -> None:
    class Screen(io.StringIO):
        def fileno(self) -> int:
            return -1

    with redirect_stderr(Screen()):
        assert fit_apart(FEW, DEFAULT_PARAMETERS, never) is not None


def test_what_cannot_be_fitted_is_told_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    before = in_use()
    try:
        said = decode(work(encode(Task(MANY, DEFAULT_PARAMETERS, "id"))))
        assert in_use() == "id"
    finally:
        use(before)
    assert "pip install 'quizgeo[optimise]'" in said


def test_the_work_comes_in_and_goes_out_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    task, out = encode(Task(FEW, DEFAULT_PARAMETERS, in_use())), io.BytesIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(task)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    serve()
    monkeypatch.undo()
    assert decode(out.getvalue(), type=Fit) == Fit("too-few", 60, DEFAULT_PARAMETERS)
