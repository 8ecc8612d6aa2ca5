"""A connection to a room: says who it is, hears, speaks, and comes back by itself when the line is lost.

The only file of participants that speaks to a network. What is heard goes to its owner, message by message.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Literal

import aiohttp
from msgspec import Struct, json, structs

from quizgeo.classroom.heard import FRAME_MOST, UnheardError, hear
from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.sent import VERSION, Body, Hello
from quizgeo.classroom.wire import Kicked, Refused, State, Superseded, Told

FIRST_MS = (50, 350)
"""Bounds of the first pause before the line is tried again."""
LONGEST_MS = 5_000
CONNECT_S = 5.0
"""Seconds in which a server must take the call."""
PING_S = 20.0
_FINAL = {4001: "superseded", 4002: "kicked", 4004: "version"}
"""Codes of an end after which nobody comes back."""

Why = Literal["unreachable", "refused", "superseded", "kicked", "version", "left", "over"]


class Ending(Struct, frozen=True):
    """Why a connection ended for good."""

    why: Why
    refused: Refused | None = None
    """What the room said, where it let nobody in."""


def pauses(draw: Callable[[int], int] = secrets.randbelow) -> Iterator[float]:
    """Give the seconds to wait before each try: a first one by chance, then twice as long, up to 5 s, with jitter.

    draw: gives a whole number below its argument.
    """
    least, most = FIRST_MS
    wait = least + draw(most - least + 1)
    while True:
        yield wait / 1000
        wait = min(wait * 2, LONGEST_MS - draw(LONGEST_MS // 5))


class Client:
    """One participant's or host's connection."""

    def __init__(
        self, where: Invitation, hello: Callable[[], Hello], told: Callable[[Told], None], lost: Callable[[], None]
    ) -> None:
        """Take where the room is, what says who calls, and whom to tell: of each message, and of a lost line."""
        self.where = where
        self._hello, self._told, self._lost = hello, told, lost
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._n = 0
        self._ending: Ending | None = None
        self._woken = asyncio.Event()
        self.finished = False
        """Whether a line that is lost need not be found again."""

    def send(self, kind: str, body: Body) -> int:
        """Say something on the line that stands; give the number of the message. What is said on none is lost."""
        self._n += 1
        self._outbox.put_nowait(_frame(kind, self._n, body))
        return self._n

    def leave(self) -> None:
        """End for good."""
        self._end(Ending("left"))

    async def run(self) -> Ending:
        """Stay connected until the end; give why it came. A server that never answered is not tried again."""
        was_in = False
        async with aiohttp.ClientSession() as session:
            waits = pauses()
            while not self._woken.is_set():
                if await self._visit(session):
                    was_in, waits = True, pauses()
                ending = self._ending or self._why_not_again(was_in=was_in)
                if ending is not None:
                    return ending
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), next(waits))
        return self._ending or Ending("left")

    def _why_not_again(self, *, was_in: bool) -> Ending | None:
        """Say why the line is not tried again; None when it is."""
        if not was_in:
            return Ending("unreachable")
        return Ending("over") if self.finished else None

    def _end(self, ending: Ending) -> None:
        if self._ending is None:
            self._ending = ending
        self._woken.set()
        if self._socket is not None and not self._socket.closed:
            self._outbox.put_nowait("")

    async def _visit(self, session: aiohttp.ClientSession) -> bool:
        """Be connected once, as long as it lasts; tell whether the room let us in."""
        ssl: aiohttp.Fingerprint | bool = aiohttp.Fingerprint(bytes.fromhex(self.where.pin)) if self.where.pin else True
        try:
            async with asyncio.timeout(CONNECT_S):
                socket = await session.ws_connect(
                    f"{self.where.url}/ws", max_msg_size=FRAME_MOST, heartbeat=PING_S, ssl=ssl, autoclose=True
                )
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False
        self._socket, self._n, self._outbox = socket, 0, asyncio.Queue()
        writer = asyncio.create_task(self._write(socket, self._outbox))
        try:
            self.send("hello", self._hello())
            return await self._listen(socket)
        finally:
            self._socket = None
            writer.cancel()
            with suppress(asyncio.CancelledError):
                await writer
            with suppress(aiohttp.ClientError, OSError):
                await socket.close()
            self._ending = self._ending or _final(socket.close_code)
            self._lost()

    async def _write(self, socket: aiohttp.ClientWebSocketResponse, outbox: "asyncio.Queue[str]") -> None:
        """Send what waits, in order; an empty frame ends the call."""
        with suppress(ConnectionError, RuntimeError, aiohttp.ClientError):
            while frame := await outbox.get():
                await socket.send_str(frame)
            await socket.close()

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> bool:
        """Hear messages until the line ends; tell whether the room let us in."""
        inside, last = False, 0
        async for frame in socket:
            if frame.type is not aiohttp.WSMsgType.TEXT:
                break
            try:
                heard = hear(frame.data)
            except UnheardError:
                break
            if inside and heard.n != last + 1:  # something is missing: the snapshot of another call tells all
                break
            last = heard.n
            if heard.message is not None:
                inside = inside or isinstance(heard.message, State)
                self._take(heard.message, inside=inside)
            if self._ending is not None:
                break
        return inside

    def _take(self, message: Told, *, inside: bool) -> None:
        if isinstance(message, Refused) and not inside:
            self._end(Ending("refused", message))
        elif isinstance(message, Kicked):
            self._end(Ending("kicked"))
        elif isinstance(message, Superseded):
            self._end(Ending("superseded"))
        self._told(message)


def _frame(kind: str, n: int, body: Body) -> str:
    told = {each.name: getattr(body, each.name) for each in structs.fields(body)}
    fields = {each.name: told[each.name] for each in structs.fields(body) if told[each.name] != each.default}
    return json.encode({"v": VERSION, "t": kind, "n": n, **fields}).decode()


def _final(code: int | None) -> Ending | None:
    match _FINAL.get(code or 0):
        case "superseded":
            return Ending("superseded")
        case "kicked":
            return Ending("kicked")
        case "version":
            return Ending("version")
        case _:
            return None
