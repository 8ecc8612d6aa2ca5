"""A deck's files in a folder, written and read as by somebody who edits them, and looked at without a clock."""

import os
from pathlib import Path

from quizgeo.answers import problems
from quizgeo.decks import Deck, Problem, check_file
from quizgeo.study import Manuscript, read_manuscript

SEAS = """\
quizgeo: 1
deck: seas
title: Seas
language: en
questions:
  - id: black
    question: Which sea lies west of Georgia?
    answer: Black Sea
  - id: caspian
    question: Which sea lies east of Azerbaijan?
    answer: Caspian Sea
    wrong: [Aral Sea, White Sea]
  - {id: card, front: Van, back: A lake in Turkey, both_ways: true}
"""
LAUT = """\
quizgeo: 1
translates: seas
language: id
title: Laut
questions:
  black: {question: Laut apa di barat Georgia?, answer: Laut Hitam}
  caspian:
    question: Laut apa di timur Azerbaijan?
    answer: Laut Kaspia
    wrong: [Laut Aral, Laut Putih]
  card: {front: Van, back: Danau di Turki}
"""


def inspect(path: Path) -> tuple[Deck | None, tuple[Problem, ...]]:
    """Read a file, with what reading and judging find."""
    deck, found = check_file(path)
    return deck, (*found, *(problems(deck) if deck is not None else ()))


def write(name: str, text: str | bytes) -> Path:
    """Save a file."""
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def opened(name: str = "seas.yaml", overlay: str = "") -> Manuscript:
    """Read a deck, and the translation over it."""
    return read_manuscript(Path(name), Path(overlay) if overlay else None, inspect)


def rested(manuscript: Manuscript) -> Manuscript:
    """Look as often as it takes until nothing is left to find out."""
    for _look in range(10):
        before, manuscript = manuscript, manuscript.look()
        if manuscript is before:
            return manuscript
    raise AssertionError("it never comes to rest")


def stop_clock(path: Path, before: os.stat_result) -> None:
    """Give a file the time of change that it had, as two writings within one tick have it."""
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
