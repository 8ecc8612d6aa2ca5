"""The time of an exam: how long a paper was worked on, by a watch that no change of the computer's clock moves."""

from collections.abc import Callable
from time import monotonic_ns

from quizgeo.clock import Clock, FixedClock

Watch = Callable[[], int]
"""Gives milliseconds since some moment; it never goes back."""
LONGER = (1.25, 1.5, 2.0)
"""By what a time limit can be extended, one after another; then there is none."""


def watch_of(clock: Clock) -> Watch:
    """Give the watch that goes with a clock: of one that stands still, itself."""
    if isinstance(clock, FixedClock):
        return lambda: clock.now().ms
    return lambda: monotonic_ns() // 1_000_000


def longer(limit: int | None, base: int | None) -> int | None:
    """Give the next longer limit in milliseconds; None for no limit. base: the limit at the beginning."""
    if limit is None or base is None:
        return None
    return next((round(base * factor) for factor in LONGER if round(base * factor) > limit), None)
