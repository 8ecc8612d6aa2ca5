"""A room driven by commands, as its server would: decided, stamped, applied, and kept as a log."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from quizgeo.classroom import Room, RoomSettings, Stamped, apply, decide, decode, encode
from quizgeo.classroom.commands import Answer, Command, Do, Join, Refusal
from quizgeo.classroom.events import Created, Event, Grade, Item

ITEMS = (
    Item("d/capital", "choice", seconds=20, section="south"),
    Item("d/name", "text", worth=2.0, section="south"),
    Item("d/card", "flashcard", section="north", self_graded=True),
)


@dataclass
class Lesson:
    """One room, its log, and a clock that only goes on by hand."""

    settings: RoomSettings = field(default_factory=RoomSettings)
    now: int = 1_000
    room: Room = field(default_factory=Room)
    log: list[Stamped] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.take(Created("room", "K7QF2M", "d", "A deck", "en", "0", "seed", self.settings, ITEMS))

    def take(self, event: Event) -> Any:
        """Write an event as the log keeps it, and fold it."""
        kept = decode(encode(event))
        assert kept == event
        stamped = Stamped(len(self.log) + 1, self.now, kept)
        self.log.append(stamped)
        return apply(self.room, stamped)

    def ask(self, command: Command) -> tuple[Event, ...] | Refusal:
        """Do a command; give what came of it."""
        decided = decide(self.room, command, self.now)
        for event in () if isinstance(decided, Refusal) else decided:
            self.take(event)
        return decided

    def do(self, cmd: Any, **more: Any) -> tuple[Event, ...] | Refusal:
        """Do a command of the host."""
        return self.ask(Do(cmd, **more))

    def join(self, *people: str, **more: Any) -> None:
        """Let people in; their names are their letters."""
        for p in people:
            assert not isinstance(self.ask(Join(p, f"token of {p}", p, **more)), Refusal)

    def answer(self, p: str, grade: Grade = "exact", after: int = 0, **more: Any) -> tuple[Event, ...] | Refusal:
        """Answer the question that is open."""
        self.now += after
        score = {"exact": 1.0, "close": 1.0, "partial": 0.5, "wrong": 0.0}[grade]
        place = self.room.players[p].at if self.room.paced else self.room.q
        number = 1 if self.room.paced else self.room.round
        wish = Answer(p, place, number, more.pop("given", "x"), more.pop("folded", ""), grade, score, "same", **more)
        return self.ask(wish)


@pytest.fixture
def lesson() -> Callable[..., Lesson]:
    """Give what begins a lesson with some settings."""
    return lambda **settings: Lesson(RoomSettings(**settings))
