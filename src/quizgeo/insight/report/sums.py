"""Means, variances and higher moments of figures. Nothing here knows what they are of.

Sums are exact before they are rounded, so the order of the figures changes nothing.
"""

from collections.abc import Sequence
from math import fsum

_TINY = 1e-12
"""A variance below this share of the squared figures is what rounding leaves of none."""


def mean(figures: Sequence[float]) -> float:
    """Give the mean of at least one figure."""
    return fsum(figures) / len(figures)


def centred(figures: Sequence[float]) -> list[float]:
    """Give the figures less their mean."""
    middle = mean(figures)
    return [figure - middle for figure in figures]


def variance(figures: Sequence[float]) -> float:
    """Give the variance, from n - 1, of at least two figures; exactly 0 where they are all the same."""
    total = fsum([each * each for each in centred(figures)])
    most = max(map(abs, figures))
    return 0.0 if total <= _TINY * most * most else total / (len(figures) - 1)


def covariance(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Give the covariance, from n - 1, of at least two pairs."""
    return fsum([x * y for x, y in zip(centred(xs), ys, strict=True)]) / (len(xs) - 1)


def skewness(figures: Sequence[float]) -> float:
    """Give k3 / k2^1.5 of at least three figures that differ. Source: Fisher's k-statistics, as in Moodle."""
    n, away = len(figures), centred(figures)
    third = n * fsum([each**3 for each in away]) / ((n - 1) * (n - 2))
    return float(third / variance(figures) ** 1.5)


def kurtosis(figures: Sequence[float]) -> float:
    """Give k4 / k2², 0 for the normal law, of at least four figures that differ. Source: as `skewness`."""
    n, away = len(figures), centred(figures)
    second, fourth = fsum([each * each for each in away]), fsum([each**4 for each in away])
    k4 = n * ((n + 1) * fourth - 3 * (n - 1) * second * second / n) / ((n - 1) * (n - 2) * (n - 3))
    return float(k4 / variance(figures) ** 2)
