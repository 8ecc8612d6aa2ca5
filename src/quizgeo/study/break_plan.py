"""A break from study: what falls due in it, what waits after it, and what asking ahead would save. A forecast."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import DeckEntry
from quizgeo.memory import Absence, absence
from quizgeo.study.agenda import Break
from quizgeo.study.learner import Learner
from quizgeo.study.pace import pace_of
from quizgeo.study.starts import starts_of


class BreakPlan(Struct, frozen=True):
    """What a break comes to."""

    today: int
    away: Break
    cards: int
    """Cards that can be asked."""
    simulated: int
    due_per_day: int
    """The learner's limit."""
    idle: Absence
    """Where nothing is asked ahead."""
    ready: Absence
    """Where what would be lost is asked before it."""
    answers: int = 0
    """Answers of the learner's own from which the times come; 0: usual times."""

    @property
    def length(self) -> int:
        """Give its days."""
        return len(self.away.days)


def plan_break(learner: Learner, decks: Sequence[DeckEntry], away: Break) -> BreakPlan:
    """Live through a break that begins after today, with and without asking ahead."""
    settings, today, pace = learner.settings, learner.today(), pace_of(learner)
    found = starts_of(learner, decks, pace)
    sample, habits = found.sample, found.habits(settings.new_per_day, settings.due_per_day)
    scale = len(found.cards) / max(1, len(sample))
    idle, ready = (
        _for_all(absence(sample, today, away.days, settings.policy(), habits, ahead=ahead), scale)
        for ahead in (False, True)
    )
    own = pace.answers if pace.is_own else 0
    return BreakPlan(today, away, len(found.cards), len(sample), settings.due_per_day, idle, ready, own)


def _for_all(found: Absence, scale: float) -> Absence:
    """Let a sample stand for all cards."""
    return replace(
        found,
        due=round(found.due * scale),
        ahead=round(found.ahead * scale),
        waiting=round(found.waiting * scale),
        minutes=found.minutes * scale,
    )
