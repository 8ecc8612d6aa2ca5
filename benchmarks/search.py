"""One keystroke in the search of cards over 10,000 questions, against a plain pass over the same texts.

Run: python benchmarks/search.py [QUESTIONS]. The plain pass looks for the same words in the same folded texts, card by
card, and does nothing else; a search parses, asks about states, makes a list of cards and sorts it. Reading the deck,
which the first search for a text does once, is set against reading it alone. All times are CPU times, taken in turns.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from quizgeo.clock import FixedClock, Instant
from quizgeo.decks import load_deck
from quizgeo.paths import Places
from quizgeo.study import Finder, Learner, open_learner
from quizgeo.text import fold

QUESTIONS = 10_000
ROUNDS = 15
NOW = Instant(1_775_000_000_000)
WORDS = (
    "border", "treaty", "capital", "river", "mountain", "president", "army", "railway", "pipeline", "election",
    "summit", "region", "island", "parliament", "minister", "embassy", "Georgia", "Armenia", "Azerbaijan", "Turkey",
    "Russia", "Iran", "Karabakh", "peace", "war", "port", "sea", "flag", "trade",
)  # fmt: skip


def main(questions: int) -> None:
    """Measure, and say the ratios."""
    with TemporaryDirectory() as folder:
        learner, path = learner_in(Path(folder), questions)
        finder = Finder(learner)
        first = seconds(lambda: finder.find("karabakh treaty"))
        reading = min(seconds(lambda: load_deck(path)) for _ in range(3))
        texts = list(finder.texts.folded(learner.library.entries[0]).values())
        words = [fold(word, 3) for word in ("karabakh", "treaty")]
        runs: dict[str, Callable[[], object]] = {
            "plain pass, two words": lambda: [text for text in texts if all(word in text for word in words)],
            "search, two words": lambda: finder.find("karabakh treaty"),
            "search, states alone": lambda: finder.find("is:new -tag:t7 sort:lapses"),
            "search, texts and states": lambda: finder.find("(karabakh or treaty) -peace is:new sort:recall"),
            "search, half a word": lambda: finder.find("k"),
        }
        spent = in_turns(runs)
        learner.log.close()
    for name, second in spent.items():
        print(f"{name:<26} {second * 1000:7.2f} ms for {questions:,} questions")
    print(f"{'first search':<26} {first * 1000:7.0f} ms, reading the deck {reading * 1000:.0f} ms")
    plain = spent["plain pass, two words"]
    print(f"RATIO search of two words against a plain pass {spent['search, two words'] / plain:.1f} reach 4")
    print(f"RATIO search of states against that pass {spent['search, states alone'] / plain:.1f} reach 4")
    print(f"RATIO first search against reading the deck {first / reading:.2f} reach 2")


def seconds(run: Callable[[], object]) -> float:
    """Give the CPU seconds of one run."""
    start = process_time()
    run()
    return process_time() - start


def in_turns(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Give the CPU seconds of the quickest round of each, so that a busy machine slows all of them alike."""
    spent = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            spent[name] = min(spent[name], seconds(run))
    return spent


def learner_in(home: Path, questions: int) -> tuple[Learner, Path]:
    """Make a learner with one deck, and give the deck's file."""
    decks = home / "decks"
    decks.mkdir()
    random = Random(3)
    lines = ["quizgeo: 1", "deck: many", "title: Many", "language: en", "questions:"]
    for place in range(questions):
        asked, told = (" ".join(random.choice(WORDS) for _ in range(count)) for count in (9, 20))
        lines += [f"  - id: q{place}", f"    question: Which {asked} is number {place}?"]
        lines += [f"    answer: Answer {random.choice(WORDS)} {place}", f"    wrong: [one {place}, two, three]"]
        lines += [f"    explain: {told}.", f"    tags: [t{place % 50}]"]
    path = decks / "many.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return open_learner(Places(home / "home", (decks,)), FixedClock(NOW)), path


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)
