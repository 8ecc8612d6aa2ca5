"""Preparing for an exam: what will be known on its day, by how many minutes, and what to drop where they are too short.

A forecast by simulation: the same states, wishes and day give the same plan.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import CardEntry, DeckEntry
from quizgeo.memory import (
    Day,
    Exam,
    Fitting,
    Policy,
    Preparation,
    days_of_study,
    fit_into,
    left_out,
    new_a_day,
    prepare,
)
from quizgeo.study.agenda import Break, KeptExam
from quizgeo.study.course import needs_of
from quizgeo.study.learner import Learner
from quizgeo.study.pace import Pace, pace_of
from quizgeo.study.starts import Starts, starts_of


class Wish(Struct, frozen=True):
    """What is wanted of a plan for an exam."""

    day: int
    """Study day of the exam, later than today."""
    minutes: float | None = None
    """A day, > 0; None: as many as it takes."""
    typed: bool = False
    """Whether it asks for words where options were shown."""
    away: Break | None = None
    """Days on which nothing is studied."""


class ExamPlan(Struct, frozen=True):
    """A plan for an exam, as a forecast. Figures are for all cards, also where a sample of them was simulated."""

    today: int
    wish: Wish
    decks: tuple[str, ...]
    """Identities."""
    cards: int
    unseen: int
    """Cards that were never asked."""
    simulated: int
    new_per_day: int
    preparation: Preparation
    """Its days begin with today, and end on the day before the exam."""
    left_out: tuple[CardEntry, ...] = ()
    """New cards for which the minutes are too short, in the order of their decks."""
    fits: bool = True
    """False where even what was seen already takes longer."""
    answers: int = 0
    """Answers of the learner's own from which the times come; 0: usual times."""

    @property
    def days_left(self) -> int:
        """Give the days from today to the exam."""
        return self.wish.day - self.today

    @property
    def kept(self) -> KeptExam:
        """Give what to keep of it, so that study follows it."""
        dropped = [card.key.partition("/")[0] for card in self.left_out]
        decks = {deck: dropped.count(deck) for deck in self.decks}
        return KeptExam(self.wish.day, decks, self.wish.minutes or 0.0, self.wish.typed, self.today)


class Prepared(Struct, frozen=True):
    """Cards and times, so that several plans for the same decks need them only once."""

    today: int
    decks: tuple[DeckEntry, ...]
    found: Starts
    pace: Pace
    policy: Policy
    due_per_day: int


def cards_for(learner: Learner, decks: Sequence[DeckEntry]) -> Prepared:
    """Look up the cards of decks and how long the learner takes for them."""
    pace, settings = pace_of(learner), learner.settings
    alone = decks[0].id if len(decks) == 1 else ""
    found = starts_of(learner, decks, pace)
    return Prepared(learner.today(), tuple(decks), found, pace, settings.policy(alone), settings.due_per_day)


def plan_exam(prepared: Prepared, wish: Wish) -> ExamPlan:
    """Plan for an exam. Raises ValueError where there is no card, and when the exam is not later than today."""
    found, today = prepared.found, prepared.today
    if not found.cards:
        raise ValueError("a plan is for cards")
    exam, away = Exam(wish.day, wish.typed), wish.away.days if wish.away else range(0)
    fitting = _fitting(prepared, wish, exam, away)
    dropped = _dropped(found, len(fitting.left_out))
    pace = new_a_day(found.unseen - len(dropped), days_of_study(today, exam, away))
    return ExamPlan(
        today,
        wish,
        tuple(deck.id for deck in prepared.decks),
        len(found.cards),
        found.unseen,
        len(found.sample),
        pace,
        _for_all(fitting.preparation, found),
        dropped,
        fitting.fits,
        prepared.pace.answers if prepared.pace.is_own else 0,
    )


def _fitting(prepared: Prepared, wish: Wish, exam: Exam, away: range) -> Fitting:
    """Simulate the plan for the cards themselves, or for a sample of them."""
    found, today, policy = prepared.found, prepared.today, prepared.policy
    sample, habits = found.sample, found.habits(0, prepared.due_per_day)
    if wish.minutes is None:
        return Fitting(prepare(sample, today, exam, policy, habits, away=away), (), fits=True)
    minutes = wish.minutes * len(sample) / len(found.cards)
    needs = needs_of(found.cards, _places(found.cards)) if found.step == 1 else {}
    return fit_into(sample, today, exam, policy, habits, minutes=minutes, needs=needs, away=away)


def _dropped(found: Starts, count: int) -> tuple[CardEntry, ...]:
    """Give the new cards to leave out, where that is so many of those that are simulated."""
    unseen = [card for card, start in zip(found.cards, found.starts, strict=True) if start.memory is None]
    most = min(len(unseen), count * max(1, found.step))
    return tuple(unseen[place] for place in left_out(range(len(unseen)), needs_of(unseen, _places(unseen)), most))


def _places(cards: Sequence[CardEntry]) -> Mapping[str, int]:
    return {str(card.key): place for place, card in enumerate(cards)}


def _for_all(made: Preparation, found: Starts) -> Preparation:
    """Let a sample stand for all cards."""
    scale = len(found.cards) / len(found.sample)
    if found.step <= 1:
        return made
    days = (
        Day(round(day.due * scale), round(day.new * scale), round(day.left * scale), day.seconds * scale)
        for day in made.days
    )
    return replace(made, days=tuple(days), new_per_day=round(made.new_per_day * scale))
