"""How well sets of parameters foretell the same answers, and how sure the difference between two sets is.

Each set meets every answer in its turn, knowing only those before it; the arithmetic is that of the kernel. All targets
count alike: fsrs-rs weighs later ones more when it evaluates many at once.
"""

from collections.abc import Iterator, Sequence
from math import log, sqrt

from msgspec import Struct

from quizgeo.memory.kernel import Kernel
from quizgeo.memory.policy import DEFAULT_PARAMETERS
from quizgeo.memory.scheduler import Rating

_SURE = 1e-4
"""A forecast is taken for no surer than this, so that one surprise does not decide."""
_Z_95 = 1.959963984540054

Reviews = Sequence[Sequence[tuple[int, int]]]
"""For each item its answers in order, as days since the one before and rating 1..4."""


class Losses(Struct, frozen=True):
    """Log losses over the same targets: mean surprise in nats, smaller is better."""

    current: float
    defaults: float
    fitted: float
    difference: float
    """Fitted less current; below 0 the fit is better."""
    low: float
    """Lower end of the 95 % interval of the difference."""
    high: float

    @property
    def best(self) -> bool:
        """Whether the fit is better than both."""
        return self.fitted < min(self.current, self.defaults)


class Judge:
    """Compares fits with the current parameters and the defaults."""

    def __init__(self, reviews: Reviews, targets: Sequence[tuple[int, int]], current: tuple[float, ...]) -> None:
        """Take the answers and, in time order, the targets among them: place of the item, place of the answer."""
        self._reviews, self._targets = reviews, targets
        self._current = self._surprises(current)
        self._defaults = self._current if current == DEFAULT_PARAMETERS else self._surprises(DEFAULT_PARAMETERS)

    def losses(self, fitted: tuple[float, ...], since: int) -> Losses:
        """Give the losses over the targets from the place `since` on, of which there is at least one."""
        new, old = self._surprises(fitted)[since:], self._current[since:]
        low, high = interval([one - other for one, other in zip(new, old, strict=True)])
        current, after = _mean(old), _mean(new)
        return Losses(current, _mean(self._defaults[since:]), after, after - current, low, high)

    def _surprises(self, parameters: tuple[float, ...]) -> list[float]:
        """Give the loss of each target."""
        kernel = Kernel(parameters)
        found = [list(_losses(answers, kernel)) for answers in self._reviews]
        return [found[item][place] for item, place in self._targets]


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """Give the 95 % interval of the mean of paired differences, of which there is at least one."""
    mean = _mean(differences)
    spread = sqrt(sum((each - mean) ** 2 for each in differences) / max(len(differences) - 1, 1) / len(differences))
    return mean - _Z_95 * spread, mean + _Z_95 * spread


def _losses(answers: Sequence[tuple[int, int]], kernel: Kernel) -> Iterator[float]:
    """Give the loss of each answer of an item; 0 for what is not foretold, the first and those of the same day."""
    stability = difficulty = 0.0
    for place, (elapsed, rating) in enumerate(answers):
        if not place:
            stability, difficulty = kernel.first(rating)
            yield 0.0
            continue
        recall = kernel.recall(stability, elapsed)
        yield -log(min(max(recall if rating > Rating.AGAIN else 1.0 - recall, _SURE), 1.0 - _SURE)) if elapsed else 0.0
        stability, difficulty = kernel.after(stability, difficulty, elapsed, rating)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
