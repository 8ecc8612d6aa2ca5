"""Connections as the keeper knows them: each with a bounded queue, so that one stalled phone holds up nobody."""

from collections import deque
from collections.abc import Callable
from typing import Literal

from msgspec import json

from quizgeo.classroom.wire import Count, Roster, Timing, Told, numbered

MOST_WAITING = 64
"""Messages that may wait for one connection; with more it is closed, and comes back to the present state."""
OVERFLOW, SUPERSEDED, KICKED, GONE, NO_HELLO, BAD_VERSION, POLICY = 1013, 4001, 4002, 1001, 4003, 4004, 1008

Role = Literal["player", "host", "screen"]
_REPLACED = (Count, Roster, Timing)
"""Messages of which only the newest counts; a waiting one gives way."""


class Line:
    """One connection after its `hello`. What is put here is sent at once, or in order by a task once that is stuck."""

    __slots__ = ("_latest", "_n", "_push", "_wake", "address", "closing", "p", "role", "waiting")

    def __init__(
        self, role: Role, p: str, address: str, wake: Callable[[], None], push: Callable[[bytes], bool] | None = None
    ) -> None:
        """Take who it is; wake: tells the writer that something waits; push: sends now if the way is free."""
        self.role, self.p, self.address = role, p, address
        self.waiting: deque[bytes] = deque()
        self.closing: int | None = None
        """The code with which it ends, once all that waits was sent."""
        self._latest: dict[type, bytes] | None = None
        self._n = 0
        self._wake, self._push = wake, push

    def tell(self, message: Told) -> None:
        """Send a message."""
        self.put(json.encode(message), type(message))

    def put(self, body: bytes, kind: type | None = None) -> None:
        """Send a message that was encoded once for many."""
        if self.closing is not None:
            return
        if not self.waiting and self._push is not None and self._push(numbered(body, self._n + 1)):
            self._n += 1
            return
        if kind is not None and kind in _REPLACED:
            self._replace(body, kind)
        if len(self.waiting) >= MOST_WAITING:
            self.waiting.clear()
            self.end(OVERFLOW)
            return
        self.waiting.append(body)
        self._wake()

    def _replace(self, body: bytes, kind: type) -> None:
        """Take out what waits of a kind of which only the newest counts."""
        latest = self._latest = self._latest or {}
        old = latest.get(kind)
        if old is not None and old in self.waiting:
            self.waiting.remove(old)
        latest[kind] = body

    def end(self, code: int) -> None:
        """Close it after what waits."""
        if self.closing is None:
            self.closing = code
            self._wake()

    def frame(self) -> bytes | None:
        """Take the next message with its number; None when nothing waits."""
        if not self.waiting:
            return None
        self._n += 1
        return numbered(self.waiting.popleft(), self._n)
