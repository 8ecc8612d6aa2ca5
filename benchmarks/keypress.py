"""How long it takes from a key to the painted screen: moving, answering, going on; each answer durable on disk.

Run: python benchmarks/keypress.py. Keys enter where the terminal driver hands them over, and time stops when the new
cells have been handed back to it. Nothing is asserted; machines differ.
"""

import asyncio
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from time import perf_counter, sleep

from textual import events

from quizgeo.clock import SystemClock
from quizgeo.paths import Places
from quizgeo.progress import Writer, Written
from quizgeo.study import Learner, Scope, everything, open_learner
from quizgeo.tui.app import QuizApp
from quizgeo.tui.screens.study import Study

ROUNDS = 60
REACH_MS = 16
QUESTIONS = 200
PATIENCE = 5.0
"""Seconds after which a key that paints nothing has failed."""
MOST_PAINTS = 10
STILL = 0.02
"""Seconds without painting after which a key has done all that it does."""


def deck() -> str:
    """Give a deck of choices, with an explanation and a source each."""
    head = "quizgeo: 1\ndeck: bench\ntitle: Bench\nlanguage: en\nsources: {s: {title: A source, published: 2025-07}}\n"
    question = (
        "  - id: q{n}\n    question: Which country, of these four, is meant by number {n} in this long question?\n"
        "    answer: Azerbaijan {n}\n    wrong: [Armenia {n}, Georgia {n}, Turkey {n}]\n"
        "    explain: A swift campaign ended a conflict of decades in which others had been main actors.\n"
        "    source: {{ref: s, at: {n}}}\n"
    )
    return head + "questions:\n" + "".join(question.format(n=number) for number in range(1, QUESTIONS + 1))


class Timed(QuizApp):
    """The app, noting when it last painted and how much it sent."""

    painted = 0.0

    def __init__(self, learner: Learner, scope: Scope) -> None:
        super().__init__(learner, scope)
        self.paint = asyncio.Event()

    def _display(self, screen: object, renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]  # Textual's own types, handed through
        self.painted = perf_counter()
        self.paint.set()


class TimedWriter(Writer):
    """The writer of answers, noting how long the disk took over the last one."""

    took = 0.0

    def write(self, *events: object, **more: object) -> Written:
        """Write, and look at the clock before and after."""
        started = perf_counter()
        written = super().write(*events, **more)  # type: ignore[arg-type]  # handed through
        self.took = (perf_counter() - started) * 1000
        return written


async def press(app: Timed, key: str) -> float:
    """Press a key; give the milliseconds until the last paint that it led to."""
    driver = app._driver  # noqa: SLF001 - where keys come from
    assert driver is not None
    started = perf_counter()
    app.paint.clear()
    driver.send_message(events.Key(key, key if len(key) == 1 else None))
    await asyncio.wait_for(app.paint.wait(), PATIENCE)
    with suppress(TimeoutError):
        for _paint in range(MOST_PAINTS):
            app.paint.clear()
            await asyncio.wait_for(app.paint.wait(), STILL)
    return (app.painted - started) * 1000


async def measure(app: Timed) -> dict[str, list[float]]:
    """Answer, accept and move through questions."""
    took: dict[str, list[float]] = {"answer": [], "answer-less-the-disk": [], "next": [], "move": []}
    writer = app.learner.writer
    assert isinstance(writer, TimedWriter)
    await asyncio.sleep(0.5)
    for _round in range(ROUNDS):
        took["move"].append(await press(app, "down"))
        took["answer"].append(await press(app, "b"))
        took["answer-less-the-disk"].append(took["answer"][-1] - writer.took)
        took["next"].append(await press(app, "space"))
        await asyncio.sleep(0.26)
    assert isinstance(app.screen, Study)
    return took


async def at(size: tuple[int, int], folder: Path) -> dict[str, list[float]]:
    """Run the app at a size of window on a fresh learner."""
    (folder / "decks").mkdir(parents=True)
    (folder / "decks" / "bench.yaml").write_text(deck(), encoding="utf-8")
    learner = open_learner(Places(folder / "home", (folder / "decks",)), SystemClock())
    learner.settings = type(learner.settings)(new_per_day=QUESTIONS)
    learner.states.writer = TimedWriter(learner.log, sleep)
    app = Timed(learner, everything(learner))
    async with app.run_test(size=size):
        found = await measure(app)
    learner.log.close()
    return found


def main() -> int:
    """Measure at two sizes and print the 95th percentiles."""
    for size in ((80, 24), (120, 40)):
        with tempfile.TemporaryDirectory() as folder:
            found = asyncio.run(at(size, Path(folder)))
        for name, times in found.items():
            marks = quantiles(times, n=20)
            print(f"{name} {size[0]}x{size[1]}: median {marks[9]:.1f} ms, p95 {marks[18]:.1f} ms")
            reach = REACH_MS if size[0] == 80 else 2 * REACH_MS  # noqa: PLR2004 - the smaller window
            print(f"RATIO keypress-{name}-{size[0]}x{size[1]}-p95 {marks[18]:.1f} ms reach {reach} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
