"""Reliability of the whole: how much of the differences between persons would come again with other questions."""

from collections.abc import Sequence
from math import fsum, sqrt

from quizgeo.insight.report.statistic import Statistic, missing
from quizgeo.insight.report.sums import variance

_LEAST = 2
"""Questions, and persons, below which nothing varies."""


def alpha(columns: Sequence[Sequence[float]], totals: Sequence[float]) -> Statistic:
    """Give Cronbach's alpha: p/(p - 1)·(1 - Σ var x / var T); it may be negative. For 0 and 1 it is KR-20.

    columns: points by question, then by person. Moodle calls it the coefficient of internal consistency.
    """
    if len(totals) < _LEAST:
        return missing(len(totals), "few")
    return _alpha([variance(column) for column in columns], totals)


def alphas_if_dropped(columns: Sequence[Sequence[float]], totals: Sequence[float]) -> tuple[Statistic, ...]:
    """Give, for each question, alpha of the others."""
    n = len(totals)
    if n < _LEAST or len(columns) <= _LEAST:
        return (missing(n, "few"),) * len(columns)
    spreads = [variance(column) for column in columns]
    return tuple(
        _alpha(spreads[:place] + spreads[place + 1 :], [t - x for t, x in zip(totals, column, strict=True)])
        for place, column in enumerate(columns)
    )


def _alpha(spreads: Sequence[float], totals: Sequence[float]) -> Statistic:
    p, n = len(spreads), len(totals)
    if p < _LEAST:
        return missing(n, "few")
    whole = variance(totals)
    if not whole:
        return missing(n, "no-variance")
    return Statistic(p / (p - 1) * (1 - fsum(spreads) / whole), n)


def error_ratio(reliability: Statistic) -> Statistic:
    """Give the share of the standard deviation that is chance: √(1 - alpha)."""
    if reliability.value is None:
        return missing(reliability.n, reliability.why)
    return Statistic(sqrt(max(0.0, 1 - reliability.value)), reliability.n)


def standard_error(reliability: Statistic, totals: Sequence[float]) -> Statistic:
    """Give the standard error of measurement in points: sd(T)·√(1 - alpha)."""
    ratio = error_ratio(reliability)
    if ratio.value is None:
        return ratio
    return Statistic(ratio.value * sqrt(variance(totals)), ratio.n)
