"""What a student truly remembers: by the law of the scheduler, with its figures or with others, or by another law."""

from dataclasses import replace
from math import exp, log
from random import Random

from benchmarks.students.runs import Run
from quizgeo.memory import DEFAULT_PARAMETERS, Kernel, Rating

_SCALED = {"quick": 0.5, "slow": 2.0}
_SPREAD = 0.7
"""Standard deviation of the logarithm of first stabilities from question to question."""
_RECOGNISED = 0.7
"""How much a picked answer strengthens, as a share of a typed one."""


class Mind:
    """Memory that follows FSRS-6, perhaps with other starts than the scheduler believes."""

    def __init__(self, run: Run, chance: Random) -> None:
        scale = _SCALED.get(run.student, 1.0)
        self.kernel = Kernel((*(w * scale for w in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:]))
        self.spread = _SPREAD if run.student == "spread" else 0.0
        self.picked_growth = _RECOGNISED if run.student == "recogniser" else 1.0
        self.chance = chance
        self.states: dict[str, tuple[float, float, int]] = {}

    def recall(self, key: str, day: int) -> float:
        """Give the chance to know an answer that was met before."""
        stability, _difficulty, last = self.states[key]
        return self.kernel.recall(stability, day - last)

    def meet(self, key: str, day: int, *, knew: bool, picked: bool) -> None:
        """Remember the first answer of a day."""
        rating = Rating.GOOD if knew else Rating.AGAIN
        if key not in self.states:
            stability, difficulty = self.kernel.first(rating)
            self.states[key] = stability * exp(self.chance.gauss(0, self.spread)), difficulty, day
            return
        stability, difficulty, last = self.states[key]
        grown, harder = self.kernel.after(stability, difficulty, day - last, rating)
        growth = self.picked_growth if picked and grown > stability else 1.0
        self.states[key] = stability + growth * (grown - stability), harder, day

    def again(self, key: str, day: int) -> None:
        """Remember a right answer that follows a miss."""
        stability, difficulty, _last = self.states[key]
        self.states[key] = *self.kernel.after(stability, difficulty, 0, Rating.GOOD), day


class OtherMind(Mind):
    """Memory by activation, where each meeting leaves a trace that decays. Source: Pavlik & Anderson 2005."""

    def __init__(self, run: Run, chance: Random) -> None:
        super().__init__(replace(run, student="plain"), chance)
        self.traces: dict[str, list[tuple[float, float]]] = {}

    def recall(self, key: str, day: int) -> float:
        """Give the chance to know an answer that was met before."""
        return 1 / (1 + exp((-0.704 - self.strength(key, day * 86_400.0)) / 0.255))

    def strength(self, key: str, second: float) -> float:
        """Give the activation of an answer at some second."""
        return log(sum(max(1.0, 0.025 * (second - at)) ** -decay for at, decay in self.traces[key]))

    def meet(self, key: str, day: int, *, knew: bool, picked: bool) -> None:
        """Leave a trace; right or not, the answer is shown."""
        del knew, picked
        self.trace(key, day * 86_400.0)

    def again(self, key: str, day: int) -> None:
        """Leave a trace, a minute later."""
        self.trace(key, day * 86_400.0 + 60)

    def trace(self, key: str, second: float) -> None:
        """Leave a trace that decays the faster, the stronger the memory is."""
        before = exp(self.strength(key, second)) if key in self.traces else 0.0
        self.traces.setdefault(key, []).append((second, 0.217 * before + 0.177))
