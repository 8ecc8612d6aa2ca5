"""States as bytes, for the cache beside the log: packed small, and read back to the bit.

Bytes that are not whole decode to None: whoever finds them drops them and replays. Nothing is repaired from a snapshot.
"""

from hashlib import blake2b
from struct import Struct
from sys import intern
from typing import cast
from zlib import crc32

from quizgeo.memory.policy import Policy
from quizgeo.memory.scheduler import Memory, Scheduler
from quizgeo.memory.state import Item, Seen

FORMAT = 1
"""Raised whenever the bytes or the meaning of a state change."""

_REST = Struct("<IBi")
"""CRC-32 of all that follows, flags, buried_until: all there is of a new item."""
_SEEN = Struct("<dddddiiiiIII")
"""Stability, difficulty, chance, G, E; first, last, due day, interval; nth, lapses, tries. The form follows as text."""
_FORM_AT = _REST.size + _SEEN.size

_HAS_SEEN, _SUSPENDED, _LEECH, _PASSED, _EVER_PASSED, _OPEN_MISS = (1 << bit for bit in range(6))


def snapshot_key(scheduler: Scheduler, policy: Policy) -> str:
    """Give 32 hex digits that change when states computed before no longer equal a replay."""
    parts = (FORMAT, scheduler.version, policy.parameters, policy.desired_retention, policy.max_interval)
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def encode(item: Item) -> bytes:
    """Give the state of an item as bytes, some 80 for one that was answered."""
    seen = item.seen
    flags = _SUSPENDED * item.suspended | _LEECH * (item.suspend_reason == "leech")
    body = b""
    if seen is not None:
        flags |= _HAS_SEEN | _PASSED * seen.passed | _EVER_PASSED * seen.ever_passed | _OPEN_MISS * seen.open_miss
        body = _SEEN.pack(
            seen.memory.stability, seen.memory.difficulty, seen.chance, seen.owned_luck, seen.expected_luck,
            seen.first_day, seen.last_day, seen.due_day, seen.interval, seen.nth, seen.lapses, seen.tries,
        ) + seen.form.encode()  # fmt: skip
    rest = _REST.pack(0, flags, item.buried_until)[4:] + body
    return crc32(rest).to_bytes(4, "little") + rest


def decode(body: bytes) -> Item | None:
    """Give the state that was encoded, or None when the bytes are damaged."""
    if len(body) < _REST.size:
        return None
    crc, flags, buried_until = _REST.unpack_from(body)
    if crc != crc32(body[4:]):
        return None
    draft = _ItemDraft()
    draft.seen = _seen(body, flags) if flags & _HAS_SEEN else None
    draft.suspended = flags & _SUSPENDED != 0
    draft.suspend_reason = ("leech" if flags & _LEECH else "learner") if draft.suspended else ""
    draft.buried_until = buried_until
    _freeze(draft, "__class__", Item)
    return cast("Item", draft)


# A frozen value made by its constructor sets each field by name. Ten thousand states are read before the first screen
# is drawn: filling the same slots before they are frozen takes a third of the time.
_freeze = object.__setattr__


class _MemoryDraft:
    __slots__ = Memory.__slots__

    stability: float
    difficulty: float


class _SeenDraft:
    __slots__ = Seen.__slots__

    memory: Memory
    first_day: int
    last_day: int
    due_day: int
    nth: int
    lapses: int
    interval: int
    passed: bool
    ever_passed: bool
    open_miss: bool
    tries: int
    form: str
    chance: float
    owned_luck: float
    expected_luck: float


class _ItemDraft:
    __slots__ = Item.__slots__

    seen: Seen | None
    suspended: bool
    suspend_reason: str
    buried_until: int


def _seen(body: bytes, flags: int) -> Seen:
    memory, draft = _MemoryDraft(), _SeenDraft()
    (
        memory.stability, memory.difficulty, draft.chance, draft.owned_luck, draft.expected_luck,
        draft.first_day, draft.last_day, draft.due_day, draft.interval, draft.nth, draft.lapses, draft.tries,
    ) = _SEEN.unpack_from(body, _REST.size)  # fmt: skip
    _freeze(memory, "__class__", Memory)
    draft.memory = cast("Memory", memory)
    draft.passed = flags & _PASSED != 0
    draft.ever_passed = flags & _EVER_PASSED != 0
    draft.open_miss = flags & _OPEN_MISS != 0
    draft.form = intern(body[_FORM_AT:].decode())
    _freeze(draft, "__class__", Seen)
    return cast("Seen", draft)
