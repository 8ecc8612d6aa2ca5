"""States as bytes, for the cache beside the log: packed small, and read back to the bit.

Bytes that are not whole decode to None: whoever finds them drops them and replays. Nothing is repaired from a snapshot.
"""

from hashlib import blake2b
from zlib import crc32

from msgspec import DecodeError
from msgspec.msgpack import Decoder, Encoder

from quizgeo.memory.scheduler import Scheduler
from quizgeo.memory.state import Item

FORMAT = 3
"""Raised whenever the bytes or the meaning of a state change."""

_CRC = 4
"""Bytes of the CRC-32 before the state itself, whose values stand in MessagePack in the order of the classes."""

_pack = Encoder().encode
_unpack = Decoder(Item).decode


def snapshot_key(scheduler: Scheduler, settings: str) -> str:
    """Give 32 hex digits that change when states computed before no longer equal a replay.

    settings: a text that changes with whatever else states follow from.
    """
    return blake2b(repr((FORMAT, scheduler.version, settings)).encode(), digest_size=16).hexdigest()


def encode(item: Item) -> bytes:
    """Give the state of an item as bytes, some 80 for one that was answered."""
    state = _pack(item)
    return crc32(state).to_bytes(_CRC, "little") + state


def decode(body: bytes) -> Item | None:
    """Give the state that was encoded, or None when the bytes are damaged."""
    state = body[_CRC:]
    if crc32(state) != int.from_bytes(body[:_CRC], "little"):
        return None
    try:
        return _unpack(state)
    except DecodeError:
        return None
