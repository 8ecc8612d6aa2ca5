"""The protocol of a scheduler and the values it works on. Days are study days; nothing here reads a clock."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Protocol

from msgspec import Struct


class Rating(IntEnum):
    """How an answer went, in FSRS's four words."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(Struct, frozen=True, array_like=True):
    """What FSRS knows of an item. An item without a `Memory` is new."""

    stability: float
    """Days until recall falls to 90 %, 0.001..36500."""
    difficulty: float
    """1..10."""


class Scheduler(Protocol):
    """How memory changes with answers and time. A new version of FSRS is one more class of this shape."""

    version: str
    """Name that the log and the snapshot carry, such as `fsrs-6/6.3.2`."""

    def first(self, rating: Rating) -> Memory:
        """Give the memory after the first answer ever."""
        ...

    def after(self, memory: Memory, elapsed: int, rating: Rating) -> Memory:
        """Give the memory after an answer `elapsed` study days (>= 0) after the one before."""
        ...

    def recall(self, memory: Memory, elapsed: int) -> float:
        """Give the chance, 0..1, to pass `elapsed` study days after the last answer."""
        ...

    def interval(self, memory: Memory, retention: float) -> float:
        """Give the days, not rounded, until recall falls to `retention` (0..1, exclusive)."""
        ...


class Outcome(Struct, frozen=True):
    """What one rating would do: the label a button shows and the state its key stores are this same value."""

    rating: Rating
    memory: Memory
    interval: int
    """Days from today, >= 1."""
    due_day: int


Outcomes = Mapping[Rating, Outcome]
