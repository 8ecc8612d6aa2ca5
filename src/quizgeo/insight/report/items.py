"""Item analysis: how hard a question is, and whether it parts those who know from those who do not.

Formulas and names are those of Moodle's quiz statistics (`question/classes/statistics/questions/calculator.php`). The
criterion is the rest, the total without the question: the total would count the question into its own criterion.
"""

from collections.abc import Sequence
from math import fsum, sqrt

from quizgeo.insight.report.statistic import LEAST_R, Statistic, correlation, missing
from quizgeo.insight.report.sums import covariance, variance


def discrimination(points: Sequence[float], rests: Sequence[float]) -> Statistic:
    """Give the item-rest correlation. points: on the question. rests: on all others, by person."""
    return correlation(points, rests)


def efficiency(points: Sequence[float], rests: Sequence[float]) -> Statistic:
    """Give the discriminative efficiency: the covariance with the rest as a share of the greatest one possible."""
    n = len(points)
    if n < LEAST_R:
        return missing(n, "few")
    if not variance(points) or not variance(rests):
        return missing(n, "zero-denominator")
    most = covariance(sorted(points), sorted(rests))
    return Statistic(covariance(points, rests) / most, n) if most > 0 else missing(n, "zero-denominator")


def weights(columns: Sequence[Sequence[float]], totals: Sequence[float]) -> tuple[Statistic, ...]:
    """Give the effective weight of each question, √cov(x, T), as a share of them all; they add up to 1.

    columns: points by question, then by person. One that pulls the total down has none, and counts in no sum.
    """
    n = len(totals)
    if n < 2:  # noqa: PLR2004 - a covariance needs two persons
        return (missing(n, "few"),) * len(columns)
    if not variance(totals):
        return (missing(n, "no-variance"),) * len(columns)
    shared = [covariance(column, totals) if variance(column) else 0.0 for column in columns]
    whole = fsum(sqrt(each) for each in shared if each > 0)
    return tuple(
        Statistic(sqrt(each) / whole, n) if each >= 0 else missing(n, "negative-covariance") for each in shared
    )
