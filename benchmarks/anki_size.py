"""Bytes on disk that an answer takes, beside Anki's: 100,000 answers to 5,000 cards, with what is kept of each card.

Run: python benchmarks/anki_size.py [ANSWERS [CARDS]]. Anki's is the growth of its closed collection from cards never
seen to cards with that history; ours the whole log, which knows no decks. Ours also keeps what was asked and given.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.peer.link import meet  # noqa: E402 - the path is set above
from benchmarks.size import START, answers, write  # noqa: E402 - the path is set above
from quizgeo.paths import Places  # noqa: E402 - the path is set above
from quizgeo.progress import ProgressLog  # noqa: E402 - the path is set above


def main(count: int = 100_000, cards: int = 5_000) -> None:
    """Print the bytes an answer takes on both sides."""
    with TemporaryDirectory() as folder, meet() as anki:
        home = Path(folder)
        places = Places(home, ())
        ours = write(places, count, cards)
        anki.ask("new", path=str(home / "collection.anki2"), notes=cards)
        before = anki.number("size")
        with ProgressLog.open(places, now=START) as log:
            rows = [
                (n % cards, event.at, event.rating, event.ivl) for n, event in enumerate(answers(log, count, cards))
            ]
        (home / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
        anki.ask("review", rows=str(home / "rows.json"), days_ago=30)
        theirs = anki.number("size") - before
    print(f"{count:,} answers, {cards:,} cards: {ours / count:.1f} bytes an answer, Anki {theirs / count:.1f}")
    print(f"RATIO size-to-anki {ours / theirs:.2f} reach 1")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
