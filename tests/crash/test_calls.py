"""A disk that fails at the n-th call of SQLite, for once or for long, loses and doubles no answer and says so."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar

import pytest

from quizgeo.paths import Places
from quizgeo.progress import Place, ProgressError, ProgressLog, Trouble, Writer, make_backup, verify_log

from .conftest import NOON, an_answer
from .disk import OK, Disk, Kind, library, tapped

SQLITE = library()
pytestmark = pytest.mark.skipif(SQLITE is None, reason="the SQLite of this Python cannot be reached")

FULL = 13
CODES = {
    "read": 10 | 1 << 8,
    "write": 10 | 3 << 8,
    "truncate": 10 | 6 << 8,
    "sync": 10 | 4 << 8,
    "delete": 10 | 10 << 8,
}
"""Errors of a failing disk by call. Source: SQLite, Result and Error Codes."""
ANSWERS = 4
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Fault:
    """Which calls fail, and how."""

    first: int
    length: int
    full: bool
    """Whether the disk is full, so that only writes fail; else it is failing."""
    afterwards: bool
    """Whether what fails was done all the same, as a COMMIT that reports an error can be."""

    def code(self, number: int, kind: Kind) -> int:
        """Give the code with which a call fails."""
        if not self.first <= number < self.first + self.length:
            return OK
        if self.full:
            return FULL if kind == "write" else OK
        return CODES[kind]


def sound(_number: int, _kind: Kind) -> int:
    """Let no call fail."""
    return OK


def mended(disk: Disk, work: Callable[[], Result]) -> Result:
    """Do what a person is told cannot be done, and who tries again once the disk works."""
    try:
        return work()
    except ProgressError as error:
        told = error.trouble
    assert told in (Trouble.FULL, Trouble.OTHER)
    disk.fails = sound
    return work()


def study(places: Places, disk: Disk) -> None:
    """Study on a disk that fails; afterwards it works again, and everything must be there once."""
    with mended(disk, lambda: ProgressLog.open(places, now=NOON)) as log:
        writer = Writer(log, lambda _seconds: None)
        made = []
        for number in range(ANSWERS):
            event = mended(disk, partial(an_answer, log, number))
            made.append(event.id)
            written = writer.write([event], {event.card or "": b"state"})
            assert (written.place is Place.IN_MEMORY) == (writer.unsaved > 0)
            assert (written.message == "") == (written.place is Place.IN_LOG)
        with suppress(ProgressError):
            make_backup(places, NOON)
        disk.fails = sound
        assert writer.flush().place is Place.IN_LOG
        assert [event.id for _pos, event in log.scan()] == made
    assert verify_log(places).damage == ()
    with ProgressLog.open(places, now=NOON) as again:
        assert [event.id for _pos, event in again.scan()] == made


def calls_of_a_session(folder: Path) -> int:
    with tapped(sqlite(), Disk()) as disk:
        study(Places(folder / "sound", ()), disk)
    return disk.calls


def sqlite() -> ctypes.CDLL:
    assert isinstance(SQLITE, ctypes.CDLL)
    return SQLITE


def play(folder: Path, faults: Sequence[Fault]) -> None:
    for number, fault in enumerate(faults):
        with tapped(sqlite(), Disk(fails=fault.code, afterwards=fault.afterwards)) as disk:
            try:
                study(Places(folder / str(number), ()), disk)
            except (AssertionError, ProgressError) as error:
                pytest.fail(f"{fault}: {error!r}")


def faults(count: int, step: int) -> Iterator[Fault]:
    """Give faults at every `step`-th of `count` calls, of each kind in turn."""
    kinds = list(product((1, 3, 10_000), (False, True), (False, True)))
    for turn, first in enumerate(range(1, count, step)):
        length, full, afterwards = kinds[turn % len(kinds)]
        yield Fault(first, length, full, afterwards)


def test_a_disk_that_fails_at_some_call_loses_nothing(tmp_path: Path) -> None:
    play(tmp_path, list(faults(calls_of_a_session(tmp_path), step=11)))


@pytest.mark.crash
@pytest.mark.slow
def test_a_disk_that_fails_at_any_call_loses_nothing(tmp_path: Path) -> None:
    count = calls_of_a_session(tmp_path)
    every = [
        Fault(first, length, full, afterwards)
        for first in range(1, count)
        for length, full, afterwards in product((1, 3, 10_000), (False, True), (False, True))
    ]
    play(tmp_path, every)
    print(f"{len(every)} runs on a failing disk, none lost or doubled an answer")  # noqa: T201 - the figure of the promise
