"""Lucky hits that the learner owns up to are paid for once: the habit counts, not the single item."""

import pytest

from quizgeo.memory import FSRS6, NEW, Item, Outcomes, Policy, Rating, outcomes, owned_overall
from tests.memory.conftest import TODAY, Learner

OPTIONS = '["a","b","c","d"]'


def guesser(scheduler: FSRS6, key: str, *, owns_up: bool) -> Learner:
    """Give a learner who was right once by luck and wrong once, each on a day of its own."""
    learner = Learner(scheduler, key=key)
    learner.answer(TODAY, form="choice", shown=OPTIONS)
    learner.answer(TODAY + 3, 1, form="choice", shown=OPTIONS)
    if owns_up:
        learner.answer(TODAY + 5, 1, form="choice", shown=OPTIONS, grade="exact", said="guessed")
    return learner


def test_the_share_is_of_all_items_together(scheduler: FSRS6) -> None:
    owning = [guesser(scheduler, f"d/{n}", owns_up=True).item for n in range(9)]
    silent = [guesser(scheduler, f"d/{n}", owns_up=False).item for n in range(9)]
    assert owned_overall([]) == owned_overall([NEW, *silent]) == 0
    assert owned_overall([NEW, *owning]) == pytest.approx(1)
    assert owned_overall(owning[:1]) == pytest.approx(1 / (1 / 3 + 3))
    assert owned_overall([*owning[:1], *silent]) == pytest.approx(1 / (10 / 3 + 3))


def easy(item: Item, scheduler: FSRS6, owned: float | None) -> int:
    four: Outcomes = outcomes(item, "d/q", TODAY + 9, 0.25, scheduler=scheduler, policy=Policy(), owned=owned)
    return four[Rating.EASY].interval


def test_who_owns_up_to_all_is_asked_as_with_typed_questions(scheduler: FSRS6, learner: Learner) -> None:
    learner.answer(TODAY, form="choice", shown=OPTIONS)
    for item in (NEW, learner.item):
        typed = outcomes(item, "d/q", TODAY + 9, 0.0, scheduler=scheduler, policy=Policy())
        assert easy(item, scheduler, 1.0) == typed[Rating.EASY].interval
        assert easy(item, scheduler, None) == easy(item, scheduler, 0.0) < easy(item, scheduler, 1.0)
