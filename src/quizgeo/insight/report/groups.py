"""Upper and lower group: 27 % of the persons at each end. Source: Kelley 1939."""

from collections.abc import Sequence
from math import fsum

from quizgeo.insight.report.statistic import Statistic, missing

PART = 0.27
LEAST = 10
"""Persons below whom the groups are two people each."""


def upper_weights(totals: Sequence[float]) -> list[float]:
    """Give how much of each person, 0..1, is in the upper 27 %, at least two persons of them.

    Those at the total where the cut falls all enter by the same part, so ties decide nothing.
    """
    needed = round(PART * len(totals))
    cut = sorted(totals, reverse=True)[needed - 1]
    above, at = sum(total > cut for total in totals), sum(total == cut for total in totals)
    part = (needed - above) / at
    return [1.0 if total > cut else part if total == cut else 0.0 for total in totals]


def upper_less_lower(columns: Sequence[Sequence[float]], totals: Sequence[float]) -> tuple[Statistic, ...]:
    """Give D27 for each question: the mean share of its points in the upper group less that in the lower.

    columns: shares of the points, 0..1, by question, then by person.
    """
    n = len(totals)
    if n < LEAST:
        return (missing(n, "few"),) * len(columns)
    high, low = upper_weights(totals), upper_weights([-total for total in totals])
    each = [up - down for up, down in zip(high, low, strict=True)]
    size = round(PART * n)  # of either group: a share that all have in common cancels out, and is taken off first
    return tuple(
        Statistic(fsum([(share - column[0]) * weight for share, weight in zip(column, each, strict=True)]) / size, n)
        for column in columns
    )
