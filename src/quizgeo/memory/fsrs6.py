"""FSRS-6 as the `fsrs` package computes it; the only file that imports it, and only when an answer is scheduled.

Each answer is put to `fsrs` as one at midnight UTC, so that it counts nights and never hours. Its fuzz and its learning
steps are off, and of its results only stability and difficulty are used: each question has its own desired retention.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from pathlib import Path

from quizgeo.memory.curve import Curve
from quizgeo.memory.policy import DEFAULT_PARAMETERS
from quizgeo.memory.scheduler import Memory, Rating

STABILITY_MIN = 0.001
STABILITY_MAX = 36_500.0
"""Days. Without a bound a series of Easy ends in an OverflowError."""

LONGEST_PAUSE = 1_000_000
"""Days between two answers beyond which dates would run out; recall has long been at its floor."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Step = Callable[[Memory | None, int, Rating], Memory]


class FSRS6:
    """The scheduler in use; see the `Scheduler` protocol."""

    __slots__ = ("_curve", "_firsts", "_parameters", "_step", "version")

    def __init__(self, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> None:
        """Take w0..w20, as `Policy` has checked them; out of bounds they raise ValueError at the first answer."""
        self.version = f"fsrs-6/{installed_version()}"
        self._parameters = parameters
        self._curve = Curve(parameters[20])
        self._step: Step | None = None
        self._firsts: dict[Rating, Memory] = {}

    def first(self, rating: Rating) -> Memory:
        """Give the memory after the first answer ever."""
        memory = self._firsts.get(rating)
        if memory is None:
            memory = self._firsts[rating] = (self._step or self._load())(None, 0, rating)
        return memory

    def after(self, memory: Memory, elapsed: int, rating: Rating) -> Memory:
        """Give the memory after an answer `elapsed` study days (>= 0) after the one before."""
        return (self._step or self._load())(memory, elapsed, rating)

    def recall(self, memory: Memory, elapsed: int) -> float:
        """Give the chance, 0..1, to pass `elapsed` study days after the last answer."""
        return self._curve.recall(memory.stability, elapsed)

    def interval(self, memory: Memory, retention: float) -> float:
        """Give the days, not rounded, until recall falls to `retention` (0..1, exclusive)."""
        return self._curve.interval(memory.stability, retention)

    def _load(self) -> Step:
        self._step = _stepper(self._parameters)
        return self._step


@cache
def installed_version() -> str:
    """Give the version of the installed `fsrs` without importing it, such as `6.3.2`.

    The name of its metadata folder is enough: importlib.metadata takes 10 ms to import, this takes half of one.
    """
    spec = PathFinder.find_spec("fsrs")
    if spec is not None and spec.origin is not None:
        folders = [folder.name for folder in Path(spec.origin).parents[1].glob("fsrs-*.dist-info")]
        if len(folders) == 1:
            return folders[0].removeprefix("fsrs-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version("fsrs")


def _stepper(parameters: tuple[float, ...]) -> Step:
    """Bind `fsrs` to the parameters; everything a step needs is a local name, for a replay takes it 100,000 times."""
    from fsrs import Card, Scheduler, State
    from fsrs import Rating as Word

    class Fresh(Card):
        """A card made for one step: `review_card` may change it instead of a copy, which saves a fifth of the time."""

        def __copy__(self) -> "Fresh":
            return self

    scheduler = Scheduler(parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    review_card = scheduler.review_card
    words = (Word.Again, Word.Again, Word.Hard, Word.Good, Word.Easy)
    seen, epoch = State.Review, _EPOCH

    def step(memory: Memory | None, elapsed: int, rating: Rating) -> Memory:
        if memory is None:
            card = Fresh(1, due=epoch)
        else:  # an id is always given: without one a card sleeps for a millisecond to make its own
            card = Fresh(1, seen, None, memory.stability, memory.difficulty, epoch, epoch)
        reviewed, _ = review_card(card, words[rating], _midnight(elapsed))
        stability, difficulty = reviewed.stability, reviewed.difficulty
        assert stability is not None
        assert difficulty is not None
        return Memory(min(max(stability, STABILITY_MIN), STABILITY_MAX), difficulty)

    return step


@lru_cache(maxsize=4096)
def _midnight(day: int) -> datetime:
    return _EPOCH + timedelta(days=min(max(day, 0), LONGEST_PAUSE))
