"""Where the events of a room are kept: in memory for tests and lessons that leave nothing, or in a file of SQLite.

A log stamps events with a place and a time that never falls, and gives them back once they are durable. What is told to
anybody comes after that: an acknowledgement says "counted", not "received".
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Protocol

from quizgeo.classroom.events import Event, Stamped

__all__ = ["EventLog", "LogError", "LogTrouble"]


class LogTrouble(Enum):
    """What is wrong with a log."""

    FULL = "full"
    """It could not be written now; the same events may be written again."""
    DAMAGED = "damaged"
    NEWER = "newer"
    """It was made by a newer quizgeo."""
    TAKEN = "taken"
    """Another program has it open."""


class LogError(Exception):
    """A log cannot be read or written. The sentence says why."""

    def __init__(self, trouble: LogTrouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble
        self.message = message


class EventLog(Protocol):
    """What keeps the events of one room."""

    def append(self, events: Sequence[Event], now: int) -> Sequence[Stamped]:
        """Write events at a moment, all or none; give them stamped once they are durable. Raises LogError."""
        ...

    def read(self) -> Iterator[Stamped]:
        """Give all events in their order; those of kinds that are not known are left out. Raises LogError."""
        ...

    def close(self) -> None:
        """Let go of it; a file may be copied from now on."""
        ...
