"""How long a start takes with 1,000,000 reviews behind 10,000 cards: log, decks and the state of every card.

Run: python benchmarks/start_million.py [REVIEWS]. What is measured is the opening of the learner's data within a
program that runs, until the state of each card is known; packages are imported and the files were read before. Beside
it stands the same with a tenth of the reviews: only cards may cost time, not their past. Last, all states are taken
away, and computed again from a log of ten years of ten answers a day.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from msgspec.structs import replace  # noqa: E402 - the path is set above

from benchmarks.start import DECKS, NOW, answer, deck  # noqa: E402 - the path is set above
from quizgeo.clock import DAY_MS, FixedClock  # noqa: E402 - the path is set above
from quizgeo.paths import Places, places  # noqa: E402 - the path is set above
from quizgeo.progress import ProgressLog, new_id  # noqa: E402 - the path is set above
from quizgeo.study import open_learner  # noqa: E402 - the path is set above

CARDS, REVIEWS = 10_000, 1_000_000
BATCH = 50_000
ROUNDS = 9
REACH_MS = 50
YEARS, YEARS_CARDS = 36_500, 2_000
"""Ten answers a day for ten years, and the cards of such a learner."""


def main(reviews: int) -> None:
    """Measure, and say how long it takes and against what."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: fill(Path(folder) / str(count), count) for count in (reviews // 10, reviews)}
        seconds: dict[int, list[float]] = {count: [] for count in homes}
        for _round in range(ROUNDS):
            for count, where in homes.items():
                seconds[count].append(opened(where))
    few, many = (median(spent) * 1000 for spent in seconds.values())
    for count, spent in zip(homes, (few, many), strict=True):
        print(f"{count:,} reviews of {CARDS:,} cards: open after {spent:.1f} ms")
    print(f"RATIO start-with-{reviews:,}-reviews {many:.1f} ms reach {REACH_MS} ms")
    print(f"RATIO start-to-a-tenth-of-the-reviews {many / few:.2f} reach 1.3")
    with tempfile.TemporaryDirectory() as folder:
        where = fill(Path(folder), YEARS, YEARS_CARDS)
        spent = median(rebuilt(where) for _round in range(ROUNDS))
    print(f"RATIO states-of-{YEARS:,}-answers-computed-again {spent:.2f} s reach 1 s")


def rebuilt(where: Places) -> float:
    """Take all states away, and give the seconds until that of every card is known again."""
    with closing(sqlite3.connect(where.progress, isolation_level=None)) as connection:
        for table in ("state", "mark"):
            connection.execute(f"DELETE FROM {table}")  # two names of our own
    return opened(where, YEARS_CARDS)


def opened(where: Places, cards: int = CARDS) -> float:
    """Give the seconds until the state of every card is known."""
    began = perf_counter()
    learner = open_learner(where, FixedClock(NOW))
    learner.states.read()
    spent = perf_counter() - began
    assert learner.ready
    assert len(learner.items) == cards
    learner.log.close()
    return spent


def fill(home: Path, reviews: int, cards: int = CARDS) -> Places:
    """Make a home with decks and a log, opened once so that index and states are there."""
    (home / "decks").mkdir(parents=True)
    for number in range(DECKS):
        (home / "decks" / f"deck-{number}.yaml").write_text(deck(number, cards // DECKS), encoding="utf-8")
    where, today, each = places({"QUIZGEO_HOME": str(home)}), NOW.ms // DAY_MS, reviews // cards
    with ProgressLog.open(where, now=NOW) as log:
        bare = answer(log.device, 0, "", 0, right=True)
        for first in range(0, reviews, BATCH):
            rows = (divmod(number, cards) for number in range(first, min(first + BATCH, reviews)))
            log.append(
                [
                    replace(
                        bare, id=new_id(), seq=nth * cards + card + 1, card=f"deck-{card % DECKS}/q{card // DECKS}",
                        day=today - 5 * (each - nth), at=(today - 5 * (each - nth)) * DAY_MS + card, ivl=5, nth=nth + 1,
                    )
                    for nth, card in rows
                ]
            )  # fmt: skip
    for _start in range(2):
        learner = open_learner(where, FixedClock(NOW))
        learner.states.read()
        learner.log.close()
    return where


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
