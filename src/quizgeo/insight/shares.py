"""Shares with the count they are of, and the middle of many figures. A share of few is not told as one.

Nothing here knows what is counted.
"""

from collections.abc import Sequence
from math import ceil, sqrt

from msgspec import Struct

from quizgeo.memory import wilson

FEW = 20
"""Count below which a share says nothing yet."""
SURE = 200
"""Count from which on a share is told without its interval."""
Z_95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""


class Share(Struct, frozen=True):
    """A share of counted things."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """Give the share, 0..1; None for fewer than `FEW`."""
        return self.hits / self.n if self.n >= FEW else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Give its 95 % interval; None for so few that there is no share, and for so many that it is narrow."""
        return wilson(self.hits, self.n) if FEW <= self.n < SURE else None

    @property
    def why(self) -> str:
        """Give the stable word for why there is no value: `few`; empty where there is one."""
        return "few" if self.n < FEW else ""


class Sum(Struct, frozen=True):
    """A sum of chances: how many of `n` things are to be expected."""

    value: float
    low: float
    """Lower end of its 95 % interval."""
    high: float
    n: int


def expected(chances: Sequence[float]) -> Sum:
    """Give how many of independent things with these chances, each 0..1, are to be expected.

    Their number is Poisson binomial; the interval is that of the normal law with its variance, the sum of p (1 - p).
    """
    value = sum(chances)
    half = Z_95 * sqrt(sum(chance * (1.0 - chance) for chance in chances))
    return Sum(value, max(0.0, value - half), min(float(len(chances)), value + half), len(chances))


def median(figures: Sequence[float]) -> float:
    """Give the middle of some figures (at least one), the mean of the middle two where their number is even."""
    ordered, half = sorted(figures), len(figures) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def quartiles(figures: Sequence[int]) -> tuple[int, int, int]:
    """Give the least figures that a quarter, a half and three quarters of them do not exceed; zeros without any."""
    if not figures:
        return 0, 0, 0
    ordered = sorted(figures)
    first, second, third = (ordered[ceil(len(ordered) * part / 4) - 1] for part in (1, 2, 3))
    return first, second, third
