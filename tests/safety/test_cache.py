"""The state of a card is only a cache: emptied after every step, it is computed again, the same to the bit."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from quizgeo.clock import FixedClock, parse_instant
from quizgeo.paths import Places
from quizgeo.study import Learner, Scope, everything, open_learner, start

NOW = "2026-03-02T12:00+00:00"
DECK = """\
quizgeo: 1
deck: a
title: A
language: en
questions:
  - {id: one, question: One?, answer: A, wrong: [B, C]}
  - {id: two, question: Two?, answer: Tbilisi}
  - {id: three, front: F, back: B}
"""
CARDS = ("a/one", "a/two", "a/three")


def items(learner: Learner) -> list[object]:
    return [learner.item(card) for card in CARDS]


def emptied(places: Places, to: Path, clock: FixedClock) -> Learner:
    """Open a copy of a learner's home in which no state is saved."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(places.home, to)
    with closing(sqlite3.connect(to / "progress.db", isolation_level=None)) as connection:
        for table in ("state", "mark"):
            connection.execute(f"DELETE FROM {table}")  # two names of our own
    return open_learner(Places(to, places.deck_folders), clock)


def test_states_emptied_after_every_step_come_back_the_same(tmp_path: Path) -> None:
    clock = FixedClock(parse_instant(NOW))
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "a.yaml").write_text(DECK)
    places = Places(tmp_path / "home", (tmp_path / "decks",))
    learner = open_learner(places, clock)
    compared = 0
    for day in range(6):
        session = start(learner, Scope(everything(learner).decks, limit=4))
        for _turn in range(4):
            if session.question is None:
                break
            clock.move(ms=9_000)
            session.give_up()
            if (day + compared) % 3 and "right" in getattr(session.view, "may_say", ()):
                session.say("right")
            session.next()
            again = emptied(places, tmp_path / "copy", clock)
            assert items(again) == items(learner)
            again.log.close()
            compared += 1
        clock.move(days=1 + day)
    assert learner.rebuild() == ()
    learner.log.close()
    assert compared > 8
