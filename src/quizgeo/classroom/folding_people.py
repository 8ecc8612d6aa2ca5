"""How players come, are let in, change and go."""

from collections.abc import Sequence

from quizgeo.classroom import paced
from quizgeo.classroom.effects import Arm, Drop, Effect, Hosts, One
from quizgeo.classroom.events import Approved, Denied, Extra, Joined, Kicked, Left, Renamed, Teamed
from quizgeo.classroom.room import Room
from quizgeo.classroom.state import Player

Coming = Joined | Approved | Denied | Left | Renamed | Teamed | Kicked | Extra


def fold(room: Room, event: Coming, at: int) -> Sequence[Effect]:
    """Change the players; nothing of one who is not known, or known already."""
    if isinstance(event, Joined):
        return _joined(room, event, at)
    player = room.players.get(event.p)
    if player is None or room.phase == "finished":
        return ()
    if isinstance(event, Approved | Denied | Left | Kicked):
        return _moved(room, player, event, at)
    match event:
        case Renamed(name=name):
            player.name, player.generated = name, player.generated and event.by == "player"
            player.rerolls += event.by == "player"
        case Teamed(team=team):
            player.team = team
        case Extra(factor=factor):
            player.factor = factor
            return One(player.p, "state" if room.paced else "timing"), Hosts("roster", player.p), Arm()
    return One(player.p, "state"), Hosts("roster", player.p)


def _joined(room: Room, event: Joined, at: int) -> Sequence[Effect]:
    if event.p in room.players or event.th in room.by_token or room.phase == "finished":
        return ()
    player = Player(event.p, event.name, event.th, event.gen, event.team, event.lang, event.client)
    player.standing = "waiting" if event.waiting else "in"
    _start(room, player, at)
    room.players[event.p] = player
    room.by_token[event.th] = event.p
    return One(event.p, "state"), Hosts("roster", event.p), Arm()


def _start(room: Room, player: Player, at: int) -> None:
    """Begin the lesson for a player: with the next question, or with the first one of a paced room."""
    player.at = paced.first(room, player.p)
    player.began, player.stood = at, room.stood(at)


def _moved(room: Room, player: Player, event: Approved | Denied | Left | Kicked, at: int) -> Sequence[Effect]:
    match event:
        case Approved() if player.standing == "waiting":
            player.standing = "in"
            _start(room, player, at)
            return One(player.p, "state"), Hosts("roster", player.p), Arm()
        case Denied() if player.standing == "waiting":
            player.standing = "denied"
        case Left() if player.standing in ("in", "waiting"):
            player.standing = "left"
        case Kicked(ban=ban) if player.standing != "kicked":
            player.standing = "kicked"
            room.guarded = room.guarded or ban
            return One(player.p, "kicked"), Drop(player.p), Hosts("roster", player.p), Arm()
        case _:
            return ()
    return Drop(player.p), Hosts("roster", player.p), Arm()
