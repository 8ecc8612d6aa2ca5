"""Writing 10,000 questions as a package for Anki, beside Anki's backend writing the same 10,000 notes.

Run: python benchmarks/anki_export.py [QUESTIONS]. Anki first takes our package in, so that both write the same fields
and cards; it writes the form that older versions read, as we do. Both write a file, in turns, and the quickest round of
each counts. Ours starts from a deck that was read, with what the package before it held and without.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.peer.link import Spent, meet  # noqa: E402 - the path is set above
from quizgeo.decks import Deck, parse_deck  # noqa: E402 - the path is set above
from quizgeo.exchange import WriteOptions  # noqa: E402 - the path is set above
from quizgeo.exchange.anki import write  # noqa: E402 - the path is set above

QUESTIONS, ROUNDS = 10_000, 5
NOW = datetime(2026, 3, 1, tzinfo=UTC)
HEAD = """
quizgeo: 1
deck: numbers
title: Numbers
language: en
questions:
"""
ROW = """  - id: q{n}
    front: What is <b>number {n}</b> of the {many} that there are?
    back: Answer {n}
    explain: It comes after {before}, and before the one that follows.
    tags: [numbers, t{tag}]
"""


def main(count: int) -> None:
    """Measure, and say the ratios."""
    deck = parse_deck(HEAD + "".join(ROW.format(n=n, many=count, before=n - 1, tag=n % 7) for n in range(count)))
    with TemporaryDirectory() as folder, meet() as anki:
        home = Path(folder)
        package = home / "ours.apkg"
        ours(deck, package)  # imports are not what is measured
        anki.ask("new", path=str(home / "collection.anki2"), notes=0)
        anki.ask("take_in", path=str(package), progress=0)
        earlier = package.read_bytes()
        rounds = [
            (
                ours(deck, package),
                ours(deck, package, earlier),
                anki.seconds("export", path=str(home / "theirs.apkg"), progress=0)[0],
            )
            for _round in range(ROUNDS)
        ]
        sizes = [path.stat().st_size for path in (package, home / "theirs.apkg")]
    names = ("quizgeo", "quizgeo, over an earlier package", "Anki")
    best = [min(spent) for spent in zip(*rounds, strict=True)]
    for name, spent in zip(names, best, strict=True):
        print(f"{name:<34}{spent.wall:7.3f} s, processor {spent.cpu:7.3f} s for {count:,} questions")
    print(f"bytes: quizgeo {sizes[0]:,}, Anki {sizes[1]:,}")
    print(f"RATIO anki-export-to-anki {best[0].wall / best[2].wall:.2f} reach 3")
    print(f"RATIO anki-export-again-to-anki {best[1].wall / best[2].wall:.2f} reach 3")


def ours(deck: Deck, path: Path, earlier: bytes = b"") -> Spent:
    """Time writing a package."""
    wall, cpu = perf_counter(), process_time()
    path.write_bytes(write(deck, WriteOptions(NOW, earlier=earlier)).data)
    return Spent(perf_counter() - wall, process_time() - cpu)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)
