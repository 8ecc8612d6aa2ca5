"""The routes of a server: pages and their parts, and the WebSocket on which everything happens. Plain aiohttp.

Nothing here knows the rules of a room: it checks who may come near, and opens connections.
"""

import asyncio
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp import web

from quizgeo.classroom.codes import read_code
from quizgeo.classroom.server.gate import HEADERS, SECURE_HEADERS, plain
from quizgeo.classroom.server.hall import Hall, Room
from quizgeo.classroom.server.opening import BODY_MOST as DECK_MOST
from quizgeo.classroom.server.opening import Rooms
from quizgeo.classroom.server.pages import Page
from quizgeo.classroom.server.visit import Visit
from quizgeo.classroom.wire import CLIENT_FRAME_MOST

PING_S = 15.0
CLOSING_S = 2.0
"""Seconds that saying goodbye may take."""
BODY_MOST = 16 * 1024
"""Bytes of the body of a request."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HALL: web.AppKey[Hall] = web.AppKey("hall")

__all__ = ["HALL", "Hall", "Room", "make_app", "make_hall_app"]


def make_app(room: Room) -> web.Application:
    """Give the application of one room."""
    hall = Hall(room.gate, room.pages, room.keeper.now)
    hall.add(room)
    return make_hall_app(hall)


def make_hall_app(hall: Hall, opening: Rooms | None = None) -> web.Application:
    """Give the application of a server with any number of rooms; opening: lets more of them be opened."""
    app = web.Application(middlewares=[_guard], client_max_size=DECK_MOST if opening else BODY_MOST)
    app[HALL] = hall
    app.on_shutdown.append(_say_goodbye)
    if opening is not None:
        app.router.add_post("/rooms", opening.post)
    app.router.add_get("/ws", _socket)
    app.router.add_get("/alive/{room}", _alive)
    app.router.add_get("/screen-token", _screen_token)
    app.router.add_get("/map/{name}", _map)
    app.router.add_get("/deck/{name}", _deck)
    app.router.add_get("/{path:.*}", _page)
    return app


async def _say_goodbye(app: web.Application) -> None:
    """Close all connections with a word that the server goes; clients come back by themselves."""
    hall = app[HALL]
    for room in hall.rooms.values():
        room.end()
    for _moment in range(20):
        if next(hall.lines(), None) is None:
            return
        await asyncio.sleep(CLOSING_S / 20)


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn away what is not meant for us, and put the headers on every answer."""
    if not (request.app[HALL].gate.knows_host(request.host) or _is_own_address(request)):
        return web.Response(status=421, headers=HEADERS)
    try:
        response = await handler(request)
    except web.HTTPException as error:
        return web.Response(status=error.status, headers=HEADERS)
    if not response.prepared:
        response.headers.update(HEADERS | SECURE_HEADERS if request.secure else HEADERS)
    return response


def _ends(request: web.Request) -> tuple[str, str, int]:
    """Give the address of the other side, and of our side with its port, as the connection has them."""
    transport = request.transport
    here = transport.get_extra_info("sockname") if transport else None
    own, port = (here[0], here[1]) if isinstance(here, tuple) else ("", 0)
    return plain(request.remote or ""), plain(own), port


def _is_own_address(request: web.Request) -> bool:
    """Tell whether `Host` is the very address at which the request came in: no name of an attacker is that."""
    _remote, own, port = _ends(request)
    host = f"[{own}]" if ":" in own else own
    return bool(own) and request.host.lower() in (f"{host}:{port}", *((host,) if port in (80, 443) else ()))


def is_local(request: web.Request) -> bool:
    """Tell whether a request comes from this computer."""
    remote, own, _port = _ends(request)
    try:
        return remote == own or ip_address(remote).is_loopback
    except ValueError:
        return False


async def _alive(request: web.Request) -> web.StreamResponse:
    """Tell this computer whether a room is played here."""
    known = {room.name for room in request.app[HALL].rooms.values()}
    if not is_local(request) or request.match_info["room"] not in known:
        raise web.HTTPNotFound
    return web.Response(text="alive")


async def _screen_token(request: web.Request) -> web.StreamResponse:
    """Give the page on this computer what opens the wall's view; no page of elsewhere can read it.

    With more than one room `?code=` says which.
    """
    hall = request.app[HALL]
    rooms = list(hall.rooms.values())
    room = hall.by_code(request.query.get("code", "")) or (rooms[0] if len(rooms) == 1 else None)
    foreign = request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    if room is None or foreign or not is_local(request):
        raise web.HTTPNotFound
    return web.Response(text=room.screen_token, headers={"Cache-Control": "no-store"})


async def _map(request: web.Request) -> web.StreamResponse:
    """Give the map of a question, to whoever was told its name."""
    found = (room.shapes.find(request.match_info["name"]) for room in request.app[HALL].rooms.values())
    page = next(filter(None, found), None)
    if page is None:
        raise web.HTTPNotFound
    return _given(request, page)


async def _deck(request: web.Request) -> web.StreamResponse:
    """Give the deck of a lesson that is over, where it is shared, to whoever was told its name."""
    found = (room.gives(request.path) for room in request.app[HALL].rooms.values())
    deck = next(filter(None, found), None)
    if deck is None:
        raise web.HTTPNotFound
    headers = {"Content-Disposition": f'attachment; filename="{deck.name}"', "Cache-Control": "no-store"}
    return web.Response(body=deck.body, content_type=deck.kind, headers=headers)


async def _page(request: web.Request) -> web.StreamResponse:
    """Give a page, one of its parts, or the page with a code filled in."""
    path = request.match_info["path"]
    page = request.app[HALL].pages.find("" if read_code(path) else path)
    if page is None:
        raise web.HTTPNotFound
    return _given(request, page)


def _given(request: web.Request, page: Page) -> web.Response:
    """Give a file, packed for whoever can unpack it, or say that the one they have still holds."""
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
    hall, address = request.app[HALL], request.remote or ""
    if not hall.gate.same_origin(request.headers.get("Origin"), request.host):
        raise web.HTTPForbidden
    if not hall.gate.enter(address):
        raise web.HTTPTooManyRequests
    socket = web.WebSocketResponse(max_msg_size=CLIENT_FRAME_MOST, compress=False, heartbeat=PING_S, timeout=CLOSING_S)
    socket.headers.update(HEADERS)
    try:
        try:
            await socket.prepare(request)
            transport = request.transport
            if transport is None:  # it went while it was let in
                return socket
            visit = Visit(hall, socket, transport, address, local=is_local(request))
            line = await visit.greet()
        finally:
            hall.gate.greeted(address)
        if line is not None:
            await visit.stay(line)
    finally:
        hall.gate.leave(address)
    return socket
