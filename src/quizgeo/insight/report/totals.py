"""The test as a whole: who had how much, and how far that would come again."""

from collections.abc import Sequence
from math import ceil, fsum

from msgspec import Struct

from quizgeo.insight.report.findings import KEY, NUMBERS
from quizgeo.insight.report.reliability import alpha, error_ratio, standard_error
from quizgeo.insight.report.scores import Scores
from quizgeo.insight.report.statistic import Statistic, Why, deviation, missing, only_from
from quizgeo.insight.report.sums import kurtosis, mean, skewness, variance

_MOST_BARS = 20
"""Totals that get a bar of their own; more are put together in some ten."""
_ROUNDING = 1e-9
"""Points that a sum may fall short of where it begins a bar."""
_LEAST_SKEW, _LEAST_KURT = 3, 4


class Bar(Struct, frozen=True):
    """How many persons had a total from `low` on and below `high`, in points; the last bar holds its `high` too."""

    low: float
    high: float
    n: int
    whole: bool = False
    """Whether `high` is in it."""


class Whole(Struct, frozen=True):
    """Numbers of all questions together, in points of the deck. Those that need a total are of complete persons."""

    persons: int
    complete: int
    questions: int
    most: float
    """Points that could be had."""
    mean: Statistic
    sd: Statistic
    skewness: Statistic
    kurtosis: Statistic
    alpha: Statistic
    error_ratio: Statistic
    sem: Statistic
    bars: tuple[Bar, ...]
    """The distribution of totals; of shares of what was met, times `most`, where nobody met every question."""


def whole_of(scores: Scores) -> Whole:
    """Work out what may be said of all questions together."""
    totals, most = scores.totals(), fsum(each.worth for each in scores.asked)
    shares = [share * most for share in scores.means().values()]
    early, late = _of_totals(totals), _of_reliability(scores.points(), totals)
    if scores.drawn:
        none = missing(len(scores.persons), "draw")
        early, late = (none, none, none, none), (none, none, none)
    counts = len(scores.persons), len(scores.complete), len(scores.asked)
    return Whole(*counts, most, *early, *late, bars(shares if scores.drawn else totals, most))


def _of_totals(totals: Sequence[float]) -> tuple[Statistic, Statistic, Statistic, Statistic]:
    """Give mean, standard deviation, skewness and kurtosis."""
    n = len(totals)
    average = Statistic(mean(totals), n) if totals else missing(0, "few")
    return (
        only_from(NUMBERS, n, average),
        only_from(NUMBERS, n, deviation(totals)),
        only_from(NUMBERS, n, _skewness(totals)),
        only_from(NUMBERS, n, _kurtosis(totals)),
    )


def _of_reliability(
    columns: Sequence[Sequence[float]], totals: Sequence[float]
) -> tuple[Statistic, Statistic, Statistic]:
    """Give alpha, the error ratio and the standard error."""
    n, found = len(totals), alpha(columns, totals)
    error = standard_error(found, totals)
    return only_from(KEY, n, found), only_from(KEY, n, error_ratio(found)), only_from(KEY, n, error)


def _skewness(totals: Sequence[float]) -> Statistic:
    why = _no_shape(totals, _LEAST_SKEW)
    return missing(len(totals), why) if why else Statistic(skewness(totals), len(totals))


def _kurtosis(totals: Sequence[float]) -> Statistic:
    why = _no_shape(totals, _LEAST_KURT)
    return missing(len(totals), why) if why else Statistic(kurtosis(totals), len(totals))


def _no_shape(totals: Sequence[float], least: int) -> Why:
    if len(totals) < least:
        return "few"
    return "" if variance(totals) else "no-variance"


def bars(totals: Sequence[float], most: float) -> tuple[Bar, ...]:
    """Count totals: each by itself where they are few whole numbers, else in some ten; the last one holds its end."""
    if not totals or not most:
        return ()
    whole = most <= _MOST_BARS and all(each == round(each) >= 0 for each in (*totals, most))
    if whole:
        return tuple(Bar(at, at, sum(total == at for total in totals), whole=True) for at in range(int(most) + 1))
    width = max(1, ceil(most / 10))
    last = ceil(most / width) - 1
    places = [max(0, min(int(total / width + _ROUNDING), last)) for total in totals]
    return tuple(Bar(at * width, (at + 1) * width, places.count(at), whole=at == last) for at in range(last + 1))
