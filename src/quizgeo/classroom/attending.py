"""Being in a room: the seat of a participant, or the lectern of a host, on a connection that comes back by itself.

Whoever shows it is told after each change; nothing here draws, and nothing reads a clock but the event loop's.
"""

import asyncio
from collections.abc import Callable

from msgspec.structs import replace

from quizgeo.classroom.client import Client, Ending
from quizgeo.classroom.events import Confidence
from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.lectern import Lectern
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.sent import Hello, Plain, SentAnswer, SentDo, SentJudgement, SentNext
from quizgeo.classroom.tickets import Ticket
from quizgeo.classroom.wire import Done, Refused, Told, Welcome


def now_ms() -> int:
    """Give this moment by the clock of the event loop, in milliseconds."""
    return int(asyncio.get_running_loop().time() * 1000)


class Participant:
    """One participant."""

    def __init__(self, where: Invitation, hello: Hello, ticket: Ticket, changed: Callable[[], None]) -> None:
        """Take where the room is, who calls, where the token is kept, and what to call after each change."""
        self.where, self.seat = where, Seat(token=ticket.read())
        self._hello, self._ticket, self._changed = hello, ticket, changed
        self._client = self._fresh()

    def _fresh(self) -> Client:
        return Client(self.where, self._greeting, self._told, self._lost)

    def _greeting(self) -> Hello:
        """Say who calls: by the token where there is one, else by code and name."""
        hello = self._hello
        if self.seat.token:
            return Hello("player", hello.client, hello.lang, token=self.seat.token)
        return hello

    def rename(self, name: str) -> None:
        """Join by another name the next time that `run` is called."""
        self._hello = replace(self._hello, name=name)
        self._client = self._fresh()

    async def run(self) -> Ending:
        """Take part until the end; give why it came. A token that the room does not know is forgotten."""
        ending = await self._client.run()
        unknown = ending.refused is not None and ending.refused.why in ("bad_token", "finished")
        if unknown and self.seat.token:
            self._ticket.drop()
            self.seat = Seat()
            if self._hello.name or self._hello.code:
                self._client = self._fresh()
                ending = await self._client.run()
        if ending.why == "kicked":
            self._ticket.drop()
        return ending

    def _told(self, message: Told) -> None:
        self.seat = self.seat.hear(message, now_ms())
        if isinstance(message, Welcome):
            self._ticket.keep(message.token)
        self._client.finished = self.seat.over
        if self.seat.over:
            self._ticket.drop()
        self._flush()
        self._changed()

    def _lost(self) -> None:
        self.seat = self.seat.lost()
        self._changed()

    def _flush(self) -> None:
        """Send the answer that waits, now or as soon as it may be."""
        pending = self.seat.to_send(now_ms())
        if pending is not None:
            body = SentAnswer(pending.q, pending.round, pending.given, pending.conf)
            self.seat = self.seat.sent(self._client.send("answer", body))
        elif self.seat.pending is not None and self.seat.pending.not_before > now_ms():
            wait = self.seat.pending.not_before - now_ms() + 1
            asyncio.get_running_loop().call_later(wait / 1000, self._flush)

    # -- what is done --------------------------------------------------------------------------------------------

    def answer(self, given: object, conf: Confidence | None = None) -> None:
        """Answer the question that is asked."""
        self.seat = self.seat.answer(given, now_ms(), conf)
        self._flush()
        self._changed()

    def judge(self, *, knew: bool) -> None:
        """Say whether an own answer was right, where everybody judges themselves."""
        if self.seat.on and self.seat.room is not None:
            self._client.send("self", SentJudgement(self.seat.room.q, knew))

    def go_on(self) -> None:
        """Go on to the next question, where everybody goes at their own pace."""
        if self.seat.on and self.seat.room is not None:
            self._client.send("next", SentNext(self.seat.room.q))

    def reroll(self) -> None:
        """Ask for another generated name."""
        if self.seat.on:
            self._client.send("reroll", Plain())

    def leave(self, *, for_good: bool = False) -> None:
        """Go. for_good: the room counts the participant as gone; else the seat stays theirs."""
        if for_good and self.seat.on and not self.seat.over:
            self._client.send("bye", Plain())
            self._ticket.drop()
        self._client.leave()


class Leader:
    """One host."""

    def __init__(self, where: Invitation, token: str, changed: Callable[[], None]) -> None:
        """Take where the room is, the token of its host, and what to call after each change."""
        self.lectern = Lectern()
        self._asked: int | None = None
        """Number of the command of which the room has yet to say what became."""
        self._changed = changed
        hello = Hello("host", "terminal", token=token)
        self._client = Client(where, lambda: hello, self._told, self._lost)

    async def run(self) -> Ending:
        """Lead until the end; give why it came."""
        return await self._client.run()

    @property
    def waits(self) -> bool:
        """Whether the room has yet to say what became of a command."""
        return self._asked is not None

    def do(self, command: SentDo | None) -> None:
        """Have a command carried out; nothing while the line is lost."""
        if command is not None and self.lectern.seat.on:
            self._asked = self._client.send("do", command)

    def leave(self) -> None:
        """Leave the room to itself."""
        self._client.leave()

    def _told(self, message: Told) -> None:
        self.lectern = self.lectern.hear(message, now_ms())
        if isinstance(message, Done | Refused) and message.re in (self._asked, 0):
            self._asked = None
        self._changed()

    def _lost(self) -> None:
        self.lectern, self._asked = self.lectern.lost(), None
        self._changed()
