"""A room on a real port, led by a host's connection, in a thread of its own beside the browser."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
from aiohttp import web

from quizgeo import parse_deck
from quizgeo.classroom import RoomSettings, apply
from quizgeo.classroom.events import Created
from quizgeo.classroom.lesson import Lesson, items_of
from quizgeo.classroom.logs.memory import MemoryLog
from quizgeo.classroom.server.app import HALL, Room, make_app
from quizgeo.classroom.server.desk import Desk
from quizgeo.classroom.server.gate import Gate, hosts_for
from quizgeo.classroom.server.keeper import Keeper
from quizgeo.classroom.server.pages import read_pages
from tests.classroom.test_server import Client

CODE, HOST, SCREEN = "K7QF2M", "token of the host", "token-of-the-wall"


class Stage:
    """A room that runs."""

    def __init__(self, loop: asyncio.AbstractEventLoop, room: Room, port: int) -> None:
        self.loop, self.room, self.port = loop, room, port
        self.url = f"http://127.0.0.1:{port}"
        self.host: Client | None = None

    def wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def do(self, cmd: str, **more: Any) -> None:
        """Do a command of the host; fails unless it is carried out."""
        self.wait(self._do(cmd, more))

    async def _do(self, cmd: str, more: dict[str, Any]) -> None:
        assert self.host is not None
        number = await self.host.say("do", cmd=cmd, **more)
        while True:
            message = await asyncio.wait_for(self.host.socket.receive(), 5)
            said = message.json()
            if said.get("re") == number:
                assert said["t"] == "done", said
                return

    def player(self, name: str) -> str:
        """Give the id of a player."""
        people = self.room.keeper.desk.lesson.room.players.values()
        return next(each.p for each in people if each.name == name)

    def cut(self) -> None:
        """End all connections of players, as a network that fails."""

        def end() -> None:
            for line in tuple(self.room.keeper.desk.lines.of_player.values()):
                line.end(1001)

        self.loop.call_soon_threadsafe(end)

    @property
    def answers(self) -> int:
        return len(self.room.keeper.desk.lesson.room.book.answers)


@contextmanager
def stage(deck_text: str, **settings: Any) -> Iterator[Stage]:
    """Run a room with a deck on a free port, with its host connected."""
    ready, found = threading.Event(), []
    stop: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        deck = parse_deck(deck_text)
        lesson, log = Lesson(deck.questions), MemoryLog()
        items = items_of(deck.questions)
        created = Created("r", CODE, str(deck.id), deck.title, "en", "0", "seed", RoomSettings(**settings), items)
        for stamped in log.append([created], 0):
            apply(lesson.room, stamped)
        keeper = Keeper(lambda wake: Desk(lesson, lambda: "quick-fox", wake), log, lambda: time.time_ns() // 1_000_000)
        room = Room(keeper, Gate(frozenset()), read_pages(), CODE, HOST, SCREEN)
        app = make_app(room)
        app[HALL].urls = ("http://192.0.2.20:8765",)
        runner = web.AppRunner(app, keepalive_timeout=2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        room.gate.hosts = hosts_for((), (), port)
        working = asyncio.create_task(keeper.run())
        async with aiohttp.ClientSession() as session:
            made = Stage(asyncio.get_running_loop(), room, port)
            made.host = Client(await session.ws_connect(f"{made.url}/ws"))
            await made.host.say("hello", role="host", token=HOST)
            await made.host.hear("state")
            found.append(made)
            end = asyncio.Event()
            stop.append((made.loop, end))
            ready.set()
            await end.wait()
        working.cancel()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield found[0]
    finally:
        loop, end = stop[0]
        loop.call_soon_threadsafe(end.set)
        thread.join(10)
