"""Clocks of a room: until when an answer counts for a player, and how long it took. Server time alone.

All that stands still for everybody, a pause or a server that was away, is taken off; extra time stretches the rest.
"""

from collections.abc import Set as AbstractSet

from quizgeo.classroom.room import GRACE_MS, Room
from quizgeo.classroom.state import Player


def limit_of(room: Room, q: int) -> int | None:
    """Give the limit, in milliseconds, that a question has when it opens; None for none."""
    timer = room.settings.timer
    seconds = room.items[q].seconds if timer == "deck" else None if timer == "off" else int(timer)
    return None if seconds is None else seconds * 1000


def began(room: Room, player: Player) -> tuple[int, int, int | None]:
    """Give when the player's question began, how long clocks had stood by then, and its limit; all in milliseconds."""
    if room.paced:
        at_end = player.at >= len(room.items)
        return player.began, player.stood, None if at_end else limit_of(room, player.at)
    opening = room.opening
    assert opening is not None, "asked for a clock before anything was open"
    return opening.at, opening.stood, opening.limit_ms


def deadline(room: Room, player: Player, now: int) -> int | None:
    """Give the moment after which an answer does not count; None for no limit. While clocks stand it moves along."""
    start, stood, limit = began(room, player)
    if limit is None or player.factor is None:
        return None
    return start + room.stood(now) - stood + round(limit * player.factor)


def in_time(room: Room, player: Player, at: int) -> bool:
    """Tell whether an answer at this moment is in time, grace included."""
    due = deadline(room, player, at)
    return due is None or at <= due + GRACE_MS


def answering_ms(room: Room, player: Player, at: int) -> int:
    """Give how long an answer took by the player's own clock: 0 for one without limit."""
    if player.factor is None:
        return 0
    start, stood, _limit = began(room, player)
    return round(max(0, at - start - (room.stood(at) - stood)) / player.factor)


def closing(room: Room, connected: AbstractSet[str], now: int) -> int | None:
    """Give when the timer closes the open question: after the last deadline of a player who is connected.

    None where there is no limit, nothing is open, clocks stand, or a connected player has no limit.
    """
    if room.phase != "open" or room.paused or room.opening is None or room.opening.limit_ms is None:
        return None
    longest = 0.0
    for p in connected:
        player = room.players.get(p)
        if player is not None and player.there:
            if player.factor is None:
                return None
            longest = max(longest, player.factor)
    last = deadline(room, Player("", "", "", factor=longest or 1.0), now)
    return None if last is None else last + GRACE_MS
