"""A small deck with a question of every kind, a clock that stands still, and the app on them with keys and mouse."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import pytest
from msgspec.structs import replace

from quizgeo.answers import problems
from quizgeo.clock import FixedClock, parse_instant
from quizgeo.decks import Deck, Problem, check_file
from quizgeo.memory import Rating
from quizgeo.paths import Places
from quizgeo.progress import GRADES, EventKind, ProgressLog
from quizgeo.study import (
    Bookmark,
    Learner,
    Scope,
    everything,
    find_files,
    open_at,
    open_learner,
    read_manuscript,
    start,
)
from quizgeo.tui.app import QuizApp
from quizgeo.tui.previewer import PreviewApp
from quizgeo.tui.signs import FULL

from .seats import Desk, Stage

DECK = Path(__file__).parent / "decks" / "caucasus.yaml"
SATURDAY = "2026-11-21T09:00:00+00:00"
SMALL = (80, 24)
LARGE = (120, 40)


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
DeskScript = Callable[[Desk], Awaitable[None]]


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
        tongue: str = ...,
    ) -> None: ...


class Previews(Protocol):
    """Runs a script on the preview of one of these files, given by their names."""

    def __call__(
        self,
        script: DeskScript,
        files: Mapping[str, str],
        name: str = ...,
        *,
        size: tuple[int, int] = ...,
        bookmark: Bookmark = ...,
        answers: bool = ...,
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
        tongue: str = "",
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        owner = learner or make_learner(*ids, **more)
        app = QuizApp(owner, None if home else replace(everything(owner), language=tongue), tongue)
        asyncio.run(_run(script, app, clock, size))

    return run


async def _run(script: Script, app: QuizApp, clock: FixedClock, size: tuple[int, int]) -> None:
    app.signs = FULL
    try:
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, clock)
            await pilot.pause()
            await stage.settle()
            await script(stage)
    finally:
        app.learner.log.close()


def inspect(path: Path) -> tuple[Deck | None, tuple[Problem, ...]]:
    """Read a file, with what reading and judging find."""
    deck, found = check_file(path)
    return deck, (*found, *(problems(deck) if deck is not None else ()))


@pytest.fixture
def previews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Previews:
    """Give what runs a script on a preview. Paths are relative, so that they always look alike."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "VISUAL", "EDITOR", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(variable, raising=False)

    def run(
        script: DeskScript,
        files: Mapping[str, str],
        name: str = "",
        *,
        size: tuple[int, int] = SMALL,
        bookmark: Bookmark = Bookmark(),  # noqa: B008 - frozen
        answers: bool = False,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        for variable, value in environment.items():
            monkeypatch.setenv(variable, value)
        for file, text in files.items():
            Path(file).write_text(text, encoding="utf-8")
        manuscript = read_manuscript(*find_files(name or next(iter(files))), inspect)
        asyncio.run(_preview(script, PreviewApp(Path("home"), open_at(manuscript, bookmark, answers=answers)), size))

    return run


async def _preview(script: DeskScript, app: PreviewApp, size: tuple[int, int]) -> None:
    app.signs = FULL
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await pilot.pause()
        await desk.settle()
        await script(desk)


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
