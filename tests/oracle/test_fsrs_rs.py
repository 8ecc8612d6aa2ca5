"""Our FSRS-6 against fsrs-rs, the implementation that Anki uses; it computes in single precision."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

from quizgeo.clock import Instant, study_day
from quizgeo.memory import DEFAULT_PARAMETERS, FSRS6, Memory, Rating, complete_parameters, from_sm2
from quizgeo.memory.policy import PARAMETER_BOUNDS

pytestmark = pytest.mark.oracle

CLOSE = 1e-4
ZONES = (
    "Europe/Istanbul",
    "America/St_Johns",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/London",
)

Review = tuple[Rating, int]


def some_parameters(random: Random) -> tuple[float, ...]:
    """Give the defaults, or each parameter by itself at 0.5 to 1.6 of its default, inside the bounds."""
    if random.random() < 0.5:
        return DEFAULT_PARAMETERS
    rows = zip(DEFAULT_PARAMETERS, PARAMETER_BOUNDS, strict=True)
    return tuple(min(max(value * random.uniform(0.5, 1.6), low), high) for value, (low, high) in rows)


def some_reviews(random: Random) -> list[Review]:
    """Give 1 to 25 ratings with the nights before each; none before the first."""
    reviews: list[Review] = []
    for _ in range(random.randint(1, 25)):
        pause = random.choice((0, 1, 2, 5, random.randint(1, 60), random.randint(1, 900)))
        reviews.append((random.choice(tuple(Rating)), pause if reviews else 0))
    return reviews


def ours(parameters: tuple[float, ...], reviews: Sequence[Review]) -> list[Memory]:
    """Give our memories up to the first at the bound of stability, where fsrs-rs goes another way."""
    scheduler = FSRS6(parameters)
    memories = [scheduler.first(reviews[0][0])]
    for rating, pause in reviews[1:]:
        if memories[-1].stability >= 36_500:
            break
        memories.append(scheduler.after(memories[-1], pause, rating))
    return memories


def assert_equal(parameters: tuple[float, ...], reviews: Sequence[Review]) -> None:
    item = FSRSItem([FSRSReview(int(rating), pause) for rating, pause in reviews])
    theirs = FSRS(list(parameters)).historical_memory_states(item)
    assert len(theirs) == len(reviews)
    for memory, state in zip(ours(parameters, reviews), theirs, strict=False):
        assert memory.stability == pytest.approx(state.stability, rel=CLOSE), (parameters, reviews)
        assert memory.difficulty == pytest.approx(state.difficulty, rel=CLOSE), (parameters, reviews)


@pytest.mark.parametrize("seed", range(20))
def test_random_histories(seed: int) -> None:
    random = Random(seed)
    for _ in range(40):
        assert_equal(some_parameters(random), some_reviews(random))


@pytest.mark.parametrize("zone", ZONES)
def test_histories_of_instants_over_clock_changes(zone: str) -> None:
    """Answers at any hour of years with daylight saving: the nights between are what fsrs-rs is told."""
    random, place = Random(zone), ZoneInfo(zone)
    for _ in range(20):
        moment, last = datetime(2023, 1, 1, tzinfo=UTC), 0
        reviews: list[Review] = []
        for _answer in range(random.randint(2, 20)):
            moment += timedelta(minutes=random.choice((10, 600, 1440, random.randint(1, 90_000))))
            offset = moment.astimezone(place).utcoffset() or timedelta()
            day = study_day(Instant(int(moment.timestamp() * 1000), offset // timedelta(minutes=1)))
            reviews.append((random.choice(tuple(Rating)), day - last if reviews else 0))
            last = day
        assert_equal(DEFAULT_PARAMETERS, reviews)


def test_the_defaults_are_the_same() -> None:
    reviews = [(Rating.GOOD, 0), (Rating.AGAIN, 9), (Rating.EASY, 0), (Rating.HARD, 30)]
    item = FSRSItem([FSRSReview(int(rating), pause) for rating, pause in reviews])
    for empty, state in zip(FSRS([]).historical_memory_states(item), ours(DEFAULT_PARAMETERS, reviews), strict=True):
        assert state.stability == pytest.approx(empty.stability, rel=2e-5)


@pytest.mark.parametrize(
    "older",
    [
        DEFAULT_PARAMETERS[:19],
        (0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813, 0.0953, 0.2975,
         2.2042, 0.2407, 2.9466, 0.5034, 0.6567),
        (0.4872, 1.4003, 3.7145, 13.8206, 5.1618, 1.2298, 0.8975, 0.031, 1.6474, 0.1367, 1.0461, 2.1072, 0.0793, 0.3246,
         1.587, 0.2272, 2.8755),
    ],
    ids=["19 of the defaults", "FSRS-5", "FSRS-4.5"],
)  # fmt: skip
def test_older_parameters_are_filled_up_alike(older: tuple[float, ...]) -> None:
    reviews = [(Rating.GOOD, 0), (Rating.GOOD, 3), (Rating.AGAIN, 9), (Rating.HARD, 2), (Rating.EASY, 4)]
    item = FSRSItem([FSRSReview(int(rating), pause) for rating, pause in reviews])
    theirs = FSRS(list(older)).historical_memory_states(item)
    for memory, state in zip(ours(complete_parameters(older), reviews), theirs, strict=True):
        assert memory.stability == pytest.approx(state.stability, rel=CLOSE)
        assert memory.difficulty == pytest.approx(state.difficulty, rel=CLOSE)


@pytest.mark.parametrize(
    ("ease", "interval", "retention"), [(2.5, 10, 0.9), (2.1, 80, 0.8), (1.3, 2, 0.95), (3.0, 400, 0.85)]
)
def test_sm2_items_are_taken_over_alike(ease: float, interval: float, retention: float) -> None:
    state = FSRS(list(DEFAULT_PARAMETERS)).memory_state_from_sm2(ease, interval, retention)
    memory = from_sm2(ease, interval, retention)
    assert memory.stability == pytest.approx(state.stability, rel=CLOSE)
    assert memory.difficulty == pytest.approx(state.difficulty, rel=CLOSE)


def test_intervals_are_the_same() -> None:
    fsrs, scheduler = FSRS(list(DEFAULT_PARAMETERS)), FSRS6()
    for stability in (0.01, 0.7, 3.0, 55.5, 36_500.0):
        for retention in (0.7, 0.8, 0.9, 0.97):
            theirs = fsrs.next_interval(stability, retention, 3)
            assert scheduler.interval(Memory(stability, 5), retention) == pytest.approx(theirs, rel=CLOSE)
