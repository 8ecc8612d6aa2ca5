"""One durable answer (graded, logged, scheduled, the next one chosen) against a bare SQLite commit on the same disk.

Run: python benchmarks/answer.py [FOLDER]. Goal: the median of an answer <= 1.5 x the median of a commit of one row of
the same size under the same settings. The two take turns, so that a busy disk slows both alike. FOLDER is on the disk
to measure; without it build/ of the checkout.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from msgspec.structs import replace

from quizgeo.clock import FixedClock, Instant
from quizgeo.paths import places
from quizgeo.study import Asking, Learner, Session, Summary, open_learner, start
from quizgeo.study.scope import everything

BUILD = Path(__file__).resolve().parents[1] / "build"
QUESTIONS = 1_000
CARDS = 130
"""Cards of a session: what the usual limits of a day let in."""
ANSWERS = 400
WARMING = 20
NOW = Instant(1_775_000_000_000)
ROW = b"x" * 150
"""What one event takes on the disk, at most."""
PRAGMAS = ("journal_mode = TRUNCATE", "synchronous = EXTRA", "fullfsync = ON", "busy_timeout = 5000")
"""Settings of the log that decide what a commit costs."""


def main(folder: Path) -> None:
    """Measure, and say the ratio."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="answer-", dir=folder) as name:
        learner = learner_in(Path(name))
        scope = replace(everything(learner), limit=CARDS)
        session = start(learner, scope)
        bare = sqlite3.connect(Path(name) / "bare.db", isolation_level=None)
        for pragma in PRAGMAS:
            bare.execute(f"PRAGMA {pragma}")
        bare.execute("CREATE TABLE event (pos INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")
        answers: list[float] = []
        commits: list[float] = []
        for turn in range(WARMING + ANSWERS):
            if isinstance(session.view, Summary):
                session = start(learner, scope)
            spent = timed(partial(answer, session)), timed(partial(commit, bare))
            if turn >= WARMING:
                answers.append(spent[0])
                commits.append(spent[1])
        bare.close()
        learner.log.close()
    one, other = median(answers), median(commits)
    print(f"an answer {one * 1000:.2f} ms, a bare commit {other * 1000:.2f} ms (medians of {ANSWERS})")
    print(f"RATIO durable-answer {one / other:.2f} reach 1.5")


def learner_in(home: Path) -> Learner:
    """Make a learner with one deck of typed questions, all of which may be asked on one day."""
    decks = home / "decks"
    decks.mkdir(parents=True)
    lines = ["quizgeo: 1", "deck: numbers", "title: Numbers", "language: en", "questions:"]
    for place in range(QUESTIONS):
        lines += [f"  - id: q{place}", f"    question: What is number {place}?", f"    answer: Answer {place}"]
    (decks / "numbers.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    where = replace(places({"QUIZGEO_HOME": str(home)}), deck_folders=(decks,))
    learner = open_learner(where, FixedClock(NOW))
    learner.change("new_per_day", 9999)
    return learner


def answer(session: Session) -> None:
    """Answer the question that is asked, and go on to the next."""
    view = session.view
    assert isinstance(view, Asking)
    session.answer(f"Answer {view.asked.prompt.removeprefix('What is number ').removesuffix('?')}")
    session.next()


def commit(bare: sqlite3.Connection) -> None:
    """Write one row and wait until it is on the disk."""
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO event (body) VALUES (?)", (ROW,))
    bare.execute("COMMIT")


def timed(work: Callable[[], None]) -> float:
    """Give the seconds of one run."""
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD)
