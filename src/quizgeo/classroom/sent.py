"""What participants send, version 1: read with limits, and refused by a stable word.

`wire.py` is the whole table; this is its half that reads.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import DecodeError, Struct, ValidationError, json

from quizgeo.classroom.events import Confidence
from quizgeo.classroom.settings import RoomSettings
from quizgeo.classroom.state import Phase

VERSION = 1
CLIENT_FRAME_MOST = 4096
"""Bytes."""
DEPTH_MOST = 4
"""Brackets within brackets."""


class Hello(Struct, frozen=True):
    """The first message of a connection."""

    role: Literal["player", "host", "screen"]
    client: str = ""
    lang: str = ""
    code: str = ""
    name: str = ""
    team: str = ""
    token: str = ""


class SentAnswer(Struct, frozen=True):
    """An answer, in opaque ids or as text."""

    q: int
    round: int
    given: object = None
    conf: Confidence | None = None


class SentJudgement(Struct, frozen=True):
    """What a player thinks of an own answer."""

    q: int
    knew: bool


class SentNext(Struct, frozen=True):
    """A paced player goes on."""

    q: int


class SentDo(Struct, frozen=True):
    """A command of a host, with its arguments."""

    cmd: str
    phase: Phase | None = None
    """With `q` and `round`: where the host's screen believes the room to be."""
    q: int | None = None
    round: int | None = None
    at: int | None = None
    """Question to open, to void or to regrade."""
    p: str = ""
    text: str = ""
    ms: int = 0
    factor: float | None = 1.0
    right: bool = False
    settings: RoomSettings | None = None


class Plain(Struct, frozen=True):
    """A message without fields: `reroll`, `bye`."""


Body = Hello | SentAnswer | SentJudgement | SentNext | SentDo | Plain
BODIES: Mapping[str, type[Body]] = {
    "hello": Hello, "answer": SentAnswer, "self": SentJudgement, "next": SentNext, "do": SentDo, "reroll": Plain,
    "bye": Plain,
}  # fmt: skip


class Head(Struct, frozen=True):
    """What every message begins with."""

    v: int = 0
    t: str = ""
    n: int = 0


class Sent(Struct, frozen=True):
    """A message of a participant."""

    t: str
    n: int
    """Its number, named by the reply."""
    body: Body


class WireError(ValueError):
    """A frame that is no message. `why` is a stable word: `bad_message` or `version`."""

    def __init__(self, why: Literal["bad_message", "version"], n: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.n = n


def read(frame: bytes | str) -> Sent | None:
    """Read a frame; None for a kind of message that this version does not know, which is passed over.

    Raises WireError.
    """
    data = frame.encode() if isinstance(frame, str) else frame
    if len(data) > CLIENT_FRAME_MOST or _depth(data) > DEPTH_MOST:
        raise WireError("bad_message")
    try:
        head = json.decode(data, type=Head)
        if head.v != VERSION:
            raise WireError("version", head.n)
        kind = BODIES.get(head.t)
        return None if kind is None else Sent(head.t, head.n, json.decode(data, type=kind))
    except (DecodeError, ValidationError, UnicodeError, RecursionError) as error:
        raise WireError("bad_message") from error
    except ValueError as error:  # settings out of range
        if isinstance(error, WireError):
            raise
        raise WireError("bad_message") from error


_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"{}[]")


def _depth(data: bytes) -> int:
    """Give how deep brackets stand within each other, those in texts too: no sound message comes near the limit."""
    deep = most = 0
    for byte in data.translate(None, _NO_BRACKETS):
        if byte in b"{[":
            deep += 1
            most = max(most, deep)
        elif byte in b"}]":
            deep -= 1
    return most
