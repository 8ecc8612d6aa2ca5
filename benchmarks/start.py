"""How long the program takes to start, against bare Python and against an empty Textual app, in the same run.

Run: python benchmarks/start.py. Goals: `--version` and `check` on a small deck <= 6 x bare Python; the home screen with
10,000 questions and 100,000 reviews on disk <= 1.3 x an empty Textual app. What is compared runs in turns, and medians
are taken. A paint is the moment at which the terminal has got the last row of the first frame; what waits in each deck
is painted right after it, and that moment is told too. Sources are compiled first, as those of installed packages are.
"""

import compileall
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from msgspec.structs import replace

from quizgeo.clock import DAY_MS, FixedClock, Instant
from quizgeo.paths import places
from quizgeo.progress import Event, EventKind, ProgressLog, new_id
from quizgeo.study import open_learner

SOURCE = Path(__file__).resolve().parents[1] / "src"
TURNS = 15
ROWS, COLUMNS = 24, 80
LAST_ROW = b"\x1b[24;1H"
"""What Textual sends before the last row of a frame."""
FIGURES = b"Today"
"""What stands before the figures of home."""
PATIENCE = 20.0
"""Seconds after which a program that paints nothing has failed."""
QUESTIONS, REVIEWS = 10_000, 100_000
DECKS = 10
RIGHT = 0.88
"""Share of right answers."""
NOW = Instant(1_775_000_000_000)
QUIZGEO = "import sys; from quizgeo.__main__ import main; sys.exit(main())"
EMPTY = "from textual.app import App; App().run()"
SMALL = """\
quizgeo: 1
deck: small
title: A small deck
language: en
questions:
  - {id: a, question: What is the capital of Georgia?, answer: Tbilisi}
  - {id: b, question: Which of these is a capital?, answer: Baku, wrong: [Ganja, Gyumri]}
  - {id: c, question: When was full control retaken?, date: 2023-09}
"""


def main(questions: int, reviews: int) -> None:
    """Measure all, and say the ratios."""
    compileall.compile_dir(SOURCE, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        small = home / "small.yaml"
        small.write_text(SMALL, encoding="utf-8")
        environment = {
            **os.environ,
            "QUIZGEO_HOME": str(home / "home"),
            "PYTHONPATH": str(SOURCE),
            "TERM": "xterm-256color",
        }
        environment.pop("QUIZGEO_NOW", None)
        words(environment, small)
        fill(home / "home", questions, reviews)
        screen(environment)


def words(environment: Mapping[str, str], small: Path) -> None:
    """Measure the commands that draw nothing."""
    calls = {
        "bare": ["-c", "pass"],
        "version": ["-c", QUIZGEO, "--version"],
        "check": ["-c", QUIZGEO, "check", str(small)],
    }
    seconds = in_turns({name: partial(run, call, environment) for name, call in calls.items()})
    for name in ("version", "check"):
        print(f"quizgeo {name}: {seconds[name] * 1000:.1f} ms, bare Python {seconds['bare'] * 1000:.1f} ms")
        print(f"RATIO start-{name} {seconds[name] / seconds['bare']:.2f} reach 6")


def screen(environment: Mapping[str, str]) -> None:
    """Measure the first paint of the home screen."""
    works = {
        "empty": partial(paint, EMPTY, environment),
        "home": partial(paint, QUIZGEO, environment),
        "figures": partial(paint, QUIZGEO, environment, until=FIGURES),
    }
    seconds = in_turns(works)
    print(f"home painted after {seconds['home'] * 1000:.0f} ms, an empty app after {seconds['empty'] * 1000:.0f} ms")
    print(f"home painted with its figures after {seconds['figures'] * 1000:.0f} ms")
    print(f"RATIO start-home {seconds['home'] / seconds['empty']:.2f} reach 1.3")


def in_turns(works: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """Give the median seconds of each, run in turns after one turn that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(TURNS + 1):
        for name, work in works.items():
            spent = work()
            if turn:
                seconds[name].append(spent)
    return {name: median(spent) for name, spent in seconds.items()}


def run(call: list[str], environment: Mapping[str, str]) -> float:
    """Give the seconds of one run of Python from start to end."""
    began = perf_counter()
    subprocess.run([sys.executable, *call], env=environment, check=True, capture_output=True)
    return perf_counter() - began


def paint(code: str, environment: Mapping[str, str], until: bytes = LAST_ROW) -> float:
    """Give the seconds from a program's start until the last row of its first frame, or that, reaches a terminal."""
    terminal, theirs = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    began = perf_counter()
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    got = b""
    try:
        while until not in got:
            piece = read(terminal)
            if not piece:
                raise SystemExit(f"nothing was painted: {got[-500:].decode(errors='replace')}")
            got += piece
        return perf_counter() - began
    finally:
        program.kill()
        program.wait()
        os.close(terminal)


def read(terminal: int) -> bytes:
    """Read what a program wrote to a terminal; nothing once it has ended, or is silent for long."""
    ready, _, _ = select.select([terminal], [], [], PATIENCE)
    try:
        return os.read(terminal, 65_536) if ready else b""
    except OSError:  # the program has ended
        return b""


# -- a learner with much behind them ---------------------------------------------------------------------------------


def fill(home: Path, questions: int, reviews: int) -> None:
    """Make a home with decks and a log, opened once so that index and states are there."""
    folder = home / "decks"
    folder.mkdir(parents=True)
    per_deck = questions // DECKS
    for number in range(DECKS):
        path = folder / f"deck-{number}.yaml"
        path.write_text(deck(number, per_deck), encoding="utf-8")
        os.utime(path, (NOW.ms / 1000, NOW.ms / 1000 - 3600))
    where = places({"QUIZGEO_HOME": str(home)})
    with ProgressLog.open(where, now=NOW) as log:
        log.append(list(events(log.device, per_deck, reviews)))
    for _start in range(2):
        open_learner(where, FixedClock(NOW)).log.close()


def deck(number: int, count: int) -> str:
    """Write a deck of choices and typed questions."""
    lines = ["quizgeo: 1", f"deck: deck-{number}", f"title: Deck {number}", "language: en", "questions:"]
    for place in range(count):
        lines += [
            f"  - id: q{place}",
            f"    question: What is number {place} of deck {number}?",
            f"    answer: Answer {place}",
        ]
        lines += [f"    wrong: [Wrong {place}, False {place}]"] if place % 2 else []
    return "\n".join(lines) + "\n"


def events(device: str, per_deck: int, reviews: int) -> Iterator[Event]:
    """Give answers as the study engine writes them, until there are enough; each card has up to 20."""
    random = Random(7)
    today = NOW.ms // DAY_MS
    seq = 0
    while True:
        for card in range(per_deck * DECKS):
            day, pause = today - 600 + random.randrange(200), 2
            for nth in range(1, random.randint(6, 20) + 1):
                if seq == reviews:
                    return
                seq += 1
                right = random.random() < RIGHT
                pause = max(1, round(pause * random.uniform(1.3, 2.2))) if right else 1
                bare = answer(device, seq, f"deck-{card % DECKS}/q{card // DECKS}", day, right=right)
                yield replace(bare, ivl=pause, nth=nth)
                day = min(today, day + pause)


def answer(device: str, seq: int, key: str, day: int, *, right: bool) -> Event:
    """Give one answer, without what it planned."""
    return Event(
        id=new_id(), kind=EventKind.ANSWERED, card=key, device=device, seq=seq, at=day * DAY_MS + seq % DAY_MS,
        offset=0, day=day, origin="study", form="text", tries=1, grade=3 if right else 0, score=1000 if right else 0,
        reason="same" if right else "different", rating=3 if right else 1, took=4000, given="Answer", scheduler="fsrs",
    )  # fmt: skip


if __name__ == "__main__":
    main(QUESTIONS, REVIEWS)
