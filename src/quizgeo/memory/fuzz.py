"""How far an interval may be moved, so that items learnt together do not stay together; no randomness of its own.

The place between the bounds comes from the item's key and the count of its answers: replaying gives the same day.
"""

from hashlib import blake2b
from math import floor

FUZZ_FROM = 2.5
"""Days below which an interval is only rounded."""

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""Days from, days to, share of the days between that the interval may move. Source: py-fsrs scheduler.py."""


def bounds(interval: float, max_interval: int) -> tuple[int, int]:
    """Give the first and the last day, both 1..max_interval, to which an interval (days, > 0) may be moved."""
    if interval < FUZZ_FROM:
        day = max(1, round(interval))
        return day, day
    delta = 1.0 + sum(share * max(0.0, min(interval, end) - start) for start, end, share in _BANDS)
    low = min(floor(interval - delta + 0.5), max_interval)
    return low, min(floor(interval + delta + 0.5), max_interval)


def guard(interval: float, planned: int, low: int, high: int) -> int:
    """Give the lower bound that keeps a passing answer from shortening the wait for no reason but chance.

    planned: days that the answer before had planned. An interval that grew beyond it stays beyond it; one that did not
    stays at least there while the bounds reach it. Otherwise parameters or retention have changed, and `low` holds.
    """
    if round(interval) > planned:
        return min(max(low, planned + 1), high)
    return max(low, planned) if planned <= high else low


def seed(key: str, nth: int) -> float:
    """Give a number in [0, 1) for the `nth` feeding answer of an item, the same on every computer."""
    digest = blake2b(f"{key}\0{nth}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / (1 << 53)


def spread(low: int, high: int, u: float) -> int:
    """Give the day in low..high that a number `u` in [0, 1) points to."""
    return low + floor(u * (high - low + 1))
