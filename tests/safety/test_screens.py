"""No text from outside acts on the terminal or is read as markup, on any screen that keys lead to.

The walk knows no screen: it reads the table of actions, so that a screen that is new is walked through as it comes.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text
from textual import events
from textual.content import Content
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input, TextArea

from quizgeo.clock import FixedClock, parse_instant
from quizgeo.paths import Places
from quizgeo.progress import ProgressLog, make_backup, merge_events
from quizgeo.study import Learner, Scope, open_learner
from quizgeo.tui.action import Action, Where
from quizgeo.tui.app import QuizApp
from quizgeo.tui.screens.base import Base
from quizgeo.tui.screens.confirm import Confirm
from quizgeo.tui.signs import FULL
from tests.tui.seats import Stage

from .hostile import KINDS, MARK, RAW, strange, write_all
from .test_words import answers

NOW = "2026-03-02T12:00+00:00"
LEAVES = frozenset({"app.quit", "app.suspend"})
"""What ends the walk, or hands the terminal over."""
OTHERS = frozenset(each for each in Where if each.name.startswith(("PREVIEW", "JOIN", "LESSON", "HOST")))
"""Places of other apps, which have tests of their own."""


KEYS = {"exam": "x enter tab h y", "trouble": f"t {'tab ' * 6}enter"}
"""Keys that lead from home to where a walk seldom comes by itself."""
OPENED = ("open_fitting", "open_keeping", "open_stats")
"""Screens that are opened in place of pressing keys that depend on their rows."""


class Recorder(HeadlessDriver):
    """A terminal that notes what it is sent."""

    sent: list[str]

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self.sent = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent.append(data)


@pytest.fixture
def markup(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect every text from outside that is read as markup."""
    read: list[str] = []

    def watched(reader: Callable[..., object]) -> Callable[..., object]:
        def read_markup(text: object, *more: object, **named: object) -> object:
            if MARK in str(text):
                read.append(str(text))
            return reader(text, *more, **named)

        return read_markup

    monkeypatch.setattr(Content, "from_markup", watched(Content.from_markup))
    monkeypatch.setattr(Text, "from_markup", watched(Text.from_markup))
    return read


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Learner:
    """Give a learner of hostile decks, with answers that another program wrote."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    write_all(Path("decks"))
    places, clock = Places(Path("home"), (Path("decks"),)), FixedClock(parse_instant(NOW))
    with ProgressLog.open(places, now=clock.now()) as log:
        merge_events(log, list(answers()))
        make_backup(places, clock.now())
    name = RAW.replace("/", "")[:80]
    (places.home / f"progress conflict {name}.db").write_bytes(places.progress.read_bytes())
    Path(f"{name}.jsonl").write_text(RAW)
    return open_learner(places, clock)


class Walk:
    """Presses at each place the key that was pressed least, with hostile text in every field."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.pressed: Counter[tuple[Where, str]] = Counter()
        self.places: set[Where] = set()
        self.found: list[str] = []
        self.read_to = 0

    @property
    def screen(self) -> Base | None:
        """The screen, where it is one of ours."""
        screen = self.stage.app.screen
        return screen if isinstance(screen, Base) else None

    async def begin(self, start: str) -> None:
        """Go home, or begin a session on one kind of question."""
        app = self.stage.app
        while len(app.screen_stack) > 1:
            app.pop_screen()
            await self.stage.settle()
        if start in KEYS:
            for key in KEYS[start].split():
                await self.stage.press(key)
                self.note()
                self.look(start)
        elif start in OPENED:
            getattr(app, start)()
            await self.stage.settle()
        elif start:
            deck = self.stage.learner.deck("hostile")
            app.open_study(Scope((deck,), tags=(start,)))
            await self.stage.settle()

    def note(self) -> None:
        """Note where this is: by its keys, and by what help calls it, for an exam has the keys of its question."""
        if self.screen is not None:
            self.places |= {each for each in Where if each.value == self.screen.guide.name} | {self.screen.where}

    async def step(self) -> None:
        """Press one key, and look at what was sent."""
        screen = self.screen
        if screen is None:
            asked = isinstance(self.stage.app.screen, Confirm)
            self.places |= {Where.CONFIRM} if asked else set()
            await self.stage.press(*(("y",) if asked else ("a", "escape")))
            self.look("a question" if asked else "palette")
            return
        where, action = screen.where, self.choose(screen)
        self.note()
        if action is not None:
            self.pressed[where, action.id] += 1
            if self.pressed[where, action.id] == 1 and isinstance(self.stage.app.focused, Input | TextArea):
                self.stage.app.focused.post_message(events.Paste(RAW))
                await self.stage.settle()
            await self.stage.press(action.keys[self.pressed[where, action.id] % len(action.keys)])
        self.look(where.name)

    def choose(self, screen: Base) -> Action | None:
        """Give the action of this place that was taken least; those that go on come before those that go back."""
        may = [each for each in screen.actions if each.id not in LEAVES and "edit" not in each.id and each.keys]
        may = [each for each in may if each.of_app or screen.allows(each)]
        return min(may, key=lambda each: (self.pressed[screen.where, each.id], each.of_app), default=None)

    def look(self, where: str) -> None:
        """Search what was sent since the last look."""
        driver = self.stage.app._driver  # noqa: SLF001 - what the app sends to the terminal
        assert isinstance(driver, Recorder)
        sent = "".join(driver.sent[self.read_to :])
        self.read_to = len(driver.sent)
        self.found += [f"{where}: {each}" for each in strange(sent)]


async def walked(learner: Learner, starts: tuple[str, ...], steps: int) -> tuple[Walk, str]:
    """Walk from each of these starts; give the walk and all that was sent."""
    app = QuizApp(learner)
    app.driver_class = Recorder
    app.signs = FULL
    assert isinstance(learner.clock, FixedClock)
    async with app.run_test(headless=False, size=(100, 30)) as pilot:
        stage = Stage(app, pilot, learner.clock)
        walk = Walk(stage)
        await stage.settle()
        for start in starts:
            await walk.begin(start)
            for _step in range(steps):
                await walk.step()
        driver = app._driver  # noqa: SLF001 - what the app sends to the terminal
        assert isinstance(driver, Recorder)
        return walk, "".join(driver.sent)


def walk(learner: Learner, starts: tuple[str, ...], steps: int) -> tuple[Walk, str]:
    try:
        return asyncio.run(walked(learner, starts, steps))
    finally:
        learner.log.close()


def test_no_screen_lets_foreign_text_act(learner: Learner, markup: list[str]) -> None:
    done, sent = walk(learner, ("", "exam", "choice", "text", "place"), steps=12)
    assert done.found == []
    assert markup == []
    assert f"[b]{MARK}[/b]" in sent, "it was shown as it is written"


def test_no_name_of_a_file_acts(learner: Learner, markup: list[str]) -> None:
    done, sent = walk(learner, ("open_keeping",), steps=40)
    assert {Where.KEEPING, Where.PATH, Where.BACKUPS} <= done.places
    assert done.found == []
    assert markup == []
    assert f"progress conflict {MARK}" in sent


@pytest.mark.slow
def test_no_screen_at_all_lets_foreign_text_act(learner: Learner, markup: list[str]) -> None:
    done, _sent = walk(learner, ("", *KINDS, *KEYS, *OPENED, "", "", ""), steps=60)
    print(f"{len(done.places)} places, {len(done.pressed)} actions walked, {len(done.found)} acted")  # noqa: T201 - figure
    missed = {where.name for where in set(Where) - done.places - OTHERS}
    print("not reached:", sorted(missed))  # noqa: T201 - figure
    assert missed == set()
    assert done.found == []
    assert markup == []
