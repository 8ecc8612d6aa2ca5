"""States as bytes, for the cache beside the log: packed small, and read back to the bit.

Bytes that are not whole decode to None: whoever finds them drops them and replays. Nothing is repaired from a snapshot.
"""

from hashlib import blake2b
from struct import Struct
from sys import intern
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
    seen = _seen(body, flags) if flags & _HAS_SEEN else None
    suspended = flags & _SUSPENDED != 0
    reason = ("leech" if flags & _LEECH else "learner") if suspended else ""
    return Item(seen, suspended, reason, buried_until)


def _seen(body: bytes, flags: int) -> Seen:
    (
        stability, difficulty, chance, owned_luck, expected_luck,
        first_day, last_day, due_day, interval, nth, lapses, tries,
    ) = _SEEN.unpack_from(body, _REST.size)  # fmt: skip
    return Seen(
        memory=Memory(stability, difficulty), first_day=first_day, last_day=last_day, due_day=due_day, nth=nth,
        lapses=lapses, interval=interval, passed=flags & _PASSED != 0, ever_passed=flags & _EVER_PASSED != 0,
        open_miss=flags & _OPEN_MISS != 0, tries=tries, form=intern(body[_FORM_AT:].decode()), chance=chance,
        owned_luck=owned_luck, expected_luck=expected_luck,
    )  # fmt: skip
