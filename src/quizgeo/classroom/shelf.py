"""The shelf of sessions: one folder each, private to its owner, with the log, the tokens, and where its server is.

Nothing here speaks to a network. Questions are chosen when a session is made and stay what they were.
"""

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import DecodeError, Struct, ValidationError, json
from msgspec.structs import replace

from quizgeo.classroom import deck_files
from quizgeo.classroom.choosing import choose, unfit
from quizgeo.classroom.codes import LENGTH, draw_code, read_code
from quizgeo.classroom.events import Created, Stamped
from quizgeo.classroom.folding import replay
from quizgeo.classroom.lesson import Lesson, items_of
from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.settings import RoomSettings
from quizgeo.clock import DAY_MS, Instant
from quizgeo.language import _
from quizgeo.progress.files import make_folder, write_text

LOG, ABOUT, LIVE, SERVING = "room.db", "about.json", "live.json", "serving.json"
HOST_TOKEN, SCREEN_TOKEN = "host.token", "screen.token"

State = Literal["new", "live", "interrupted", "finished"]
"""Made and never played · played now · its server went before the end · over."""


class ShelfError(Exception):
    """A session cannot be made or found. The sentence says why; status is that of the command: 1, 2 or 3."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class Serving(Struct, frozen=True, omit_defaults=True):
    """How the server of a session is reached. It stays so when it is started again."""

    lan: bool = False
    """Whether others on the network reach it; else this computer alone."""
    address: str = ""
    """The only address to listen on; empty for all that `lan` allows."""
    port: int = 0
    """0: 8765, or the next one that is free."""
    cert: str = ""
    key: str = ""
    """Files of a certificate and its key, for TLS."""
    public_name: str = ""
    """Another name under which it is reached."""
    join_rate: float = 5.0
    """Joins a second from one address, after the first 60."""
    remote_host: bool = False
    """Whether a host may lead from another computer."""


class Live(Struct, frozen=True):
    """Where a server is, as it says itself."""

    pid: int
    port: int
    address: str
    """To connect to from this computer."""
    addresses: tuple[str, ...] = ()
    """Under which participants reach it, the best one first."""
    tls: bool = False
    pin: str = ""
    """SHA-256 of the certificate, in hex."""

    @property
    def urls(self) -> tuple[str, ...]:
        """What participants open, the best one first."""
        scheme = "https" if self.tls else "http"
        return tuple(f"{scheme}://{bracketed(each)}:{self.port}" for each in self.addresses)


class _About(Struct, frozen=True):
    """What a session is, to be known without its log."""

    room: str
    code: str
    deck: str
    title: str
    language: str
    created: int
    kept: bool = True
    finished: int | None = None


class Session(Struct, frozen=True):
    """One session on the shelf, as it stood when it was looked at."""

    folder: Path
    room: str
    """Its name, such as `2026-03-01-rivers-3f9a`."""
    code: str
    """What participants type."""
    deck: str
    """Identity of the deck."""
    title: str
    language: str
    created: int
    """Milliseconds since 1970, UTC."""
    kept: bool
    """False: nothing of it stays when it ends."""
    finished: int | None
    """When it was over; None while it is not."""
    host_token: str
    screen_token: str
    live: Live | None = None
    beat: int = 0
    """When its server was last known to be there, in milliseconds; 0 for never."""

    @property
    def state(self) -> State:
        """How it stands, as far as its folder tells. One that is over is so while its server still says goodbye."""
        if self.finished is not None:
            return "finished"
        if self.live is None:
            return "new"
        return "live" if self.is_served else "interrupted"

    @property
    def is_served(self) -> bool:
        """Whether its server is there, as far as its folder tells."""
        return self.live is not None and exists(self.live.pid)

    @property
    def port(self) -> int:
        """Of its server; 0 where it never had one."""
        return self.live.port if self.live else 0

    @property
    def address(self) -> str:
        """Of its server, from this computer; empty where it never had one."""
        return self.live.address if self.live else ""

    @property
    def urls(self) -> tuple[str, ...]:
        """What participants open, the best one first."""
        return self.live.urls if self.live else ()

    @property
    def log(self) -> Path:
        """The file of its log."""
        return self.folder / LOG


def bracketed(address: str) -> str:
    """Give an address as it stands in a URL."""
    return f"[{address}]" if ":" in address else address


class Shelf:
    """All sessions of one learner."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of all sessions; it need not be there yet."""
        self.folder = folder

    def create(
        self, files: Mapping[str, bytes], settings: RoomSettings, at: Instant, *, count: int | None = None,
        tags: Sequence[str] = (), kept: bool = True, code_length: int = LENGTH,
    ) -> Session:  # fmt: skip
        """Make a session of a deck's files, as `deck_files.gather` gives them; choose its questions.

        count, tags: which questions, see `choosing.choose`. Raises ShelfError, DeckError, LogError.
        """
        deck = deck_files.read(files)
        seed = secrets.token_hex(16)
        questions = choose(deck, count=count, tags=tags, seed=int(seed, 16))
        if not questions:
            raise ShelfError(_("No question of {deck} is left to play.").format(deck=deck.title))
        for bad in unfit(questions):
            raise ShelfError(_("{question} cannot be played: {why}").format(question=bad.key, why=bad.why), 1)
        room = f"{at.local():%Y-%m-%d}-{deck.id}-{secrets.token_hex(2)}"
        code = draw_code(secrets.choice, code_length)
        about = _About(room, code, str(deck.id), deck.title, deck.language, at.ms, kept)
        created = Created(
            room, code, about.deck, about.title, about.language, deck_files.digest(files), seed, settings,
            items_of(questions),
        )  # fmt: skip
        tokens = secrets.token_hex(32), secrets.token_hex(16)
        return self._make(about, [Stamped(1, at.ms, created)], files, tokens)

    def copy(self, session: Session, room: str, files: Mapping[str, bytes], events: Sequence[Stamped]) -> Session:
        """Make a session of events that another one had, with its code and its tokens. Raises LogError."""
        about = replace(_read(session.folder / ABOUT, _About), room=room, finished=None)
        return self._make(about, events, files, (session.host_token, session.screen_token))

    def _make(
        self, about: _About, events: Sequence[Stamped], files: Mapping[str, bytes], tokens: tuple[str, str]
    ) -> Session:
        folder = self.folder / about.room
        make_folder(self.folder)
        folder.mkdir(mode=0o700)
        SqliteLog.create(folder / LOG, files, events).close()
        for name, token in zip((HOST_TOKEN, SCREEN_TOKEN), tokens, strict=True):
            write_text(folder / name, token)
        _write(folder / ABOUT, about)  # last: without it the folder is no session
        return open_folder(folder)

    def sessions(self) -> tuple[Session, ...]:
        """Give all sessions, the newest first."""
        folders = self.folder.iterdir() if self.folder.is_dir() else ()
        found = [open_folder(folder) for folder in folders if (folder / ABOUT).is_file()]
        return tuple(sorted(found, key=lambda each: (each.created, each.room), reverse=True))

    def find(self, word: str) -> Session:
        """Find a session by its name, the beginning or a part of it, or by its code. Raises ShelfError."""
        fits = self.called(word)
        if len(fits) == 1:
            return fits[0]
        names = ", ".join(each.room for each in fits[:5])
        raise ShelfError(_("Several sessions are called {word}: {names}").format(word=word, names=names))

    def called(self, word: str) -> tuple[Session, ...]:
        """Give the sessions that a word can mean, the newest first; one at least. Raises ShelfError."""
        known = self.sessions()
        code = read_code(word)
        for fits in (
            [each for each in known if each.room == word],
            [each for each in known if code is not None and each.code == code],
            [each for each in known if word and word in each.room],
        ):
            if fits:
                return tuple(fits)
        raise ShelfError(_("There is no session {word}; quizgeo sessions list names them.").format(word=word))

    def outdated(self, now: int, days: int) -> tuple[Session, ...]:
        """Give the sessions that were made more than so many days before a moment and are not played now."""
        return tuple(
            each for each in self.sessions() if each.created < now - days * DAY_MS and not each.is_served
        )  # fmt: skip


def look(session: Session) -> Session:
    """Look at a session again."""
    return open_folder(session.folder)


def purge(session: Session) -> None:
    """Remove all that there is of a session."""
    shutil.rmtree(session.folder, ignore_errors=True)


def end(session: Session, at: int) -> None:
    """Note that a session is over."""
    about = _read(session.folder / ABOUT, _About)
    _write(session.folder / ABOUT, replace(about, finished=at))


def put_live(session: Session, live: Live) -> None:
    """Note where the server of a session is."""
    _write(session.folder / LIVE, live)


def beat(session: Session) -> None:
    """Note that the server is there."""
    os.utime(session.folder / LIVE)


def put_serving(session: Session, serving: Serving) -> None:
    """Note how the server of a session is to be reached."""
    _write(session.folder / SERVING, serving)


def serving_of(session: Session) -> Serving:
    """Give how the server of a session is to be reached."""
    path = session.folder / SERVING
    return _read(path, Serving) if path.is_file() else Serving()


def lesson_of(log: SqliteLog) -> Lesson:
    """Give a lesson as its log tells it, with its questions as they stood when it was made. Raises LogError."""
    events = list(log.read())
    room = replay(events)
    if room.made is None:
        raise LogError(LogTrouble.DAMAGED, _("{file} does not say which session it is of.").format(file=log.path))
    deck = deck_files.read(log.files())
    questions = [deck.find(item.key) for item in room.made.qs]
    found = tuple(each for each in questions if each is not None)
    if len(found) != len(questions):
        raise LogError(LogTrouble.DAMAGED, _("{file} lacks questions of its session.").format(file=log.path))
    return Lesson(found, room)


def exists(pid: int) -> bool:
    """Tell whether a process is there."""
    if os.name != "posix":  # pragma: no cover  # a signal would end it there; its beat has to tell
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def open_folder(folder: Path) -> Session:
    """Give the session of a folder. Raises ShelfError where its files are damaged."""
    about = _read(folder / ABOUT, _About)
    live = _read(folder / LIVE, Live) if (folder / LIVE).is_file() else None
    beat_at = int((folder / LIVE).stat().st_mtime * 1000) if live else 0
    return Session(
        folder, about.room, about.code, about.deck, about.title, about.language, about.created, about.kept,
        about.finished, _token(folder / HOST_TOKEN), _token(folder / SCREEN_TOKEN), live, beat_at,
    )  # fmt: skip


def _token(path: Path) -> str:
    return path.read_text(encoding="ascii")


def _write(path: Path, value: Struct) -> None:
    write_text(path, json.encode(value).decode())


_Kept = TypeVar("_Kept", _About, Live, Serving)


def _read(path: Path, kind: type[_Kept]) -> _Kept:
    try:
        return json.decode(path.read_bytes(), type=kind)
    except (OSError, DecodeError, ValidationError) as error:
        raise ShelfError(_("{file} is damaged: {reason}").format(file=path, reason=error), 3) from error
