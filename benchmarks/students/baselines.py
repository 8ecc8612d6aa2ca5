"""The older ways of scheduling: SM-2 and a Leitner box. Their states are such as the queue understands."""

from collections.abc import Callable

from msgspec.structs import replace

from quizgeo.memory import Item, Memory, Seen

_BOXES = 6
"""Highest box, counted from 0: 64 days."""
_EASE, _LEAST_EASE = 2.5, 1.3


def sm2(item: Item, day: int, right: bool, pace: float) -> Item:
    """Schedule by SM-2: 1 and 6 days, then by the ease, which a miss lowers. Source: Wozniak 1990."""
    seen = item.seen or _blank(day)
    if seen.last_day == day and item.seen:
        return _set(seen, day, seen.interval, right=right, ease=seen.memory.difficulty, retry=True)
    ease = seen.memory.difficulty if right else max(_LEAST_EASE, seen.memory.difficulty - 0.32)
    steps = {0: 1.0, 1: 6.0}
    wait = steps.get(seen.nth, seen.interval * ease) if right else 1.0
    return _set(seen, day, max(1, round(wait * (pace if seen.nth > 1 else 1))), right=right, ease=ease)


def leitner(item: Item, day: int, right: bool, pace: float) -> Item:
    """Schedule by boxes of 1, 2, 4 ... 64 days: one up when right, back to the first when not."""
    seen = item.seen or _blank(day)
    if seen.last_day == day and item.seen:
        return _set(seen, day, seen.interval, right=right, ease=0, retry=True)
    box = min(seen.nth, _BOXES) if right else 0
    return _set(seen, day, max(1, round(2**box * pace)), right=right, ease=0)


def _set(seen: Seen, day: int, wait: int, *, right: bool, ease: float, retry: bool = False) -> Item:
    """Give a state that the queue understands; `nth` counts right answers in a row."""
    row = seen.nth if retry else seen.nth + 1 if right else 0
    return Item(
        replace(
            seen,
            memory=Memory(1.0, ease),
            last_day=day,
            due_day=day + wait,
            interval=wait,
            nth=row,
            open_miss=not right,
            passed=right,
            tries=seen.tries + 1 if retry else 1,
        )
    )


def _blank(day: int) -> Seen:
    return Seen(Memory(1.0, _EASE), day, day, day, 0, 0, 0, False, False, False, 0, "text", 0.0)


BASELINES: dict[str, Callable[[Item, int, bool, float], Item]] = {"SM-2": sm2, "Leitner": leitner}
