"""All numbers of `quizgeo stats` over 100,000 reviews, against a full replay of them and against reading the rows.

Run: python benchmarks/stats.py [REVIEWS]. The replay is what a screen would pay that asked the scheduler what had been
foretold; reading is the log's own, of whole events, which the numbers do too. All times are CPU times, taken in turns.
The learner has more questions than a workload is simulated for at once.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from msgspec.structs import replace

from quizgeo.clock import DAY_MS, FixedClock, Instant
from quizgeo.insight import numbers_of
from quizgeo.memory import replay
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog, new_id
from quizgeo.study import Learner, open_learner

QUESTIONS, REVIEWS = 10_000, 100_000
ROUNDS = 5
RIGHT, CHOICE = 0.88, 1 / 3
"""Share of right answers, and of answers chosen from options."""
NOW = Instant(1_775_000_000_000)
OPTIONS = '["Russia","China","Iran","Pakistan"]'


def main(reviews: int) -> None:
    """Measure, and say the ratios."""
    with TemporaryDirectory() as folder:
        learner = learner_in(Path(folder), reviews)
        runs: dict[str, Callable[[], object]] = {
            "all numbers": lambda: numbers_of(learner),
            "full replay": lambda: replay_all(learner),
            "reading the rows": lambda: read(learner),
        }
        seconds = in_turns(runs)
        learner.log.close()
    for name, spent in seconds.items():
        print(f"{name:<16} {spent:7.3f} s for {reviews:,} reviews")
    numbers = seconds["all numbers"]
    print(f"RATIO stats against a full replay {numbers / seconds['full replay']:.2f} reach 1")
    print(f"RATIO stats against reading the rows {numbers / seconds['reading the rows']:.2f} reach 3")


def replay_all(learner: Learner) -> None:
    """Replay every card of the log, as after a change of parameters."""
    for _key, events in learner.log.histories(whole=False):
        replay(events, learner.scheduler, learner.states.policy)


def read(learner: Learner) -> None:
    """Read every event that stands, and do nothing with it."""
    for _key, _events in learner.log.histories():
        pass


def in_turns(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Give the CPU seconds of the quickest round of each, so that a busy machine slows all of them alike."""
    seconds = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = process_time()
            run()
            seconds[name] = min(seconds[name], process_time() - start)
    return seconds


# -- a learner with much behind them ---------------------------------------------------------------------------------


def learner_in(home: Path, reviews: int) -> Learner:
    """Make a learner with one deck and a log, opened to be read."""
    decks = home / "decks"
    decks.mkdir()
    lines = ["quizgeo: 1", "deck: numbers", "title: Numbers", "language: en", "questions:"]
    for place in range(QUESTIONS):
        lines += [f"  - id: q{place}", f"    question: What is number {place}?", f"    answer: Answer {place}"]
    (decks / "numbers.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    where = Places(home / "home", (decks,))
    with ProgressLog.open(where, now=NOW) as log:
        log.append(list(answers(log.stamp(NOW, believed=True), reviews)))
    open_learner(where, FixedClock(NOW)).log.close()
    return open_learner(where, FixedClock(NOW), readonly=True)


def answers(bare: Event, count: int) -> Iterator[Event]:
    """Give answers as the study engine writes them, until there are enough; each card has 6 to 20."""
    random = Random(7)
    seq = card = 0
    while True:
        day, pause, card = bare.day - 700 + random.randrange(300), 2, card + 1
        for nth in range(1, random.randint(6, 20) + 1):
            if seq == count:
                return
            seq += 1
            right, chosen = random.random() < RIGHT, random.random() < CHOICE
            pause = max(1, round(pause * random.uniform(1.3, 2.2))) if right else 1
            yield replace(
                bare, id=new_id(), kind=EventKind.ANSWERED, card=f"numbers/q{card % QUESTIONS}", seq=seq, day=day,
                at=day * DAY_MS + seq, origin="study", form="choice" if chosen else "text", tries=1, nth=nth,
                shown=OPTIONS if chosen else None, grade=3 if right else 0, reason="same" if right else "different",
                rating=3 if right else 1, ivl=pause, took=random.randrange(1500, 20_000), given="Russia",
            )  # fmt: skip
            day = min(bare.day, day + pause)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
