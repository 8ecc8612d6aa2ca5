"""What stands of a set of events, whatever order they came in.

Every function here depends on the set alone: two files with the same events tell the same history.

An undo is a tombstone whose id is made from the id of its target, so two computers that undo the same answer make
one event. Redo is an undo of the undo, and so on: an event is void while its chain of tombstones is odd. A tombstone
of another card, or with another id than its target gives, moves nothing; one without its target waits.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.progress.events import Event, EventKind

order = attrgetter("at", "device", "seq", "id")
"""The merged order of events: effective time, then device and its count, then id."""
_time = attrgetter("at")

DOUBT = "doubt"
"""Key of a settings event's `extra`: ranges `[first, last]` of its device's counts whose time is not believed."""


def undo_id(target: bytes) -> bytes:
    """Give the id of the event that undoes `target`."""
    return blake2b(b"undo" + target, digest_size=16).digest()


def undo_of(target: Event, stamp: Event) -> Event:
    """Make the event that undoes `target`; undoing an undo is redo. Time and device come from `stamp`."""
    return replace(stamp, id=undo_id(target.id), kind=EventKind.UNDONE, card=target.card, target=target.id)


def is_void(id_: bytes, tombstones: Collection[bytes]) -> bool:
    """Tell whether an event is undone, given the ids of the tombstones of its card."""
    void = False
    link = undo_id(id_)
    while link in tombstones:
        void = not void
        link = undo_id(link)
    return void


def standing(events: Sequence[Event], times: "Times | None" = None) -> tuple[Event, ...]:
    """Give the events of one card that count, in merged order.

    events: all of one card, or all without a card, in any order. Void events and the tombstones themselves are left
    out; an event whose time is not believed has the time and day of `times`.
    """
    tombstones = {event.id for event in events if event.kind == EventKind.UNDONE}
    if tombstones:
        events = [e for e in events if e.kind != EventKind.UNDONE and not is_void(e.id, tombstones)]
    if times is not None and times.anchors:
        events = [times.believed(event) for event in events]
    ordered = sorted(events, key=_time)
    if len({event.at for event in ordered}) < len(ordered):
        ordered.sort(key=order)
    return tuple(ordered)


class Times(Struct, frozen=True):
    """Which events have a doubtful time, and the time that holds for them: that of the event before on their device."""

    doubted: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """By device, ranges of counts that a settings event calls doubtful."""
    anchors: Mapping[str, Sequence[tuple[int, int, int]]] = field(default_factory=dict)
    """By device, sorted: count, time and study day of its believed events."""

    def doubts(self, event: Event) -> bool:
        """Tell whether the stored time of an event is not believed."""
        if event.clock == 0:
            return True
        return any(first <= event.seq <= last for first, last in self.doubted.get(event.device, ()))

    def believed(self, event: Event) -> Event:
        """Give the event with the time that holds: that of the believed event before it on its device.

        Where there is none before, a time that was called doubtful becomes that of the first believed event after:
        otherwise a clock that began years ahead would keep its cards away for years. Without either it keeps its own.
        """
        if not self.doubts(event):
            return event
        anchors = self.anchors.get(event.device, ())
        place = bisect_left(anchors, (event.seq,))
        if not anchors or (place == 0 and event.clock == 0):
            return event
        _seq, at, day = anchors[max(0, place - 1)]
        return replace(event, at=at, day=day)


def doubts_of(settings: Iterable[Event]) -> dict[str, list[tuple[int, int]]]:
    """Give the ranges of counts that standing settings events call doubtful, by device."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for event in settings:
        if event.kind == EventKind.SETTINGS and event.extra and f'"{DOUBT}"' in event.extra:
            found[event.device].extend(_ranges(event.extra))
    return dict(found)


def doubt_extra(ranges: Iterable[tuple[int, int]]) -> str:
    """Write the `extra` of a settings event that calls these ranges of its device's counts doubtful."""
    from json import dumps  # doubts are rare, and it takes 1 ms

    return dumps({DOUBT: [list(pair) for pair in ranges]}, separators=(",", ":"))


def _ranges(extra: str) -> list[tuple[int, int]]:
    from json import loads

    try:
        content = loads(extra)
    except (ValueError, RecursionError):
        return []
    ranges = content.get(DOUBT) if isinstance(content, dict) else None
    if not isinstance(ranges, list):
        return []
    return [pair for pair in map(_pair, ranges) if pair is not None]


def _pair(value: object) -> tuple[int, int] | None:
    match value:
        case [int(first), int(last)]:
            return first, last
        case _:
            return None
