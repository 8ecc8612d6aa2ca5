"""What happens in a room: events as values, and as lines of JSON in its log.

An event holds everything that was drawn at random, so a room that is folded anew from its log is the same to the bit.
Names of fields and kinds are stable: logs of finished lessons are read for years.
"""

from typing import Literal, get_args

from msgspec import DecodeError, Struct, ValidationError, json

from quizgeo.classroom.settings import RoomSettings

SCHEMA = 1
"""Of the events; a log with a higher one was made by a newer quizgeo."""
EVERY = -1
"""Place of a question that stands for all of them: in a paced room they are open together."""

Given = str | bool | tuple[str | float, ...] | dict[str, str] | None
"""What was given, in texts of the deck, or latitude and longitude; None is "I have it" where learners judge."""
Confidence = Literal["guess", "unsure", "sure"]
Grade = Literal["exact", "close", "partial", "wrong"]


class Item(Struct, frozen=True, omit_defaults=True):
    """One question of the lesson, as far as the room needs to know it."""

    key: str
    """`deck/id`."""
    kind: str
    worth: float = 1.0
    """Its points, as the deck weighs it."""
    seconds: int | None = None
    """Time limit of the deck."""
    section: str = ""
    """Its first tag; a board may stand after each section."""
    self_graded: bool = False
    """Whether learners judge themselves after the reveal; then it earns no points."""


class _Happened(Struct, frozen=True, tag_field="k", omit_defaults=True):
    """What all events share: the field `k` that names their kind."""


class Created(_Happened, frozen=True, tag="created"):
    """The room was opened."""

    room: str
    code: str
    deck: str
    title: str
    lang: str
    sha: str
    """Of the questions as they are stored beside the log."""
    seed: str
    """Never leaves the server: orders and opaque ids come from it."""
    settings: RoomSettings
    qs: tuple[Item, ...]
    schema: int = SCHEMA


class Set(_Happened, frozen=True, tag="set"):
    """Other settings, in the lobby."""

    settings: RoomSettings


class Joined(_Happened, frozen=True, tag="joined"):
    """A player came."""

    p: str
    name: str
    th: str
    """SHA-256 of the player's token, in hex."""
    gen: bool = False
    """Whether the name was generated."""
    team: str = ""
    lang: str = ""
    client: str = ""
    waiting: bool = False
    """Whether the host has to let them in."""


class Approved(_Happened, frozen=True, tag="approved"):
    """A player who waited was let in."""

    p: str


class Denied(_Happened, frozen=True, tag="denied"):
    """A player who waited was not let in."""

    p: str


class Left(_Happened, frozen=True, tag="left"):
    """A player said goodbye."""

    p: str


class Renamed(_Happened, frozen=True, tag="renamed"):
    """A player has another name."""

    p: str
    name: str
    by: Literal["player", "host"]


class Teamed(_Happened, frozen=True, tag="teamed"):
    """A player is in another team."""

    p: str
    team: str


class Kicked(_Happened, frozen=True, tag="kicked"):
    """A player was sent out; with `ban` newcomers need the host's consent from now on."""

    p: str
    ban: bool = False


class Extra(_Happened, frozen=True, tag="extra"):
    """A player has more time: 1, 1.25, 1.5 or 2 times as much; None: no limit."""

    p: str
    factor: float | None = 1.0


class Locked(_Happened, frozen=True, tag="locked"):
    """The door was closed to new players, or opened."""

    on: bool


class Opened(_Happened, frozen=True, tag="opened"):
    """A question may be answered; in a paced room all of them, `EVERY`."""

    q: int
    round: int = 1
    limit_ms: int | None = None


class Extended(_Happened, frozen=True, tag="extended"):
    """A question has another limit, counted from its opening."""

    q: int
    round: int
    limit_ms: int | None


class Answered(_Happened, frozen=True, tag="answered"):
    """An answer came, and was judged."""

    p: str
    q: int
    round: int
    given: Given
    folded: str
    """The typed text as it is compared; empty where nothing was typed."""
    grade: Grade
    score: float
    reason: str
    conf: Confidence | None = None


class Paused(_Happened, frozen=True, tag="paused"):
    """All clocks stand."""


class Resumed(_Happened, frozen=True, tag="resumed"):
    """The clocks go on."""


class Interrupted(_Happened, frozen=True, tag="interrupted"):
    """The server was away since `since`; it counts as a pause if nothing happened after the place `after`."""

    since: int
    after: int


class Closed(_Happened, frozen=True, tag="closed"):
    """A question takes no more answers."""

    q: int
    round: int
    why: Literal["host", "timer", "all"] = "host"


class Revealed(_Happened, frozen=True, tag="revealed"):
    """What is right was shown."""

    q: int


class Boarded(_Happened, frozen=True, tag="boarded"):
    """The board is shown."""


class SelfGraded(_Happened, frozen=True, tag="self_graded"):
    """A player judged an own answer, after the reveal."""

    p: str
    q: int
    knew: bool


class Regraded(_Happened, frozen=True, tag="regraded"):
    """A typed text gets another verdict, for all who wrote it."""

    q: int
    folded: str
    grade: Grade
    score: float


class Voided(_Happened, frozen=True, tag="voided"):
    """A question counts for nothing."""

    q: int


class Advanced(_Happened, frozen=True, tag="advanced"):
    """A paced player is at another question; `len(qs)` is the end."""

    p: str
    q: int


class Finished(_Happened, frozen=True, tag="finished"):
    """The lesson is over; only `regraded` and `voided` may follow."""

    why: Literal["host", "deadline"] = "host"


Event = (
    Created | Set | Joined | Approved | Denied | Left | Renamed | Teamed | Kicked | Extra | Locked | Opened | Extended
    | Answered | Paused | Resumed | Interrupted | Closed | Revealed | Boarded | SelfGraded | Regraded | Voided
    | Advanced | Finished
)  # fmt: skip


class Stamped(Struct, frozen=True):
    """An event with what its log gave it."""

    pos: int
    """Place in the log, from 1, without gaps."""
    at: int
    """Milliseconds, never falling."""
    event: Event


class _Line(Struct, frozen=True):
    """A line of which only the kind was read."""

    k: str = ""


def encode(event: Event) -> bytes:
    """Give an event as one line of JSON."""
    return json.encode(event)


def decode(body: bytes) -> Event | None:
    """Read an event; None for a kind that this version does not know. Raises ValueError where it is damaged."""
    try:
        kind = json.decode(body, type=_Line).k
        return _DECODER.decode(body) if kind in _KINDS else None
    except (DecodeError, ValidationError) as error:
        raise ValueError(str(error)) from error


_DECODER: json.Decoder[Event] = json.Decoder(Event)
_KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Event))
