"""The server as a process of its own: it survives its host, comes back after a crash with all that it acknowledged."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from msgspec import json

from quizgeo.classroom import RoomSettings, deck_files
from quizgeo.classroom.events import Answered, Interrupted
from quizgeo.classroom.logs.copies import opened_copy
from quizgeo.classroom.rewriting import forget
from quizgeo.classroom.server import process
from quizgeo.classroom.shelf import Serving, Session, Shelf, ShelfError, exists, lesson_of, look
from quizgeo.clock import SystemClock
from tests.classroom.test_shelf import DECK

Message = dict[str, Any]
MANY = Serving(join_rate=1e6)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Shelf]:
    """A shelf whose servers are stopped at the end, by their own ids."""
    shelf = Shelf(tmp_path / "sessions")
    yield shelf
    for session in shelf.sessions():
        if session.live is not None and process.runs(session):
            os.kill(session.live.pid, signal.SIGKILL)


def made(home: Shelf, **settings: Any) -> Session:
    return home.create({deck_files.MAIN: DECK.encode()}, RoomSettings(**settings), SystemClock().now())


def kill(session: Session) -> None:
    """Kill the server of a session, and wait until it is gone."""
    assert session.live is not None
    os.kill(session.live.pid, signal.SIGKILL)
    while exists(session.live.pid):
        time.sleep(0.01)


class Student:
    """A participant who comes back whenever the connection is lost, and sends again what was not acknowledged."""

    def __init__(self, net: aiohttp.ClientSession, session: Session, name: str) -> None:
        self.net, self.session, self.name = net, session, name
        self.token = ""
        self.acknowledged: str | None = None
        self.acks = asyncio.Event()
        self.counted: Message | None = None
        self.question = asyncio.Event()
        self.asked: Message | None = None
        self.back = asyncio.Event()
        self.came = 0
        self.closed = False
        self.left_ms: int | None = None
        self.share = ""
        self.ended = asyncio.Event()
        self.socket: aiohttp.ClientWebSocketResponse | None = None

    async def live(self) -> None:
        """Be there until cancelled."""
        while True:
            with suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
                url = f"http://127.0.0.1:{self.session.port}/ws"
                async with self.net.ws_connect(url) as self.socket:
                    hello = {"token": self.token} if self.token else {"code": self.session.code, "name": self.name}
                    await self.say("hello", role="player", **hello)
                    async for message in self.socket:
                        self.hear(message.json())
            await asyncio.sleep(0.1)

    async def say(self, kind: str, **fields: Any) -> None:
        assert self.socket is not None
        with suppress(ConnectionError, aiohttp.ClientError):
            await self.socket.send_str(json.encode({"v": 1, "t": kind, "n": 1, **fields}).decode())

    def hear(self, message: Message) -> None:
        match message["t"]:
            case "welcome":
                self.token = message["token"]
            case "state":
                self.counted = message.get("counted")
                self.came += 1
                self.back.set()
                if (end := message.get("end")) is not None:
                    self.share = end.get("share", "")
                    self.ended.set()
                if (question := message.get("question")) is not None:
                    self.left_ms = question.get("left_ms")
            case "question":
                self.asked = message
                self.question.set()
            case "ack":
                self.acknowledged = message["given"]
                self.acks.set()

    async def answer(self, place: int) -> None:
        """Answer until it is acknowledged."""
        await self.question.wait()
        assert self.asked is not None
        options = self.asked["shown"]["options"]
        given = options[place % len(options)]["id"]
        while self.acknowledged is None:
            await self.say("answer", q=0, round=1, given=given)
            await asyncio.sleep(0.2)


async def host_do(net: aiohttp.ClientSession, session: Session, cmd: str, **fields: Any) -> Message:
    """Do one command of the host; give the state before it."""
    async with net.ws_connect(f"http://127.0.0.1:{session.port}/ws") as socket:
        await socket.send_json({"v": 1, "t": "hello", "n": 1, "role": "host", "token": session.host_token})
        state: Message = await socket.receive_json()
        if cmd:
            await socket.send_json({"v": 1, "t": "do", "n": 2, "cmd": cmd, **fields})
            while (message := await socket.receive_json())["t"] not in ("done", "refused"):
                pass
            assert message["t"] == "done", message
        return state


def answers(session: Session) -> dict[str, Any]:
    """Give what the log holds, by the player's name."""
    with opened_copy(session.log) as log:
        events, lesson = list(log.read()), lesson_of(log)
    names = {player.p: player.name for player in lesson.room.players.values()}
    found = [(names[each.event.p], each.event.given) for each in events if isinstance(each.event, Answered)]
    assert len(dict(found)) == len(found), "somebody was counted twice"
    return dict(found)


async def crash(session: Session, number: int) -> None:
    """Kill the server while a class answers, bring it back; nothing that was acknowledged is lost."""
    async with AsyncExitStack() as stack:
        net = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        students = [Student(net, session, f"student {place}") for place in range(number)]
        living = [asyncio.create_task(student.live()) for student in students]
        assert len(living) == number
        await asyncio.gather(*(student.back.wait() for student in students))
        await host_do(net, session, "open")
        answering = [asyncio.create_task(student.answer(place)) for place, student in enumerate(students[:-1])]
        for first in islice(asyncio.as_completed([student.acks.wait() for student in students]), number // 4):
            await first
        await asyncio.to_thread(kill, session)
        early = {student.name for student in students if student.acknowledged is not None}
        assert number // 4 <= len(early)
        kept = answers(session)
        assert early <= kept.keys()
        again = await asyncio.to_thread(process.attach, Shelf(session.folder.parent))
        assert (again.port, again.code, again.room) == (session.port, session.code, session.room)
        await asyncio.wait_for(asyncio.gather(*answering), 20)
        state = await host_do(net, again, "")
        assert (state["phase"], state["q"], state["round"]) == ("open", 0, 1)
        await host_do(net, again, "close")
        found = answers(again)
        assert len(found) == number - 1
        assert {name: given for name, given in found.items() if name in kept} == kept
        for student in students[:-1]:
            assert student.asked is not None
            texts = {each["id"]: each["text"] for each in student.asked["shown"]["options"]}
            assert found[student.name] == texts[str(student.acknowledged)]
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        process.stop(again)


def test_a_server_that_is_killed_in_mid_question_comes_back_with_all_that_it_acknowledged(home: Shelf) -> None:
    asyncio.run(crash(process.start(made(home), MANY), 200))


@pytest.mark.slow
@pytest.mark.parametrize("number", range(20))
def test_no_kill_loses_anything(home: Shelf, number: int) -> None:
    asyncio.run(crash(process.start(made(home), MANY), 100 + 5 * number))


def test_nobody_loses_time_to_a_crash(home: Shelf) -> None:
    async def scene() -> None:
        session = process.start(made(home, timer=20), MANY)
        async with aiohttp.ClientSession() as net:
            ann = Student(net, session, "Ann")
            living = asyncio.create_task(ann.live())
            await ann.back.wait()
            await host_do(net, session, "open")
            await ann.question.wait()
            ann.back.clear()
            kill(session)
            await asyncio.sleep(1.5)
            again = await asyncio.to_thread(process.resume, look(session))
            await ann.back.wait()
            assert ann.left_ms is not None
            assert ann.left_ms > 18_500  # of 20 s; without the pause it would be some 17 s
            living.cancel()
            process.stop(again)

    asyncio.run(scene())
    (session,) = home.sessions()
    with opened_copy(session.log) as log:
        (interrupted,) = [each for each in log.read() if isinstance(each.event, Interrupted)]
    assert isinstance(interrupted.event, Interrupted)
    assert interrupted.event.after == interrupted.pos - 1


def test_a_server_that_is_stopped_says_goodbye_writes_all_and_leaves_one_plain_file(home: Shelf) -> None:
    async def scene() -> int | None:
        session = process.start(made(home), MANY)
        async with aiohttp.ClientSession() as net, net.ws_connect(f"http://127.0.0.1:{session.port}/ws") as socket:
            await socket.send_json({"v": 1, "t": "hello", "n": 1, "role": "player", "code": session.code, "name": "A"})
            assert (await socket.receive_json())["t"] == "welcome"
            stopping = asyncio.create_task(asyncio.to_thread(process.stop, session))
            async for _message in socket:
                pass
            await stopping
            return socket.close_code

    assert asyncio.run(scene()) == 1001
    (session,) = home.sessions()
    assert session.state == "interrupted"
    assert not session.log.with_name("room.db-wal").exists()
    assert session.log.read_bytes()[18:20] == b"\x01\x01"  # the journal of a plain file
    assert (session.folder / process.ERRORS).read_bytes() == b""


def test_a_running_session_is_attached_to_and_several_are_named(home: Shelf) -> None:
    with pytest.raises(ShelfError, match="No session is running"):
        process.attach(home)
    one = process.start(made(home), MANY)
    assert process.attach(home) == one
    two = process.start(made(home), MANY)
    assert two.port != one.port
    with pytest.raises(ShelfError, match=one.code) as refused:
        process.attach(home)
    assert refused.value.status == 2
    assert process.attach(home, two.code) == two
    process.stop(one)
    assert process.attach(home) == two
    process.stop(two)


def test_a_port_that_was_asked_for_and_is_taken_is_said(home: Shelf) -> None:
    one = process.start(made(home), MANY)
    with pytest.raises(ShelfError, match=f"port {one.port} is taken"):
        process.start(made(home), Serving(port=one.port))
    process.stop(one)


def test_a_certificate_that_cannot_be_used_is_named(home: Shelf, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pem"
    bad.write_text("no certificate", encoding="utf-8")
    with pytest.raises(ShelfError, match=r"bad\.pem"):
        process.start(made(home), Serving(cert=str(bad), key=str(bad)))


def test_a_damaged_log_starts_nothing(home: Shelf) -> None:
    session = made(home)
    session.log.write_bytes(b"x" * 4096)
    with pytest.raises(ShelfError, match="is no log of a session") as refused:
        process.start(session)
    assert refused.value.status == 3


def test_a_session_that_is_not_to_be_kept_leaves_nothing(home: Shelf) -> None:
    session = home.create({deck_files.MAIN: DECK.encode()}, RoomSettings(), SystemClock().now(), kept=False)
    session = process.start(session, MANY)
    assert not session.log.exists()
    process.stop(session)
    assert home.sessions() == ()


def test_a_lesson_that_cannot_be_started_leaves_no_session(home: Shelf) -> None:
    one = process.start(made(home), MANY)
    with pytest.raises(ShelfError, match="is taken"):
        process.begin(made(home), Serving(port=one.port))
    with pytest.raises(ShelfError):
        process.begin(made(home), Serving(address="192.0.2.1"))
    assert [each.room for each in home.sessions()] == [one.room]
    broken = made(home)
    broken.log.unlink()
    (broken.folder / "serving.json").write_text("{", encoding="utf-8")
    with pytest.raises(ShelfError):
        process.begin(broken, MANY)
    process.stop(one)


def test_a_lesson_that_was_ended_is_over_while_its_server_says_goodbye(home: Shelf) -> None:
    async def finish(session: Session) -> None:
        async with aiohttp.ClientSession() as net:
            await host_do(net, session, "finish", phase="lobby", q=-1, round=0)

    one, two = process.start(made(home), MANY), process.start(made(home), MANY)
    asyncio.run(finish(one))
    end = time.monotonic() + 3
    while look(one).finished is None and time.monotonic() < end:
        time.sleep(0.02)
    assert look(one).state == "finished"
    assert process.runs(one), "participants may still look at the end"
    assert process.attach(home) == two, "one that is over is not among those that run"
    with pytest.raises(ShelfError, match="is over"):
        process.attach(home, one.code)
    with pytest.raises(ShelfError, match="is running"):
        forget(look(one), "Ann")
    assert process.let_go(look(two)) == look(two)
    assert process.runs(two)
    assert not process.let_go(look(one)).is_served
    assert not process.runs(one)
    process.stop(two)
