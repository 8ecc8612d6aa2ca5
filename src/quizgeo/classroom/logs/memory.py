"""A log that leaves nothing behind."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from quizgeo.classroom.events import Event, Stamped


class MemoryLog(Struct):
    """Events in a list."""

    events: list[Stamped] = field(default_factory=list)

    def append(self, events: Sequence[Event], now: int) -> Sequence[Stamped]:
        """Stamp events and keep them."""
        at = max(now, self.events[-1].at) if self.events else now
        stamped = [Stamped(len(self.events) + place, at, event) for place, event in enumerate(events, 1)]
        self.events += stamped
        return stamped

    def read(self) -> Iterator[Stamped]:
        """Give all events in their order."""
        return iter(tuple(self.events))

    def close(self) -> None:
        """Do nothing."""
