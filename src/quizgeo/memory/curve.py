"""The forgetting curve of FSRS-6 in closed form: recall after some days, days until it has fallen so far."""

from msgspec import Struct
from msgspec.structs import force_setattr


class Curve(Struct, frozen=True):
    """How fast recall falls; the same for all items of a learner. Source: py-fsrs scheduler.py."""

    decay: float
    """w20, 0.1..0.8."""
    factor: float = 0.0
    """Follows from the decay: recall is 0.9 when the days since equal the stability."""

    def __post_init__(self) -> None:
        force_setattr(self, "factor", 0.9 ** (-1 / self.decay) - 1)

    def recall(self, stability: float, elapsed: float) -> float:
        """Give the chance, 0..1, to pass `elapsed` days (>= 0) after the last answer; stability in days, > 0."""
        return float((1 + self.factor * elapsed / stability) ** -self.decay)

    def interval(self, stability: float, retention: float) -> float:
        """Give the days, not rounded, until recall falls to `retention` (0..1, without 0); stability in days, > 0."""
        return float(stability / self.factor * (retention ** (-1 / self.decay) - 1))
