"""Opening rooms on a server of many teachers: `POST /rooms` with the server's token and the text of a deck."""

import asyncio
import hmac
from collections.abc import Callable, Mapping

from aiohttp import web
from msgspec import DecodeError, Struct, ValidationError, field, json

from quizgeo.classroom.bucket import Bucket
from quizgeo.classroom.codes import LENGTH
from quizgeo.classroom.deck_files import MAIN, OVERLAY, PART
from quizgeo.classroom.logs import LogError
from quizgeo.classroom.settings import RoomSettings
from quizgeo.classroom.shelf import Session, Shelf, ShelfError
from quizgeo.clock import Clock
from quizgeo.decks import DeckError

BODY_MOST = 4 * 1024 * 1024
"""Bytes of a deck with all that belongs to it."""
_LONGER = ((300, LENGTH + 2), (10, LENGTH + 1))
"""With more than so many rooms at once, codes have so many letters: more rooms are easier to hit."""
_TRIES_A_MINUTE = 30.0


class Wish(Struct, frozen=True):
    """What is asked for."""

    deck: str
    """The text of the deck's file."""
    overlay: str = ""
    """The text of a translation to lay over it."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Texts of the files that it includes, by their names."""
    settings: RoomSettings = field(default_factory=RoomSettings)
    count: int | None = None
    tags: tuple[str, ...] = ()


class Opened(Struct, frozen=True):
    """What comes back."""

    room: str
    code: str
    host_token: str
    screen_token: str
    urls: tuple[str, ...]


class Rooms:
    """Opens rooms for whoever has the token."""

    def __init__(self, shelf: Shelf, token: str, clock: Clock, open_room: Callable[[Session], Session]) -> None:
        """Take the shelf to make sessions on; open_room: begins to serve one."""
        self._shelf, self._token, self._clock, self._open = shelf, token, clock, open_room
        self._tries = Bucket(_TRIES_A_MINUTE / 60, _TRIES_A_MINUTE)
        self._count = 0

    async def post(self, request: web.Request) -> web.StreamResponse:
        """Open a room; say what is wrong with the deck where that cannot be."""
        if not self._is_allowed(request):
            wait = self._tries.take(self._clock.now().ms)
            return _no(429 if wait else 401, "")
        try:
            wish = json.decode(await request.read(), type=Wish)
        except (DecodeError, ValidationError) as error:
            return _no(400, str(error))
        try:
            session = await asyncio.to_thread(self._create, wish)
            session = self._open(session)
        except ShelfError as error:
            return _no(422, error.message)
        except DeckError as error:
            return _no(422, str(error))
        except LogError as error:
            return _no(507, error.message)
        self._count += 1
        told = Opened(session.room, session.code, session.host_token, session.screen_token, session.urls)
        return web.Response(status=201, body=json.encode(told), content_type="application/json")

    def _is_allowed(self, request: web.Request) -> bool:
        kind, _space, token = request.headers.get("Authorization", "").partition(" ")
        return kind.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), self._token.encode())

    def _create(self, wish: Wish) -> Session:
        files = {MAIN: wish.deck.encode()} | {PART + name: text.encode() for name, text in wish.parts.items()}
        if wish.overlay:
            files[OVERLAY] = wish.overlay.encode()
        length = next((letters for above, letters in _LONGER if self._count > above), LENGTH)
        return self._shelf.create(
            files, wish.settings, self._clock.now(), count=wish.count, tags=wish.tags, code_length=length
        )  # fmt: skip


def _no(status: int, why: str) -> web.Response:
    return web.Response(status=status, body=json.encode({"error": why}), content_type="application/json")
