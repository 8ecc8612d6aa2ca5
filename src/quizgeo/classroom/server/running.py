"""A server from its first socket to its last word: listening, beating, and stopping by itself or when told to."""

import asyncio
import gc
import signal
import ssl
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from hashlib import sha256
from os import getpid
from pathlib import Path
from socket import gethostname
from time import monotonic_ns

from aiohttp import web

from quizgeo.classroom import shelf
from quizgeo.classroom.addresses import listen, own_addresses
from quizgeo.classroom.find import Offer, Responder, group_socket
from quizgeo.classroom.server.app import make_hall_app
from quizgeo.classroom.server.gate import Gate, hosts_for
from quizgeo.classroom.server.hall import Hall
from quizgeo.classroom.server.keeping import Kept, open_session
from quizgeo.classroom.server.opening import Rooms
from quizgeo.classroom.server.pages import read_pages
from quizgeo.classroom.shelf import Live, Serving, Session, Shelf, ShelfError
from quizgeo.clock import Clock
from quizgeo.language import _

BEAT_S = 5.0
NOTICE_S = 0.25
"""Seconds in which it is noted in the folder of a lesson that it is over."""
HEAD_S = 10.0
"""Seconds in which the head of a request must be there."""
BACKLOG = 1024


class Ticker:
    """Milliseconds since 1970 that never fall, whatever happens to the computer's clock meanwhile."""

    def __init__(self, clock: Clock) -> None:
        """Begin at what a clock shows."""
        self._ahead = clock.now().ms - monotonic_ns() // 1_000_000

    def __call__(self) -> int:
        """Give this moment."""
        return monotonic_ns() // 1_000_000 + self._ahead

    def not_before(self, at: int) -> None:
        """Go on from a moment that a log knows already."""
        self._ahead += max(at - self(), 0)


class Server:
    """Rooms behind one port."""

    def __init__(self, serving: Serving, clock: Clock, port: int = 0) -> None:
        """Open its sockets. port: the one it had before. Raises ShelfError."""
        self.serving = serving
        self.secure = _secure(serving)
        self.sockets = listen(serving, port)
        self.port = int(self.sockets[0].getsockname()[1])
        self.now = Ticker(clock)
        self.hall = Hall(
            Gate(_hosts(serving, self.port), serving.join_rate), read_pages(), self.now, serving.remote_host
        )
        self.kept: list[Kept] = []
        self._stopped = asyncio.Event()

    @property
    def live(self) -> Live:
        """Where it is."""
        here = str(self.sockets[0].getsockname()[0])
        near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(here, here)  # noqa: S104 - compared, not bound
        named = tuple(filter(None, (self.serving.public_name,)))
        reached = own_addresses() if self.serving.lan and not self.serving.address else (here,)
        pin = _pin(self.serving) if self.secure else ""
        return Live(getpid(), self.port, near, (*named, *reached), self.secure is not None, pin)

    def open(self, session: Session) -> Session:
        """Open a session in it; give it as it is reached now. Raises LogError, DeckError."""
        kept = open_session(session, self.now)
        self.now.not_before(kept.lesson.room.at)
        kept.begin(self.live)
        self.hall.urls = self.live.urls
        self.kept.append(kept)
        self.hall.add(kept.room(self.hall.gate, self.hall.pages))
        gate = self.hall.gate
        gate.players_most = max(gate.players_most, kept.lesson.room.settings.most_players)
        return shelf.look(session)

    def stop(self) -> None:
        """Have it end."""
        self._stopped.set()

    async def run(self, started: Callable[[], None], opening: Rooms | None = None) -> None:
        """Serve until told to stop, or until nobody needs it. opening: lets rooms be opened; then it waits for them."""
        app = make_hall_app(self.hall, opening)
        runner = web.AppRunner(app, keepalive_timeout=HEAD_S, access_log=None, shutdown_timeout=1.0)
        async with AsyncExitStack() as leaving:
            await runner.setup()
            leaving.push_async_callback(self._close)
            leaving.push_async_callback(runner.cleanup)
            for opened in self.sockets:
                await web.SockSite(runner, opened, ssl_context=self.secure, backlog=BACKLOG).start()
            leaving.push_async_callback(self._flush)
            if self.serving.lan:
                await self._be_found(leaving)
            self._mind_signals()
            _spare_the_collector()
            started()
            await self._beat(lingers=opening is not None)

    async def _be_found(self, leaving: AsyncExitStack) -> None:
        """Answer those who ask the network for sessions; where that is not to be had, the address still works."""
        with suppress(OSError):
            transport, _protocol = await asyncio.get_running_loop().create_datagram_endpoint(
                lambda: Responder(self._offer, self.now), sock=group_socket()
            )
            leaving.callback(transport.close)

    def _offer(self) -> Offer | None:
        titles = [kept.session.title for kept in self.kept]
        return Offer(self.port, " · ".join(titles), self.secure is not None) if titles else None

    def _mind_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            with suppress(NotImplementedError):  # Windows
                loop.add_signal_handler(number, self.stop)

    async def _beat(self, *, lingers: bool) -> None:
        while self.kept or lingers:
            for _look in range(int(BEAT_S / NOTICE_S)):
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopped.wait(), NOTICE_S)
                if self._stopped.is_set():
                    return
                for kept in self.kept:
                    kept.notice_end()
            self.hall.gate.forget(self.now())
            for kept in tuple(self.kept):
                if not kept.beat():
                    await self._let_go(kept)

    async def _let_go(self, kept: Kept) -> None:
        """End one session; the others go on."""
        self.kept.remove(kept)
        for room in tuple(self.hall.rooms.values()):
            if room.keeper is kept.keeper:
                room.end()
                self.hall.remove(room)
        await kept.end()

    async def _flush(self) -> None:
        """Write what was heard before the connections end, so that it is acknowledged too."""
        for kept in self.kept:
            await kept.flush()

    async def _close(self) -> None:
        for kept in self.kept:
            kept.beat()
            await kept.end()


async def serve_session(session: Session, clock: Clock, started: Callable[[], None]) -> None:
    """Serve one session until it is over or somebody stops the server. Raises ShelfError, LogError, DeckError."""
    server = Server(shelf.serving_of(session), clock, session.port)
    server.open(session)
    await server.run(started)


def _spare_the_collector() -> None:
    """Look for circles of dead objects seldom: a class makes none, and one look at it all takes a tenth of a second."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


async def serve_many(home: Shelf, serving: Serving, token: str, clock: Clock, started: Callable[[Live], None]) -> None:
    """Serve rooms of many teachers until stopped; those that a crash interrupted go on. Raises ShelfError, LogError."""
    server = Server(serving, clock, serving.port)
    for session in home.sessions():
        if session.state == "interrupted" and session.port == server.port and session.log.exists():
            server.open(session)
    await server.run(lambda: started(server.live), Rooms(home, token, clock, server.open))


def _hosts(serving: Serving, port: int) -> frozenset[str]:
    names = [gethostname(), *filter(None, (serving.public_name,))]
    return hosts_for([*own_addresses(), *filter(None, (serving.address,))], names, port)


def _secure(serving: Serving) -> ssl.SSLContext | None:
    """Read the certificate. Raises ShelfError that names the file that cannot be used."""
    if not serving.cert:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(serving.cert, serving.key)
    except (OSError, ssl.SSLError) as error:
        message = _("The certificate cannot be used: {cert}, {key}: {reason}")
        raise ShelfError(message.format(cert=serving.cert, key=serving.key, reason=error)) from error
    return context


def _pin(serving: Serving) -> str:
    """Give the SHA-256 of the certificate, by which a terminal knows it again."""
    text = Path(serving.cert).read_text(encoding="ascii")
    begin, stop = text.index(ssl.PEM_HEADER), text.index(ssl.PEM_FOOTER) + len(ssl.PEM_FOOTER)
    return sha256(ssl.PEM_cert_to_DER_cert(text[begin:stop])).hexdigest()
