"""The two-parameter model: as Rasch's, with a slope for each question. Under 200 persons it misleads."""

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from math import fsum, log

from quizgeo.insight.report.quadrature import CLOSE, LOG_WEIGHTS, NODES, ROUNDS, STEEPEST, logistic, posterior, softplus
from quizgeo.insight.report.rasch import Curve, Fit, unfit, usable

_STEPS = 4
_SMALL = 1e-9
_LEAST = 3
"""Questions; two cannot tell two slopes."""


def fit_slopes(columns: Sequence[Sequence[float]]) -> Fit:
    """Fit a slope and an intercept for each question. columns: scores by question, then by person."""
    kept = [column for column in columns if usable(column)]
    n = len(columns[0]) if columns else 0
    if len(kept) < _LEAST:
        return unfit(n, "extreme" if columns else "few")
    model = _Model(kept)
    last = model.expect()
    for number in range(1, ROUNDS + 1):
        model.maximise()
        now = model.expect()
        if max(map(abs, model.slopes)) > STEEPEST:
            break
        if abs(now - last) < CLOSE:
            curves = iter(map(Curve, model.slopes, model.intercepts))
            return Fit(n, tuple(next(curves) if usable(each) else None for each in columns), now, number)
        last = now
    return unfit(n, "no-convergence")


class _Model:
    """The state between rounds."""

    def __init__(self, columns: Sequence[Sequence[float]]) -> None:
        patterns = Counter(zip(*columns, strict=True))
        self.counts = list(patterns.values())
        self.rows = list(patterns)
        self.columns = list(zip(*patterns, strict=True))
        self.right = [sum(column) for column in columns]
        persons = sum(self.counts)
        self.slopes = [1.0] * len(columns)
        self.intercepts = [log(each / (persons - each)) for each in self.right]
        self.at_node: list[float] = []
        """Persons expected at each node."""
        self.pulls: list[float] = []
        """By question, the sum of the abilities expected of those who were right."""

    def expect(self) -> float:
        """Say where the persons stand by the present model; give its log-likelihood."""
        curves = list(zip(self.slopes, self.intercepts, strict=True))
        base = [
            weight - sum([softplus(slope * node + intercept) for slope, intercept in curves])
            for node, weight in zip(NODES, LOG_WEIGHTS, strict=True)
        ]
        at_node, logs, leans = [0.0] * len(NODES), [], []
        for row, count in zip(self.rows, self.counts, strict=True):
            lean, lift = sum(compress(self.slopes, row)), sum(compress(self.intercepts, row))
            whole, shares = posterior([low + lean * node for low, node in zip(base, NODES, strict=True)])
            logs.append(count * (whole + lift))
            at_node = [there + count * part for there, part in zip(at_node, shares, strict=True)]
            leans.append(count * sum([part * node for part, node in zip(shares, NODES, strict=True)]))
        self.at_node = at_node
        self.pulls = [fsum(compress(leans, column)) for column in self.columns]
        return fsum(logs)

    def maximise(self) -> None:
        """Move each question's curve to where the expectation is greatest, by Newton's method."""
        for place, (right, pull) in enumerate(zip(self.right, self.pulls, strict=True)):
            for _ in range(_STEPS):
                if self._step(place, right, pull) < _SMALL:
                    break

    def _step(self, place: int, right: float, pull: float) -> float:
        slope, intercept = self.slopes[place], self.intercepts[place]
        bend = cross = slope_bend = 0.0
        for node, there in zip(NODES, self.at_node, strict=True):
            chance = logistic(slope * node + intercept)
            expected = there * chance
            curved = expected * (1 - chance)
            right -= expected
            pull -= expected * node
            bend += curved
            cross += curved * node
            slope_bend += curved * node * node
        whole = bend * slope_bend - cross * cross
        if whole < _SMALL:
            return 0.0
        turn = max(-1.0, min(1.0, (bend * pull - cross * right) / whole))
        move = max(-2.0, min(2.0, (slope_bend * right - cross * pull) / whole))
        self.slopes[place], self.intercepts[place] = slope + turn, intercept + move
        return max(abs(turn), abs(move))
