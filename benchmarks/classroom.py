"""A lesson with many participants, against a bare aiohttp room without log, rules or marks, in one run.

Players join, 100 at a time; the host opens a choice question of about 600 bytes; each player answers within a second at
random; all is graded, logged and acknowledged; when all have answered it closes and what is right is told to each. The
load runs on another core and speaks the raw protocol. A lost client, or an acknowledgement that is missing or wrong,
fails the run. Run: python benchmarks/classroom.py [PLAYERS... [--rounds N]]
"""

import asyncio
import base64
import contextlib
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median, quantiles
from time import perf_counter
from typing import Any

from msgspec import json

from quizgeo.classroom import RoomSettings
from quizgeo.classroom.server import process
from quizgeo.classroom.shelf import Serving, Shelf
from quizgeo.clock import SystemClock

TICK = os.sysconf("SC_CLK_TCK")
AT_ONCE = 100
WAIT_S = 60.0
HEAD, SHORT = 2, 126
"""Bytes of a short head of a frame, and from which length on there are more (RFC 6455, 5.2)."""
TEXT, PING, PONG = 1, 9, 10
BARE = Path(__file__).resolve().parent / "peer" / "bare_room.py"


class Player(asyncio.Protocol):
    """One raw WebSocket: frames in and out, nothing else."""

    def __init__(self, load: "Load") -> None:
        self.load, self.number = load, -1
        self.buffer = bytearray()
        self.upgraded = False
        self.sent = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET /ws HTTP/1.1\r\nHost: localhost:{self.load.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Take what came apart into frames."""
        self.buffer += data
        if not self.upgraded:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            self.load.check(self.buffer.startswith(b"HTTP/1.1 101"), "a connection was refused")
            del self.buffer[: end + 4]
            self.upgraded = True
            self.load.greet(self)
        while (frame := self._frame()) is not None:
            self.load.heard(self, frame)

    def connection_lost(self, error: Exception | None) -> None:
        """Note that it was lost, unless all is over."""
        self.load.check(self.load.over, f"client {self.number} was lost: {error}")

    def _frame(self) -> bytes | None:
        """Take the next whole frame out of what came; None while there is none, empty for one without a message."""
        buffer = self.buffer
        if len(buffer) < HEAD:
            return None
        size, start = buffer[1], HEAD
        if size >= SHORT:
            start += 2 if size == SHORT else 8
            size = int.from_bytes(buffer[HEAD:start], "big") if len(buffer) >= start else 1 << 62
        if len(buffer) < start + size:
            return None
        kind, body = buffer[0] & 15, bytes(buffer[start : start + size])
        del buffer[: start + size]
        if kind == PING:
            self._write(PONG, body)
        return body if kind == TEXT else b""

    def say(self, **message: Any) -> int:
        """Send a message; give its number."""
        self.sent += 1
        self._write(TEXT, json.encode({"v": 1, "n": self.sent, **message}))
        return self.sent

    def _write(self, kind: int, body: bytes) -> None:
        size = len(body)
        head = (
            bytes((128 | kind, 128 | size))
            if size < SHORT
            else bytes((128 | kind, 128 | SHORT)) + size.to_bytes(2, "big")
        )
        self.transport.write(head + b"\0\0\0\0" + body)  # a mask of zeros masks nothing


@dataclass
class Round:
    """What happened to the players in one round."""

    opened: float
    asked: dict[int, float] = field(default_factory=dict)
    answered: dict[int, tuple[float, str, int]] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    told: set[int] = field(default_factory=set)


class Load:
    """All players of one server, and its host."""

    def __init__(self, port: int, code: str, token: str, number: int) -> None:
        self.wanted = 0
        self.port, self.code, self.token, self.number = port, code, token, number
        self.over = False
        self.fault: str = ""
        self.players: list[Player] = []
        self.here = 0
        self.turn = asyncio.Event()
        self.closed = False
        self.round = Round(0.0)
        self.rng = random.Random(7)
        self.deeds: dict[bytes, Callable[[Player, dict[str, Any]], None]] = {
            b"question": self._asked, b"ack": self._acknowledged, b"reveal": self._told,
        }  # fmt: skip

    def check(self, fine: bool, fault: str) -> None:
        """Keep the first fault; it ends the run."""
        if not fine and not self.fault:
            self.fault = fault
            self.turn.set()

    async def wait(self, what: str) -> None:
        """Wait until something that was begun is through."""
        try:
            await asyncio.wait_for(self.turn.wait(), WAIT_S)
        except TimeoutError:
            self.fault = self.fault or f"{what}: it took too long"
        if self.fault:
            raise SystemExit(self.fault)
        self.turn.clear()

    async def come(self) -> None:
        """Let the host and all players in, so many at a time."""
        loop = asyncio.get_running_loop()
        for count in (1, *(min(AT_ONCE, self.number - first) for first in range(0, self.number, AT_ONCE))):
            self.wanted = self.here + count
            for _player in range(count):
                await loop.create_connection(lambda: Player(self), "127.0.0.1", self.port)
            await self.wait("joining")

    def greet(self, player: Player) -> None:
        """Say who somebody is: the first one is the host."""
        player.number = len(self.players) - 1
        self.players.append(player)
        if player.number < 0:
            player.say(t="hello", role="host", token=self.token)
        else:
            player.say(t="hello", role="player", code=self.code, name=f"player {player.number}")

    def heard(self, player: Player, frame: bytes) -> None:
        """Do what a player does on a message."""
        if not frame:
            return
        start = frame.find(b'"t":')
        kind = frame[start + 4 : start + 20].lstrip(b' "').split(b'"', 1)[0]
        if kind in (b"state", b"refused"):
            self._came(frame, refused=kind == b"refused")
        elif player.number < 0:
            if kind == b"closed":
                self.closed = True
                self._look()
        elif kind in self.deeds:
            self.deeds[kind](player, json.decode(frame))

    def _came(self, frame: bytes, *, refused: bool) -> None:
        """Count who is in."""
        self.check(not refused, frame.decode())
        self.here += 1
        if self.here == self.wanted:
            self.turn.set()

    def _asked(self, player: Player, message: dict[str, Any]) -> None:
        self.round.asked[player.number] = perf_counter()
        options = message["shown"]["options"]
        given = options[self.rng.randrange(len(options))]
        asyncio.get_running_loop().call_later(self.rng.random(), self._answer, player, message, given)

    def _answer(self, player: Player, message: dict[str, Any], given: dict[str, str]) -> None:
        number = player.say(t="answer", q=message["q"], round=message["round"], given=given["id"])
        right = given["text"].startswith(("0", "right"))
        self.round.answered[player.number] = perf_counter(), given["id"], number * (1 if right else -1)

    def _acknowledged(self, player: Player, message: dict[str, Any]) -> None:
        at, given, number = self.round.answered[player.number]
        self.check(message["given"] == given and message["re"] == abs(number), f"a wrong receipt: {message}")
        thought = at - self.round.asked[player.number]
        self.round.waits.append(perf_counter() - self.round.opened - thought)
        self._look()

    def _look(self) -> None:
        if self.closed and len(self.round.waits) == self.number:
            self.turn.set()

    def _told(self, player: Player, message: dict[str, Any]) -> None:
        _at, given, number = self.round.answered[player.number]
        fine = message["you"]["given"] == given and message["you"]["grade"] == ("exact" if number > 0 else "wrong")
        self.check(fine, f"a wrong result: {message}")
        self.round.told.add(player.number)
        if len(self.round.told) == self.number:
            self.turn.set()

    async def play(self) -> Round:
        """Play one question."""
        host = self.players[0]
        self.round, self.closed = Round(perf_counter()), False
        host.say(t="do", cmd="open")
        await self.wait("answering")
        host.say(t="do", cmd="reveal")
        await self.wait("telling")
        return self.round


@dataclass
class Found:
    """What one server needed."""

    cpu: float
    p50: float
    p99: float
    kilobytes: float
    """A client."""
    rss: float
    """Megabytes at the end."""
    joining: float
    """CPU seconds a thousand joins."""


def cpu_of(pid: int) -> float:
    """Give the CPU seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def rss_of(pid: int) -> float:
    """Give the memory of a process, in megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


async def measure(load: Load, pid: int, rounds: int) -> Found:
    """Play some rounds; give the medians."""
    empty, began = rss_of(pid), cpu_of(pid)
    await load.come()
    joining = cpu_of(pid) - began
    full = rss_of(pid)
    cpus, p50s, p99s = [], [], []
    for _round in range(rounds):
        await asyncio.sleep(0.5)
        before = cpu_of(pid)
        played = await load.play()
        await asyncio.sleep(0.2)
        cpus.append(cpu_of(pid) - before)
        cuts = quantiles(played.waits, n=100)
        p50s.append(cuts[49] * 1000)
        p99s.append(cuts[98] * 1000)
    load.over = True
    return Found(
        fmean(cpus), median(p50s), median(p99s), (full - empty) * 1024 / load.number, rss_of(pid),
        joining / load.number * 1000,
    )  # fmt: skip


def deck(rounds: int) -> bytes:
    """Write a deck of choice questions of about 600 bytes."""
    lines = ["quizgeo: 1", "deck: load", "title: Load", "language: en", "questions:"]
    for number in range(rounds):
        text = f"Question {number} " + "q" * 205
        wrong = ", ".join(f"{place} wrong {number} " + "o" * 48 for place in range(1, 4))
        lines.append(f"  - {{id: q{number}, question: {text}, answer: right {number} {'o' * 50}, wrong: [{wrong}]}}")
    return "\n".join(lines).encode()


@contextlib.contextmanager
def ours(number: int, rounds: int) -> Iterator[tuple[Load, int]]:
    """Start a session of ours."""
    with tempfile.TemporaryDirectory(dir=build()) as folder:
        shelf = Shelf(Path(folder))
        settings = RoomSettings(most_players=min(number, 5000))
        session = shelf.create({"deck.yaml": deck(rounds)}, settings, SystemClock().now())
        session = process.start(session, Serving(join_rate=1e9))
        assert session.live is not None
        try:
            yield Load(session.port, session.code, session.host_token, number), session.live.pid
        finally:
            process.stop(session)


@contextlib.contextmanager
def bare(number: int, _rounds: int) -> Iterator[tuple[Load, int]]:
    """Start a bare room."""
    with subprocess.Popen([sys.executable, BARE], stdout=subprocess.PIPE) as room:
        assert room.stdout is not None
        try:
            yield Load(int(room.stdout.readline()), "", "", number), room.pid
        finally:
            room.send_signal(signal.SIGKILL)


def build() -> Path:
    """Give a folder on the disk, not in memory."""
    folder = Path(__file__).resolve().parents[1] / "build"
    folder.mkdir(exist_ok=True)
    return folder


REACH = {1000: (0.2, 60.0, 25.0, None), 5000: (1.1, 300.0, None, 170.0)}
"""CPU seconds a question, p99 in ms, KB a client, MB in all."""


def show(name: str, number: int, found: Found) -> None:
    """Print what one server needed."""
    print(
        f"{name:<6} {number:>5} players  {found.cpu:6.3f} CPU-s a question  p50 {found.p50:6.1f} ms  "
        f"p99 {found.p99:6.1f} ms  {found.kilobytes:5.1f} KB a client  {found.rss:6.1f} MB  "
        f"{found.joining:5.2f} CPU-s a 1,000 joins", flush=True,
    )  # fmt: skip


def main() -> None:
    """Print what both servers need, and the ratios."""
    wishes = ArgumentParser()
    wishes.add_argument("players", nargs="*", type=int, default=[1000, 5000])
    wishes.add_argument("--rounds", type=int, default=5)
    wishes.add_argument("--only", choices=["ours", "bare"])
    given = wishes.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    for number in given.players:
        results = {}
        for name, begin in (("bare", bare), ("ours", ours)):
            if given.only in (None, name):
                with begin(number, given.rounds) as (load, pid):
                    results[name] = asyncio.run(measure(load, pid, given.rounds))
                show(name, number, results[name])
        if given.only is None:
            tell(number, results["ours"], results["bare"])


def tell(number: int, found: Found, peer: Found) -> None:
    """Print the ratio and what is to be reached."""
    print(f"RATIO classroom-{number}-cpu-against-bare-aiohttp {found.cpu / peer.cpu:.2f} reach 1.35")
    names = ("cpu-seconds", "p99-ms", "kilobytes-a-client", "megabytes")
    values = (found.cpu, found.p99, found.kilobytes, found.rss)
    for name, value, reach in zip(names, values, REACH.get(number, (None,) * 4), strict=True):
        if reach is not None:
            print(f"RATIO classroom-{number}-{name} {value:.2f} reach {reach:g}")


if __name__ == "__main__":
    main()
