"""What a run is, and what is counted in one."""

from dataclasses import dataclass, field
from statistics import mean

from quizgeo.memory import DEFAULT_PARAMETERS, Answered, true_recall

STUDENTS = ("plain", "quick", "slow", "spread", "recogniser", "other law")
HABITS = {"silent": 0.0, "half": 0.5, "owns up": 1.0}
"""Share of lucky hits that the student calls guesses."""
_WARM = 60
"""First days, which the even load leaves out: the deck is still coming in."""


@dataclass(frozen=True)
class Run:
    """One student who learns by one policy."""

    policy: str
    student: str = "plain"
    habit: str = "silent"
    retention: float = 0.9
    pace: float = 1.0
    """Factor of the intervals of policies that aim at no retention."""
    slips: float = 0.0
    """Share of known answers that are given wrong."""
    seed: int = 0
    questions: int = 300
    days: int = 200
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS

    @property
    def form(self) -> str:
        """The form in which questions are asked, before the ladder."""
        words = {"typed": "text", "balanced": "text", "flip": "flashcard", "SM-2": "text", "Leitner": "text"}
        return words.get(self.policy) or ("true_false" if "true/false" in self.policy else "choice")


@dataclass
class Found:
    """What one run came to."""

    truths: list[float] = field(default_factory=list)
    """Chance to know, at each graded answer on a later day."""
    passes: float = 0.0
    """Expected number of graded answers on a later day that count as right."""
    lucky: float = 0.0
    """Sum of the chances of luck that the learner keeps silent about."""
    seconds: float = 0.0
    answers: int = 0
    known: float = 0.0
    seen: int = 1
    due: list[int] = field(default_factory=list)
    histories: dict[str, list[Answered]] = field(default_factory=dict)

    @property
    def truth(self) -> float:
        """Mean true recall at review."""
        return mean(self.truths)

    def shown(self, *, corrected: bool) -> float:
        """Retention as shown: the share of passes, corrected for luck or as it is."""
        share, luck = self.passes / len(self.truths), self.lucky / len(self.truths)
        return true_recall(share, luck) if corrected else share

    @property
    def unevenness(self) -> float:
        """Mean gap between what is due on a day and the mean of 21 days around it, as a share of that."""
        around = [(self.due[n], mean(self.due[n - 10 : n + 11])) for n in range(_WARM, len(self.due) - 10)]
        return mean(abs(count - middle) / middle for count, middle in around if middle)
