"""What has to be done after an event: told to somebody, or a clock set. Data; a replay throws them away."""

from typing import Literal

from msgspec import Struct

What = Literal[
    "state", "question", "closed", "reveal", "board", "finished", "pause", "resume", "timing", "regraded", "count",
    "roster", "kicked",
]  # fmt: skip


class All(Struct, frozen=True):
    """Everybody hears it: players, screens and hosts, each what their role may see."""

    what: What


class One(Struct, frozen=True):
    """One player hears it."""

    p: str
    what: What


class Hosts(Struct, frozen=True):
    """Hosts alone hear it, and where it is a count, screens."""

    what: What
    p: str = ""
    """The player that it is about."""


class Arm(Struct, frozen=True):
    """The deadline may be another now: look at the room, and set the timer."""


class Drop(Struct, frozen=True):
    """The connections of a player end."""

    p: str


Effect = All | One | Hosts | Arm | Drop
