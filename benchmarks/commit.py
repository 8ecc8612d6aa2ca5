"""One durable answer, event and card state, against a bare SQLite commit with the same settings on the same disk.

Both are made in turns in one run. Run: python benchmarks/commit.py [FOLDER [TIMES]]; the folder must lie on a disk,
not in memory.
"""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import EventKind, ProgressLog
from quizgeo.progress.connection import connect

BUILD = Path(__file__).resolve().parents[1] / "build"
START = Instant(1_770_000_000_000, 420)
ROW = b"x" * 120
"""What a bare commit writes: about as many bytes as an answer."""


def bare(path: Path) -> Callable[[int], None]:
    """Make the commit of one row with nothing around it."""
    connection: sqlite3.Connection = connect(path)
    connection.execute("CREATE TABLE row (pos INTEGER PRIMARY KEY, body BLOB)")

    def commit(_number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (body) VALUES (?)", (ROW,))
        connection.execute("COMMIT")

    return commit


def answer(log: ProgressLog) -> Callable[[int], None]:
    """Make the saving of one answer and the state after it, as a session does."""

    def commit(number: int) -> None:
        log.news()
        card = f"deck/question-{number % 500}"
        event = replace(
            log.stamp(START.later(ms=number * 9_000)), kind=EventKind.ANSWERED, card=card, origin="study",
            form="choice", shown='["Russia","China","Iran","Pakistan"]', tries=1, grade=3, score=1000, reason="same",
            rating=3, ivl=12, nth=3, took=4_200, given="Russia", scheduler="fsrs-6/6.3.2",
        )  # fmt: skip
        log.append([event], {card: ROW})

    return commit


def main(folder: str = "", times: str = "600") -> None:
    """Print the median time of both and their ratio."""
    place = Path(folder) if folder else BUILD
    place.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place) as home:
        places = Places(Path(home), ())
        with ProgressLog.open(places, now=START) as log:
            works = {"bare commit": bare(Path(home) / "bare.db"), "answer": answer(log)}
            spent: dict[str, list[float]] = {name: [] for name in works}
            for number in range(int(times)):
                for name, work in works.items():
                    start = perf_counter()
                    work(number)
                    spent[name].append(perf_counter() - start)
    medians = {name: median(values) for name, values in spent.items()}
    for name, value in medians.items():
        print(f"{name}: {value * 1000:.3f} ms")
    print(f"RATIO durable-answer-to-bare-commit {medians['answer'] / medians['bare commit']:.2f} reach 1.5")


if __name__ == "__main__":
    main(*sys.argv[1:])
