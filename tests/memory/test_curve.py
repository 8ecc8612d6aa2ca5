"""Recall and interval in closed form, against fsrs itself."""

from datetime import UTC, datetime, timedelta
from itertools import groupby
from random import Random

import pytest
from fsrs import Card, Rating, Scheduler, State

from quizgeo.memory import DEFAULT_PARAMETERS
from quizgeo.memory.curve import Curve

NOW = datetime(2025, 1, 1, tzinfo=UTC)


def test_the_rounded_interval_is_that_of_fsrs() -> None:
    random, curve = Random(1), Curve(DEFAULT_PARAMETERS[20])
    asked = sorted((random.randrange(70, 98) / 100, 10 ** random.uniform(-3, 4.5)) for _ in range(20_000))
    for retention, group in groupby(asked, key=lambda pair: pair[0]):
        planned = Scheduler(desired_retention=retention)._next_interval  # noqa: SLF001 - fsrs shows it only fuzzed or in a due date
        for _, stability in group:
            ours = min(max(1, round(curve.interval(stability, retention))), 36_500)
            assert ours == planned(stability=stability), (stability, retention)


@pytest.mark.parametrize("decay", [0.1, 0.1542, 0.5, 0.8])
def test_recall_is_that_of_fsrs(decay: float) -> None:
    scheduler = Scheduler((*DEFAULT_PARAMETERS[:20], decay))
    for stability in (0.001, 0.4, 7.7, 36_500.0):
        card = Card(1, State.Review, stability=stability, difficulty=5.0, due=NOW, last_review=NOW)
        for days in (0, 1, 30, 3650):
            fsrs = scheduler.get_card_retrievability(card, NOW + timedelta(days=days))
            assert Curve(decay).recall(stability, days) == pytest.approx(fsrs, rel=1e-12)


def test_recall_at_the_interval_is_the_retention() -> None:
    curve = Curve(0.1542)
    for retention in (0.7, 0.8, 0.9, 0.97):
        assert curve.recall(12.3, curve.interval(12.3, retention)) == pytest.approx(retention)


def test_stability_is_the_days_to_nine_tenths() -> None:
    assert Curve(0.3).interval(55.0, 0.9) == pytest.approx(55.0)


def test_a_step_of_fsrs_plans_what_the_curve_says() -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, desired_retention=0.85)
    card, _ = scheduler.review_card(Card(1, due=NOW), Rating.Easy, NOW)
    assert card.stability is not None
    assert (card.due - NOW).days == round(Curve(DEFAULT_PARAMETERS[20]).interval(card.stability, 0.85))
