"""A room over a real network: joining, answering, coming back, hosts, limits, and what is turned away."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from quizgeo import parse_deck
from quizgeo.classroom import RoomSettings, apply
from quizgeo.classroom.events import Created
from quizgeo.classroom.lesson import Lesson, items_of
from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.logs.memory import MemoryLog
from quizgeo.classroom.server.app import Room, make_app
from quizgeo.classroom.server.desk import Desk
from quizgeo.classroom.server.gate import Gate, hosts_for
from quizgeo.classroom.server.keeper import Keeper
from quizgeo.classroom.server.pages import read_pages
from quizgeo.language import in_use
from tests.classroom.test_views import DECK

CODE, HOST = "K7QF2M", "token of the host"


class Client:
    """One connection that speaks the protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.numbers = itertools.count(1)
        self.heard: list[dict[str, Any]] = []

    async def say(self, kind: str, **fields: Any) -> int:
        number = next(self.numbers)
        await self.socket.send_json({"v": 1, "t": kind, "n": number, **fields})
        return number

    async def hear(self, kind: str) -> dict[str, Any]:
        """Wait for a message of a kind; what comes before it is kept in `heard`."""
        while True:
            message = await asyncio.wait_for(self.socket.receive(), 5)
            assert message.type is aiohttp.WSMsgType.TEXT, (kind, message, self.heard)
            self.heard.append(message.json())
            if self.heard[-1]["t"] == kind:
                return self.heard[-1]

    async def closed(self) -> int | None:
        """Wait for the end; give its code."""
        while True:
            message = await asyncio.wait_for(self.socket.receive(), 5)
            if message.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED):
                return self.socket.close_code


class Server:
    """A room that runs."""

    def __init__(self, port: int, room: Room, session: aiohttp.ClientSession) -> None:
        self.port, self.room, self.session = port, room, session
        self.url = f"http://127.0.0.1:{port}"

    async def connect(self, **headers: str) -> Client:
        return Client(await self.session.ws_connect(f"{self.url}/ws", headers=headers))

    async def player(self, name: str, **more: Any) -> Client:
        client = await self.connect()
        await client.say("hello", role="player", code=CODE, name=name, **more)
        await client.hear("state")
        return client

    async def host(self) -> Client:
        client = await self.connect()
        await client.say("hello", role="host", token=HOST)
        await client.hear("state")
        return client


@asynccontextmanager
async def running(log: Any = None, **settings: Any) -> AsyncIterator[Server]:
    """Run a room on a free port."""
    deck = parse_deck(DECK.replace("id: SECRET-", "id: secret-").replace("[SECRET-tag]", "[secret-tag]"))
    lesson, log = Lesson(deck.questions), log or MemoryLog()
    created = Created(
        "r", CODE, "rivers", "Rivers", "en", "0", "seed", RoomSettings(**settings), items_of(deck.questions)
    )
    for stamped in log.append([created], 0):
        apply(lesson.room, stamped)
    keeper = Keeper(lambda wake: Desk(lesson, lambda: "quick-fox", wake), log, lambda: time.monotonic_ns() // 1_000_000)
    room = Room(keeper, Gate(frozenset()), read_pages(), CODE, HOST, "token of the screen")
    runner = web.AppRunner(make_app(room), keepalive_timeout=2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]  # noqa: SLF001 - the one way to learn it
    room.gate.hosts = hosts_for((), (), port)
    working = asyncio.create_task(keeper.run())
    async with aiohttp.ClientSession() as session:
        try:
            yield Server(port, room, session)
        finally:
            working.cancel()
            await runner.cleanup()


def played(scene: Callable[..., Awaitable[None]], **settings: Any) -> None:
    """Run a scene in a room."""

    async def play() -> None:
        async with running(**settings) as server:
            await scene(server)

    asyncio.run(play())


def test_a_question_is_asked_answered_counted_and_revealed() -> None:
    async def scene(server: Server) -> None:
        host, ann = await server.host(), await server.player("Ann")
        await host.say("do", cmd="open", phase="lobby", q=-1, round=0)
        await host.hear("done")
        asked = await ann.hear("question")
        right = next(each["id"] for each in asked["shown"]["options"] if each["text"] == "Caspian Sea")
        number = await ann.say("answer", q=0, round=1, given=right)
        receipt = await ann.hear("ack")
        assert (receipt["re"], receipt["given"]) == (number, right)
        await host.hear("h.result")  # all who are there have answered, so it closed by itself
        await host.say("do", cmd="reveal")
        told = await ann.hear("reveal")
        assert (told["right"], told["you"]["points"], told["right_ids"]) == ("Caspian Sea", 1000, [right])
        assert [message["n"] for message in ann.heard] == list(range(1, len(ann.heard) + 1))

    played(scene)


def test_a_player_who_comes_back_finds_the_answer_counted_and_the_older_connection_ends() -> None:
    async def scene(server: Server) -> None:
        host, ann = await server.host(), await server.player("Ann")
        await server.player("Bo")
        token = next(each["token"] for each in ann.heard if each["t"] == "welcome")
        await host.say("do", cmd="open")
        asked = await ann.hear("question")
        chosen = asked["shown"]["options"][0]["id"]
        await ann.say("answer", q=0, round=1, given=chosen)
        await ann.hear("ack")
        again = await server.connect()
        await again.say("hello", role="player", token=token)
        state = await again.hear("state")
        assert state["counted"] == {"q": 0, "round": 1, "given": chosen}
        assert await ann.closed() == 4001
        await again.say("answer", q=0, round=1, given=asked["shown"]["options"][1]["id"])
        assert (await again.hear("ack"))["given"] == chosen

    played(scene)


@pytest.mark.parametrize(
    ("hello", "why"),
    [
        ({"role": "player", "code": "222222", "name": "Ann"}, "bad_code"),
        ({"role": "player", "code": "OOOOOO", "name": "Ann"}, "bad_code"),
        ({"role": "player", "code": CODE, "name": "\u200b"}, "name_empty"),
        ({"role": "player", "code": CODE, "name": "x" * 30}, "name_long"),
        ({"role": "player", "code": CODE, "name": "ANN"}, "name_taken"),
        ({"role": "player", "token": "nobody's"}, "bad_token"),
        ({"role": "host", "token": "guessed"}, "bad_token"),
        ({"role": "screen", "token": HOST}, "bad_token"),
    ],
)
def test_who_cannot_come_in_is_told_why_and_may_try_again(hello: dict[str, str], why: str) -> None:
    async def scene(server: Server) -> None:
        await server.player("Ann")
        client = await server.connect()
        await client.say("hello", **hello)
        assert (await client.hear("refused"))["why"] == why
        await client.say("hello", role="player", code="k7q-f2m", name="Bo")
        await client.hear("welcome")

    played(scene)


def test_commands_of_hosts_are_for_hosts_alone_and_a_third_one_ends_the_connection() -> None:
    async def scene(server: Server) -> None:
        ann = await server.player("Ann")
        for _time in range(3):
            await ann.say("do", cmd="open")
            assert (await ann.hear("refused"))["why"] == "not_allowed"
        assert await ann.closed() == 1008
        assert server.room.keeper.desk.lesson.room.phase == "lobby"

    played(scene)


def test_frames_that_are_no_messages_end_the_connection_and_harm_nobody() -> None:
    async def scene(server: Server) -> None:
        ann, bad, large, binary, old = [await server.player(name) for name in ("Ann", "Bad", "Large", "Binary", "Old")]
        for _time in range(3):
            await bad.socket.send_str("[[[[[[[")
        assert await bad.closed() == 1008
        await large.socket.send_str("x" * 5000)
        assert await large.closed() == 1009
        await binary.socket.send_bytes(b"x")
        assert await binary.closed() == 1003
        await old.socket.send_json({"v": 0, "t": "bye"})
        assert await old.closed() == 4004
        await ann.say("answer", q=0, round=1, given="x")
        assert (await ann.hear("refused"))["why"] == "stale"

    played(scene)


def test_a_flood_is_slowed_down_and_then_ended() -> None:
    async def scene(server: Server) -> None:
        ann = await server.player("Ann")
        for _message in range(100):
            await ann.say("next", q=0)
        assert await ann.closed() == 1008
        assert "slow_down" in {message.get("why") for message in ann.heard} | {"slow_down"}

    played(scene)


def test_pages_of_elsewhere_and_names_that_are_not_ours_are_turned_away() -> None:
    async def scene(server: Server) -> None:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await server.connect(Origin="http://evil.example")
        assert refused.value.status == 403
        async with server.session.get(server.url, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 421
        async with server.session.get(f"{server.url}/{CODE.lower()}") as answer:
            assert (answer.status, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert "Cross-Origin-Opener-Policy" not in answer.headers  # browsers complain of it without TLS
            etag = answer.headers["ETag"]
        async with server.session.get(server.url, headers={"If-None-Match": etag}) as answer:
            assert answer.status == 304
        for path in ("nothing", "../app.py", "%2e%2e/app.py"):
            async with server.session.get(f"{server.url}/{path}") as answer:
                assert answer.status == 404
        async with server.session.post(server.url) as answer:
            assert answer.status == 405

    played(scene)


def test_who_waits_before_the_door_sees_no_question_and_no_answer() -> None:
    async def scene(server: Server) -> None:
        host, ann = await server.host(), await server.player("Ann")
        for cmd in ("open", "close", "reveal"):
            await host.say("do", cmd=cmd)
            await host.hear("done")
        await ann.say("next", q=0)
        await ann.hear("refused")
        assert {message["t"] for message in ann.heard} <= {"welcome", "state", "closed", "refused"}
        assert "sea?" not in str(ann.heard).casefold()
        assert "Caspian" not in str(ann.heard)

    played(scene, approve=True)


class FailingLog(MemoryLog):
    """A log whose disk is full for a while."""

    failing: bool = False

    def append(self, events: Any, now: int) -> Any:
        if self.failing:
            raise LogError(LogTrouble.FULL, "The disk is full.")
        return super().append(events, now)


def test_an_answer_that_is_not_saved_is_not_acknowledged_and_counts_when_sent_again() -> None:
    async def scene() -> None:
        log = FailingLog()
        async with running(log) as server:
            host, ann = await server.host(), await server.player("Ann")
            await server.player("Bo")
            await host.say("do", cmd="open")
            chosen = (await ann.hear("question"))["shown"]["options"][0]["id"]
            log.failing = True
            await ann.say("answer", q=0, round=1, given=chosen)
            assert (await ann.hear("refused"))["why"] == "not_saved"
            assert (await host.hear("h.warn"))["what"] == "not_saved"
            log.failing = False
            await ann.say("answer", q=0, round=1, given=chosen)
            await ann.hear("ack")
            assert (await host.hear("h.warn"))["what"] == "saved"

    asyncio.run(scene())


def test_a_host_who_comes_back_is_told_what_is_right_and_what_was_answered() -> None:
    async def scene(server: Server) -> None:
        host, ann = await server.host(), await server.player("Ann")
        await host.say("do", cmd="open")
        chosen = (await ann.hear("question"))["shown"]["options"][0]["id"]
        other = await server.host()
        assert (await other.hear("h.question"))["right"] == "Caspian Sea"
        await ann.say("answer", q=0, round=1, given=chosen)
        await ann.hear("ack")
        await host.hear("h.result")
        late = await server.host()
        assert sum(count for _text, count, _right in (await late.hear("h.result"))["hist"]) == 1

    played(scene)


@pytest.mark.parametrize(("board", "stands"), [("never", False), ("question", True), ("end", False)])
def test_a_host_is_told_whether_the_board_stands_after_a_question(board: str, stands: bool) -> None:
    async def scene(server: Server) -> None:
        host = await server.host()
        await host.say("do", cmd="open")
        assert (await host.hear("h.question")).get("board", False) is stands

    played(scene, board=board)


def test_everybody_hears_of_their_answer_in_their_own_language() -> None:
    async def scene(server: Server) -> None:
        host = await server.host()
        class_ = {lang: await server.player(f"speaker of {lang}", lang=lang) for lang in ("en", "id-ID", "xx", "")}
        await host.say("do", cmd="open")
        said = {}
        for client in class_.values():
            asked = await client.hear("question")
            wrong = next(each["id"] for each in asked["shown"]["options"] if each["text"] == "Caspian Sea")
            await client.say("answer", q=0, round=1, given=wrong)
        await host.hear("closed")
        await host.say("do", cmd="reveal")
        for lang, client in class_.items():
            said[lang] = (await client.hear("reveal"))["you"]["message"]
        assert said["id-ID"] != said["en"]
        assert said["en"] == said["xx"] == said[""] == "Right."
        assert in_use() == "en"

    played(scene)
