"""The workload curve of 1,000 items over a year, plans for an exam, a break, and a fit to 20,000 answers.

Run: python benchmarks/planning.py. All times are CPU times, the quickest of some runs. Without the extra there is
no fit. Scores are of students that the model itself simulates: the mean of some seeds.
"""

from collections.abc import Callable
from random import Random
from time import process_time

from quizgeo.memory import (
    DEFAULT_PARAMETERS,
    FINAL_DAYS,
    Answered,
    Exam,
    Habits,
    Kernel,
    Memory,
    Policy,
    Start,
    absence,
    expected_score,
    extra_installed,
    fit_into,
    fit_parameters,
    new_a_day,
    workload_curve,
)
from quizgeo.memory.planning import live_finally
from quizgeo.memory.simulate import Run

ROUNDS = 3
SEEDS = 5
TODAY = 20_000
ITEMS, ANSWERS_EACH = 2500, 9
"""Of the learner who is fitted: 8 next-day answers an item."""


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU seconds of the quickest of some runs."""
    spent = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        spent.append(process_time() - start)
    return min(spent)


def histories() -> list[list[Answered]]:
    """Make the answers of a learner who remembers as the defaults say, each roughly when due."""
    kernel, chance = Kernel(), Random(7)
    found = []
    for item in range(ITEMS):
        history, day = [Answered(item, 0, 3)], item % 300
        stability, difficulty = kernel.first(3)
        for nth in range(1, ANSWERS_EACH):
            pause = max(1, round(stability * chance.uniform(0.8, 1.3)))
            rating = 3 if chance.random() < kernel.recall(stability, pause) else 1
            day += pause
            history.append(Answered(day * 1000 + nth, pause, rating))
            stability, difficulty = kernel.after(stability, difficulty, pause, rating)
        found.append(history)
    return found


def score(a_day: int, aim: float, seed: int, *, last: int) -> float:
    """Give the score of 400 new items after 30 days of so many answers.

    aim: desired retention. last: days before the exam on which what gains most is asked; 0: the usual order.
    """
    exam, pace = Exam(TODAY + 30), new_a_day(400, 30)
    run = Run([Start(seconds=10.0)] * 400, TODAY, Policy(desired_retention=aim), Habits(pace), seed=seed)
    for day in range(TODAY, exam.day):
        run.habits = Habits(pace, a_day - min(pace, len(run.new)), miss_seconds=0)
        if exam.day - day <= last:
            live_finally(run, day, exam, None)
        else:
            run.live(day, new=True)
    return expected_score(run.states(), exam, DEFAULT_PARAMETERS)


def scores(a_day: int) -> tuple[float, ...]:
    """Give the mean scores by a plan, by the usual order, and by that at a desired retention of 95 %."""
    ways = ((0.9, FINAL_DAYS), (0.9, 0), (0.95, 0))
    return tuple(sum(score(a_day, aim, seed, last=last) for seed in range(SEEDS)) / SEEDS for aim, last in ways)


def returns(limit: int) -> tuple[int, ...]:
    """Give what waits after a break of 14 days, and the days until it is done, without and with asking ahead."""
    kernel, chance = Kernel(), Random(3)
    starts = []
    for _item in range(400):
        stability = chance.lognormvariate(2.5, 1.0)
        due = chance.randint(0, round(stability) + 1)
        starts.append(Start(Memory(stability, 5.0), TODAY + due - round(kernel.interval(stability, 0.9)), TODAY + due))
    away, habits = range(TODAY + 5, TODAY + 19), Habits(0, limit)
    idle, ready = (absence(starts, TODAY, away, Policy(), habits, ahead=ahead) for ahead in (False, True))
    return idle.waiting, idle.days, ready.ahead, ready.waiting, ready.days


def main() -> None:
    """Measure and print."""
    for a_day in (40, 60, 90):
        planned, usual, raised = scores(a_day)
        print(f"{a_day} answers a day: plan {planned:.3f}, schedule {usual:.3f}, schedule at 95 % {raised:.3f}")
    waits, days, ahead, less, fewer = returns(80)
    print(f"after 14 days away {waits} wait, {days} days; with {ahead} asked ahead {less} wait, {fewer} days")
    policy, habits = Policy(), Habits()
    curve = cpu(lambda: workload_curve([Start()] * 1000, TODAY, policy, habits))
    print(f"RATIO workload curve of 1,000 items {curve:.3f} s reach 0.3 s")
    exam, deck = Exam(TODAY + 30), [Start()] * 400
    plan = cpu(lambda: fit_into(deck, TODAY, exam, policy, habits, minutes=6.0, needs={}))
    print(f"RATIO plan of 400 items that fits into the minutes {plan:.3f} s reach 0.5 s")
    if extra_installed():
        answers = histories()
        fit = cpu(lambda: fit_parameters(answers, DEFAULT_PARAMETERS))
        print(f"RATIO two fits to 20,000 answers with their judgement {fit:.3f} s reach 1 s")


if __name__ == "__main__":
    main()
