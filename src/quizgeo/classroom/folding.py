"""How each event changes a room: `apply` is the only way it changes, live and from a log alike.

What does not fit changes nothing: a late answer, a second one, a player who is not there. So any log can be folded.
"""

from collections.abc import Iterable, Sequence
from typing import assert_never

from quizgeo.classroom import folding_answers, folding_people, paced
from quizgeo.classroom.effects import All, Arm, Effect, Hosts
from quizgeo.classroom.events import (
    EVERY,
    Advanced,
    Answered,
    Approved,
    Boarded,
    Closed,
    Created,
    Denied,
    Extended,
    Extra,
    Finished,
    Interrupted,
    Joined,
    Kicked,
    Left,
    Locked,
    Opened,
    Paused,
    Regraded,
    Renamed,
    Resumed,
    Revealed,
    SelfGraded,
    Set,
    Stamped,
    Teamed,
    Voided,
)
from quizgeo.classroom.room import Room
from quizgeo.classroom.state import Opening

Effects = Sequence[Effect]
NOTHING: Effects = ()


def apply(room: Room, stamped: Stamped) -> Effects:
    """Fold one event in; give what has to be done after it. One that does not fit changes nothing."""
    done = _fold(room, stamped) if room.made or isinstance(stamped.event, Created) else NOTHING
    room.pos, room.at = stamped.pos, max(room.at, stamped.at)
    return done


def replay(log: Iterable[Stamped]) -> Room:
    """Give the room that a log tells."""
    room = Room()
    for stamped in log:
        apply(room, stamped)
    return room


def _fold(room: Room, stamped: Stamped) -> Effects:
    match stamped.event:
        case Created() | Set() | Locked() as event:
            return _set_up(room, event)
        case Joined() | Approved() | Denied() | Left() | Renamed() | Teamed() | Kicked() | Extra() as event:
            return folding_people.fold(room, event, stamped.at)
        case Paused() | Resumed() | Interrupted() | Extended() as event:
            return _clock(room, event, stamped)
        case Answered() | SelfGraded() | Regraded() | Voided() | Advanced() as event:
            return folding_answers.fold(room, event, stamped.at)
        case Opened() | Closed() | Revealed() | Boarded() | Finished() as event:
            return _course(room, event, stamped.at)
        case _ as unreachable:
            assert_never(unreachable)


def _set_up(room: Room, event: Created | Set | Locked) -> Effects:
    match event:
        case Created() if room.made is None:
            room.made, room.settings = event, event.settings
            return NOTHING
        case Set() if room.phase == "lobby":
            room.settings = event.settings
            return (All("state"),)
        case Locked():
            room.locked = event.on
            return (All("state"),)
        case _:
            return NOTHING


def _clock(room: Room, event: Paused | Resumed | Interrupted | Extended, stamped: Stamped) -> Effects:
    match event:
        case Paused() if not room.paused and room.phase in ("open", "running"):
            room.paused_at = stamped.at
            return All("pause"), Arm()
        case Resumed() if room.paused_at is not None:
            room.stood_ms, room.paused_at = room.stood(stamped.at), None
            return All("resume"), Arm()
        case Interrupted(since=since, after=after) if after == room.pos and not room.paused:
            room.stood_ms += max(stamped.at - since, 0)
            return (Arm(),)
        case Extended() if room.opening is not None and (event.q, event.round) == (room.q, room.round):
            if room.phase != "open":
                return NOTHING
            was = room.opening
            _put(room, Opening(was.q, was.round, was.at, was.stood, event.limit_ms, was.players))
            return All("timing"), Arm()
        case _:
            return NOTHING


def _course(room: Room, event: Opened | Closed | Revealed | Boarded | Finished, at: int) -> Effects:
    match event:
        case Opened():
            return _opened(room, event, at)
        case Closed(q=q, round=number) if room.phase == "open" and (q, number) == (room.q, room.round):
            room.phase = "closed"
            _let_go(room, at)
            return All("closed"), Arm()
        case Revealed(q=q) if room.phase == "closed" and q == room.q:
            room.phase = "revealed"
            room.book.revealed.add(q)
            return (All("reveal"),)
        case Boarded() if room.phase == "revealed":
            room.phase = "board"
            return (All("board"),)
        case Finished() if room.phase not in ("open", "finished"):
            room.phase = "finished"
            room.book.revealed |= room.book.rounds.keys()
            _let_go(room, at)
            return All("finished"), Arm()
        case _:
            return NOTHING


def _let_go(room: Room, at: int) -> None:
    """End a pause with what it lay over."""
    room.stood_ms, room.paused_at = room.stood(at), None


def _opened(room: Room, event: Opened, at: int) -> Effects:
    if not _may_open(room, event):
        return NOTHING
    if event.q == EVERY:
        room.phase, room.began, room.began_stood = "running", at, room.stood(at)
        for player in room.players.values():
            player.at = paced.first(room, player.p)
            player.began, player.stood = at, room.stood(at)
        room.book.rounds = dict.fromkeys(range(len(room.items)), 1)
        return All("state"), Hosts("roster"), Arm()
    room.q, room.round, room.phase = event.q, event.round, "open"
    room.book.rounds[event.q] = event.round
    players = frozenset(player.p for player in room.there)
    _put(room, Opening(event.q, event.round, at, room.stood(at), event.limit_ms, players))
    return All("question"), Arm()


def _may_open(room: Room, event: Opened) -> bool:
    """Tell whether a question may open: a new one in its first round, one that is closed in its next."""
    if event.q == EVERY:
        return room.paced and room.phase == "lobby"
    if room.paced or not 0 <= event.q < len(room.items):
        return False
    if room.phase == "closed":
        return (event.q, event.round) == (room.q, room.round + 1)
    fresh = event.q not in room.book.rounds and event.round == 1
    return fresh and room.phase in ("lobby", "revealed", "board")


def _put(room: Room, opening: Opening) -> None:
    room.opening = opening
    room.book.openings[opening.q, opening.round] = opening
