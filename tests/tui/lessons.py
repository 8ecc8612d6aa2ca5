"""A host's screen, or a participant's, beside a real server with whoever else is in the room."""

import asyncio
import itertools
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from quizgeo.classroom.attending import Leader, Participant
from quizgeo.classroom.invitation import Invitation, InvitationError
from quizgeo.classroom.sent import Hello
from quizgeo.classroom.tickets import Ticket
from quizgeo.study.lessons import LessonAnswer
from quizgeo.tui.hoster import HostApp
from quizgeo.tui.joiner import JoinApp
from quizgeo.tui.lines.leading import Door
from quizgeo.tui.screens.joining import Wish
from quizgeo.tui.signs import FULL
from tests.classroom.test_attending import until
from tests.classroom.test_server import CODE, HOST, Server, running

from .conftest import SMALL
from .seats import Seat
from .test_frames import compare

DOOR = Door(CODE, ("http://192.0.2.10:8765", "http://[2001:db8::10]:8765"))


@dataclass
class Lesson(Seat):
    """An app beside a room, with whoever else is in it."""

    server: Server
    leader: Leader
    people: dict[str, Participant]

    async def settle(self) -> None:
        """Wait until the screen has been painted alike for a while: a line that stands is never done."""
        before, same = "", 0
        while same < 12:
            await self.pilot.pause(0.02)
            same, before = (same + 1, before) if self.text == before else (0, self.text)

    async def met(self, condition: Callable[[], object]) -> None:
        """Wait until something holds."""
        for _turn in range(500):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it never came to that:\n{self.text}")

    async def step(self) -> None:
        """Have the lesson led on."""
        room = self.leader.lectern.room
        self.leader.do(self.leader.lectern.step())
        await self.met(lambda: self.leader.lectern.room != room)

    @property
    def participant(self) -> Participant:
        """Whoever takes part on the screen."""
        assert isinstance(self.app, JoinApp)
        assert self.app.lesson is not None
        return self.app.lesson.participant

    async def answer_all(self, text: str = "Caspian Sea") -> None:
        """Have everybody else answer."""
        for person in self.people.values():
            await self.met(partial(is_asked, person))
            assert person.seat.asking is not None
            person.answer(next(each.id for each in person.seat.asking.shown.options if each.text == text))

    async def shows(self, *names: str, size: tuple[int, int]) -> None:
        """Compare what is on the screen with a frame, once it has come to rest."""
        await self.settle()
        for name in names:
            compare(self, name, size)


def is_asked(person: Participant) -> bool:
    return person.seat.asking is not None


def _is_in(person: Participant) -> bool:
    return person.seat.on


Script = Callable[[Lesson], Awaitable[None]]


def draw_alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Draw the same lots in each run, for orders hang on them."""
    numbers = itertools.count(1)
    monkeypatch.setattr(secrets, "token_hex", lambda size=6: f"{next(numbers):0{2 * size}x}")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


def never(_code: str) -> Invitation:
    raise InvitationError("No session found here.")


async def beside(
    make: Callable[[Invitation], Any],
    script: Script,
    size: tuple[int, int],
    people: Sequence[str],
    settings: dict[str, Any],
) -> None:
    async with running(**settings) as server:
        where = Invitation(CODE, "127.0.0.1", server.port)
        leader = Leader(where, HOST, lambda: None)
        tasks = [asyncio.create_task(leader.run())]
        others: dict[str, Participant] = {}
        for name in people:
            ticket = Ticket(Path("others") / str(len(others)), CODE, name[:2])
            others[name] = Participant(where, Hello("player", "", "en", CODE, name), ticket, lambda: None)
            tasks.append(asyncio.create_task(others[name].run()))
            await until(partial(_is_in, others[name]))
        app = make(where)
        app.signs = FULL
        try:
            async with app.run_test(size=size) as pilot:
                await script(Lesson(app, pilot, server, leader, others))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def hosted(script: Script, *people: str, size: tuple[int, int] = SMALL, door: Door = DOOR, **settings: Any) -> None:
    """Run a script on the screen of a host."""
    asyncio.run(beside(lambda where: HostApp(Path("home"), where, HOST, door), script, size, people, settings))


def joined(
    script: Script,
    *people: str,
    size: tuple[int, int] = SMALL,
    name: str = "Ann",
    keeps: Callable[[Sequence[LessonAnswer], str], str] | None = None,
    **settings: Any,
) -> None:
    """Run a script on the screen of a participant."""

    def make(where: Invitation) -> JoinApp:
        return JoinApp(Path("home"), Wish(where, name), never, keeps)

    asyncio.run(beside(make, script, size, people, settings))
