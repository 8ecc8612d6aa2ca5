"""A home for a log, and makers of answers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog

NOON = Instant(1_770_000_000_000, 420)


class Answer(Protocol):
    """Makes an answer that is not in the log yet."""

    def __call__(self, log: ProgressLog, card: str = "deck/one", now: Instant = NOON, rating: int = 3) -> Event: ...


class Home(Protocol):
    """Makes the places of one more learner's home."""

    def __call__(self, name: str) -> Places: ...


@pytest.fixture
def now() -> Instant:
    return NOON


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return lambda name: Places(tmp_path / name, ())


@pytest.fixture
def places(home: Home) -> Places:
    return home("home")


@pytest.fixture
def log(places: Places) -> Iterator[ProgressLog]:
    with ProgressLog.open(places, now=NOON) as opened:
        yield opened


@pytest.fixture
def answer() -> Answer:
    def make(log: ProgressLog, card: str = "deck/one", now: Instant = NOON, rating: int = 3) -> Event:
        return replace(
            log.stamp(now), kind=EventKind.ANSWERED, card=card, origin="study", form="choice",
            shown='["Russia","China"]', hints=0, tries=1, said=0, grade=3, score=1000, reason="same", rating=rating,
            ivl=3, nth=1, took=4200, given="Russia", scheduler="fsrs-6/6.3.2",
        )  # fmt: skip

    return make


@pytest.fixture
def filled(places: Places, answer: Answer) -> Places:
    """Give a home with 30 answers to 5 cards on 3 study days, and one undone."""
    from quizgeo.progress import undo_of

    with ProgressLog.open(places, now=NOON) as log:
        for number in range(30):
            moment = NOON.later(days=number // 10, ms=number)
            log.append([answer(log, f"deck/card-{number % 5}", moment)])
        log.append([undo_of(next(log.backwards()), log.stamp(NOON.later(days=3)))])
    return places
