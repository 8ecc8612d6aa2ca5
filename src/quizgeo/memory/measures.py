"""How well the schedule works: what share was remembered, and how well the model foretold it.

Measures look at graded answers only, the first of an item's study day, and only those on a later day than the one
before: for the same day FSRS foretells no better than a constant.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import floor, log, sqrt

from msgspec import Struct

from quizgeo.memory.rating import Feed, feed_on
from quizgeo.memory.replay import amended, fault, feedings
from quizgeo.memory.scheduler import Rating, Scheduler
from quizgeo.progress.events import Event, EventKind

_Z_95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""

_SURE = 1e-4
"""A forecast is taken for no surer than this, so that one surprise does not decide the log loss."""


class Forecast(Struct, frozen=True):
    """A graded answer on a later day, and what the model had foretold."""

    day: int
    elapsed: int
    """Study days since the feeding answer before, >= 1."""
    nth: int
    """Which feeding answer of its item it was, >= 2."""
    lapses: int
    """Lapses of the item before it."""
    recall: float
    """Chance to pass, 0..1, before it."""
    passed: bool


def true_retention(events: Sequence[Event], since_day: int = 0) -> tuple[int, int]:
    """Give how many graded answers from `since_day` on were right, and how many there were, of origin `study`.

    events: the standing history of any items, in merged order.
    """
    last: dict[str | None, tuple[int, bool]] = {}
    passes = total = 0
    for event in amended(events):
        if event.kind != EventKind.ANSWERED or fault(event):
            continue
        last_day, open_miss = last.get(event.card, (-1, False))
        feed = feed_on(last_day, event.day, event.rating, event.origin, open_miss=open_miss)
        if feed is Feed.PRACTICE:
            continue
        passed = event.rating != Rating.AGAIN
        last[event.card] = max(last_day, event.day), not passed
        if feed is Feed.GRADED and last_day >= 0 and event.day >= since_day and event.origin == "study":
            total += 1
            passes += passed
    return passes, total


def wilson(passes: int, total: int) -> tuple[float, float]:
    """Give the 95 % interval of a share, passes of total (>= 1). Source: Wilson 1927."""
    share, spread = passes / total, _Z_95**2 / total
    half = sqrt(spread * (share * (1 - share) + spread / 4))
    centre, scale = share + spread / 2, 1 + spread
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def forecasts(events: Sequence[Event], scheduler: Scheduler) -> Iterator[Forecast]:
    """Give what the model foretold of one item's standing history, in merged order."""
    for feeding in feedings(events, scheduler):
        if feeding.before is not None and feeding.feed is Feed.GRADED:
            recall = scheduler.recall(feeding.before, feeding.elapsed)
            passed = feeding.rating is not Rating.AGAIN
            yield Forecast(feeding.day, feeding.elapsed, feeding.nth, feeding.lapses_before, recall, passed)


def log_loss(made: Iterable[Forecast]) -> float:
    """Give the mean surprise in nats, 0 for a perfect forecast; NaN without one."""
    losses = [-log(min(max(f.recall if f.passed else 1.0 - f.recall, _SURE), 1.0 - _SURE)) for f in made]
    return sum(losses) / len(losses) if losses else float("nan")


def rmse_bins(made: Iterable[Forecast]) -> float:
    """Give the root of the mean squared gap, 0..1, between foretold and actual share, by bins; NaN without a forecast.

    Bins by days since, number of the answer and lapses, on logarithmic scales. Source: srs-benchmark, rmse_matrix.
    """
    bins: dict[tuple[float, float, float], list[Forecast]] = defaultdict(list)
    for forecast in made:
        bins[_bin(forecast)].append(forecast)
    total = sum(len(bin_) for bin_ in bins.values())
    gaps = sum(sum(f.recall - f.passed for f in bin_) ** 2 / len(bin_) for bin_ in bins.values())
    return sqrt(gaps / total) if total else float("nan")


def _bin(forecast: Forecast) -> tuple[float, float, float]:
    lapses = 1.65 * 1.73 ** floor(log(forecast.lapses, 1.73)) if forecast.lapses else 0.0
    return 2.48 * 3.62 ** floor(log(forecast.elapsed, 3.62)), 1.99 * 1.89 ** floor(log(forecast.nth, 1.89)), lapses


def auc(made: Iterable[Forecast]) -> float:
    """Give the chance, 0..1, that a right answer had a higher forecast than a wrong one; NaN if one is missing."""
    ordered = sorted(made, key=lambda f: f.recall)
    rights = sum(f.passed for f in ordered)
    wrongs = len(ordered) - rights
    if not rights or not wrongs:
        return float("nan")
    ranks, place = 0.0, 0
    for _recall, tied in groupby(ordered, key=lambda f: f.recall):
        group = list(tied)
        ranks += (place + (len(group) + 1) / 2) * sum(f.passed for f in group)
        place += len(group)
    return (ranks - rights * (rights + 1) / 2) / (rights * wrongs)
