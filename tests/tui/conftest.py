"""A small deck with a question of every kind, a clock that stands still, and the app on them with keys and mouse."""

import asyncio
import shlex
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from quizgeo.clock import FixedClock, parse_instant
from quizgeo.memory import Rating
from quizgeo.paths import Places
from quizgeo.progress import GRADES, EventKind, ProgressLog
from quizgeo.study import Learner, Scope, everything, open_learner, start
from quizgeo.tui.app import QuizApp
from quizgeo.tui.screens.calls import Caller
from quizgeo.tui.screens.study import Study
from quizgeo.tui.signs import FULL

DECK = Path(__file__).parent / "decks" / "caucasus.yaml"
SATURDAY = "2026-11-21T09:00:00+00:00"
SMALL = (80, 24)
LARGE = (120, 40)
KEYS = {" ": "space", ",": "comma", ".": "full_stop", "?": "question_mark"}


def text_of(screen: Screen[object]) -> str:
    """Give what a screen shows, row by row: the one use of a private name of Textual here."""
    strips = screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to the painted cells
    return "\n".join(strip.text.rstrip() for strip in strips).rstrip("\n") + "\n"


def questions(*ids: str) -> str:
    """Give the fixture deck with only these questions, or with all; each has its id as a tag."""
    head, *parts = DECK.read_text(encoding="utf-8").split("\n  - id: ")
    kept = {part.partition("\n")[0]: part.rstrip() for part in parts}
    chosen = {id_: kept[id_] for id_ in ids or kept}
    return head + "".join(f"\n  - id: {part}\n    tags: [{id_}]\n" for id_, part in chosen.items())


@contextmanager
def suspended() -> Iterator[None]:
    """Give a terminal away that nobody uses."""
    yield


@dataclass
class Stage:
    """The app as a test drives it."""

    app: QuizApp
    pilot: Pilot[int]
    clock: FixedClock

    @property
    def learner(self) -> Learner:
        """Whose app it is."""
        return self.app.learner

    @property
    def text(self) -> str:
        """What is on the screen."""
        return text_of(self.app.screen)

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        return self.text.split("\n")

    def row_with(self, text: str) -> str:
        """Give the first row that holds a text; an empty one if none does."""
        return next((row for row in self.rows if text in row), "")

    async def press(self, *keys: str) -> None:
        """Press keys, each after all that the one before set going."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def answer(self, keys: str) -> None:
        """Press keys named one after another; what stands in quotation marks is typed."""
        for key in shlex.split(keys, posix=False):
            if key.startswith("'"):
                await self.type(key.strip("'"))
            else:
                await self.press(key)

    async def type(self, text: str, *, by_keys: bool = False) -> None:
        """Put a text into the field that has the keys; `by_keys` presses every one, which takes longer."""
        field = self.app.focused
        if by_keys:
            await self.pilot.press(*(KEYS.get(char, char) for char in text))
        elif isinstance(field, Input):
            field.insert_text_at_cursor(text)
        elif isinstance(field, TextArea):
            field.insert(text)

    async def click(self, text: str) -> None:
        """Click on the first place where a text stands."""
        await self.pilot.click(offset=self.place_of(text))
        await self.settle()

    def place_of(self, text: str) -> tuple[int, int]:
        """Give column and row of a text."""
        return next((row.index(text), y) for y, row in enumerate(self.rows) if text in row)

    async def study(self, question: str, deck: str = "caucasus") -> None:
        """Go home and begin a session on one question, by its tag."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            await self.settle()
        self.app.open_study(Scope((self.learner.deck(deck),), tags=(question,)))
        await self.settle()

    async def hints(self, count: int) -> None:
        """Ask for so many hints; the key itself means nothing for a moment after it was used."""
        screen = self.app.screen
        assert isinstance(screen, Study)
        for _turn in range(count):
            screen.call(screen.running.hint)
            await self.settle()

    async def until(self, text: str) -> None:
        """Wait until a text is on the screen, as long as a slow disk may need."""
        for _turn in range(100):
            if text in self.text:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{text!r} never came:\n{self.text}")

    async def settle(self) -> None:
        """Wait until nothing is under way any more, and the screen has been painted alike twice."""
        before = ""
        for _turn in range(500):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause(0)
            screen = self.app.screen
            if (isinstance(screen, Caller) and screen.busy) or (isinstance(screen, Study) and not screen.view):
                continue
            now = self.text
            if now.strip() and now == before:
                return
            before = now


def climbed(learner: Learner, card: str) -> Learner:
    """Give a card four right answers as a choice, each when it was due, so that it is typed from now on."""
    clock = learner.clock
    assert isinstance(clock, FixedClock)
    now = clock.now().ms
    clock.move(days=-100)
    for _turn in range(4):
        days = learner.outcomes(learner.item(card), card, learner.today(), 1 / 3)[Rating.GOOD].interval
        seen = learner.item(card).seen
        event = replace(
            learner.event(EventKind.ANSWERED, card), origin="study", form="choice", rating=int(Rating.GOOD),
            grade=GRADES.index("exact"), score=1000, ivl=days, nth=1 + (seen.nth if seen else 0),
        )  # fmt: skip
        learner.record(event)
        clock.move(days=days)
    clock.move(ms=now - clock.now().ms)
    return learner


Script = Callable[[Stage], Awaitable[None]]


class MakeLearner(Protocol):
    """Makes a learner with a deck of these questions, all if none is named, and more decks by name."""

    def __call__(self, *ids: str, **more: str) -> Learner: ...


class Drive(Protocol):
    """Runs a script on the app: in a session on all that waits, or from home."""

    def __call__(
        self,
        script: Script,
        *ids: str,
        home: bool = ...,
        size: tuple[int, int] = ...,
        learner: Learner | None = ...,
        more: Mapping[str, str] = ...,
        environment: Mapping[str, str] = ...,
    ) -> None: ...


@pytest.fixture
def clock() -> FixedClock:
    """Give a clock that stands still on a Saturday morning."""
    return FixedClock(parse_instant(SATURDAY))


@pytest.fixture
def make_learner(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> MakeLearner:
    """Give what makes learners, each with one folder of decks. Paths are relative, so that they always look alike."""
    monkeypatch.chdir(tmp_path)

    def make(*ids: str, **more: str) -> Learner:
        folder = Path("decks")
        folder.mkdir(exist_ok=True)
        decks = {"caucasus": questions(*ids), **more} if ids != ("none",) else more
        for name, text in decks.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        places = Places(Path("home"), (folder,))
        with ProgressLog.open(places, now=clock.now()) as log:
            wish = replace(log.stamp(clock.now(), believed=True), extra='{"set":{"new_per_day":99}}')
            log.append([wish])
        return open_learner(places, clock)

    return make


@pytest.fixture
def drive(make_learner: MakeLearner, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Drive:
    """Give what runs a script on the app."""
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)

    def run(
        script: Script,
        *ids: str,
        home: bool = False,
        size: tuple[int, int] = SMALL,
        learner: Learner | None = None,
        more: Mapping[str, str] = MappingProxyType({}),
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        asyncio.run(_run(script, learner or make_learner(*ids, **more), clock, home=home, size=size))

    return run


async def _run(script: Script, learner: Learner, clock: FixedClock, *, home: bool, size: tuple[int, int]) -> None:
    app = QuizApp(learner, None if home else everything(learner))
    app.signs = FULL
    try:
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, clock)
            await pilot.pause()
            await stage.settle()
            await script(stage)
    finally:
        learner.log.close()


@pytest.fixture
def practise(clock: FixedClock) -> Callable[[Learner, int], None]:
    """Give what lets a learner study on some days: every third answer is given up, the others are rated right."""

    def study(learner: Learner, days: int) -> None:
        for day in range(days):
            session = start(learner, Scope(everything(learner).decks, limit=4 + day % 3))
            for number in range(6):
                if session.question is None:
                    break
                clock.move(ms=9_000)
                session.give_up()
                if (day + number) % 3 and session.last is not None and "right" in session.view.may_say:  # type: ignore[union-attr]  # a verdict is on the screen
                    session.say("right")
                session.next()
            clock.move(days=1)

    return study
