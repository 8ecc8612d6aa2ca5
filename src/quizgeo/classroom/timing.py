"""Clocks of a room: until when an answer counts for a player, and how long it took. Server time alone.

All that stands still for everybody, a pause or a server that was away, is taken off; extra time stretches the rest.
"""

from collections.abc import Set as AbstractSet

from quizgeo.classroom.room import GRACE_MS, Room
from quizgeo.classroom.state import Player
from quizgeo.clock import MINUTE_MS


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


def lesson_end(room: Room, factor: float | None, now: int) -> int | None:
    """Give the moment at which a paced lesson that was begun ends for players with so much extra time; None for never.

    Its minutes go by the room's clock, which stands in a pause; a moment that was named is the same for all.
    """
    if room.phase != "running" or room.began is None:
        return None
    minutes, ends = room.settings.minutes, [room.settings.until]
    if minutes is not None and factor is not None:
        ends.append(room.began + room.stood(now) - room.began_stood + round(minutes * MINUTE_MS * factor))
    return min((each for each in ends if each is not None), default=None)


def in_time(room: Room, player: Player, at: int) -> bool:
    """Tell whether an answer at this moment is in time, grace included."""
    dues = deadline(room, player, at), lesson_end(room, player.factor, at)
    return all(due is None or at <= due + GRACE_MS for due in dues)


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
    last = deadline(room, Player("", "", "", factor=_longest(room, connected)), now)
    return None if last is None else last + GRACE_MS


def finishing(room: Room, connected: AbstractSet[str], now: int) -> int | None:
    """Give when a paced lesson ends by itself: when it has ended for all who are connected; None for never."""
    if room.phase != "running" or (room.settings.minutes is None and room.settings.until is None):
        return None
    last = lesson_end(room, _longest(room, connected), now)
    return None if last is None else last + GRACE_MS


def _longest(room: Room, connected: AbstractSet[str]) -> float | None:
    """Give the most extra time of a player who is connected; None where one of them has no limit."""
    factors = [room.players[p].factor for p in connected if p in room.players and room.players[p].there]
    return None if None in factors else max(filter(None, factors), default=1.0)
