"""What the log holds: events of a learner, each with its own random id and a checksum.

An event is written once and never changed. Words for kinds and grades are stable; the store keeps numbers for them.
"""

import os
import zlib
from collections.abc import Callable
from enum import IntEnum
from functools import cache
from operator import attrgetter
from typing import Literal

from msgspec import Struct


class EventKind(IntEnum):
    """What happened. A number that is not listed here is stored, merged and exported, and moves nothing."""

    ANSWERED = 1
    UNDONE = 2
    SUSPENDED = 3
    BURIED = 4
    OVERRIDDEN = 5
    IMPORTED = 6
    SETTINGS = 7
    EXAM = 8
    """Something done to the paper of an exam. It has no card, and moves nothing."""


GRADES = ("wrong", "partial", "close", "exact")
"""Grades by their stored number."""

Said = Literal["hard", "easy", "guessed", "right", "wrong"]
SAID = ("", "hard", "easy", "guessed", "right", "wrong")
"""What the learner said of an answer, by its stored number; 0 is nothing."""


CLASS = "class"
"""Origin of an answer in a live lesson. Its id comes from the room: what two devices tell under it is one answer."""


class Event(Struct, frozen=True, kw_only=True):
    """One thing that the learner did. Fields that do not apply are None."""

    id: bytes
    """16 bytes, made before writing so that a retry cannot count twice."""
    kind: int
    """An `EventKind`, or a number that a newer version wrote."""
    card: str | None = None
    """`deck/id`; None for settings."""
    device: str
    seq: int
    """The device's own count, for finding gaps."""
    at: int
    """Milliseconds since 1970-01-01 UTC."""
    offset: int
    """Minutes local time was ahead of UTC."""
    day: int
    """Study day, whole days since 1970-01-01."""
    clock: int = 1
    """0 when the time is not believed."""
    origin: str | None = None
    """`study`, `class`, `exam`, `redo`; only the first two feed the schedule."""
    form: str | None = None
    """The form in which it was asked: a kind, or `typed` for the ladder."""
    shown: str | None = None
    """The options as shown, as compact JSON."""
    hints: int | None = None
    tries: int | None = None
    """Which answer of the study day for this card this was, from 1."""
    said: int | None = None
    """Place in `SAID`."""
    grade: int | None = None
    """Place in `GRADES`."""
    score: int | None = None
    """Thousandths, 0..1000."""
    reason: str | None = None
    rating: int | None = None
    """1..4; None where the answer was practice with nothing to rate."""
    ivl: int | None = None
    """Days planned by this answer; None when it does not feed the schedule."""
    nth: int | None = None
    """Number of feeding answers of the card, this one included."""
    took: int | None = None
    """Milliseconds."""
    given: str | None = None
    """What was given, as text or compact JSON."""
    scheduler: str | None = None
    target: bytes | None = None
    """Id of the event undone or overridden."""
    extra: str | None = None
    """A JSON object with sorted keys."""


def new_id() -> bytes:
    """Make the random identity of an event."""
    return os.urandom(16)


_values = attrgetter(*Event.__struct_fields__)
"""The fields in their order, which is that of the sum."""


@cache
def _compact() -> Callable[[object], str]:
    from json import JSONEncoder  # 1 ms that a start without new events does not need

    return JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def checksum(event: Event) -> int:
    """Give the CRC-32 that finds silent damage of an event wherever it is stored.

    It covers words, not local numbers, and not the place in a file; trailing nulls are dropped so that later
    columns keep old sums valid.
    """
    values = [value.hex() if isinstance(value, bytes) else value for value in _values(event)]
    while values[-1] is None:
        values.pop()
    return zlib.crc32(_compact()(values).encode())
