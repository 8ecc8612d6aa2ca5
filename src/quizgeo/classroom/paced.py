"""The way of a player through a paced room: the order of the deck, or an own one out of the room's seed."""

from hashlib import blake2b

from quizgeo.classroom.room import Room
from quizgeo.classroom.state import Player


def order(room: Room, p: str) -> tuple[int, ...]:
    """Give the places of the questions in a player's order."""
    places = range(len(room.items))
    if room.settings.order == "deck" or room.made is None:
        return tuple(places)
    seed = room.made.seed
    return tuple(sorted(places, key=lambda place: blake2b(f"{seed}\0{p}\0{place}".encode(), digest_size=8).digest()))


def first(room: Room, p: str) -> int:
    """Give the question that a player begins with; `len(items)` in a room without any."""
    return next(iter(order(room, p)), len(room.items))


def following(room: Room, player: Player) -> int:
    """Give the question after the one that a player is at; `len(items)` when there is none left."""
    way = order(room, player.p)
    step = way.index(player.at) + 1 if player.at in way else len(way)
    return way[step] if step < len(way) else len(room.items)


def is_through(room: Room, player: Player) -> bool:
    """Tell whether a player has come to the end."""
    return player.at >= len(room.items)
