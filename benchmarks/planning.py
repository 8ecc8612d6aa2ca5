"""The workload curve of 1,000 items over a year, a plan for an exam, and a fit to 20,000 answers.

Run: python benchmarks/planning.py. All times are CPU times, the quickest of some runs. Without the extra there is
no fit.
"""

from collections.abc import Callable
from random import Random
from time import process_time

from quizgeo.memory import (
    DEFAULT_PARAMETERS,
    Answered,
    Exam,
    Habits,
    Kernel,
    Policy,
    Start,
    extra_installed,
    fit_into,
    fit_parameters,
    workload_curve,
)

ROUNDS = 3
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


def main() -> None:
    """Measure and print."""
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
