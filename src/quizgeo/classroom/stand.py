"""What a participant is at, from the seat alone: the one place where a screen and line mode ask it. Pure."""

from typing import Literal

from quizgeo.classroom.seat import Seat

Stand = Literal[
    "connecting", "waiting", "lobby", "asking", "sent", "counted", "closed", "late", "paused", "shown", "board",
    "through", "over",
]  # fmt: skip
"""What a participant is at."""


def stand_of(seat: Seat) -> Stand:
    """Give what a participant is at."""
    room = seat.room
    if room is None:
        return "connecting"
    if room.phase == "finished":
        return "over"
    if seat.waiting:
        return "waiting"
    if room.paused:
        return "paused"
    if room.phase in ("lobby", "board"):
        return "lobby" if room.phase == "lobby" else "board"
    return _at_question(seat)


def _at_question(seat: Seat) -> Stand:
    """Give how the present question stands for somebody who is in."""
    room = seat.room
    assert room is not None
    if room.reveal is not None:
        return "shown"
    if seat.at_end:
        return "through"
    if room.question is not None and room.question.late:
        return "late"
    if seat.pending is not None or room.counted is not None:
        return "sent" if seat.pending is not None else "counted"
    return "asking" if seat.asking is not None else "closed"
