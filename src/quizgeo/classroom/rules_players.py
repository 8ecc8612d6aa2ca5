"""What players may do, and what a host may do with one of them."""

from typing import Literal, assert_never

from quizgeo.classroom import names, paced
from quizgeo.classroom.commands import Answer, Go, Join, Judge, Manage, Refusal, Why
from quizgeo.classroom.events import (
    Advanced,
    Answered,
    Approved,
    Denied,
    Event,
    Extra,
    Joined,
    Kicked,
    Left,
    Renamed,
    SelfGraded,
    Teamed,
)
from quizgeo.classroom.folding_answers import may_answer, shown_to
from quizgeo.classroom.room import Room
from quizgeo.classroom.state import Player
from quizgeo.classroom.timing import in_time

FACTORS = (1.0, 1.25, 1.5, 2.0, None)
"""How much more time a player may have; None: no limit."""

Decided = tuple[Event, ...] | Refusal


def join(room: Room, wish: Join) -> Decided:
    """Let a player in, have them wait, or say why not. A token that is known makes no second player."""
    if wish.th in room.by_token or wish.p in room.players:
        return ()
    shut = _shut(room)
    if shut is not None:
        return shut
    name = names.tidy(wish.generated if room.settings.names == "generated" else wish.name)
    refused = _pick(room, name) if room.settings.names == "roster" else _name(room, name, but="")
    if refused is not None:
        return refused
    name = names.seat(name, room.settings.roster) or name
    waiting = room.settings.approve or room.guarded
    team = wish.team if room.settings.teams == "chosen" else _smallest(room)
    return (Joined(wish.p, name, wish.th, bool(wish.generated), team, wish.lang, wish.client, waiting),)


def _shut(room: Room) -> Refusal | None:
    if room.phase == "finished":
        return Refusal("finished")
    if room.locked or (room.phase != "lobby" and not room.settings.late):
        return Refusal("locked")
    inside = sum(player.standing in ("in", "waiting") for player in room.players.values())
    return Refusal("room_full") if inside >= room.settings.most_players else None


def _name(room: Room, name: str, but: str) -> Refusal | None:
    """Say why a name cannot be had. but: the player who has it now, if any."""
    why = names.fault(name)
    if why:
        return Refusal("name_empty" if why == "name_empty" else "name_long")
    others = _taken(room, but)
    return Refusal("name_taken", names.suggestion(name, others)) if names.is_taken(name, others) else None


def _taken(room: Room, but: str = "") -> list[str]:
    """Give the names that somebody has. but: the player whose own does not count."""
    return [each.name for each in room.players.values() if each.p != but and each.standing in ("in", "waiting")]


def _pick(room: Room, name: str) -> Refusal | None:
    """Say that a name cannot be picked from the roster, with those that can."""
    roster, others = room.settings.roster, _taken(room)
    if names.seat(name, roster) and not names.is_taken(name, others):
        return None
    return Refusal("pick_name", free=names.free(roster, others, name))


def _smallest(room: Room) -> str:
    """Give the team with the fewest members, the first of equals; none where there are no teams to draw."""
    if room.settings.teams != "balanced":
        return ""
    sizes = dict.fromkeys(room.settings.team_names, 0)
    for player in room.there:
        if player.team in sizes:
            sizes[player.team] += 1
    return min(sizes, key=sizes.__getitem__)


def manage(room: Room, wish: Manage) -> Decided:
    """Do what a host wants with one player."""
    player = room.players.get(wish.p)
    if player is None or room.phase == "finished":
        return Refusal("no_such_player" if player is None else "finished")
    match wish.cmd:
        case "approve" | "deny":
            return _let_in(player, approve=wish.cmd == "approve")
        case "kick" | "ban":
            return () if player.standing == "kicked" else (Kicked(player.p, wish.cmd == "ban"),)
        case "rename":
            return _renamed(room, player, names.tidy(wish.text), by="host")
        case "team":
            known = room.settings.teams != "off"
            return (Teamed(player.p, names.tidy(wish.text)),) if known else Refusal("not_allowed")
        case "extra":
            return (Extra(player.p, wish.factor),) if wish.factor in FACTORS else Refusal("unknown", field="factor")
        case _ as unreachable:
            assert_never(unreachable)


def _renamed(room: Room, player: Player, name: str, by: Literal["player", "host"]) -> Decided:
    return _name(room, name, but=player.p) or (Renamed(player.p, name, by),)


def _let_in(player: Player, *, approve: bool) -> Decided:
    if player.standing != "waiting":
        return Refusal("stale")
    return (Approved(player.p),) if approve else (Denied(player.p),)


def play(room: Room, wish: Answer | Judge | Go, at: int) -> Decided:
    """Do what a player wants."""
    player = room.players.get(wish.p)
    if player is None:
        return Refusal("no_such_player")
    if player.standing != "in":
        return Refusal("waiting" if player.standing == "waiting" else "kicked")
    match wish:
        case Answer():
            return _answer(room, player, wish, at)
        case Judge():
            return _judge(room, player, wish)
        case Go():
            return _go(room, player, wish)
        case _ as unreachable:
            assert_never(unreachable)


def _answer(room: Room, player: Player, wish: Answer, at: int) -> Decided:
    """Count an answer, once; a second one gets the receipt of the first, so it makes no event and no refusal."""
    if (player.p, wish.q, wish.round) in room.book.answers:
        return ()
    why = _why_not(room, player, wish, at)
    if why is not None:
        return Refusal(why)
    conf = wish.conf if room.settings.confidence else None
    given = (wish.given, wish.folded, wish.grade, wish.score, wish.reason)
    return (Answered(player.p, wish.q, wish.round, *given, conf),)


def _why_not(room: Room, player: Player, wish: Answer, at: int) -> Why | None:
    """Say why an answer does not count; None when it does."""
    here = (player.at, 1) if room.paced else (room.q, room.round)
    if room.paused:
        return "paused"
    if (wish.q, wish.round) != here:
        return "stale"
    if room.is_open(wish.q) and not in_time(room, player, at):
        return "late"
    return None if may_answer(room, player, wish.q, wish.round, at) else "not_open"


def _judge(room: Room, player: Player, wish: Judge) -> Decided:
    known = 0 <= wish.q < len(room.items) and room.items[wish.q].self_graded
    if not known or not shown_to(room, player.p, wish.q):
        return Refusal("not_open")
    if (player.p, wish.q) in room.book.knew:
        return ()
    return (SelfGraded(player.p, wish.q, wish.knew),)


def _go(room: Room, player: Player, wish: Go) -> Decided:
    match wish.what:
        case "bye":
            return () if room.phase == "finished" else (Left(player.p),)
        case "next":
            return _next(room, player)
        case "reroll":
            return _reroll(room, player, names.tidy(wish.text))
        case _ as unreachable:
            assert_never(unreachable)


def _next(room: Room, player: Player) -> Decided:
    if not room.paced or room.phase != "running":
        return Refusal("not_allowed")
    if room.paused:
        return Refusal("paused")
    return () if paced.is_through(room, player) else (Advanced(player.p, paced.following(room, player)),)


def _reroll(room: Room, player: Player, name: str) -> Decided:
    if room.phase != "lobby" or not player.generated or player.rerolls >= names.MOST_REROLLS:
        return Refusal("not_allowed")
    return _renamed(room, player, name, by="player")
