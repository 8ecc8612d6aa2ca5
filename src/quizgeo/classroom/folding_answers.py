"""How answers are counted, once each, and how their verdicts change."""

from collections.abc import Sequence

from quizgeo.classroom.effects import All, Effect, Hosts, One
from quizgeo.classroom.events import Advanced, Answered, Regraded, SelfGraded, Voided
from quizgeo.classroom.room import Room
from quizgeo.classroom.state import Counted, Player
from quizgeo.classroom.timing import answering_ms, began, in_time


def fold(room: Room, event: Answered | SelfGraded | Regraded | Voided | Advanced, at: int) -> Sequence[Effect]:
    """Count an answer that may count, and what is said of answers later."""
    match event:
        case Answered():
            return _answered(room, event, at)
        case SelfGraded():
            return _judged_self(room, event)
        case Advanced():
            return _advanced(room, event, at)
        case Regraded() if _may_change(room, event.q):
            room.book.regraded[event.q, event.folded] = event.grade, event.score
            room.book.changes += 1
            return (All("regraded"),)
        case Voided() if _may_change(room, event.q):
            room.book.voided.add(event.q)
            room.book.changes += 1
            return (All("regraded"),)
        case _:
            return ()


def may_answer(room: Room, player: Player, q: int, number: int, at: int) -> bool:
    """Tell whether an answer of a player may count now: to what is open for them, once, in time, clocks going."""
    if not player.there or room.paused or not room.is_open(q) or (player.p, q, number) in room.book.answers:
        return False
    here = (player.at, 1) if room.paced else (room.q, room.round)
    return (q, number) == here and _was_in(room, player) and in_time(room, player, at)


def _was_in(room: Room, player: Player) -> bool:
    """Tell whether a live question is the player's: one who comes late begins at the next."""
    return room.paced or (room.opening is not None and player.p in room.opening.players)


def _answered(room: Room, event: Answered, at: int) -> Sequence[Effect]:
    player = room.players.get(event.p)
    if player is None or not may_answer(room, player, event.q, event.round, at):
        return ()
    took, limit = answering_ms(room, player, at), began(room, player)[2]
    room.book.answers[event.p, event.q, event.round] = Counted(
        event.given, event.folded, event.grade, event.score, event.reason, event.conf, at, took, limit
    )
    shown = room.paced and room.settings.reveal == "each"
    return (One(event.p, "reveal"), Hosts("count", event.p)) if shown else (Hosts("count", event.p),)


def _judged_self(room: Room, event: SelfGraded) -> Sequence[Effect]:
    key, answered = (event.p, event.q), room.book.rounds.get(event.q, 0)
    if key in room.book.knew or (event.p, event.q, answered) not in room.book.answers:
        return ()
    if not room.items[event.q].self_graded or not shown_to(room, event.p, event.q):
        return ()
    room.book.knew[key] = event.knew
    return One(event.p, "state"), Hosts("count", event.p)


def shown_to(room: Room, p: str, q: int) -> bool:
    """Tell whether a player may know what is right."""
    if room.phase == "finished" or not room.paced:
        return q in room.book.revealed
    return room.settings.reveal == "each" and (p, q, 1) in room.book.answers


def _advanced(room: Room, event: Advanced, at: int) -> Sequence[Effect]:
    player = room.players.get(event.p)
    if player is None or not player.there or not room.paced or room.phase != "running" or room.paused:
        return ()
    if not 0 <= event.q <= len(room.items):
        return ()
    player.at, player.began, player.stood = event.q, at, room.stood(at)
    return One(event.p, "question"), Hosts("roster", event.p)


def _may_change(room: Room, q: int) -> bool:
    """Tell whether a verdict may change: after the question was closed, of a paced one at any time."""
    if q not in room.book.rounds:
        return False
    return room.paced or q != room.q or room.phase not in ("open", "lobby")
