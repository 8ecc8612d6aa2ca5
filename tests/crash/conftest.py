"""Programs that die: each runs in a process of its own and tells through a pipe what it was promised."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import pytest

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog

NOON = Instant(1_770_000_000_000, 420)
ID = 16


def an_answer(log: ProgressLog, number: int) -> Event:
    stamp = log.stamp(NOON.later(ms=number))
    return replace(stamp, kind=EventKind.ANSWERED, card=f"deck/{number % 20}", grade=3, rating=3, given="x" * 50)


@dataclass
class Program:
    """A process that works until it is killed or done."""

    pid: int
    pipe: int

    def kill(self) -> list[bytes]:
        """Kill the process at once; give the ids of the events that it was told are saved."""
        os.kill(self.pid, signal.SIGKILL)
        return self.result()

    def result(self) -> list[bytes]:
        """Wait for the end of the process and give the ids."""
        parts = []
        while part := os.read(self.pipe, 65_536):
            parts.append(part)
        os.close(self.pipe)
        _pid, status = os.waitpid(self.pid, 0)
        assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGKILL), "the program failed by itself"
        text = b"".join(parts)
        return [text[place : place + ID] for place in range(0, len(text) - ID + 1, ID)]


Work = Callable[[Callable[[bytes], object]], None]
"""What a program does; it gets a function that tells an id to the test."""
Start = Callable[[Work], Program]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start programs, and let none outlive the test."""
    if not hasattr(os, "fork"):
        pytest.skip("needs processes that fork")
    pids: list[int] = []

    def begin(work: Work) -> Program:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            _run(work, writing)
        os.close(writing)
        pids.append(pid)
        return Program(pid, reading)

    yield begin
    for pid in pids:
        try:
            if os.waitpid(pid, os.WNOHANG) == (0, 0):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        except ChildProcessError:  # it was waited for
            continue


def _run(work: Work, writing: int) -> NoReturn:
    status = 1
    try:
        work(lambda told: os.write(writing, told))
        status = 0
    finally:
        os._exit(status)  # no fixture, no report of the test may run in here


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home", ())


def appending(places: Places, count: int) -> Work:
    """Append answers, telling each one's id once it is saved."""

    def work(tell: Callable[[bytes], object]) -> None:
        with ProgressLog.open(places, now=NOON) as log:
            for number in range(count):
                (event,) = log.append([an_answer(log, number)], {f"deck/{number % 20}": b"state"})
                tell(event.id)

    return work


def pause(seconds: float) -> None:
    """Let a program run for a while before it dies."""
    time.sleep(seconds)
