"""What hosts and players may ask of a room. What is drawn at random comes with the command."""

from typing import Literal

from msgspec import Struct

from quizgeo.classroom.events import Confidence, Given, Grade
from quizgeo.classroom.settings import RoomSettings
from quizgeo.classroom.state import Phase

Why = Literal[
    "stale", "not_open", "paused", "late", "not_allowed", "unknown", "no_such_player", "finished", "room_full",
    "locked", "kicked", "name_empty", "name_long", "name_taken", "name_blocked", "pick_name", "bad_given", "empty",
    "waiting", "bad_settings", "not_saved",
]  # fmt: skip


class Refusal(Struct, frozen=True):
    """Why nothing happened: a stable word."""

    why: Why
    suggest: str = ""
    """A name that is free, where that is the matter."""
    field: str = ""
    """What of the answer or of the settings is off."""
    free: tuple[str, ...] = ()
    """Names that are free, where one of them has to be picked."""


class Expect(Struct, frozen=True):
    """Where a host's screen believed the room to be; a command from elsewhere does nothing."""

    phase: Phase
    q: int
    round: int


class Do(Struct, frozen=True):
    """A command of the host that has no arguments but the question."""

    cmd: Literal[
        "open", "close", "skip", "again", "reveal", "board", "pause", "resume", "finish", "lock", "unlock", "void"
    ]
    expect: Expect | None = None
    q: int | None = None
    """The question to open, or to void; None: the next one, or the present one."""


class Change(Struct, frozen=True):
    """Other settings, in the lobby."""

    settings: RoomSettings


class Extend(Struct, frozen=True):
    """More time for all on the open question."""

    ms: int
    expect: Expect | None = None


class Regrade(Struct, frozen=True):
    """Another verdict for a typed text."""

    q: int
    folded: str
    right: bool


class Manage(Struct, frozen=True):
    """A command of the host about one player."""

    cmd: Literal["approve", "deny", "kick", "ban", "rename", "team", "extra"]
    p: str
    text: str = ""
    """The name, or the team."""
    factor: float | None = 1.0


class Join(Struct, frozen=True):
    """A player wants to come in, and is nobody yet."""

    p: str
    th: str
    name: str
    generated: str = ""
    """A name that was drawn, for rooms that give names."""
    team: str = ""
    lang: str = ""
    client: str = ""


class Answer(Struct, frozen=True):
    """A player answers. The verdict comes with it: a room judges nothing."""

    p: str
    q: int
    round: int
    given: Given
    folded: str
    grade: Grade
    score: float
    reason: str
    conf: Confidence | None = None


class Judge(Struct, frozen=True):
    """A player judges an own answer."""

    p: str
    q: int
    knew: bool


class Go(Struct, frozen=True):
    """A player goes on to the next question of a paced room, says goodbye, or wants another generated name."""

    p: str
    what: Literal["next", "bye", "reroll"]
    text: str = ""
    """The other name."""


Command = Do | Change | Extend | Regrade | Manage | Join | Answer | Judge | Go
