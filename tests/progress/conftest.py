"""A home for a log, and makers of answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog

NOON = Instant(1_770_000_000_000, 420)

Answer = Callable[..., Event]


@pytest.fixture
def now() -> Instant:
    return NOON


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home", ())


@pytest.fixture
def log(places: Places) -> Iterator[ProgressLog]:
    with ProgressLog.open(places, now=NOON) as opened:
        yield opened


def answered(log: ProgressLog, card: str = "deck/one", now: Instant = NOON, rating: int = 3) -> Event:
    return replace(
        log.stamp(now), kind=EventKind.ANSWERED, card=card, origin="study", form="choice", shown='["Russia","China"]',
        hints=0, tries=1, said=0, grade=3, score=1000, reason="same", rating=rating, ivl=3, nth=1, took=4200,
        given="Russia", scheduler="fsrs-6/6.3.2",
    )  # fmt: skip


@pytest.fixture
def answer() -> Answer:
    return answered
