"""Replaying 100,000 reviews, and the four outcomes of one answer, against bare py-fsrs in the same run.

Run: python benchmarks/replay.py [REVIEWS]. All times are CPU times.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from time import process_time

from fsrs import Card, Scheduler
from fsrs import Rating as Word

from quizgeo.memory import FSRS6, NEW, Kernel, Policy, advance, decode, encode, outcomes, replay_all
from quizgeo.progress.events import Event, EventKind

ROUNDS = 5
STATES = range(10_000)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def log(reviews: int) -> list[Event]:
    """Make the log of a learner: items with 2 to 30 answers, mostly right, each roughly when due."""
    random = Random(7)
    events: list[Event] = []
    item = 0
    while len(events) < reviews:
        item += 1
        day, pause = 20_000 + random.randrange(300), 2.0
        for nth in range(1, random.randint(2, 30) + 1):
            rating = random.choices((1, 2, 3, 4), (12, 6, 76, 6))[0]
            pause = 1.0 if rating == 1 else min(pause * random.uniform(1.3, 2.5), 400)
            events.append(answer(f"deck/question-{item}", day, rating, round(pause), nth))
            day += max(1, round(pause * random.uniform(0.9, 1.4)))
    return events[:reviews]


def answer(key: str, day: int, rating: int, interval: int, nth: int) -> Event:
    """Make an answered event as the study engine writes it."""
    return Event(
        id=nth.to_bytes(4, "big") + key.encode(), kind=EventKind.ANSWERED, card=key, device="bench", seq=nth,
        at=day * 86_400_000, offset=0, day=day, origin="study", form="choice", shown='["a","b","c","d"]', tries=1,
        grade=0 if rating == 1 else 3, rating=rating, ivl=interval, nth=nth,
    )  # fmt: skip


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU seconds of one run."""
    start = process_time()
    work()
    return process_time() - start


def run_bare(events: list[Event]) -> Callable[[], None]:
    """Make the run of py-fsrs alone; ratings and instants are ready-made, so that only `review_card` is measured."""
    days = {event.day: EPOCH + timedelta(days=event.day) for event in events}
    rows = [(event.card or "", Word(event.rating or 3), days[event.day]) for event in events]

    def run() -> None:
        review = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False).review_card
        cards: dict[str, Card] = {}
        for key, word, when in rows:
            card = cards.get(key) or Card(1, due=when)
            cards[key], _ = review(card, word, when)

    return run


def run_kernel(events: list[Event]) -> Callable[[], None]:
    """Make the run of our own arithmetic."""
    rows = [(event.card or "", event.day, event.rating or 3) for event in events]
    kernel = Kernel()

    def run() -> None:
        states: dict[str, tuple[float, float, int]] = {}
        for key, day, rating in rows:
            state = states.get(key)
            if state is None:
                states[key] = (*kernel.first(rating), day)
            else:
                states[key] = (*kernel.after(state[0], state[1], day - state[2], rating), day)

    return run


def run_replay(events: list[Event]) -> Callable[[], None]:
    """Make the run from events to states."""
    scheduler, policy = FSRS6(), Policy()

    def run() -> None:
        for _key, _item in replay_all(events, scheduler, policy):
            pass

    return run


def best(work: Callable[[], object]) -> float:
    """Give the CPU seconds of the quickest of some runs."""
    return min(cpu(work) for _ in range(ROUNDS))


def compare(reviews: int) -> None:
    """Measure in turns, so that a busy machine slows all of them alike."""
    events = log(reviews)
    runs = {"bare py-fsrs": run_bare(events), "quizgeo replay": run_replay(events), "kernel": run_kernel(events)}
    seconds = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            seconds[name] = min(seconds[name], cpu(run))
    for name, spent in seconds.items():
        print(f"{name:<16} {spent:7.3f} s for {reviews:,} reviews")
    bare = seconds["bare py-fsrs"]
    print(f"RATIO replay against bare py-fsrs {seconds['quizgeo replay'] / bare:.2f} reach 1.5")
    print(f"RATIO simulated answer against bare py-fsrs {seconds['kernel'] / bare:.2f} reach 0.25")


def small() -> None:
    """Measure what happens once an answer or once an item."""
    scheduler, policy = FSRS6(), Policy()
    item = advance(NEW, answer("deck/q", 20_000, 3, 2, 1), scheduler, policy)
    body = encode(item)
    four = best(
        lambda: [outcomes(item, "deck/q", 20_003, 0.25, scheduler=scheduler, policy=policy) for _ in range(1000)]
    )
    print(f"RATIO four outcomes {four * 1000:.1f} µs reach 60 µs")
    read = best(lambda: [decode(body) for _ in STATES])
    print(f"RATIO ten thousand states read {read * 1000:.1f} ms reach 25 ms")


if __name__ == "__main__":
    compare(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    small()
