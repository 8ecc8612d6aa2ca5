"""Numbers of a learner with decks and a log: what stands counts, under present keys, in the decks asked for."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, FixedClock, Instant
from quizgeo.insight import numbers_of
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog, new_id, undo_of
from quizgeo.study import Learner, open_learner, overview

NOW = Instant(1_775_000_000_000)
DECK = """\
quizgeo: 1
deck: {deck}
title: Some questions
language: en
questions:
  - {{id: one, question: What is the capital of Georgia?, answer: Tbilisi, tags: [capitals]}}
  - {{id: {two}, question: What is the capital of Armenia?, answer: Yerevan{was}}}
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Give a home with two decks of two questions."""
    folder = tmp_path / "decks"
    folder.mkdir()
    for deck in ("north", "south"):
        (folder / f"{deck}.yaml").write_text(DECK.format(deck=deck, two="two", was=""), encoding="utf-8")
    return Places(tmp_path / "home", (folder,))


def write(places: Places, *answers: tuple[str, int, int]) -> list[Event]:
    """Write answers, each a key, how many days ago, and a rating."""
    with ProgressLog.open(places, now=NOW) as log:
        stamp = log.stamp(NOW, believed=True)
        made = [
            replace(
                stamp, id=new_id(), seq=place + 1, kind=EventKind.ANSWERED, card=key, day=stamp.day - ago,
                at=stamp.at - ago * DAY_MS + place, origin="study", form="text", rating=rating, ivl=3, nth=1,
                grade=3 if rating > 1 else 0,
            )
            for place, (key, ago, rating) in enumerate(answers)
        ]  # fmt: skip
        return list(log.append(made))


def opened(places: Places) -> Learner:
    """Open the learner only to read."""
    return open_learner(places, FixedClock(NOW), readonly=True)


def test_what_was_taken_back_counts_nowhere(places: Places) -> None:
    _first, second, _third = write(places, ("north/one", 9, 3), ("north/one", 4, 1), ("north/two", 0, 3))
    with ProgressLog.open(places, now=NOW) as log:
        log.append([undo_of(second, log.stamp(NOW, believed=True))])
    learner = opened(places)
    found = numbers_of(learner)
    assert (found.work.answers, found.retention.windows["all"].share.n) == (2, 0)
    learner.log.close()


def test_a_renamed_card_keeps_its_answers(places: Places) -> None:
    write(places, ("north/two", 9, 3), ("north/three", 4, 3), ("north/one", 4, 3))
    path = places.deck_folders[0] / "north.yaml"
    path.write_text(DECK.format(deck="north", two="three", was=", was: two"), encoding="utf-8")
    learner = opened(places)
    found = numbers_of(learner, [learner.deck("north")])
    # the second answer came back to a card that was met under its former key
    assert found.retention.windows["all"].share.n == 1
    assert (found.work.answers, found.knowledge.all.n, found.cards.new) == (3, 2, 0)
    learner.log.close()


def test_only_the_decks_that_are_asked_for_count(places: Places) -> None:
    write(places, ("north/one", 9, 3), ("south/one", 4, 3), ("lost/one", 4, 3))
    learner = opened(places)
    north = numbers_of(learner, [learner.deck("north")])
    assert (north.work.answers, north.cards.n, north.knowledge.all.n) == (1, 2, 1)
    every = numbers_of(learner)
    assert (every.work.answers, every.cards.n, every.knowledge.all.n) == (3, 4, 2)
    learner.log.close()


def test_what_is_known_is_what_the_list_of_decks_says(places: Places) -> None:
    write(places, ("north/one", 9, 3), ("north/two", 0, 1), ("south/one", 4, 4))
    learner = opened(places)
    rows = {str(row.deck.id): row.known for row in overview(learner).rows}
    found = numbers_of(learner).knowledge.decks
    assert {name: each.value for name, each in found.items()} == pytest.approx(rows)
    learner.log.close()


def test_a_deck_without_answers_has_numbers_too(places: Places) -> None:
    learner = opened(places)
    found = numbers_of(learner, days=7)
    assert (found.work.answers, found.cards.new, found.calendar.n) == (0, 4, 0)
    assert found.retention.windows["all"].share.why == "few"
    assert found.since == found.today - 6
    learner.log.close()
