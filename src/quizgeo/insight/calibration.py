"""Whether what the model foretold came true: bins of forecasts beside what happened, and the mean surprise.

A forecast is of passing, luck included, for that is what can be seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import log

from msgspec import Struct

from quizgeo.insight.reviews import Review
from quizgeo.insight.shares import Share
from quizgeo.memory import wilson

ENOUGH = 100
"""Answers from which on forecasts are judged."""
BINS = 10

_SURE = 1e-4
"""A forecast is taken for no surer than this, as in `quizgeo.memory.log_loss`."""


class Forecasts(Struct, frozen=True):
    """About a tenth of the forecasts, those nearest to each other, and what came of them."""

    low: float
    """The lowest chance foretold, 0..1."""
    high: float
    mean: float
    passed: Share

    @property
    def interval(self) -> tuple[float, float]:
        """Give the 95 % interval of what happened: the forecast is off where its mean lies outside."""
        return wilson(self.passed.hits, self.passed.n)


class Calibration(Struct, frozen=True):
    """How well the model foretold."""

    n: int
    log_loss: float | None = None
    """Mean surprise in nats, 0 for perfect forecasts; None for too few."""
    constant: float | None = None
    """Mean surprise of foretelling always the share that was right: a model has to do better."""
    bins: tuple[Forecasts, ...] = ()
    """From the least sure to the surest; empty for too few."""

    @property
    def why(self) -> str:
        """Give the stable word for why there is nothing: `few`; empty where there is."""
        return "few" if self.n < ENOUGH else ""


class _Same(Struct):
    """Answers of which one chance was foretold."""

    recall: float
    passes: int = 0
    n: int = 0


def calibration(due: Iterable[Review]) -> Calibration:
    """Compare forecasts with what happened; due: graded answers of cards met on an earlier day."""
    same: dict[float, _Same] = {}
    for review in due:
        recall = review.recall or 0.0
        each = same.get(recall)
        if each is None:
            each = same[recall] = _Same(recall)
        each.passes += review.passed
        each.n += 1
    made = sorted(same.values(), key=lambda each: each.recall)
    total = sum(each.n for each in made)
    if total < ENOUGH:
        return Calibration(total)
    share = sum(each.passes for each in made) / total
    return Calibration(total, sum(map(_surprise, made)) / total, _entropy(share), tuple(_bins(made, total)))


def _bins(made: Sequence[_Same], total: int) -> Iterator[Forecasts]:
    """Cut forecasts, least sure first, into tenths by the place of their middle; equal ones stay together."""
    tenths: dict[int, list[_Same]] = {}
    before = 0
    for each in made:
        tenths.setdefault((2 * before + each.n) * BINS // (2 * total), []).append(each)
        before += each.n
    for tenth in tenths.values():
        passed = Share(sum(each.passes for each in tenth), sum(each.n for each in tenth))
        mean = sum(each.recall * each.n for each in tenth) / passed.n
        yield Forecasts(tenth[0].recall, tenth[-1].recall, mean, passed)


def _surprise(same: _Same) -> float:
    """Give the surprise of all answers of one forecast, in nats."""
    recall = min(max(same.recall, _SURE), 1.0 - _SURE)
    return -same.passes * log(recall) - (same.n - same.passes) * log(1.0 - recall)


def _entropy(share: float) -> float:
    """Give the mean surprise of foretelling always the share that came true, in nats."""
    return -sum(part * log(part) for part in (share, 1.0 - share) if part)
