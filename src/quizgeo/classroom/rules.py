"""What may happen: a command, against the room as it stands, becomes events or a refusal. Nothing changes here.

Each command of a host says where it believes the room to be, so that a double click and two hosts are harmless.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import assert_never

from quizgeo.classroom import rules_players
from quizgeo.classroom.commands import (
    Answer,
    Change,
    Command,
    Do,
    Expect,
    Extend,
    Go,
    Join,
    Judge,
    Manage,
    Refusal,
    Regrade,
)
from quizgeo.classroom.events import (
    EVERY,
    Boarded,
    Closed,
    Event,
    Extended,
    Finished,
    Locked,
    Opened,
    Paused,
    Regraded,
    Resumed,
    Revealed,
    Set,
    Voided,
)
from quizgeo.classroom.room import Room
from quizgeo.classroom.state import Phase
from quizgeo.classroom.timing import closing, finishing, limit_of

Decided = tuple[Event, ...] | Refusal

_FROM: Mapping[str, frozenset[Phase]] = {
    "open": frozenset({"lobby", "revealed", "board"}),
    "close": frozenset({"open"}),
    "skip": frozenset({"open"}),
    "again": frozenset({"closed"}),
    "reveal": frozenset({"closed"}),
    "board": frozenset({"revealed"}),
    "pause": frozenset({"open", "running"}),
    "resume": frozenset({"open", "running"}),
    "finish": frozenset({"lobby", "closed", "revealed", "board", "running"}),
    "void": frozenset({"closed", "revealed", "board", "running", "finished"}),
    "lock": frozenset({"lobby", "open", "closed", "revealed", "board", "running"}),
    "unlock": frozenset({"lobby", "open", "closed", "revealed", "board", "running"}),
}
"""From which phases a command leads on."""


def decide(room: Room, command: Command, at: int) -> Decided:
    """Give the events that a command makes at a moment, none where it changes nothing, or why it may not be."""
    match command:
        case Manage():
            return rules_players.manage(room, command)
        case Join():
            return rules_players.join(room, command)
        case Answer() | Judge() | Go():
            return rules_players.play(room, command, at)
        case _:
            return _led(room, command)


def _led(room: Room, command: Do | Change | Extend | Regrade) -> Decided:
    """Do what a host wants with the lesson."""
    match command:
        case Do():
            return _course(room, command)
        case Change(settings=settings):
            return (Set(settings),) if room.phase == "lobby" else Refusal("stale")
        case Extend():
            return _extended(room, command)
        case Regrade():
            return _regraded(room, command)
        case _ as unreachable:
            assert_never(unreachable)


def _elsewhere(room: Room, expect: Expect | None) -> bool:
    return expect is not None and (expect.phase, expect.q, expect.round) != (room.phase, room.q, room.round)


def _course(room: Room, do: Do) -> Decided:
    if _elsewhere(room, do.expect) or room.phase not in _FROM[do.cmd]:
        return Refusal("finished" if room.phase == "finished" else "stale")
    if do.cmd in ("lock", "unlock"):
        return () if room.locked == (do.cmd == "lock") else (Locked(do.cmd == "lock"),)
    if do.cmd in ("pause", "resume"):
        return _clock(room, stop=do.cmd == "pause")
    if do.cmd == "open":
        return _opened(room, do.q)
    if do.cmd == "void":
        return _voided(room, room.q if do.q is None else do.q)
    return _onward(room, do)


def _onward(room: Room, do: Do) -> Decided:
    q, number = room.q, room.round
    match do.cmd:
        case "close":
            return (Closed(q, number, "host"),)
        case "skip":
            return Closed(q, number, "host"), Voided(q)
        case "again":
            return (Opened(q, number + 1, limit_of(room, q)),)
        case "reveal":
            return (Revealed(q),)
        case "board":
            return (Boarded(),)
        case _:
            return (Finished("host"),)


def _clock(room: Room, *, stop: bool) -> Decided:
    if room.paused == stop:
        return ()
    return (Paused(),) if stop else (Resumed(),)


def _opened(room: Room, q: int | None) -> Decided:
    lock: tuple[Event, ...] = (Locked(True),) if room.settings.lock_after_start and room.phase == "lobby" else ()
    if room.paced:
        return *lock, Opened(EVERY, 1, None)
    fresh = (place for place in range(len(room.items)) if place not in room.book.rounds)
    place = next(fresh, None) if q is None else q
    if place is None or not 0 <= place < len(room.items) or place in room.book.rounds:
        return Refusal("unknown", field="q")
    return *lock, Opened(place, 1, limit_of(room, place))


def _voided(room: Room, q: int) -> Decided:
    if q not in room.book.rounds:
        return Refusal("unknown", field="q")
    return () if q in room.book.voided else (Voided(q),)


def _extended(room: Room, extend: Extend) -> Decided:
    opening = room.opening
    if _elsewhere(room, extend.expect) or room.phase != "open" or opening is None:
        return Refusal("stale")
    if opening.limit_ms is None:
        return ()
    return (Extended(room.q, room.round, opening.limit_ms + max(extend.ms, 0)),)


def _regraded(room: Room, regrade: Regrade) -> Decided:
    if regrade.q not in room.book.rounds or (regrade.q == room.q and room.phase == "open"):
        return Refusal("stale")
    if not regrade.folded:
        return Refusal("unknown", field="folded")
    return (Regraded(regrade.q, regrade.folded, "exact" if regrade.right else "wrong", float(regrade.right)),)


def due(room: Room, connected: AbstractSet[str], now: int) -> tuple[Event, ...]:
    """Give what happens by itself at a moment: a question closes, by the timer or the last answer, or a lesson ends.

    connected: players with a connection now or within the last seconds; those who are gone never block a class.
    """
    over = finishing(room, connected, now)
    if over is not None and now >= over:
        return (Finished("deadline"),)
    if room.phase != "open" or room.paused:
        return ()
    end = closing(room, connected, now)
    if end is not None and now >= end:
        return (Closed(room.q, room.round, "timer"),)
    return (Closed(room.q, room.round, "all"),) if room.settings.auto_close and _all_answered(room, connected) else ()


def _all_answered(room: Room, connected: AbstractSet[str]) -> bool:
    """Tell whether nobody who is there and was asked has yet to answer. It stops at the first who has."""
    asked = room.opening.players if room.opening else frozenset[str]()
    answered = False
    for p in connected:
        if p in asked and room.players[p].there:
            if (p, room.q, room.round) not in room.book.answers:
                return False
            answered = True
    return answered
