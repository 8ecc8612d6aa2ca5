"""The routes of a room: pages and their parts, and the WebSocket on which everything happens. Plain aiohttp.

Nothing here knows the rules of the room: it checks who may come near, reads frames, and carries them to the desk.
"""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import WSMessage, WSMsgType, web

from quizgeo.classroom.codes import read_code
from quizgeo.classroom.commands import Join, Refusal
from quizgeo.classroom.names import generated
from quizgeo.classroom.server.desk import Desk
from quizgeo.classroom.server.gate import HEADERS, Gate, Pace
from quizgeo.classroom.server.keeper import Keeper
from quizgeo.classroom.server.lines import BAD_VERSION, GONE, NO_HELLO, POLICY, SUPERSEDED, Line
from quizgeo.classroom.server.pages import Pages
from quizgeo.classroom.wire import (
    CLIENT_FRAME_MOST,
    Hello,
    Refused,
    Sent,
    Superseded,
    Welcome,
    WireError,
    read,
    write,
)

HELLO_S = 5.0
"""Seconds in which a connection says who it is."""
PING_S = 15.0
CLOSING_S = 2.0
"""Seconds that saying goodbye may take."""
BAD_MOST = 3
"""Frames that are no message before a connection is closed."""
TOKEN_BYTES = 16

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Room:
    """What the routes share."""

    keeper: Keeper
    gate: Gate
    pages: Pages
    code: str
    host_token: str
    screen_token: str
    lines: set[Line] = field(default_factory=set)


ROOM: web.AppKey[Room] = web.AppKey("room")


def make_app(room: Room) -> web.Application:
    """Give the application of one room."""
    app = web.Application(middlewares=[_guard], client_max_size=16 * 1024)
    app[ROOM] = room
    app.on_shutdown.append(_say_goodbye)
    app.router.add_get("/ws", _socket)
    app.router.add_get("/{path:.*}", _page)
    return app


async def _say_goodbye(app: web.Application) -> None:
    """Close all connections with a word that the server goes; clients come back by themselves."""
    lines = tuple(app[ROOM].lines)
    for line in lines:
        line.end(GONE)
    for _moment in range(20):
        if not app[ROOM].lines:
            return
        await asyncio.sleep(CLOSING_S / 20)


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn away what is not meant for us, and put the headers on every answer."""
    room = request.app[ROOM]
    if not room.gate.knows_host(request.host):
        return web.Response(status=421, headers=HEADERS)
    try:
        response = await handler(request)
    except web.HTTPException as error:
        return web.Response(status=error.status, headers=HEADERS)
    if not response.prepared:
        response.headers.update(HEADERS)
    return response


async def _page(request: web.Request) -> web.StreamResponse:
    """Give a page, one of its parts, or the page with a code filled in."""
    room = request.app[ROOM]
    path = request.match_info["path"]
    page = room.pages.find("" if read_code(path) else path)
    if page is None:
        raise web.HTTPNotFound
    etag = f'"{page.etag}"'
    if request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers={"ETag": etag})
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Content-Type": page.kind}
    if page.packed is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
        return web.Response(
            body=page.packed, headers={**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        )
    return web.Response(body=page.body, headers=headers)


async def _socket(request: web.Request) -> web.StreamResponse:
    """Serve one connection from its first message to its end."""
    room, address = request.app[ROOM], request.remote or ""
    if not room.gate.same_origin(request.headers.get("Origin"), request.host):
        raise web.HTTPForbidden
    if not room.gate.greet(address):
        raise web.HTTPTooManyRequests
    socket = web.WebSocketResponse(max_msg_size=CLIENT_FRAME_MOST, compress=False, heartbeat=PING_S, timeout=CLOSING_S)
    socket.headers.update(HEADERS)
    try:
        await socket.prepare(request)
        visit = _Visit(room, socket, address)
        line = await visit.greet()
    finally:
        room.gate.greeted(address)
    if line is not None:
        await visit.stay(line)
    return socket


class _Visit:
    """One connection."""

    def __init__(self, room: Room, socket: web.WebSocketResponse, address: str) -> None:
        self.room, self.socket, self.address = room, socket, address
        self.pace, self.bad = Pace(), 0
        self.woken = asyncio.Event()

    @property
    def desk(self) -> Desk:
        return self.room.keeper.desk

    # -- coming in -----------------------------------------------------------------------------------------------

    async def greet(self) -> Line | None:
        """Hear who it is, as often as it takes within a few seconds each; None when it left or was sent away."""
        while not self.socket.closed:
            try:
                sent = await asyncio.wait_for(self._next(), HELLO_S)
            except TimeoutError:
                await self.socket.close(code=NO_HELLO)
                return None
            if sent is None:
                return None
            if not isinstance(sent.body, Hello):
                await self._say(Refused(sent.n, "hello_first"))
                continue
            line = await self._admit(sent.body, sent.n)
            if line is not None:
                return line
        return None

    async def _admit(self, hello: Hello, re: int) -> Line | None:
        if hello.role != "player":
            return await self._admit_staff(hello, re)
        if hello.token:
            return await self._come_back(hello, re)
        return await self._join(hello, re)

    async def _admit_staff(self, hello: Hello, re: int) -> Line | None:
        """Let a host or a screen in by its token."""
        wanted = self.room.host_token if hello.role == "host" else self.room.screen_token
        if not hmac.compare_digest(hello.token.encode(), wanted.encode()):
            await self._say(Refused(re, "bad_token"))
            return None
        return Line(hello.role, "", self.address, self.woken.set)

    async def _come_back(self, hello: Hello, re: int) -> Line | None:
        """Let a player in again by the token of the first time."""
        player = self.desk.lesson.room.player_of(_hashed(hello.token))
        if player is None or player.standing in ("denied", "kicked"):
            await self._say(Refused(re, "kicked" if player and player.standing == "kicked" else "bad_token"))
            return None
        return self._seat(player.p)

    async def _join(self, hello: Hello, re: int) -> Line | None:
        """Let a new player in by the code."""
        room, now = self.room, self.room.keeper.now()
        wait = room.gate.throttle.wait(self.address, now) or room.gate.join(self.address, now)
        if wait:
            await self._say(Refused(re, "slow_down", retry_ms=wait))
            return None
        code = read_code(hello.code)
        if code is not None:
            room.gate.throttle.checked(self.address, now, right=hmac.compare_digest(code, room.code))
        if code != room.code:
            await self._say(Refused(re, "bad_code"))
            return None
        p, token = secrets.token_hex(6), secrets.token_urlsafe(TOKEN_BYTES)
        refusal = await self._ask_to_join(p, token, hello)
        if refusal is not None:
            await self._say(Refused(re, refusal.why, suggest=refusal.suggest, field=refusal.field))
            return None
        player = self.desk.lesson.room.players[p]
        return self._seat(p, Welcome(p, player.name, player.team, token))

    async def _ask_to_join(self, p: str, token: str, hello: Hello) -> Refusal | None:
        done: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()

        def joined(refusal: Refusal | None) -> None:
            if not done.done():
                done.set_result(refusal)

        others = [each.name for each in self.desk.lesson.room.players.values()]
        drawn = generated(secrets.choice, others) if self.desk.lesson.room.settings.names == "generated" else ""
        wish = Join(p, _hashed(token), hello.name, drawn, hello.team, hello.lang[:35], hello.client[:40])
        self.desk.join(wish, joined)
        return await done

    def _seat(self, p: str, welcome: Welcome | None = None) -> Line:
        """Give a player's connection its place; an older one of theirs ends."""
        older = self.desk.lines.of_player.get(p)
        if older is not None:
            older.tell(Superseded())
            older.end(SUPERSEDED)
        line = Line("player", p, self.address, self.woken.set)
        if welcome is not None:
            line.tell(welcome)
        return line

    # -- being there ---------------------------------------------------------------------------------------------

    async def stay(self, line: Line) -> None:
        """Carry messages both ways until the connection ends."""
        self.room.lines.add(line)
        self.desk.enter(line, self.room.keeper.now())
        ways = [asyncio.create_task(self._listen(line)), asyncio.create_task(self._write(line))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.desk.leave(line, self.room.keeper.now())
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            if line.closing is not None:  # now that nobody reads, closing waits for the other side's word
                await self.socket.close(code=line.closing)
            self.room.lines.discard(line)

    async def _listen(self, line: Line) -> None:
        """Hear messages until there are no more."""
        while (sent := await self._next(line)) is not None:
            self.desk.hear(line, sent)

    async def _write(self, line: Line) -> None:
        """Send what waits, in order, until the connection is to end."""
        with suppress(ConnectionError, RuntimeError):  # it went while something was on its way
            while line.waiting or line.closing is None:
                while (frame := line.frame()) is not None:
                    await self.socket.send_str(frame.decode())
                if line.closing is None:
                    self.woken.clear()
                    await self.woken.wait()

    async def _next(self, line: Line | None = None) -> Sent | None:
        """Read frames until one is a message; None when the connection ended."""
        while True:
            message: WSMessage = await self.socket.receive()
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return None
            if message.type is WSMsgType.BINARY:
                await self.socket.close(code=1003)
                return None
            verdict, wait = self.pace.check(self.room.keeper.now())
            if verdict == "close":
                await self.socket.close(code=POLICY)
                return None
            refusal, sent = _heard(message.data) if verdict == "ok" else (Refused(0, "slow_down", wait), None)
            if sent is not None:
                return sent
            if refusal is not None and not await self._rebuke(refusal, line):
                return None

    async def _rebuke(self, refusal: Refused, line: Line | None) -> bool:
        """Say why a frame was not heard; tell whether the connection goes on."""
        if line is not None:
            line.tell(refusal)
        else:
            await self._say(refusal)
        if refusal.why == "version":
            await self.socket.close(code=BAD_VERSION)
            return False
        self.bad += refusal.why == "bad_message"
        if self.bad >= BAD_MOST:
            await self.socket.close(code=POLICY)
            return False
        return True

    async def _say(self, message: Refused) -> None:
        with suppress(ConnectionError, RuntimeError):
            await self.socket.send_str(write(message, 0).decode())


def _heard(data: str) -> tuple[Refused | None, Sent | None]:
    try:
        return None, read(data)
    except WireError as error:
        return Refused(error.n, error.why), None


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
