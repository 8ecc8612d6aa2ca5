"""Who floods, stalls, guesses or comes from elsewhere stops no lesson: the others are asked and acknowledged.

No time is asserted: the others have their answers counted first, and after that the attackers are seen to be dropped.
"""

import asyncio
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from itertools import count

import aiohttp
import pytest

from quizgeo.classroom.codes import ALPHABET
from quizgeo.classroom.server.gate import JOINS_AT_ONCE, UNGREETED_MOST, Gate, network
from tests.classroom.test_server import CODE, Client, Server, running

HALF = b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: web"
UPGRADE = (
    "GET /ws HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


Attack = Callable[[Server], AsyncGenerator[None, None]]
"""Yields once the attackers are there and nothing was done about them; ends when all of them were dropped."""


def played(attack: Attack, **settings: object) -> None:
    """Play a question while attackers are there, see them dropped, and play another: in this order, however long."""

    async def scene() -> None:
        async with running(**settings) as server:
            host, class_ = await server.host(), [await server.player("Ann"), await server.player("Bo")]
            under_way = attack(server)
            await anext(under_way)
            await question(host, class_, 0)
            assert [each async for each in under_way] == []
            await question(host, class_, 1)

    asyncio.run(scene())


async def question(host: Client, class_: list[Client], q: int) -> None:
    """Ask a question; everybody is asked, acknowledged, and told what is right."""
    await host.say("do", cmd="open", at=q)
    for student in class_:
        asked = await student.hear("question")
        ids = [each["id"] for each in asked["shown"]["options"]]
        number = await student.say("answer", q=q, round=1, given=ids[:1] if q else ids[0])
        assert (await student.hear("ack"))["re"] == number
    await host.say("do", cmd="close", phase="open", q=q, round=1)  # refused where all who are there have answered
    await host.hear("closed")
    await host.say("do", cmd="reveal")
    for student in class_:
        assert (await student.hear("reveal"))["q"] == q


def test_two_hundred_half_requests_are_dropped_in_time_and_hold_nobody_up() -> None:
    async def attack(server: Server) -> AsyncGenerator[None, None]:
        halves = [await asyncio.open_connection("127.0.0.1", server.port) for _half in range(200)]
        for _reader, writer in halves:
            writer.write(HALF)
        yield
        ends = await asyncio.wait_for(asyncio.gather(*(reader.read() for reader, _writer in halves)), 10)
        assert len(ends) == 200
        for _reader, writer in halves:
            writer.close()

    played(attack)


def test_a_thousand_joins_from_one_address_let_no_more_in_than_a_class() -> None:
    came: list[str] = []

    async def attack(server: Server) -> AsyncGenerator[None, None]:
        answered = asyncio.Event()

        async def come(first: int) -> None:
            """Join again and again, until the others have answered, and a hundred times at least."""
            for number in count(first, UNGREETED_MOST - 1):
                client = await server.connect()
                await client.say("hello", role="player", code=CODE, name=f"bot {number}")
                message = await client.socket.receive_json()
                came.append(message.get("why", message["t"]))
                await client.socket.close()
                if answered.is_set() and len(came) >= 1000:
                    return

        workers = [asyncio.create_task(come(worker)) for worker in range(UNGREETED_MOST - 1)]
        while len(came) < 100:  # noqa: ASYNC110 - they come by the network
            await asyncio.sleep(0.01)
        yield
        assert not any(worker.done() for worker in workers), "the others answered in the middle of it"
        answered.set()
        await asyncio.gather(*workers)

    played(attack, most_players=5000)
    assert len(came) >= 1000
    assert came.count("welcome") < JOINS_AT_ONCE + 60
    assert set(came) <= {"welcome", "slow_down", "name_taken"}


def test_an_address_has_few_connections_that_do_not_say_who_they_are() -> None:
    async def attack(server: Server) -> AsyncGenerator[None, None]:
        mute = [await server.connect() for _socket in range(UNGREETED_MOST)]
        yield
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await server.connect()
        assert refused.value.status == 429
        for client in mute:
            await client.socket.close()

    played(attack)


def test_a_frame_of_seventeen_megabytes_is_closed_at_its_head() -> None:
    async def attack(server: Server) -> AsyncGenerator[None, None]:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(UPGRADE.format(port=server.port).encode())
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
        writer.write(bytes((0x81, 0x80 | 127)) + (17 * 2**20).to_bytes(8, "big") + b"\0\0\0\0" + b"x" * 5000)
        yield
        head = await asyncio.wait_for(reader.readexactly(4), 5)
        assert (head[0], int.from_bytes(head[2:4], "big")) == (0x88, 1009)
        writer.close()

    played(attack)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403), ({"Origin": "null"}, 403), ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}"}, 421), ({"Origin": "http://localhost:1"}, 403),
    ],
)  # fmt: skip
def test_pages_and_names_from_elsewhere_are_turned_away_while_a_class_goes_on(
    headers: dict[str, str], status: int
) -> None:
    async def attack(server: Server) -> AsyncGenerator[None, None]:
        said = {name: value.format(port=server.port) for name, value in headers.items()}
        seen = []
        for _try in range(40):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await server.connect(**said)
            seen.append(refused.value.status)
            if len(seen) == 20:
                yield
        assert set(seen) == {status}

    played(attack)


def test_a_phone_that_reads_nothing_holds_nobody_up() -> None:
    async def attack(server: Server) -> AsyncGenerator[None, None]:
        stalled = socket.socket()
        stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        stalled.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(stalled, ("127.0.0.1", server.port))
        hello = b'{"v":1,"t":"hello","n":1,"role":"player","code":"%b","name":"Stone"}' % CODE.encode()
        frame = bytes((0x81, 0x80 | len(hello))) + b"\0\0\0\0" + hello
        await loop.sock_sendall(stalled, UPGRADE.format(port=server.port).encode())
        await loop.sock_recv(stalled, 4096)
        await loop.sock_sendall(stalled, frame)
        names = server.room.keeper.desk.lesson.room.players
        while not any(player.name == "Stone" for player in names.values()):  # noqa: ASYNC110 - it comes by the network
            await asyncio.sleep(0.01)
        (line,) = [each for each in server.room.lines if names.get(each.p) and names[each.p].name == "Stone"]
        much = b'{"t":"x","body":"' + b"x" * 2000 + b'"}'
        while not line.waiting:  # until neither the socket nor what lies before it takes any more
            while not line.waiting:
                line.put(much)
            await asyncio.sleep(0.01)
        yield
        assert line.waiting, "it held what was said meanwhile, and nobody else did"
        while line.closing is None:
            line.put(much)
        assert line.closing == 1013
        assert not line.waiting
        stalled.close()

    played(attack, auto_close=False)


def test_guessing_codes_over_the_network_is_slowed_down_and_the_host_is_told() -> None:
    async def attack(server: Server) -> AsyncGenerator[None, None]:
        host, said = await server.host(), []
        client = await server.connect()
        for number in range(25):
            wrong = "".join(ALPHABET[(number * 7 + place) % 27] for place in range(6))
            await client.say("hello", role="player", code=wrong, name="Guess")
            said.append((await client.hear("refused"))["why"])
        assert said[:10] == ["bad_code"] * 10
        assert set(said[12:]) == {"slow_down"}
        yield
        throttle = server.room.gate.throttle
        throttle.by_address.clear()
        throttle.left, throttle.counted_at = 1.0, server.room.keeper.now()  # as if many had guessed
        await client.say("hello", role="player", code="222222", name="Guess")
        assert (await client.hear("refused"))["why"] == "bad_code"
        assert (await host.hear("h.warn"))["what"] == "guessing"
        await client.socket.close()

    played(attack)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2", True),
    ],
)
def test_a_device_with_many_addresses_has_one_bucket(one: str, other: str, *, same: bool) -> None:
    assert (network(one) == network(other)) is same


def test_connections_of_an_address_are_bounded_and_counted_down() -> None:
    gate = Gate(frozenset(), players_most=5)
    for _player in range(105):
        assert gate.enter("192.0.2.1")
        gate.greeted("192.0.2.1")
    assert not gate.enter("192.0.2.1")
    assert gate.enter("192.0.2.2")
    gate.leave("192.0.2.1")
    assert gate.enter("192.0.2.1")


def test_quiet_addresses_are_forgotten() -> None:
    gate = Gate(frozenset())
    gate.join("192.0.2.1", 0)
    gate.throttle.checked("192.0.2.1", 0, right=False)
    gate.forget(100)
    assert gate.joins
    gate.forget(120_000)
    assert not gate.joins
    assert not gate.throttle.by_address


@pytest.mark.parametrize(
    ("role", "kind", "fields"),
    [
        ("player", "do", {"cmd": "open"}),
        ("player", "do", {"cmd": "kick", "p": "x"}),
        ("player", "hello", {"role": "host", "token": "token of the host"}),
        ("screen", "do", {"cmd": "reveal"}),
        ("screen", "answer", {"q": 0, "round": 1, "given": "x"}),
        ("screen", "bye", {}),
        ("host", "answer", {"q": 0, "round": 1, "given": "x"}),
        ("host", "self", {"q": 0, "knew": True}),
        ("host", "hello", {"role": "player", "code": CODE, "name": "Ann"}),
    ],
)
def test_each_message_in_a_wrong_role_is_refused_and_changes_nothing(
    role: str, kind: str, fields: dict[str, object]
) -> None:
    async def scene() -> None:
        async with running() as server:
            if role == "player":
                client = await server.player("Ann")
            else:
                client = await server.connect()
                token = "token of the host" if role == "host" else "token of the screen"
                await client.say("hello", role=role, token=token)
                await client.hear("state")
            room = server.room.keeper.desk.lesson.room
            before = room.pos
            await client.say(kind, **fields)
            assert (await client.hear("refused"))["why"] == "not_allowed"
            assert room.pos == before
            with suppress(ConnectionError):
                await client.socket.close()

    asyncio.run(scene())
