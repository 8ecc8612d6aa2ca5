"""A deck played live: a room that is the fold of its events, what may happen in it, and what each role may see.

The room reads no clock, draws no lots and opens nothing: times, names, codes and seeds come in with the events.
"""

from quizgeo.classroom.codes import draw_code, read_code
from quizgeo.classroom.commands import Command, Refusal
from quizgeo.classroom.events import Event, Stamped, decode, encode
from quizgeo.classroom.folding import apply, replay
from quizgeo.classroom.room import Room
from quizgeo.classroom.rules import decide
from quizgeo.classroom.settings import RoomSettings

__all__ = [
    "Command", "Event", "Refusal", "Room", "RoomSettings", "Stamped", "apply", "decide", "decode",
    "draw_code", "encode", "read_code", "replay",
]  # fmt: skip
