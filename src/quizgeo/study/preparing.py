"""Looking ahead: what desired retentions would cost in a year. Forecasts by simulation, the same ones each time."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import DeckEntry
from quizgeo.memory import Workload, workload_curve
from quizgeo.study.learner import Learner
from quizgeo.study.pace import pace_of
from quizgeo.study.scope import studied
from quizgeo.study.starts import MOST, starts_of

YEAR = 365
MOST_ROUNDS = 5
"""Simulations whose mean is given where the cards are few: one of them alone is at the mercy of chance."""


class YearAhead(Struct, frozen=True):
    """What each desired retention would ask for and give in the year to come. Every figure is a forecast."""

    cards: int
    """Cards that can be asked: those that are not suspended."""
    unseen: int
    """Of these, how many were never asked."""
    simulated: int
    """Cards that the figures come from; fewer than `cards` where each stands for some."""
    days: int
    goal: float
    """The retention that the learner aims at now."""
    new_per_day: int
    due_per_day: int
    answers: int
    """Answers of the learner's own from which the times come; 0: usual times."""
    curve: tuple[Workload, ...] = ()
    """From the lowest retention to the highest, for all cards; empty where there are none."""

    def minutes_a_day(self, at: Workload) -> float:
        """Give the minutes a day, as a mean over the year."""
        return at.minutes / self.days

    def answers_a_day(self, at: Workload) -> float:
        """Give the answers a day, as a mean over the year."""
        return at.answers / self.days

    def nearest(self, goal: float) -> Workload:
        """Give the point of the curve that is nearest to a retention. Raises ValueError where there is no card."""
        return min(self.curve, key=lambda each: abs(each.retention - goal))

    def tells(self, goal: float) -> bool:
        """Tell whether the curve has a point for a retention, and not just one near it."""
        return any(round(each.retention, 4) == round(goal, 4) for each in self.curve)


def workload_of(learner: Learner, decks: Sequence[DeckEntry] = ()) -> YearAhead:
    """Simulate the year to come for some decks, or for all, at each retention of `memory.CURVE`.

    Takes some 0.2 s for 1,000 cards and no longer for more, of which a sample is simulated.
    """
    settings, pace = learner.settings, pace_of(learner)
    policy = settings.policy(decks[0].id if len(decks) == 1 else "")
    found = starts_of(learner, studied(decks or learner.library.entries), pace)
    sample, limits = found.sample, (settings.new_per_day, settings.due_per_day)
    times = pace.answers if pace.is_own else 0
    bare = YearAhead(len(found.cards), found.unseen, len(sample), YEAR, policy.desired_retention, *limits, times)
    if not sample:
        return bare
    habits, scale = found.habits(*limits), len(found.cards) / len(sample)
    rounds = range(max(1, min(MOST_ROUNDS, MOST // len(sample))))
    curves = [workload_curve(sample, learner.today(), policy, habits, days=YEAR, seed=seed) for seed in rounds]
    return replace(bare, curve=tuple(_mean(runs, scale) for runs in zip(*curves, strict=True)))


def _mean(runs: Sequence[Workload], scale: float) -> Workload:
    """Give the mean of some simulations of one retention, and let a sample stand for all cards."""
    share = scale / len(runs)
    return Workload(
        runs[0].retention,
        round(sum(run.answers for run in runs) * share),
        sum(run.minutes for run in runs) * share,
        sum(run.known for run in runs) * share,
    )
