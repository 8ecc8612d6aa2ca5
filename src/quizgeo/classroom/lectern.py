"""A host's lectern: what the room tells those who lead it, folded into what is to be shown, and what comes next.

Sans-I/O and frozen. Every command says where the host believes the room to be, so a second press does nothing.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.classroom.seat import Seat
from quizgeo.classroom.sent import SentDo
from quizgeo.classroom.state import Phase
from quizgeo.classroom.wire import Asking, Count, HostQuestion, HostResult, Person, Refused, Roster, State, Told, Warn

Next = Literal["start", "close", "reveal", "board", "next", "finish", "resume", "leave"]
"""What the one key that leads on would do now."""
_CMD: Mapping[Next, str] = {
    "start": "open", "close": "close", "reveal": "reveal", "board": "board", "next": "open", "finish": "finish",
    "resume": "resume",
}  # fmt: skip
_NEXT: Mapping[Phase, Next] = {
    "lobby": "start", "open": "close", "closed": "reveal", "running": "finish", "finished": "leave",
}  # fmt: skip


class Lectern(Struct, frozen=True):
    """What a host knows."""

    seat: Seat = field(default_factory=Seat)
    """The room as everybody sees it, with its clock."""
    people: Mapping[str, Person] = field(default_factory=dict)
    """Everybody who ever came, in the order in which they did."""
    count: Count | None = None
    key: HostQuestion | None = None
    """What is right; to be shown when asked for, or at the reveal."""
    result: HostResult | None = None
    warning: Warn | None = None
    """What a host has to know, until it is over."""
    asked: Asking | None = None
    """The question shown last: a pause hides it, and the room tells it again only when clocks go on."""

    @property
    def room(self) -> State | None:
        """The room; None before it told anything."""
        return self.seat.room

    @property
    def inside(self) -> tuple[Person, ...]:
        """Those who take part."""
        return tuple(each for each in self.people.values() if each.standing == "in")

    @property
    def waiting(self) -> tuple[Person, ...]:
        """Those who have to be let in."""
        return tuple(each for each in self.people.values() if each.standing == "waiting")

    def hear(self, message: Told, now: int) -> "Lectern":
        """Give the lectern after a message."""
        match message:
            case Roster(people=people, whole=whole):
                known = {} if whole else dict(self.people)
                after = replace(self, people=known | {each.p: each for each in people})
            case Count():
                after = replace(self, count=message)
            case HostQuestion():
                after = replace(self, key=message)
            case HostResult():
                after = replace(self, result=message)
            case Warn(what=what):
                after = replace(self, warning=None if what == "saved" else message)
            case _:
                after = self._followed(self.seat.hear(message, now))
        return after

    def _followed(self, seat: Seat) -> "Lectern":
        """Take the room as it is now; what was said of another question is no news any more."""
        room = seat.room
        if room is None:
            return replace(self, seat=seat)
        asked = room.question or (self.asked if self.asked is not None and self.asked.q == room.q else None)
        key = self.key if self.key is not None and self.key.q == room.q else None
        result = self.result if self.result is not None and self.result.q == room.q else None
        if room.phase == "open" and not room.paused:
            result = None
        return replace(self, seat=seat, asked=asked, key=key, result=result)

    def lost(self) -> "Lectern":
        """Give the lectern after the line was lost."""
        return replace(self, seat=self.seat.lost())

    @property
    def refused(self) -> Refused | None:
        """Why the newest command did nothing, where it did nothing."""
        return self.seat.refused

    @property
    def asked_before(self) -> int:
        """How many questions come before the present one in the order of the room."""
        return max(self.room.q, 0) if self.room else 0

    @property
    def is_last(self) -> bool:
        """Whether no question comes after the present one."""
        return self.room is not None and self.room.q + 1 >= self.room.of

    @property
    def next(self) -> Next:
        """What leads on from here."""
        room = self.room
        if room is None:
            return "leave"
        if room.paused:
            return "resume"
        if room.phase == "revealed" and self.key is not None and self.key.board:
            return "board"
        if room.phase in ("revealed", "board"):
            return "finish" if self.is_last else "next"
        return _NEXT[room.phase]

    def step(self) -> SentDo | None:
        """Give the command that leads on; None where the lesson is over."""
        return None if self.next == "leave" else self.command(_CMD[self.next])

    def command(self, cmd: str, *, ms: int = 0) -> SentDo:
        """Give a command about the whole room, with where the room is believed to be."""
        room = self.room
        if room is None:
            return SentDo(cmd)
        return SentDo(cmd, room.phase, room.q, room.round, ms=ms)

    def lock(self) -> SentDo:
        """Give the command that closes the door to new players, or opens it."""
        return SentDo("unlock" if self.room and self.room.locked else "lock")

    def pause(self) -> SentDo:
        """Give the command that stops all clocks, or lets them go on."""
        return self.command("resume" if self.room and self.room.paused else "pause")

    def void(self) -> SentDo:
        """Give the command by which the present question counts for nothing."""
        q = self.room.q if self.room else 0
        return SentDo("void", at=q)

    def regrade(self, text: str, *, right: bool) -> SentDo:
        """Give the command by which a typed text counts as right, or as wrong, for all who wrote it."""
        return SentDo("regrade", at=self.room.q if self.room else 0, text=text, right=right)
