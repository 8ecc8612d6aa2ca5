"""One session at work in a server: its log opened, its room folded, its keeper running, its beat; and letting it go."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path

from quizgeo.classroom import shelf
from quizgeo.classroom.events import Event, Interrupted
from quizgeo.classroom.folding import apply
from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.logs import EventLog
from quizgeo.classroom.logs.memory import MemoryLog
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.names import generated
from quizgeo.classroom.server.desk import Desk
from quizgeo.classroom.server.gate import Gate
from quizgeo.classroom.server.hall import Room
from quizgeo.classroom.server.keeper import Keeper
from quizgeo.classroom.server.pages import Pages
from quizgeo.classroom.sharing import SharedDeck, shared
from quizgeo.classroom.shelf import Live, Session, lesson_of

HOSTLESS_MS = 600_000
"""How long a lesson that is over waits for its host."""
DESERTED_MS = 7_200_000
"""How long a lesson waits for anybody."""


class Kept:
    """A session at work."""

    def __init__(self, session: Session, log: EventLog, lesson: Lesson, now: Callable[[], int]) -> None:
        """Take its log and its room as they are."""
        self.session, self.log, self.lesson, self.now = session, log, lesson, now
        self.deck: SharedDeck | None = None
        """What those who took part may have after the end."""
        self.keeper = Keeper(lambda wake: Desk(lesson, self._name, wake), log, now)
        self._working: asyncio.Task[None] | None = None
        self._seen = self._hosted = now()

    def room(self, gate: Gate, pages: Pages) -> Room:
        """Give what connections need of it."""
        tokens = self.session.host_token, self.session.screen_token
        return Room(self.keeper, gate, pages, self.session.code, *tokens, deck=self.deck)

    def begin(self, live: Live) -> None:
        """Work from now on; whoever took part before a crash is given a moment to come back."""
        now = self.now()
        if self.session.live is not None and self.lesson.room.phase != "finished":
            since = min(max(self.session.beat, self.lesson.room.at), now)
            self._write(Interrupted(since, self.lesson.room.pos))
            self.keeper.desk.expect_back(now)
        shelf.put_live(self.session, live)
        self._working = asyncio.create_task(self.keeper.run())

    async def flush(self) -> None:
        """Write what waits, and take in nothing more."""
        self.keeper.stop()
        if self._working is not None:
            await self._working

    async def end(self) -> None:
        """Write what waits, and let go of the log."""
        await self.flush()
        self.log.close()
        if not self.session.kept:
            shelf.purge(self.session)

    def beat(self) -> bool:
        """Note that it is alive; tell whether it goes on: it ends when it is over or deserted."""
        now, room, lines = self.now(), self.lesson.room, self.keeper.desk.lines
        if lines.hosts or room.phase != "finished":
            self._hosted = now
        if lines.hosts or lines.of_player or lines.screens:
            self._seen = now
        shelf.beat(self.session)
        self.notice_end()
        return now - self._hosted < HOSTLESS_MS and now - self._seen < DESERTED_MS

    def notice_end(self) -> None:
        """Note in its folder that the lesson is over, once it is."""
        room = self.lesson.room
        if room.phase == "finished" and self.session.finished is None:
            shelf.end(self.session, room.at)
            self.session = shelf.look(self.session)

    def _write(self, event: Event) -> None:
        for stamped in self.log.append([event], self.now()):
            apply(self.lesson.room, stamped)

    def _name(self) -> str:
        return generated(secrets.choice, [each.name for each in self.lesson.room.players.values()])


def open_session(session: Session, now: Callable[[], int]) -> Kept:
    """Open a session to play it, or to go on with it. Raises LogError, DeckError."""
    stored = SqliteLog.open(session.log)
    try:
        lesson = lesson_of(stored)
        deck = _shared(session, lesson, stored)
    except BaseException:
        stored.close()
        raise
    log: EventLog = stored
    if not session.kept:  # from now on it is nowhere but here
        log = MemoryLog(list(stored.read()))
        stored.close()
        Path(session.log).unlink()
    kept = Kept(session, log, lesson, now)
    kept.deck = deck
    return kept


def _shared(session: Session, lesson: Lesson, log: SqliteLog) -> SharedDeck | None:
    """Give the deck where the teacher shares it; it is read now, for a log that is not kept is gone later."""
    return shared(session.deck, session.language, log.files()) if lesson.room.settings.share_deck else None
