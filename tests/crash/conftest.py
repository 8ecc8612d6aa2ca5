"""Programs that die: each runs in a process of its own and tells through a pipe what it was promised."""

import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressError, ProgressLog, Trouble

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
    told: bytes = b""

    def kill(self) -> list[bytes]:
        """Kill the process at once; give the ids of the events that it was told are saved."""
        os.kill(self.pid, signal.SIGKILL)
        return self.result()

    def so_far(self) -> list[bytes]:
        """Give the ids that the process was told are saved, up to now."""
        while select.select([self.pipe], [], [], 0)[0] and (part := os.read(self.pipe, 65_536)):
            self.told += part
        return self._ids()

    def result(self) -> list[bytes]:
        """Wait for the end of the process and give the ids."""
        while part := os.read(self.pipe, 65_536):
            self.told += part
        os.close(self.pipe)
        _pid, status = os.waitpid(self.pid, 0)
        assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGKILL), "the program failed by itself"
        return self._ids()

    def _ids(self) -> list[bytes]:
        return [self.told[place : place + ID] for place in range(0, len(self.told) - ID + 1, ID)]


Result = TypeVar("Result")
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
    except ProgressError as error:
        os.write(2, f"{error.message}\n".encode())
    finally:
        os._exit(status)  # no fixture, no report of the test may run in here


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home", ())


def appending(places: Places, count: int) -> Work:
    """Append answers, telling each one's id once it is saved."""

    def work(tell: Callable[[bytes], object]) -> None:
        with opened(places) as log:
            for number in range(count):
                event = an_answer(log, number)
                patiently(partial(log.append, [event], {f"deck/{number % 20}": b"state"}))
                tell(event.id)

    return work


def opened(places: Places) -> ProgressLog:
    return patiently(partial(ProgressLog.open, places, now=NOON))


def patiently(work: Callable[[], Result]) -> Result:
    """Try again while other programs hold the log, as a loaded computer may make them for long."""
    while True:
        try:
            return work()
        except ProgressError as error:
            if error.trouble is not Trouble.BUSY:
                raise


def wait_for_one(programs: list[Program]) -> None:
    """Wait until one of the programs has told something."""
    select.select([program.pipe for program in programs], [], [])


def pause(seconds: float) -> None:
    """Let a program run for a while before it dies."""
    time.sleep(seconds)
