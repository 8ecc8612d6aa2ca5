"""Merging: the set union of events by id. Any files of a learner, in any order, however often, give the same."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from quizgeo.language import _
from quizgeo.progress.events import Event
from quizgeo.progress.ranges import Fault
from quizgeo.progress.store import ProgressLog

_NAMED = 100
"""How many faults and clashes are kept to be named; all faults are counted."""


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
    """Ours, kept, and theirs with the same id and another content; the first of those."""
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


class _Count:
    """What was found in one source so far."""

    def __init__(self, found: Iterable[Event | Fault]) -> None:
        self._found = found
        self.new = self.here = self.left_out = 0
        self.faults: list[Fault] = []
        self.clashes: list[tuple[Event, Event]] = []

    def events(self) -> Iterator[Event]:
        """Let the events through and keep what is none."""
        for one in self._found:
            if not isinstance(one, Fault):
                yield one
                continue
            self.left_out += 1
            if len(self.faults) < _NAMED:
                self.faults.append(one)

    def take(self, outcome: bool | Event, theirs: Event) -> None:
        """Note what became of an event of this source: new, here already, or ours with the same id."""
        if outcome is True:
            self.new += 1
            return
        self.here += 1
        if isinstance(outcome, Event) and len(self.clashes) < _NAMED:
            self.clashes.append((outcome, theirs))

    def merged(self, *, copied: bool) -> Merged:
        """Tell it all."""
        return Merged(self.new, self.here, self.left_out, tuple(self.faults), tuple(self.clashes), copied)


class _Reading:
    """Reads one source after another and knows which event came last, and out of which."""

    def __init__(self, counts: Iterable[_Count]) -> None:
        self._counts = counts
        self.last: tuple[_Count, Event] | None = None

    def __iter__(self) -> Iterator[Event]:
        for count in self._counts:
            for event in count.events():
                self.last = count, event
                yield event


def merge_events(log: ProgressLog, found: Iterable[Event | Fault]) -> Merged:
    """Insert the events that the log does not have, in one transaction; make a backup first.

    The states of the cards it touches are dropped: replay those of `log.news()`. Raises ProgressError; then nothing
    was inserted.
    """
    (merged,) = merge_sources(log, [found])
    return merged


def merge_sources(log: ProgressLog, sources: Sequence[Iterable[Event | Fault]]) -> tuple[Merged, ...]:
    """Insert the events of several sources, all in one transaction, and tell of each; else as `merge_events`."""
    counts = [_Count(found) for found in sources]
    reading = _Reading(counts)
    for outcome in log.merge(reading):
        assert reading.last is not None
        count, event = reading.last
        count.take(outcome, event)
    copied = any(count.new for count in counts) and log.shares_its_counts()
    if copied:
        log.take_new_device()
    return tuple(count.merged(copied=copied and count.new > 0) for count in counts)
