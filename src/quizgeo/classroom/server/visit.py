"""One connection, from its first message to its end: who it is, what it says, and what it is told. Plain aiohttp.

Nothing here knows the rules of the room: it reads frames, and carries them to the desk.
"""

import asyncio
import secrets
from contextlib import suppress

from aiohttp import WSMessage, WSMsgType, web

from quizgeo.classroom.codes import read_code
from quizgeo.classroom.commands import Join, Refusal
from quizgeo.classroom.names import generated
from quizgeo.classroom.server.desk import Desk
from quizgeo.classroom.server.door import door
from quizgeo.classroom.server.gate import Pace, network
from quizgeo.classroom.server.hall import Hall, Room, hashed
from quizgeo.classroom.server.lines import BAD_VERSION, NO_HELLO, OVERFLOW, POLICY, SUPERSEDED, Line
from quizgeo.classroom.wire import Hello, Refused, Sent, Superseded, Warn, Welcome, WireError, read, write

HELLO_S = 5.0
"""Seconds in which a connection says who it is."""
BAD_MOST = 3
"""Frames that are no message before a connection is closed."""
TOKEN_BYTES = 16
CLOSING_S = 2.0
"""Seconds that saying goodbye may take."""
BUFFER_MOST = 32 * 1024
"""Bytes on their way to one connection before messages wait in its queue."""
TEXT, CLOSE = 0x81, 0x88
"""First bytes of a whole frame of each kind (RFC 6455, 5.2)."""
WARN_MS = 60_000
"""Between two warnings that codes are guessed."""


class Visit:
    """One connection."""

    def __init__(
        self, hall: Hall, socket: web.WebSocketResponse, transport: asyncio.Transport, address: str, *, local: bool
    ) -> None:
        """Take where it came in. local: from this computer."""
        self.hall, self.socket, self.address, self.local = hall, socket, address, local
        self.transport = transport
        self.room: Room | None = None
        self.pace, self.bad = Pace(), 0
        self.line: Line | None = None
        self._draining: asyncio.Task[None] | None = None
        self._listening: asyncio.Task[None] | None = None
        self._ending = False

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
        """Let a host or a screen in by its token; a host from this computer alone, unless the server is told else."""
        room = self.hall.by_staff_token(hello)
        elsewhere = hello.role == "host" and not self.local and not self.hall.remote_host
        if room is None or elsewhere:
            await self._say(Refused(re, "bad_token"))
            return None
        self.room = room
        self.line = Line(hello.role, "", self.address, self._drain, self._push)
        return self.line

    async def _come_back(self, hello: Hello, re: int) -> Line | None:
        """Let a player in again by the token of the first time."""
        found = self.hall.by_token(hello.token)
        if found is None or found[1].standing in ("denied", "kicked"):
            await self._say(Refused(re, "kicked" if found and found[1].standing == "kicked" else "bad_token"))
            return None
        self.room, player = found
        return self._seat(self.room, player.p)

    async def _join(self, hello: Hello, re: int) -> Line | None:
        """Let a new player in by the code."""
        gate, now, home = self.hall.gate, self.hall.now(), network(self.address)
        wait = gate.throttle.wait(home, now) or gate.join(self.address, now)
        if wait:
            await self._say(Refused(re, "slow_down", retry_ms=wait))
            return None
        room = self.hall.by_code(hello.code)
        if read_code(hello.code) is not None:  # what cannot be a code is no guess
            gate.throttle.checked(home, now, right=room is not None)
            self._warn_of_guessing(now)
        if room is None:
            await self._say(Refused(re, "bad_code"))
            return None
        p, token = secrets.token_hex(6), secrets.token_urlsafe(TOKEN_BYTES)
        refusal = await self._ask_to_join(room, p, token, hello)
        if refusal is not None:
            await self._say(Refused(re, refusal.why, suggest=refusal.suggest, field=refusal.field, free=refusal.free))
            return None
        self.room, player = room, room.keeper.desk.lesson.room.players[p]
        return self._seat(room, p, Welcome(p, player.name, player.team, token))

    def _warn_of_guessing(self, now: int) -> None:
        """Tell the hosts, once a minute, that somebody tries codes."""
        if self.hall.gate.throttle.flooded(now) and now >= self.hall.warns_at:
            self.hall.warns_at = now + WARN_MS
            for room in self.hall.rooms.values():
                room.keeper.desk.warn(Warn("guessing"))

    async def _ask_to_join(self, room: Room, p: str, token: str, hello: Hello) -> Refusal | None:
        done: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()

        def joined(refusal: Refusal | None) -> None:
            if not done.done():
                done.set_result(refusal)

        desk = room.keeper.desk
        drawn = ""
        if desk.lesson.room.settings.names == "generated":
            drawn = generated(secrets.choice, [each.name for each in desk.lesson.room.players.values()])
        wish = Join(p, hashed(token), hello.name, drawn, hello.team, hello.lang[:35], hello.client[:40])
        desk.join(wish, joined)
        return await done

    def _seat(self, room: Room, p: str, welcome: Welcome | None = None) -> Line:
        """Give a player's connection its place; an older one of theirs ends."""
        older = room.keeper.desk.lines.of_player.get(p)
        if older is not None:
            older.tell(Superseded())
            older.end(SUPERSEDED)
        line = self.line = Line("player", p, self.address, self._drain, self._push)
        if welcome is not None:
            line.tell(welcome)
        return line

    # -- being there ---------------------------------------------------------------------------------------------

    async def stay(self, line: Line) -> None:
        """Carry messages both ways until the connection ends."""
        room = self.room
        assert room is not None, "nobody stays who was not let in"
        desk = room.keeper.desk
        room.lines.add(line)
        desk.enter(line, self.hall.now())
        if line.role == "screen":
            line.tell(door(room.code, self.hall.urls))
        try:
            await self._listen(desk, line)
        finally:
            desk.leave(line, self.hall.now())
            if self._draining is not None:
                self._draining.cancel()
            room.lines.discard(line)

    async def _listen(self, desk: Desk, line: Line) -> None:
        """Hear messages until there are no more, or the connection is to end."""
        self._listening = asyncio.current_task()
        try:
            while (sent := await self._next(line)) is not None:
                desk.hear(line, sent)
        except asyncio.CancelledError:
            if not self._ending or self._listening is None:
                raise
            self._listening.uncancel()
        self._listening = None
        if line.closing is not None:  # now that nobody reads, closing waits for the other side's word
            await self.socket.close(code=line.closing)

    def _push(self, frame: bytes) -> bool:
        """Send a frame at once if the way is free: a task to wake for each message is half the work of a server."""
        if self.transport.is_closing():
            return True
        if self.transport.get_write_buffer_size() > BUFFER_MOST:
            return False
        self.transport.write(framed(frame))
        return True

    def _drain(self) -> None:
        """Have a task send what waits; a connection that takes nothing any more is cut off."""
        line = self.line
        if line is not None and line.closing == OVERFLOW:
            self.transport.write(framed(OVERFLOW.to_bytes(2, "big"), CLOSE))
            asyncio.get_running_loop().call_later(CLOSING_S, self.transport.abort)
        elif line is not None and (self._draining is None or self._draining.done()):
            self._draining = asyncio.create_task(self._write(line))

    async def _write(self, line: Line) -> None:
        """Send what waits, in order, and close the connection if it is to end."""
        with suppress(ConnectionError, RuntimeError):  # it went while something was on its way
            while (frame := line.frame()) is not None:
                await self.socket.send_str(frame.decode())
            if line.closing is not None and self._listening is not None:
                self._ending = True
                self._listening.cancel()

    async def _next(self, line: Line | None = None) -> Sent | None:
        """Read frames until one is a message; None when the connection ended."""
        while True:
            message: WSMessage = await self.socket.receive()
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return None
            if message.type is WSMsgType.BINARY:
                await self.socket.close(code=1003)
                return None
            verdict, wait = self.pace.check(self.hall.now())
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


def framed(body: bytes, kind: int = TEXT) -> bytes:
    """Give a WebSocket frame of a server: unmasked, whole, its length in 7, 16 or 64 bits (RFC 6455, 5.2)."""
    size = len(body)
    if size < 126:  # noqa: PLR2004 - the format's own bound
        return bytes((kind, size)) + body
    if size < 65536:  # noqa: PLR2004 - as above
        return bytes((kind, 126)) + size.to_bytes(2, "big") + body
    return bytes((kind, 127)) + size.to_bytes(8, "big") + body
