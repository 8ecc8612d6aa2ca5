"""The rooms of a server, and who belongs to which: by the code that was typed, or by the token that was given."""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from quizgeo.classroom.codes import read_code
from quizgeo.classroom.server.gate import Gate
from quizgeo.classroom.server.keeper import Keeper
from quizgeo.classroom.server.lines import GONE, Line
from quizgeo.classroom.server.pages import Pages
from quizgeo.classroom.server.shapes import Shapes
from quizgeo.classroom.sharing import SharedDeck, address
from quizgeo.classroom.state import Player
from quizgeo.classroom.wire import Hello


@dataclass(eq=False)
class Room:
    """One room with what its connections need."""

    keeper: Keeper
    gate: Gate
    pages: Pages
    code: str
    host_token: str
    screen_token: str
    deck: SharedDeck | None = None
    """What those who took part may have after the end."""
    lines: set[Line] = field(default_factory=set)

    @cached_property
    def shapes(self) -> Shapes:
        """The maps of its questions."""
        return Shapes(self.keeper.desk.lesson)

    def gives(self, path: str) -> SharedDeck | None:
        """Give the deck to whoever was told where it is; None before the end, and where it is not shared."""
        where = address(self.keeper.desk.lesson.room)
        return self.deck if where and hmac.compare_digest(path.encode(), where.encode()) else None

    @property
    def name(self) -> str:
        """Its name on the shelf."""
        made = self.keeper.desk.lesson.room.made
        return made.room if made else ""

    def end(self) -> None:
        """Close all its connections with a word that the server goes; clients come back by themselves."""
        for line in tuple(self.lines):
            line.end(GONE)


@dataclass
class Hall:
    """All rooms of one server. They share the gate: what is guessed at one is guessed at all."""

    gate: Gate
    pages: Pages
    now: Callable[[], int]
    """The clock: milliseconds that never fall."""
    remote_host: bool = False
    """Whether a host may lead from another computer."""
    warns_at: int = 0
    """When hosts may be told again that codes are guessed."""
    rooms: dict[str, Room] = field(default_factory=dict)
    """By code."""
    urls: tuple[str, ...] = ()
    """What participants open, the best one first; empty where nobody knows."""

    def add(self, room: Room) -> None:
        """Take a room in."""
        self.rooms[room.code] = room

    def remove(self, room: Room) -> None:
        """Let a room go."""
        self.rooms.pop(room.code, None)

    def by_code(self, text: str) -> Room | None:
        """Give the room of a code, however it was typed. All are compared, each in constant time."""
        code = read_code(text) or ""
        found = [room for room in self.rooms.values() if hmac.compare_digest(code, room.code)]
        return found[0] if found else None

    def by_staff_token(self, hello: Hello) -> Room | None:
        """Give the room of a host's or a screen's token."""
        found = None
        for room in self.rooms.values():
            wanted = room.host_token if hello.role == "host" else room.screen_token
            if hmac.compare_digest(hello.token.encode(), wanted.encode()):
                found = room
        return found

    def by_token(self, token: str) -> tuple[Room, Player] | None:
        """Give the player of a token, with the room."""
        wanted = hashed(token)
        for room in self.rooms.values():
            player = room.keeper.desk.lesson.room.player_of(wanted)
            if player is not None:
                return room, player
        return None

    def lines(self) -> Iterator[Line]:
        """Give all connections that said who they are."""
        for room in self.rooms.values():
            yield from room.lines


def hashed(token: str) -> str:
    """Give what the log keeps of a token: its SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()
