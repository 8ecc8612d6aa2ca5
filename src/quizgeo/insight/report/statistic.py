"""A number with the count it is of, its interval, or the word for why it is not there. Never 0 or NaN in its place."""

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from typing import Literal

from msgspec import Struct

from quizgeo.insight.report.sums import covariance, mean, variance
from quizgeo.memory import wilson

Z_95 = 1.96
"""Standard normal quantile of a two-sided 95 % interval, as the tables of testing have it."""
LEAST_R = 4
"""Persons below whom there is no correlation: its interval needs n - 3."""

Why = Literal["", "few", "no-variance", "negative-covariance", "zero-denominator", "draw", "extreme", "no-convergence"]
"""Stable words: too few persons · all the same · the question pulls the total down · nothing to divide by · nobody
reached every question · all right, all wrong or partly right · the fit found no end."""


class Statistic(Struct, frozen=True):
    """A number, unrounded; where `value` is None, `why` says the reason."""

    value: float | None
    n: int
    """Of how many persons."""
    lo: float | None = None
    hi: float | None = None
    """Ends of its 95 % interval, where it has one."""
    why: Why = ""


def missing(n: int, why: Why) -> Statistic:
    """Give a number that cannot be told."""
    return Statistic(None, n, why=why)


def only_from(least: int, n: int, found: Statistic) -> Statistic:
    """Give a number where there are enough persons for it, and else `few`."""
    return found if n >= least or found.value is None else missing(found.n, "few")


def share(hits: int, n: int) -> Statistic:
    """Give a share of counted things with its Wilson interval."""
    return Statistic(hits / n, n, *wilson(hits, n)) if n else missing(0, "few")


def facility(scores: Sequence[float]) -> Statistic:
    """Give the mean of scores, 0..1: with the Wilson interval where all are 0 or 1, else mean ± 1.96·sd/√n."""
    n = len(scores)
    if not n:
        return missing(0, "few")
    if all(score in (0, 1) for score in scores):
        return share(round(sum(scores)), n)
    value = mean(scores)
    if n == 1:
        return Statistic(value, 1)
    half = Z_95 * sqrt(variance(scores) / n)
    return Statistic(value, n, max(0.0, value - half), min(1.0, value + half))


def deviation(figures: Sequence[float]) -> Statistic:
    """Give the standard deviation, from n - 1."""
    n = len(figures)
    return Statistic(sqrt(variance(figures)), n) if n > 1 else missing(n, "few")


def correlation(xs: Sequence[float], ys: Sequence[float]) -> Statistic:
    """Give Pearson's r of two figures of each person, with Fisher's interval: tanh(atanh r ± 1.96/√(n - 3))."""
    n = len(xs)
    if n < LEAST_R:
        return missing(n, "few")
    spread = variance(xs) * variance(ys)
    if not spread:
        return missing(n, "no-variance")
    value = max(-1.0, min(1.0, covariance(xs, ys) / sqrt(spread)))
    if abs(value) > 1 - 1e-12:  # atanh has no value there
        return Statistic(value, n)
    middle, half = atanh(value), Z_95 / sqrt(n - 3)
    return Statistic(value, n, tanh(middle - half), tanh(middle + half))
