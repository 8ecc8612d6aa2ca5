"""FSRS-6 on plain floats, ten times as fast as `fsrs`: for simulation and planning only.

No state is ever written from here. Formulas: py-fsrs scheduler.py; each step equals it to 1e-12.
"""

from math import exp

from quizgeo.memory.curve import Curve
from quizgeo.memory.fsrs6 import STABILITY_MAX, STABILITY_MIN
from quizgeo.memory.policy import DEFAULT_PARAMETERS
from quizgeo.memory.scheduler import Memory, Rating

_AGAIN, _HARD, _EASY = int(Rating.AGAIN), int(Rating.HARD), int(Rating.EASY)
_D_MIN, _D_MAX = 1.0, 10.0


class Kernel:
    """The steps of FSRS-6 for one set of parameters. Stability is in days, difficulty 1..10, a rating 1..4."""

    __slots__ = ("_curve", "_easy_d0", "_gain", "_same_day_floor", "interval", "parameters", "recall")

    def __init__(self, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> None:
        """Take w0..w20 within `PARAMETER_BOUNDS`."""
        self.parameters = parameters
        self._curve = Curve(parameters[20])
        self.recall = self._curve.recall
        self.interval = self._curve.interval
        self._gain = exp(parameters[8])
        self._easy_d0 = self._start_difficulty(_EASY)
        self._same_day_floor = exp(parameters[17] * parameters[18])

    def first(self, rating: int) -> tuple[float, float]:
        """Give stability and difficulty after the first answer ever."""
        return max(self.parameters[rating - 1], STABILITY_MIN), _within(self._start_difficulty(rating))

    def after(self, stability: float, difficulty: float, elapsed: float, rating: int) -> tuple[float, float]:
        """Give stability and difficulty after an answer `elapsed` study days (>= 0) after the one before."""
        if elapsed < 1:
            grown = self.same_day(stability, rating)
        else:
            recall = self.recall(stability, elapsed)
            step = self.failed if rating == _AGAIN else self.passed
            grown = step(stability, difficulty, recall, rating)
        return min(max(grown, STABILITY_MIN), STABILITY_MAX), self.next_difficulty(difficulty, rating)

    def passed(self, stability: float, difficulty: float, recall: float, rating: int) -> float:
        """Give the stability, without bounds, after a right answer at a chance to pass of `recall`."""
        w = self.parameters
        growth = self._gain * (11.0 - difficulty) * stability ** -w[9] * (exp((1.0 - recall) * w[10]) - 1.0)
        if rating == _HARD:
            growth *= w[15]
        elif rating == _EASY:
            growth *= w[16]
        return float(stability * (1.0 + growth))

    def failed(self, stability: float, difficulty: float, recall: float, _rating: int = _AGAIN) -> float:
        """Give the stability, without bounds, after a wrong answer at a chance to pass of `recall`."""
        w = self.parameters
        kept = w[11] * difficulty ** -w[12] * ((stability + 1.0) ** w[13] - 1.0) * exp((1.0 - recall) * w[14])
        return float(min(kept, stability / self._same_day_floor))

    def same_day(self, stability: float, rating: int) -> float:
        """Give the stability, without bounds, after one more answer on the same study day."""
        w = self.parameters
        growth = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        return float(stability * (growth if rating == _AGAIN else max(growth, 1.0)))

    def next_difficulty(self, difficulty: float, rating: int) -> float:
        """Give the difficulty after an answer."""
        w = self.parameters
        moved = difficulty - (10.0 - difficulty) * w[6] * (rating - 3) / 9.0
        return _within(w[7] * self._easy_d0 + (1.0 - w[7]) * moved)

    def _start_difficulty(self, rating: int) -> float:
        return self.parameters[4] - exp(self.parameters[5] * (rating - 1)) + 1.0


def from_sm2(
    ease: float, interval: float, retention: float, parameters: tuple[float, ...] = DEFAULT_PARAMETERS
) -> Memory:
    """Guess the memory of an item that SM-2 scheduled, so that FSRS goes on where SM-2 stood.

    ease: factor, > 1, as SM-2's 2.5. interval: days, > 0. retention: share of right answers it was kept at, 0..1,
    exclusive. Source: fsrs-rs, memory_state_from_sm2.
    """
    curve = Curve(parameters[20])
    stability = max(interval * interval / curve.interval(interval, retention), STABILITY_MIN)
    growth = exp(parameters[8]) * stability ** -parameters[9] * (exp((1.0 - retention) * parameters[10]) - 1.0)
    return Memory(min(stability, STABILITY_MAX), _within(11.0 - (ease - 1.0) / growth))


def _within(difficulty: float) -> float:
    return min(max(difficulty, _D_MIN), _D_MAX)
