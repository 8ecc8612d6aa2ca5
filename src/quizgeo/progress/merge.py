"""Merging: the set union of events by id. Any files of a learner, in any order, however often, give the same."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from quizgeo.language import _
from quizgeo.progress.events import Event
from quizgeo.progress.ranges import Fault
from quizgeo.progress.store import ProgressLog

_NAMED = 100
"""How many faults are kept to be named; all are counted."""


class Merged(Struct, frozen=True):
    """What a merge did."""

    new: int
    here: int
    """Events that were in the log already."""
    left_out: int
    """Rows or lines that were damaged."""
    faults: tuple[Fault, ...]
    """The first of those."""
    clashes: tuple[tuple[Event, Event], ...]
    """Ours, kept, and theirs with the same id and another content."""
    new_device: bool
    """Whether this computer became another device, as its folder had been copied."""

    @property
    def summary(self) -> str:
        """One sentence for the learner."""
        return _("{new} new, {here} already here, {damaged} damaged left out").format(
            new=f"{self.new:,}", here=f"{self.here:,}", damaged=f"{self.left_out:,}"
        )

    @property
    def status(self) -> int:
        """Exit status: 3 when something was damaged, 1 when two events share an id, else 0."""
        return 3 if self.left_out else 1 if self.clashes else 0


class _Sieve:
    """Lets events through and keeps what is none."""

    def __init__(self, found: Iterable[Event | Fault]) -> None:
        self._found = found
        self.faults: list[Fault] = []
        self.left_out = 0
        self.newest: Event | None = None

    def __iter__(self) -> Iterator[Event]:
        for one in self._found:
            if isinstance(one, Fault):
                self.left_out += 1
                if len(self.faults) < _NAMED:
                    self.faults.append(one)
            else:
                self.newest = one
                yield one


def merge_events(log: ProgressLog, found: Iterable[Event | Fault]) -> Merged:
    """Insert the events that the log does not have, in one transaction; make a backup first.

    The states of the cards it touches are dropped: replay those of `log.news()`. Raises ProgressError; then nothing
    was inserted.
    """
    sieve = _Sieve(found)
    new = here = 0
    clashes: list[tuple[Event, Event]] = []
    for outcome in log.merge(sieve):
        match outcome:
            case True:
                new += 1
            case False:
                here += 1
            case Event() as ours:
                here += 1
                assert sieve.newest is not None
                clashes.append((ours, sieve.newest))
            case _:
                assert_never(outcome)
    copied = new > 0 and log.shares_its_counts()
    if copied:
        log.take_new_device()
    return Merged(new, here, sieve.left_out, tuple(sieve.faults), tuple(clashes), copied)
