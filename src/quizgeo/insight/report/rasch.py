"""The Rasch model: difficulties on one scale with the persons, from classes of thirty on.

P(right) = 1 / (1 + exp(-(a·θ + d))), θ ~ N(0, 1), one slope a for all; difficulty b = -d / a. Marginal maximum
likelihood by expectation and maximisation (Bock & Aitkin 1981). With one slope what is known of θ hangs on the number
right alone, so the counts of that number and of each question suffice.
"""

from collections.abc import Sequence
from math import fsum, log

from msgspec import Struct

from quizgeo.insight.report.quadrature import CLOSE, LOG_WEIGHTS, NODES, ROUNDS, STEEPEST, logistic, posterior, softplus
from quizgeo.insight.report.statistic import Why

_STEPS = 4
"""Of Newton's method in a round; near the end one is enough."""
_SMALL = 1e-9


class Curve(Struct, frozen=True):
    """One question on the scale of ability."""

    slope: float
    intercept: float

    @property
    def difficulty(self) -> float:
        """Give b, the ability at which half are right."""
        return -self.intercept / self.slope


class Fit(Struct, frozen=True):
    """A model fitted to answers, or why it is not."""

    n: int
    """Persons."""
    curves: tuple[Curve | None, ...] = ()
    """By question; None for one that was left out: all right, all wrong, or with partial credit."""
    log_likelihood: float | None = None
    rounds: int = 0
    why: Why = ""


def unfit(n: int, why: Why) -> Fit:
    """Give a fit that there is not."""
    return Fit(n, why=why)


def usable(column: Sequence[float]) -> bool:
    """Tell whether a model can say where a question stands: only right and wrong, and some of both."""
    return set(column) == {0.0, 1.0}


def fit_rasch(columns: Sequence[Sequence[float]]) -> Fit:
    """Fit one slope, and an intercept for each question. columns: scores by question, then by person."""
    kept = [column for column in columns if usable(column)]
    n = len(columns[0]) if columns else 0
    if len(kept) < 2:  # noqa: PLR2004 - one question says nothing of a slope
        return unfit(n, "extreme" if columns else "few")
    counts = [0] * (len(kept) + 1)
    for row in zip(*kept, strict=True):
        counts[int(sum(row))] += 1
    model = _Model([int(sum(column)) for column in kept], counts)
    last = model.expect()
    for number in range(1, ROUNDS + 1):
        model.maximise()
        now = model.expect()
        if abs(now - last) < CLOSE and _SMALL < model.slope < STEEPEST:
            curves = iter([Curve(model.slope, each) for each in model.intercepts])
            return Fit(n, tuple(next(curves) if usable(each) else None for each in columns), now, number)
        last = now
    return unfit(n, "no-convergence")


class _Model:
    """The state between rounds."""

    def __init__(self, right: Sequence[int], counts: Sequence[int]) -> None:
        """Take how many were right on each question, and how many persons had 0, 1, 2 … right."""
        self.right, self.counts = right, counts
        persons = sum(counts)
        self.slope = 1.0
        self.intercepts = [log(each / (persons - each)) for each in right]
        self.at_node: list[float] = []
        """Persons expected at each node."""
        self.pull = 0.0
        """Σ of number right × ability expected."""

    def expect(self) -> float:
        """Say where the persons stand by the present model; give its log-likelihood."""
        base = [
            weight - sum([softplus(self.slope * node + each) for each in self.intercepts])
            for node, weight in zip(NODES, LOG_WEIGHTS, strict=True)
        ]
        self.at_node, pulls, logs = [0.0] * len(NODES), [], []
        for score, count in enumerate(self.counts):
            if count:
                lean = score * self.slope
                whole, shares = posterior([low + lean * node for low, node in zip(base, NODES, strict=True)])
                logs.append(count * whole)
                self.at_node = [there + count * part for there, part in zip(self.at_node, shares, strict=True)]
                pulls.append(count * score * fsum([part * node for part, node in zip(shares, NODES, strict=True)]))
        self.pull = fsum(pulls)
        return fsum([*logs, *(d * right for d, right in zip(self.intercepts, self.right, strict=True))])

    def maximise(self) -> None:
        """Move slope and intercepts to where the expectation is greatest, by Newton's method."""
        for _ in range(_STEPS):
            if self._step() < _SMALL:
                return

    def _step(self) -> float:
        """Take one step on all at once; the matrix is an arrow: intercepts touch the slope alone."""
        slope_gain, slope_bend, rows = self.pull, 0.0, []
        for right, intercept in zip(self.right, self.intercepts, strict=True):
            gain, bend, cross = float(right), 0.0, 0.0
            for node, there in zip(NODES, self.at_node, strict=True):
                chance = logistic(self.slope * node + intercept)
                expected = there * chance
                curved = expected * (1 - chance)
                gain -= expected
                slope_gain -= expected * node
                bend += curved
                cross += curved * node
                slope_bend += curved * node * node
            rows.append((gain, bend, cross))
        left = slope_bend - fsum([cross * cross / bend for _gain, bend, cross in rows])
        wish = slope_gain - fsum([gain * cross / bend for gain, bend, cross in rows])
        turn = max(-1.0, min(1.0, wish / left)) if left > _SMALL else 0.0
        moves = [max(-2.0, min(2.0, (gain - cross * turn) / bend)) for gain, bend, cross in rows]
        self.slope += turn
        self.intercepts = [each + move for each, move in zip(self.intercepts, moves, strict=True)]
        return max(abs(turn), *map(abs, moves))
