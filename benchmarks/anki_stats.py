"""All numbers of the stats screen over 100,000 reviews, beside Anki's graphs over the same reviews in the same run.

Run: python benchmarks/anki_stats.py [REVIEWS]. Anki's graphs are those of a year and those of all days; ours has both
in one. Both sides start from what lies on the disk, in turns; the quickest round of each counts.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.peer.link import Peer, Spent, meet  # noqa: E402 - the path is set above
from benchmarks.stats import NOW, QUESTIONS, REVIEWS, ROUNDS, answers, learner_in  # noqa: E402 - the path is set above
from quizgeo.clock import DAY_MS, SystemClock  # noqa: E402 - the path is set above
from quizgeo.insight import numbers_of  # noqa: E402 - the path is set above
from quizgeo.study import Learner  # noqa: E402 - the path is set above

YEAR, ALL = 365, 0


def main(reviews: int) -> None:
    """Measure, and say the ratios."""
    with TemporaryDirectory() as folder, meet() as anki:
        home = Path(folder)
        learner = learner_in(home, reviews)
        anki.ask("new", path=str(home / "collection.anki2"), notes=QUESTIONS)
        (home / "rows.json").write_text(json.dumps(rows(learner, reviews)), encoding="utf-8")
        assert anki.number("review", rows=str(home / "rows.json"), days_ago=30) == reviews
        rounds = [(ours(learner), theirs(anki, YEAR), theirs(anki, ALL)) for _round in range(ROUNDS)]
        learner.log.close()
    for name, spent in zip(
        ("quizgeo, all numbers", "Anki, a year", "Anki, all days"), zip(*rounds, strict=True), strict=True
    ):
        print(f"{name:<22}{best(spent).wall:7.3f} s, processor {best(spent).cpu:7.3f} s for {reviews:,} reviews")
    numbers, graphs = best([one for one, _year, _all in rounds]), best([each for _one, _year, each in rounds])
    print(f"RATIO stats-to-anki-graphs {numbers.wall / graphs.wall:.2f} reach 1")
    print(f"RATIO stats-to-anki-graphs-cpu {numbers.cpu / graphs.cpu:.2f} reach 1")


def rows(learner: Learner, reviews: int) -> list[tuple[int, int, int, int]]:
    """Give number of the note, ms, rating and interval of each review, moved to the computer's days, as Anki counts."""
    bare, later = learner.log.stamp(NOW, believed=True), (SystemClock().now().ms - NOW.ms) // DAY_MS * DAY_MS
    return [
        (int(str(event.card).removeprefix("numbers/q")), event.at + later, event.rating or 1, event.ivl or 1)
        for event in answers(bare, reviews)
    ]


def ours(learner: Learner) -> Spent:
    """Time the numbers of the stats screen."""
    wall, cpu = perf_counter(), process_time()
    numbers_of(learner)
    return Spent(perf_counter() - wall, process_time() - cpu)


def theirs(anki: Peer, days: int) -> Spent:
    """Time Anki's graphs."""
    return anki.seconds("graphs", days=days)[0]


def best(spent: list[Spent] | tuple[Spent, ...]) -> Spent:
    """Give the least seconds by each clock."""
    return Spent(min(each.wall for each in spent), min(each.cpu for each in spent))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
