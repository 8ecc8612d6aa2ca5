"""The apps as tests drive them: keys, mouse, what is on the screen, and waiting until it has come to rest."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from quizgeo.clock import FixedClock
from quizgeo.study import Learner, Scope
from quizgeo.tui.app import QuizApp
from quizgeo.tui.previewer import PreviewApp
from quizgeo.tui.program import Program
from quizgeo.tui.screens.calls import Caller
from quizgeo.tui.screens.exam_calls import Keeper
from quizgeo.tui.screens.preview import Preview
from quizgeo.tui.screens.study import Study

KEYS = {" ": "space", ",": "comma", ".": "full_stop", "?": "question_mark"}


def text_of(screen: Screen[object]) -> str:
    """Give what a screen shows, row by row: the one use of a private name of Textual here."""
    strips = screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to the painted cells
    return "\n".join(strip.text.rstrip() for strip in strips).rstrip("\n") + "\n"


def write(name: str, text: str | bytes | None) -> None:
    """Save a file; None takes it away."""
    if text is None:
        Path(name).unlink()
    else:
        Path(name).write_bytes(text.encode() if isinstance(text, str) else text)


@dataclass
class Seat:
    """An app as a test drives it."""

    app: Program
    pilot: Pilot[int]

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

    async def until(self, text: str) -> None:
        """Wait until a text is on the screen, as long as a slow disk may need."""
        for _turn in range(100):
            if text in self.text:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{text!r} never came:\n{self.text}")

    @property
    def busy(self) -> bool:
        """Whether the screen waits for something that is under way."""
        screen = self.app.screen
        return (isinstance(screen, Caller | Keeper) and screen.busy) or (isinstance(screen, Study) and not screen.view)

    async def settle(self) -> None:
        """Wait until nothing is under way any more, and the screen has been painted alike twice."""
        before = ""
        for _turn in range(500):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause(0)
            if self.busy:
                continue
            now = self.text
            if now.strip() and now == before:
                return
            before = now


@dataclass
class Stage(Seat):
    """The learner's app as a test drives it."""

    app: QuizApp
    clock: FixedClock

    @property
    def learner(self) -> Learner:
        """Whose app it is."""
        return self.app.learner

    async def study(self, question: str, deck: str = "caucasus", tongue: str = "") -> None:
        """Go home and begin a session on one question, by its tag, in a language if one is wanted."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            await self.settle()
        self.app.open_study(Scope((self.learner.deck(deck),), tags=(question,), language=tongue))
        await self.settle()

    async def hints(self, count: int) -> None:
        """Ask for so many hints; the key itself means nothing for a moment after it was used."""
        screen = self.app.screen
        assert isinstance(screen, Study)
        for _turn in range(count):
            screen.call(screen.running.hint)
            await self.settle()


@dataclass
class Desk(Seat):
    """The preview as a test drives it, and the files that its author writes."""

    app: PreviewApp

    @property
    def preview(self) -> Preview:
        """The screen with the question."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, Preview)
        return screen

    async def save(self, name: str, text: str | bytes | None) -> None:
        """Save a file, or take it away, and have it looked at until nothing is left to find out."""
        write(name, text)
        before = None
        while before is not self.preview.manuscript:
            before = self.preview.manuscript
            self.preview.look()
            await self.settle()
