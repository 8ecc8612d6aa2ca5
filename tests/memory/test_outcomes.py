"""The four outcomes: label and state are one value, the guard holds, guesses are paid for."""

import pytest

from quizgeo.memory import FSRS6, NEW, Item, Kernel, Memory, Policy, Rating, Seen, outcomes
from quizgeo.memory.fuzz import bounds, seed, spread
from tests.memory.conftest import TODAY, Learner

AGAIN, HARD, GOOD, EASY = Rating
POLICY = Policy()


def test_a_new_item_has_the_four_first_memories(scheduler: FSRS6) -> None:
    four = outcomes(NEW, "d/q", TODAY, 0, scheduler=scheduler, policy=POLICY)
    assert [four[rating].memory for rating in Rating] == [scheduler.first(rating) for rating in Rating]
    assert [four[rating].rating for rating in Rating] == list(Rating)
    assert [four[rating].interval for rating in (AGAIN, HARD, GOOD)] == [1, 1, 2]
    assert 6 <= four[EASY].interval <= 10
    assert all(outcome.due_day == TODAY + outcome.interval for outcome in four.values())


def test_a_new_item_that_can_be_guessed_comes_back_sooner(scheduler: FSRS6) -> None:
    waits = [outcomes(NEW, "d/q", TODAY, c, scheduler=scheduler, policy=POLICY)[EASY].interval for c in (0, 0.25, 0.5)]
    assert waits[0] > waits[1] > waits[2]


def test_a_later_answer_counts_the_nights_since(learner: Learner) -> None:
    learner.answer(TODAY)
    seen = learner.item.seen
    assert seen is not None
    four = outcomes(learner.item, learner.key, TODAY + 3, 0, scheduler=learner.scheduler, policy=POLICY)
    kernel = Kernel().after(seen.memory.stability, seen.memory.difficulty, 3, GOOD)
    assert (four[GOOD].memory.stability, four[GOOD].memory.difficulty) == pytest.approx(kernel)
    assert four[GOOD].due_day == TODAY + 3 + four[GOOD].interval


def test_the_first_interval_is_the_fuzzed_one_of_key_and_one(scheduler: FSRS6) -> None:
    between = bounds(scheduler.interval(scheduler.first(EASY), 0.9), 3650)
    for key in map("d/{}".format, range(20)):
        four = outcomes(NEW, key, TODAY, 0, scheduler=scheduler, policy=POLICY)
        assert four[EASY].interval == spread(*between, seed(key, 1))


def test_the_interval_is_the_fuzzed_one_of_key_and_count(learner: Learner) -> None:
    learner.answer(TODAY)
    four = outcomes(learner.item, learner.key, TODAY + 3, 0, scheduler=learner.scheduler, policy=POLICY)
    interval = learner.scheduler.interval(four[EASY].memory, 0.9)
    assert four[EASY].interval == spread(*bounds(interval, 3650), seed(learner.key, 2))
    days = {
        outcomes(learner.item, f"d/{n}", TODAY + 3, 0, scheduler=learner.scheduler, policy=POLICY)[EASY].interval
        for n in range(50)
    }
    low, high = bounds(interval, 3650)
    assert days == set(range(low, high + 1))


def test_better_ratings_wait_longer(learner: Learner) -> None:
    for day in (0, 2, 13, 60):
        learner.answer(TODAY + day)
        four = outcomes(learner.item, learner.key, TODAY + day + 7, 0.25, scheduler=learner.scheduler, policy=POLICY)
        waits = [four[rating].interval for rating in Rating]
        assert waits == sorted(waits)


@pytest.mark.parametrize("chance", [1 / 4, 1 / 2])
def test_a_question_that_can_be_guessed_comes_back_sooner(chance: float, learner: Learner) -> None:
    for day in (0, 2, 13):
        learner.answer(TODAY + day)
    typed, guessable = (
        outcomes(learner.item, learner.key, TODAY + 60, c, scheduler=learner.scheduler, policy=POLICY)[GOOD]
        for c in (0.0, chance)
    )
    assert typed.memory == guessable.memory
    assert guessable.interval < typed.interval


def test_a_learner_who_owns_guesses_waits_longer() -> None:
    scheduler = FSRS6()
    honest, silent = Learner(scheduler), Learner(scheduler)
    for learner, said in ((honest, "guessed"), (silent, "")):
        for week in range(4):
            learner.answer(TODAY + 7 * week, AGAIN, form="true_false", grade="exact" if said else "wrong", said=said)
        for week in (4, 8, 16, 32):
            learner.answer(TODAY + 7 * week, GOOD, form="true_false")
    waits = [
        outcomes(learner.item, "d/q", TODAY + 300, 0.5, scheduler=scheduler, policy=POLICY)[EASY].interval
        for learner in (honest, silent)
    ]
    assert waits[0] > waits[1]


def test_a_pass_does_not_shorten_the_wait_by_chance() -> None:
    scheduler = FSRS6()
    for n in range(200):
        learner = Learner(scheduler, key=f"d/{n}")
        day = TODAY
        for _ in range(6):
            before = learner.item.seen.interval if learner.item.seen else 0
            learner.answer(day)
            seen = learner.item.seen
            assert seen is not None
            assert seen.interval >= before
            day = seen.due_day


def test_a_miss_may_shorten_any_wait(scheduler: FSRS6) -> None:
    after_miss = scheduler.interval(scheduler.after(Memory(400, 3), 400, AGAIN), 0.9)
    low, high = bounds(after_miss, 3650)
    assert low < high
    seen = Seen(
        Memory(400, 3), first_day=TODAY, last_day=TODAY, due_day=TODAY + high, nth=5, lapses=0, interval=high,
        passed=True, ever_passed=True, open_miss=False, tries=1, form="text", chance=0,
    )  # fmt: skip
    keys = (f"d/{n}" for n in range(50))
    four = [outcomes(Item(seen), key, TODAY + 400, 0, scheduler=scheduler, policy=POLICY) for key in keys]
    assert {outcome[AGAIN].interval for outcome in four} == set(range(low, high + 1))


def test_a_longest_interval_holds() -> None:
    policy = Policy(max_interval=30)
    learner = Learner(FSRS6(), policy)
    for year in range(5):
        learner.answer(TODAY + 365 * year, EASY)
        assert learner.item.seen is not None
        assert learner.item.seen.interval <= 30


class TestSameDay:
    """Later answers of a day: a right one after a miss counts as Good, any other changes nothing."""

    def test_after_a_miss_every_pass_is_good(self, learner: Learner) -> None:
        learner.answer(TODAY, AGAIN)
        seen = learner.item.seen
        assert seen is not None
        four = outcomes(learner.item, learner.key, TODAY, 0, scheduler=learner.scheduler, policy=POLICY)
        assert four[AGAIN].memory == seen.memory
        assert (four[AGAIN].interval, four[AGAIN].due_day) == (1, TODAY + 1)
        good = learner.scheduler.after(seen.memory, 0, GOOD)
        assert {four[rating].memory for rating in (HARD, GOOD, EASY)} == {good}
        assert {four[rating].due_day for rating in (HARD, GOOD, EASY)} == {TODAY + 1}

    def test_practice_changes_nothing(self, learner: Learner) -> None:
        learner.answer(TODAY)
        four = outcomes(learner.item, learner.key, TODAY, 0, scheduler=learner.scheduler, policy=POLICY)
        assert learner.item.seen is not None
        assert {(o.memory, o.due_day) for o in four.values()} == {(learner.item.seen.memory, learner.item.seen.due_day)}

    def test_a_day_that_falls_back_plans_from_the_later_one(self, learner: Learner) -> None:
        learner.answer(TODAY, AGAIN)
        four = outcomes(learner.item, learner.key, TODAY - 1, 0, scheduler=learner.scheduler, policy=POLICY)
        assert four[GOOD].due_day == TODAY + 1


def test_what_the_button_shows_is_what_its_key_stores(learner: Learner) -> None:
    for day, rating in ((0, GOOD), (3, HARD), (9, AGAIN), (9, GOOD), (12, EASY), (80, GOOD)):
        four = outcomes(learner.item, learner.key, TODAY + day, 0, scheduler=learner.scheduler, policy=POLICY)
        learner.answer(TODAY + day, rating)
        match learner.item.seen:
            case Seen(memory=Memory() as memory, due_day=due_day, interval=interval):
                assert (memory, due_day, interval) == (four[rating].memory, four[rating].due_day, four[rating].interval)
            case None:
                pytest.fail("an answer was lost")
