"""Every place of the app in Indonesian, on the smallest usual terminal and a small one: nothing is left in English."""

import asyncio
import re
import shlex
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from quizgeo import language
from quizgeo.answers import problems
from quizgeo.clock import FixedClock, parse_instant
from quizgeo.decks import Deck, Problem, check_file
from quizgeo.paths import Places
from quizgeo.progress import ProgressLog
from quizgeo.study import Bookmark, Scope, find_files, open_at, open_learner, read_manuscript
from quizgeo.text import cells
from quizgeo.tui.action import Where
from quizgeo.tui.app import QuizApp
from quizgeo.tui.previewer import PreviewApp
from quizgeo.tui.screens.base import Base
from quizgeo.tui.signs import FULL, PLAIN, Signs
from tests.language.english import WORD, english, labels
from tests.language.written import BROKEN, FLAWED, KINDS

SIZES = [(80, 24), (60, 16)]
KEYS = frozenset({"home", "end", "tab", "back"})
"""Names of keys, which stand on the keyboard itself."""
NAMES = frozenset({"list", "order", "match", "groups", "number", "text", "choice", "find", "place", "date", "open"})
"""Kinds of questions as decks name them, which the preview shows."""

STUDY = {
    "pilih": "h h question_mark escape b",
    "banyak": "a enter",
    "benar": "enter",
    "teks": "enter 'Pashinian' enter",
    "angka": "'banyak' enter ctrl+u '39' enter",
    "tanggal": "'Mei 2023' enter ctrl+u f1 escape escape question_mark escape space",
    "daftar": "'Iran' enter 'Putin' enter",
    "urut": "space down enter enter enter",
    "jodoh": "a enter b b enter enter",
    "kelompok": "a a a a enter enter",
    "rumpang": "'Rusia' enter enter 'Armenia' enter enter",
    "kartu": "space 3",
    "terbuka": "enter 'Ada perang.' escape space a 3",
    "cari": "'Armenia' enter",
    "tempat": "'40.4, 49.9' enter",
    "peta": "enter tab tab shift+tab left f1 escape 'Georgia' enter space",
    "letak": "enter right down shift+left question_mark escape '41.7, 44.8' enter space",
}
"""Keys for a question of each kind, by its id."""

STUDYING = frozenset(
    {Where.CHOOSING, Where.JUDGING, Where.TICKING, Where.ORDERING, Where.PAIRING, Where.TYPING, Where.DRAFTING}
    | {Where.FRONT, Where.TURNED, Where.REVEALED, Where.SUMMARY, Where.HELP, Where.RESTING}
)
"""Places that a session on every kind of question goes through."""


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    """Speak Indonesian."""
    language.use("id")
    yield
    language.use("en")


@dataclass
class Walk:
    """An app that is walked through; every screen that was seen is kept."""

    app: QuizApp | PreviewApp
    pilot: Pilot[int]
    seen: dict[str, str] = field(default_factory=dict)
    places: set[Where] = field(default_factory=set)

    @property
    def text(self) -> str:
        """What the screen shows."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to the cells
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def settle(self) -> None:
        """Wait until the screen has been painted alike twice."""
        before = ""
        for _turn in range(300):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause(0.005)
            now = self.text
            if now == before and now.strip():
                return
            before = now

    async def press(self, keys: str) -> None:
        """Press keys, or type what is quoted where there is a field, and keep what is seen after each."""
        for key in shlex.split(keys, posix=False):
            written, focused = key.strip("'"), self.app.focused
            if key != written and isinstance(focused, Input):
                focused.insert_text_at_cursor(written)
            elif key != written and isinstance(focused, TextArea):
                focused.insert(written)
            elif key == written:
                await self.pilot.press(key)
            await self.keep(key)

    async def keep(self, name: str) -> None:
        """Keep what is seen."""
        await self.settle()
        self.seen[f"{len(self.seen)} {name}"] = self.text
        if isinstance(self.app.screen, Base):
            self.places.add(self.app.screen.where)


Way = Callable[[Walk], Awaitable[None]]


def inspect(path: Path) -> tuple[Deck | None, tuple[Problem, ...]]:
    """Read a file, with what reading and judging find."""
    deck, found = check_file(path)
    return deck, (*found, *(problems(deck) if deck is not None else ()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with decks, one of which is broken; paths are short."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    decks = Path("decks")
    decks.mkdir()
    for name, text in {"kaukasus": KINDS, "rusak": BROKEN, "cacat": FLAWED}.items():
        (decks / f"{name}.yaml").write_text(text, encoding="utf-8")
    return decks


def walked(folder: Path, way: Way, size: tuple[int, int], signs: Signs = FULL) -> Walk:
    """Walk through the learner's app."""

    async def go() -> Walk:
        clock = FixedClock(parse_instant("2026-11-21T09:00:00+00:00"))
        places = Places(Path("home"), (folder,))
        with ProgressLog.open(places, now=clock.now()) as log:
            log.append([replace(log.stamp(clock.now(), believed=True), extra='{"set":{"new_per_day":99}}')])
        learner = open_learner(places, clock)
        app = QuizApp(learner)
        app.signs = signs
        try:
            async with app.run_test(size=size) as pilot:
                walk = Walk(app, pilot)
                await walk.keep("start")
                await way(walk)
        finally:
            learner.log.close()
        return walk

    return asyncio.run(go())


def previewed(file: Path, way: Way, size: tuple[int, int]) -> Walk:
    """Walk through the preview of a deck."""

    async def go() -> Walk:
        manuscript = read_manuscript(*find_files(str(file)), inspect)
        app = PreviewApp(Path("home"), open_at(manuscript, Bookmark(), answers=False))
        app.signs = FULL
        async with app.run_test(size=size) as pilot:
            walk = Walk(app, pilot)
            await walk.keep("start")
            await way(walk)
        return walk

    return asyncio.run(go())


def left_in_english(seen: Mapping[str, str]) -> dict[str, list[str]]:
    """Give what is left in English on screens: sentences, words, and labels of one word."""
    unwanted = labels("src/quizgeo/tui") - KEYS - NAMES

    def found(text: str) -> list[str]:
        return [*english(text), *sorted(unwanted & set(WORD.findall(text)))]

    return {name: left for name, text in seen.items() if (left := found(text))}


async def every_kind(walk: Walk) -> None:
    """Answer a question of every kind, each in a session of its own, with help and undo on the way."""
    assert isinstance(walk.app, QuizApp)
    for id_, keys in STUDY.items():
        walk.app.open_study(Scope((walk.app.learner.deck("kaukasus"),), tags=(id_,)))
        await walk.keep(id_)
        await walk.press(keys)
        await walk.press("question_mark escape" if id_ in ("pilih", "urut", "kartu") else "")
    await walk.press("u")
    await home_with_cards_set_aside(walk)


async def home_with_cards_set_aside(walk: Walk) -> None:
    """Set cards aside, go home, and look at them there."""
    assert isinstance(walk.app, QuizApp)
    walk.app.open_study(Scope((walk.app.learner.deck("cacat"),)))
    await walk.keep("cacat")
    await walk.press("escape at escape minus")
    while len(walk.app.screen_stack) > 1:
        walk.app.pop_screen()
        await walk.settle()
    await walk.press("at enter down enter enter question_mark escape escape")


def tagged(folder: Path) -> None:
    """Give every question of the deck its id as a tag, so that a session can ask it alone."""
    path = folder / "kaukasus.yaml"
    text = re.sub(r"\{id: (\w+), ", r"{id: \1, tags: [\1], ", path.read_text(encoding="utf-8"))
    path.write_text(text.replace("id: pilih\n", "id: pilih\n    tags: [pilih]\n"), encoding="utf-8")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_question_of_every_kind_is_asked_and_told_in_one_language(size: tuple[int, int], folder: Path) -> None:
    tagged(folder)
    walk = walked(folder, every_kind, size)
    assert left_in_english(walk.seen) == {}
    assert STUDYING - walk.places == set()


async def around(walk: Walk) -> None:
    """Go home, to its problems, the palette, a session on all that waits, and its end."""
    await walk.press("c enter e down escape question_mark end escape")
    await walk.press("ctrl+p 'a' escape end home space")
    for question in range(14):
        await walk.press("escape question_mark escape" if question in (3, 7) else "space")
        await walk.press("space")
    await walk.press("escape escape r escape escape")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("signs", [FULL, PLAIN], ids=["full", "plain"])
def test_home_and_all_around_it_speak_one_language(size: tuple[int, int], signs: Signs, folder: Path) -> None:
    walk = walked(folder, around, size, signs)
    assert left_in_english(walk.seen) == {}
    assert {Where.HOME, Where.PROBLEMS, Where.HELP} <= walk.places


async def through(walk: Walk) -> None:
    """Look at every question of a preview, with answers, problems and help."""
    await walk.press("question_mark escape")
    for _question in range(4):
        await walk.press("escape space space r f1 escape escape n")
    await walk.press("escape l down enter l e escape question_mark escape ctrl+p escape")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["kaukasus", "cacat", "rusak"])
def test_the_preview_speaks_one_language(size: tuple[int, int], name: str, folder: Path) -> None:
    walk = previewed(folder / f"{name}.yaml", through, size)
    assert left_in_english(walk.seen) == {}


@pytest.mark.parametrize("size", [(30, 8)], ids=str)
def test_a_window_that_is_too_small_is_told_so_in_the_language(size: tuple[int, int], folder: Path) -> None:
    walk = walked(folder, around, size)
    assert left_in_english(walk.seen) == {}
    assert max(cells(row) for text in walk.seen.values() for row in text.split("\n")) <= size[0]


def test_a_label_that_is_left_in_english_is_found() -> None:
    assert left_in_english({"a": " q keluar  u undo "}) == {"a": ["undo"]}
    assert left_in_english({"a": " q keluar  u urungkan "}) == {}
