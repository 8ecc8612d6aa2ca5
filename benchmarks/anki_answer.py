"""One durable answer, the next card chosen, beside Anki's backend on the same disk: new cards, and cards that are due.

Run: python benchmarks/anki_answer.py [FOLDER]. Ours is judged too, as a typed answer; Anki's is rated by the learner.
Each side has 1,000 cards and settings of its own for what a commit must survive (ours: a journal that is truncated, and
the folder synced; Anki's: a write-ahead log). So a bare commit of one row under the same settings is taken off each
side's median, all four taking turns; and the processor's time is told, which no disk disturbs. FOLDER is on the disk to
measure; without it build/ of the checkout.
"""

import sqlite3
import sys
import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from msgspec.structs import replace  # noqa: E402 - the path is set above

from benchmarks.answer import CARDS, PRAGMAS, QUESTIONS, answer, commit, learner_in, timed  # noqa: E402 - as above
from benchmarks.peer.link import Peer, Spent, medians, meet  # noqa: E402 - the path is set above
from quizgeo.clock import DAY_MS, FixedClock, Instant  # noqa: E402 - the path is set above
from quizgeo.paths import places  # noqa: E402 - the path is set above
from quizgeo.progress import EventKind, new_id  # noqa: E402 - the path is set above
from quizgeo.study import Learner, Summary, everything, open_learner, start  # noqa: E402 - the path is set above

ANSWERS, WARMING = 400, 20
DAYS_AGO = 30
"""When cards that are due were answered last."""
WAL = ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL")
"""What Anki sets."""


def main(folder: Path) -> None:
    """Measure both kinds of cards, and say the ratios."""
    folder.mkdir(exist_ok=True)
    with meet() as anki:
        for kind in ("new", "due"):
            with tempfile.TemporaryDirectory(prefix="answer-", dir=folder) as name:
                home = Path(name)
                anki.ask("new", path=str(home / "collection.anki2"), notes=QUESTIONS)
                if kind == "due":
                    (home / "rows.json").write_text("[]", encoding="utf-8")
                    anki.ask("review", rows=str(home / "rows.json"), days_ago=DAYS_AGO)
                learner = learner_in(home)
                say(kind, in_turns(seen(learner, home) if kind == "due" else learner, anki, home))


def seen(learner: Learner, home: Path) -> Learner:
    """Let all cards have been answered some days ago, so that they are due."""
    bare = learner.log.stamp(learner.clock.now(), believed=True)
    day = bare.day - DAYS_AGO
    learner.log.append(
        [
            replace(
                bare, id=new_id(), kind=EventKind.ANSWERED, card=f"numbers/q{place}", seq=bare.seq + place, day=day,
                at=day * DAY_MS + place, origin="study", form="text", tries=1, grade=3, score=1000, reason="same",
                rating=3, ivl=10, nth=1, took=4000, given=f"Answer {place}",
            )
            for place in range(QUESTIONS)
        ]
    )  # fmt: skip
    now = learner.clock.now()
    learner.change("due_per_day", 9999)
    learner.log.close()
    where = replace(places({"QUIZGEO_HOME": str(home)}), deck_folders=(home / "decks",))
    return open_learner(where, FixedClock(Instant(now.ms + 1)))


def in_turns(learner: Learner, anki: Peer, home: Path) -> dict[str, Spent]:
    """Answer and commit in turns; give the medians."""
    scope = replace(everything(learner), limit=CARDS)
    session = start(learner, scope)
    bare = {"our commit": connect(home / "bare.db", PRAGMAS), "Anki's commit": connect(home / "wal.db", WAL)}
    spent: dict[str, list[Spent]] = {"an answer": [], "Anki's answer": [], **{name: [] for name in bare}}
    for turn in range(WARMING + ANSWERS):
        if isinstance(session.view, Summary):
            session = start(learner, scope)
        cpu, wall = process_time(), perf_counter()
        answer(session)
        found = {"an answer": Spent(perf_counter() - wall, process_time() - cpu)}
        found["Anki's answer"] = anki.seconds("answer", count=1)[0]
        for name, connection in bare.items():
            found[name] = Spent(timed(partial(commit, connection)), 0.0)
        for name, each in found.items():
            if turn >= WARMING:
                spent[name].append(each)
    for connection in bare.values():
        connection.close()
    learner.log.close()
    assert anki.number("remembers") >= ANSWERS, "Anki did not schedule by FSRS"
    return {name: medians(rows) for name, rows in spent.items()}


def connect(path: Path, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    """Make an empty table under these settings."""
    bare = sqlite3.connect(path, isolation_level=None)
    for pragma in pragmas:
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE event (pos INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")
    return bare


def say(kind: str, found: dict[str, Spent]) -> None:
    """Print the times of one kind of cards, and their ratios."""
    words = ", ".join(f"{name} {each.wall * 1000:.3f} ms" for name, each in found.items())
    ours, theirs = found["an answer"], found["Anki's answer"]
    print(f"{kind} cards, medians of {ANSWERS}: {words}")
    print(f"{kind} cards, processor: an answer {ours.cpu * 1000:.3f} ms, Anki's {theirs.cpu * 1000:.3f} ms")
    less = [found[a].wall - found[b].wall for a, b in (("an answer", "our commit"), ("Anki's answer", "Anki's commit"))]
    if min(less) > 0:
        print(f"RATIO {kind}-answer-less-commit-to-anki {less[0] / less[1]:.2f} reach 1")
    print(f"RATIO {kind}-answer-cpu-to-anki {ours.cpu / theirs.cpu:.2f} reach 1")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build")
