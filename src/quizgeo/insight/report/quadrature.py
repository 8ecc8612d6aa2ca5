"""What both models of item response share: nodes of ability under the normal law, and safe logarithms."""

from collections.abc import Sequence
from math import exp, fsum, log, log1p

NODES = tuple(-6 + 0.6 * place for place in range(21))
"""Abilities, equally spaced; 61 of them give the same four decimals."""
_DENSITY = tuple(exp(-node * node / 2) for node in NODES)
LOG_WEIGHTS = tuple(log(density / fsum(_DENSITY)) for density in _DENSITY)
ROUNDS = 200
"""Of expectation and maximisation, at most."""
CLOSE = 1e-7
"""Change of the log-likelihood at which a fit has ended."""

STEEPEST = 10.0
"""A slope beyond is a step between two nodes: the answers part the persons perfectly, and the fit has no end."""


def softplus(x: float) -> float:
    """Give log(1 + eˣ)."""
    return max(x, 0.0) + log1p(exp(-abs(x)))


def logistic(x: float) -> float:
    """Give 1 / (1 + e⁻ˣ)."""
    return 1 / (1 + exp(-x)) if x > 0 else 1 - 1 / (1 + exp(x))


def posterior(logs: Sequence[float]) -> tuple[float, list[float]]:
    """Give the logarithm of a sum of exponentials, and the share of each."""
    most = max(logs)
    parts = [exp(each - most) for each in logs]
    whole = sum(parts)
    return most + log(whole), [part / whole for part in parts]
