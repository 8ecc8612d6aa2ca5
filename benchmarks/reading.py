"""How long reading and checking a deck of 10,000 questions takes, beside PyYAML's own C loader on the same text.

Run: python benchmarks/reading.py [--questions N] [--rounds N] [--show]. The two alternate, and medians are compared, as
the machine's speed drifts. Reading ends with a `Deck` of typed questions and all problems; `yaml.load` with plain dicts
and lists. Timed too are the same deck with all rules followed as well, as `quizgeo check` does; with a problem in its
last question, which is when a text that is read without PyYAML up to there must be read with it; and the warm library,
where the deck is found again through its index without being read.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from quizgeo.decks import check_text, scan
from quizgeo.decks.checking import inspect_text

REACH = 0.2
REACH_RULES = 0.6
REACH_PROBLEM = 0.25
REACH_LIBRARY_MS = 25
HEAD = """\
quizgeo: 1
deck: states
title: States and their neighbours
language: en
as_of: 2025-07
sources:
  atlas: {title: An atlas of the world, published: 2024-05}
  news: {title: A news agency, language: id, published: 2025-07, url: https://news.example/2025/07}
questions:
"""
_BODIES = """\
question: Which state does region {n} belong to?
answer: State {n}
wrong: [State {a}, State {b}, State {c}]

question: Which states border on state {n}?
answers: [State {a}, State {b}]
wrong: [State {c}, State {d}]

statement: State {n} has a coast.
answer: {bool}

question: Who governs state {n}?
answer: Governor {n}
accept: [G. {n}, The governor {n}]
review_by: 2026-06

question: How many people live in city {n}?
number: {number}
within: 5%
unit: people

question: When was treaty {n} signed?
date: {year}-09
within: 1 month

question: Name two neighbours of state {n}.
list: [State {a}, State {b}, [State {c}, Côte {c}]]
need: 2

question: Put the events of year {n} in order.
order: [Event {a}, Event {b}, Event {c}]

question: Match the capitals of area {n}.
match: {{State {a}: City {a}, State {b}: City {b}}}
extra: [City {c}]

question: Sort the states of area {n}.
groups: {{North {n}: [State {a}, State {b}], South {n}: [State {c}]}}

cloze: ((State {n}|Land {n}::a neighbour)) closed its border with ((State {a})) in (({year})).

front: What is alliance {n}?
back: An alliance of {a} states.
both_ways: true

question: Why does border {n} matter?
model: It would ease isolation {n}.
rubric: [names isolation, names state {a}]

question: Where is state {n}?
find: AM
map: {{region: south-caucasus}}

question: Put the cursor on city {n}.
place: 40.{lat}, 44.51
within: 30 km

question: What is true of area {n}?
options:
  - {{text: Claim {a}, correct: true}}
  - {{text: Claim {b}, feedback: No.}}
  - {{text: None of these, pin: last}}"""
BODIES = tuple(block.replace("\n", "\n    ") for block in _BODIES.split("\n\n"))
"""One question of each kind, in the proportions of a mixed deck."""
COMMON = """\
    explain: A sentence of twelve words or so says why area {n} is as it is.
    source: {{ref: {source}, at: {at}}}
    tags: [area-{area}, {tag}]
"""


def make_deck(questions: int) -> str:
    """Write a deck in which all kinds take turns."""
    parts = [HEAD]
    for n in range(questions):
        values = {
            "n": n, "a": n * 7 % 997, "b": n * 7 % 997 + 1, "c": n * 7 % 997 + 2, "d": n * 7 % 997 + 3,
            "bool": ("true", "no")[n % 2], "number": n * 37 + 11, "year": 1900 + n % 125, "lat": 10 + n % 90,
            "source": ("atlas", "news")[n % 2], "at": n % 60 + 1, "area": n % 40,
            "tag": ("people", "places", "dates")[n % 3],
        }  # fmt: skip
        parts.append(f"  - id: item-{n}\n    {BODIES[n % len(BODIES)].format(**values)}\n{COMMON.format(**values)}")
    return "".join(parts)


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def medians(text: str, rounds: int) -> tuple[float, float, float, float]:
    """Time the reading of a deck, `yaml.load`, reading with all rules, and reading with a problem at the end."""
    head, field, rest = text.rpartition("explain:")
    work = (
        lambda: check_text(text),
        lambda: yaml.load(text, Loader=yaml.CSafeLoader),
        lambda: inspect_text(text, today=date(2025, 7, 1)),
        lambda: check_text(f"{head}x{field}{rest}"),
    )
    ours, theirs, with_rules, with_problem = (
        median(times) for times in zip(*[[seconds(each) for each in work] for _ in range(rounds)], strict=True)
    )
    return ours, theirs, with_rules, with_problem


def library_ms(text: str, rounds: int) -> float:
    """Time the scan of a library that holds the deck, its index at hand."""
    with tempfile.TemporaryDirectory() as folder:
        decks, index = Path(folder, "decks"), Path(folder, "index.json")
        decks.mkdir()
        (decks / "states.yaml").write_text(text, encoding="utf-8")
        scan([decks], index)
        return median(seconds(lambda: scan([decks], index)) for _ in range(rounds)) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print the deck and stop")
    arguments = parser.parse_args()
    text = make_deck(arguments.questions)
    if arguments.show:
        print(text)
        return
    deck, problems = check_text(text)
    if deck is None or problems:
        raise SystemExit("\n".join(str(problem) for problem in problems[:5]))
    ours, theirs, with_rules, with_problem = medians(text, arguments.rounds)
    print(f"{len(deck)} questions, {len(text):,} characters: check {ours:.3f} s, yaml.load {theirs:.3f} s")
    print(f"RATIO reading-{len(deck)}-questions {ours / theirs:.3f} reach {REACH}")
    print(f"RATIO checking-with-rules {with_rules / theirs:.3f} reach {REACH_RULES}")
    print(f"RATIO reading-with-a-problem {with_problem / theirs:.3f} reach {REACH_PROBLEM}")
    warm = library_ms(text, arguments.rounds)
    print(f"RATIO warm-library-{len(deck)}-questions {warm:.1f} ms reach {REACH_LIBRARY_MS} ms")


if __name__ == "__main__":
    main()
