"""What may be said of a question, by how many persons it is known from. A good question may look bad in a small class.

A question of slope 1.2 among twenty has an r under .20 in one class of ten out of five, in one of thirty out of
fourteen: so words stand only where there are enough persons, and intervals always.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from quizgeo.insight.report.options import Taken
from quizgeo.insight.report.statistic import Statistic

NUMBERS, LEVELS, KEY, WORDS, SLOPES = 5, 15, 20, 30, 200
"""Persons from whom on there are: numbers at all; words on how hard it was; doubts of the key, alpha, D27, options that
nobody takes; words for r, Rasch; the two-parameter model."""
TOO_HARD, KNOWN = 0.30, 0.90
_WORDS = ((0.40, "very-good"), (0.30, "good"), (0.20, "fair"))
"""Ebel 1965: least r of each."""

Sort = Literal["check-key", "too-hard", "idle-option", "everybody-knew"]
"""From the worst on."""
_ORDER: Sequence[Sort] = ("check-key", "too-hard", "idle-option", "everybody-knew")


class Finding(Struct, frozen=True):
    """Something to look at in a question."""

    sort: Sort
    firm: bool = False
    """check-key: whether even the upper end of the interval is below 0."""
    option: str = ""
    """The wrong answer that those who know more gave, or the options that nobody took."""
    count: int = 0
    of: int = 0

    @property
    def rank(self) -> int:
        """Give its place from the worst, 0."""
        return _ORDER.index(self.sort) * 2 - int(self.firm)


def findings(n: int, facility: Statistic, r: Statistic, taken: Sequence[Taken]) -> tuple[Finding, ...]:
    """Give what is to be said of a question, the worst first. n: persons it can be judged by."""
    return tuple(_found(n, facility, r, taken))


def _found(n: int, facility: Statistic, r: Statistic, taken: Sequence[Taken]) -> Iterator[Finding]:
    if n < LEVELS:
        return
    if n >= KEY and r.value is not None and r.value < 0:
        yield _doubt(r, taken)
    if facility.hi is not None and facility.hi < TOO_HARD:
        yield Finding("too-hard")
    idle = [each.text for each in taken if each.offered and not each.right and not each.count]
    if n >= KEY and idle:
        yield Finding("idle-option", option=", ".join(idle), count=len(idle))
    if facility.lo is not None and facility.lo > KNOWN:
        yield Finding("everybody-knew")


def _doubt(r: Statistic, taken: Sequence[Taken]) -> Finding:
    """Say that the key may be wrong, with the wrong answer that speaks for it most."""
    firm = r.hi is not None and r.hi < 0
    rivals = [each for each in taken if not each.right and each.r.value is not None and each.r.value > 0]
    if not rivals:
        return Finding("check-key", firm)
    rival = max(rivals, key=lambda each: each.count)
    return Finding("check-key", firm, rival.text, rival.count, rival.share.n)


def word_of(r: Statistic, n: int) -> str:
    """Give the stable word for an item-rest r: very-good, good, fair or weak; empty for fewer than `WORDS` persons."""
    if n < WORDS or r.value is None:
        return ""
    return next((word for least, word in _WORDS if r.value >= least), "weak")
