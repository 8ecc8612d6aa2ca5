"""A small deck with a question of every kind, a clock that stands still, and the app on them."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from quizgeo.clock import FixedClock, parse_instant
from quizgeo.paths import Places
from quizgeo.study import Learner, everything, open_learner
from quizgeo.tui.app import QuizApp

DECK = Path(__file__).parent / "decks" / "caucasus.yaml"
SMALL = (80, 24)
LARGE = (120, 40)


def text_of(screen: Screen[object]) -> str:
    """Give what a screen shows, row by row: the one use of a private name of Textual, with a test of its own."""
    strips = screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to the painted cells
    return "\n".join(strip.text.rstrip() for strip in strips).rstrip("\n")


@dataclass
class Stage:
    """The app as a test drives it."""

    app: QuizApp
    pilot: Pilot[int]
    clock: FixedClock

    @property
    def text(self) -> str:
        """What is on the screen."""
        return text_of(self.app.screen)

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        return self.text.split("\n")

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each after all that the one before began."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way any more, and the key pressed last may be pressed again."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        screen = self.app.screen
        while getattr(screen, "busy", False):
            await asyncio.sleep(0.001)
            screen = self.app.screen
        if hasattr(screen, "_held"):
            screen._held = ""
        await self.pilot.pause()

    async def click(self, text: str) -> None:
        """Click on the first place where a text stands."""
        place = next((row.index(text), y) for y, row in enumerate(self.rows) if text in row)
        await self.pilot.click(offset=place)
        await self.settle()


Play = Callable[..., "AsyncIterator[Stage]"]


def questions(*ids: str) -> str:
    """Give the fixture deck with only these questions, or all of them."""
    head, *parts = DECK.read_text(encoding="utf-8").split("\n  - id: ")
    kept = [part for part in parts if not ids or part.split("\n", 1)[0] in ids]
    return head + "".join(f"\n  - id: {part}" for part in kept)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give the folder of a learner who has done nothing yet."""
    return tmp_path / "home"


@pytest.fixture
def clock() -> FixedClock:
    """Give a clock that stands still on a Saturday morning."""
    return FixedClock(parse_instant("2026-11-21T09:00:00+00:00"))


@pytest.fixture
def learner(home: Path, clock: FixedClock, tmp_path: Path) -> Callable[..., Learner]:
    """Give a learner with a deck of these questions, and more decks if wanted, as names and texts."""

    def make(*ids: str, **more: str) -> Learner:
        folder = tmp_path / "decks"
        folder.mkdir(exist_ok=True)
        if ids != ("-",):
            (folder / "caucasus.yaml").write_text(questions(*ids), encoding="utf-8")
        for name, text in more.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return open_learner(Places(home, (folder,)), clock)

    return make


@pytest.fixture
def play(learner: Callable[..., Learner], clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Give what runs the app: `async with play(learner, study=True) as stage`."""
    for name in ("NO_COLOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    @asynccontextmanager
    async def run(*ids: str, study: bool = True, size: tuple[int, int] = SMALL, of: Learner | None = None) -> AsyncIterator[Stage]:
        who = of or learner(*ids)
        app = QuizApp(who, everything(who) if study else None)
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, clock)
            await stage.settle()
            yield stage
        who.log.close()

    yield run


def run(test: Callable[[], Awaitable[None]]) -> None:
    """Run one asynchronous test."""
    asyncio.run(test())


assert os
