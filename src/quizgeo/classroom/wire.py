"""The messages between a room and its participants, version 1: one JSON object a frame, named by `t`.

What comes in is read with limits and refused by a stable word. What goes out has no field for what must not be known.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, json

from quizgeo.classroom.events import Confidence
from quizgeo.classroom.faces import Shown
from quizgeo.classroom.sent import (
    BODIES,
    CLIENT_FRAME_MOST,
    DEPTH_MOST,
    VERSION,
    Body,
    Hello,
    Plain,
    Sent,
    SentAnswer,
    SentDo,
    SentJudgement,
    SentNext,
    WireError,
    read,
)
from quizgeo.classroom.state import Phase

__all__ = [
    "BODIES", "CLIENT_FRAME_MOST", "DEPTH_MOST", "VERSION", "Ack", "Answer", "Asking", "Board", "Body", "Closed",
    "Count", "Done", "Door", "Finished", "Hello", "HostQuestion", "HostResult", "Kicked", "Own", "Pause", "Person",
    "Plain", "Receipt", "Refused", "Resume", "Reveal", "Roster", "Row", "Sent", "SentAnswer", "SentDo",
    "SentJudgement", "SentNext", "State", "Superseded", "Timing", "Told", "Warn", "Welcome", "WireError", "You",
    "numbered", "read", "write",
]  # fmt: skip

# -- to participants ------------------------------------------------------------------------------------------------


class _Told(Struct, frozen=True, tag_field="t", omit_defaults=True):
    """What all messages of a room share."""


class Welcome(_Told, frozen=True, tag="welcome"):
    """A player is in; the only time that the token is sent."""

    p: str
    name: str
    team: str
    token: str


class Asking(_Told, frozen=True, tag="question"):
    """A question that is open."""

    q: int
    of: int
    round: int
    shown: Shown
    worth: float = 1.0
    limit_ms: int | None = None
    left_ms: int | None = None
    confidence: bool = False
    late: bool = False
    """Whether the player came after it was opened, and begins at the next one."""


class Own(Struct, frozen=True, omit_defaults=True):
    """What became of a player's own answer."""

    given: object
    grade: str
    score: float
    points: int
    message: str
    first: bool
    """Whether it was given in the first round, which alone feeds the player's memory."""
    eid: str
    knew: bool | None = None
    """What the player said of it, where players judge themselves; None as long as nothing was said."""


class Reveal(_Told, frozen=True, tag="reveal"):
    """What is right, after the answers."""

    q: int
    key: str
    right: str
    right_ids: tuple[str, ...] = ()
    """Of the options that are right, as this player was shown them."""
    explain: str = ""
    source: str = ""
    status: str = ""
    map: str = ""
    """Name of the map that shows what is right, as `Shown.map`; empty without one."""
    hist: tuple[tuple[str, int], ...] | None = None
    """Option and how often it was chosen."""
    total: int = 0
    rank: int | None = None
    you: Own | None = None


class Row(Struct, frozen=True):
    """A row of the board."""

    name: str
    points: int
    answered: int
    rank: int


class Board(_Told, frozen=True, tag="board"):
    """Who has most points."""

    top: tuple[Row, ...]
    of: int
    you: Row | None = None
    teams: Mapping[str, float] | None = None


class You(Struct, frozen=True, omit_defaults=True):
    """A player as the room knows them."""

    name: str
    team: str = ""
    points: int = 0
    answered: int = 0
    factor: float | None = 1.0
    waiting: bool = False
    rerolls: int = 0
    """Generated names that may still be turned down."""


class Receipt(Struct, frozen=True):
    """The answer that counts for the question that is open."""

    q: int
    round: int
    given: object


class State(_Told, frozen=True, tag="state"):
    """Everything a client needs, whatever it missed."""

    phase: Phase
    mode: str
    paused: bool
    title: str
    lang: str
    locked: bool
    q: int
    of: int
    round: int
    question: Asking | None = None
    reveal: Reveal | None = None
    board: Board | None = None
    you: You | None = None
    counted: Receipt | None = None
    texts: bool = True
    end: "Finished | None" = None
    ends_ms: int | None = None
    """Paced: how much longer the lesson goes on for this player; None where it has no end by the clock."""


class Ack(_Told, frozen=True, tag="ack"):
    """An answer counts; alike for right and wrong."""

    re: int
    q: int
    round: int
    given: object


class Done(_Told, frozen=True, tag="done"):
    """A command was carried out."""

    re: int


class Refused(_Told, frozen=True, tag="refused"):
    """Why nothing happened, as a stable word."""

    re: int
    why: str
    retry_ms: int | None = None
    suggest: str = ""
    field: str = ""
    free: tuple[str, ...] = ()
    """Names that are free, where one of them has to be picked."""


class Timing(_Told, frozen=True, tag="timing"):
    """How long is left now."""

    q: int
    left_ms: int | None


class Pause(_Told, frozen=True, tag="pause"):
    """The clocks stand; the question is hidden."""


class Resume(_Told, frozen=True, tag="resume"):
    """The clocks go on."""

    left_ms: int | None = None


class Closed(_Told, frozen=True, tag="closed"):
    """No more answers."""

    q: int
    round: int


class Answer(Struct, frozen=True, omit_defaults=True):
    """One row of what a player takes home."""

    q: int
    key: str
    text: str
    right: str
    given: object
    grade: str
    eid: str
    at: int
    ms: int
    form: str
    shown: tuple[str, ...] = ()
    conf: Confidence | None = None


class Finished(_Told, frozen=True, tag="finished"):
    """The lesson is over."""

    total: int
    of: int
    deck: str
    answers: tuple[Answer, ...] = ()
    share: str = ""
    """Path of the deck's file on the server; empty where the teacher does not share it."""


class Kicked(_Told, frozen=True, tag="kicked"):
    """The player was sent out."""


class Superseded(_Told, frozen=True, tag="superseded"):
    """The player is connected from elsewhere."""


# -- to hosts and screens -------------------------------------------------------------------------------------------


class Person(Struct, frozen=True):
    """One row of the roster."""

    p: str
    name: str
    team: str
    standing: str
    on: bool
    factor: float | None
    points: int
    at: int
    """Paced: the question that the player is at."""


class Roster(_Told, frozen=True, tag="h.roster"):
    """Everybody, or those who changed."""

    people: tuple[Person, ...]
    whole: bool = True


class Count(_Told, frozen=True, tag="h.count"):
    """How many have answered; never who has not."""

    q: int
    round: int
    answered: int
    of: int
    on: int


class Door(_Told, frozen=True, tag="h.door"):
    """How others come in: what a wall shows before a lesson, and small all through it."""

    code: str
    url: str
    """To be typed, without the code; empty where nobody knows how others reach this computer."""
    qr: str = ""
    """The dark modules of a QR code of the address with the code, as the path of an SVG."""
    size: int = 0
    """Modules on a side, the quiet zone included."""


class HostQuestion(_Told, frozen=True, tag="h.question"):
    """The question as the host has it, with what is right; the host's screen hides it until the reveal."""

    q: int
    key: str
    right: str
    explain: str = ""
    notes: str = ""
    source: str = ""
    board: bool = False
    """Whether the board stands after it, as the room was set."""


class HostResult(_Told, frozen=True, tag="h.result"):
    """What was answered: options with counts, typed texts with counts and whether they count as right."""

    q: int
    round: int
    hist: tuple[tuple[str, int, bool], ...]
    texts: tuple[tuple[str, str, int, bool], ...] = ()
    """Folded text, an example of it as written, count, right."""
    facility: float | None = None


class Warn(_Told, frozen=True, tag="h.warn"):
    """Something that the host has to know: `guessing`, `flood`, `not_saved`."""

    what: Literal["guessing", "flood", "not_saved", "saved"]
    text: str = ""


Told = (
    Welcome | Asking | Reveal | Board | State | Ack | Done | Refused | Timing | Pause | Resume | Closed | Finished
    | Kicked | Superseded | Roster | Count | Door | HostQuestion | HostResult | Warn
)  # fmt: skip


def write(message: Told, n: int) -> bytes:
    """Give a message as a frame; n: its number on this connection, one more each time."""
    return numbered(json.encode(message), n)


def numbered(body: bytes, n: int) -> bytes:
    """Put version and number before a message that was encoded once for many."""
    return b'{"v":1,"n":%d,' % n + body[1:]
