"""A participant's seat in a room: what they were told, folded into what is to be shown, and the answer on its way.

Sans-I/O and frozen: each message gives another seat. The snapshot alone is believed; an answer that nobody confirmed
is kept, and sent again after the line was lost. Times are milliseconds of the participant's own clock.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.classroom.events import Confidence
from quizgeo.classroom.wire import (
    Ack,
    Asking,
    Board,
    Closed,
    Kicked,
    Pause,
    Receipt,
    Refused,
    Resume,
    Reveal,
    State,
    Superseded,
    Timing,
    Told,
    Welcome,
    You,
)

KEPT_REFUSALS = frozenset({"paused", "not_saved", "slow_down"})
"""Refusals after which an answer is sent again."""
Gone = Literal["", "kicked", "superseded"]


class Pending(Struct, frozen=True):
    """An answer that nobody has confirmed yet."""

    q: int
    round: int
    given: object
    conf: Confidence | None = None
    n: int = 0
    """Number of the message that carried it on this connection; 0: it was not sent on this one."""
    not_before: int = 0
    """When it may be sent again."""


class First(Struct, frozen=True):
    """What only who answered knows of an answer to a first round."""

    took: int
    """Milliseconds from when the question was shown."""
    conf: Confidence | None = None


class Seat(Struct, frozen=True):
    """What a participant knows."""

    on: bool = False
    """Whether the line stands, and the room has told everything."""
    token: str = ""
    room: State | None = None
    """The newest snapshot with what came after it; None before the first."""
    until: int | None = None
    """When the time for the question is up; None without a limit, and while clocks stand."""
    ends: int | None = None
    """When the lesson ends by the clock; None where it does not, and while clocks stand."""
    pending: Pending | None = None
    refused: Refused | None = None
    """The newest refusal; None once something else was done."""
    gone: Gone = ""
    """Why the seat is no longer theirs."""
    began: tuple[int, int, int] = (-1, 0, 0)
    """Question and round that were shown last, and when they first were."""
    firsts: Mapping[int, First] = field(default_factory=dict)
    """What was told of answers of first rounds from here, by question."""

    # -- what there is to show -----------------------------------------------------------------------------------

    @property
    def you(self) -> You:
        """The participant as the room knows them."""
        return (self.room.you if self.room else None) or You("")

    @property
    def asking(self) -> Asking | None:
        """The question that can be answered now: open, theirs, in time, and not answered."""
        room = self.room
        if room is None or room.question is None or room.paused or room.phase not in ("open", "running"):
            return None
        if self.pending is not None or room.counted is not None or room.question.late or room.reveal is not None:
            return None
        return room.question

    @property
    def waiting(self) -> bool:
        """Whether the host has to let them in."""
        return self.you.waiting

    @property
    def over(self) -> bool:
        """Whether the lesson is over."""
        return self.room is not None and self.room.phase == "finished"

    @property
    def paced(self) -> bool:
        """Whether everybody goes at their own pace."""
        return self.room is not None and self.room.mode == "paced"

    @property
    def at_end(self) -> bool:
        """Whether a paced participant has no question left."""
        return self.room is not None and self.paced and self.room.q >= self.room.of > 0

    def left(self, now: int) -> int | None:
        """Give the milliseconds left for the question, never below 0; None without a limit."""
        return None if self.until is None else max(self.until - now, 0)

    def lesson_left(self, now: int) -> int | None:
        """Give the milliseconds until the lesson ends by the clock, never below 0; None where it does not."""
        return None if self.ends is None else max(self.ends - now, 0)

    # -- what is told --------------------------------------------------------------------------------------------

    def hear(self, message: Told, now: int) -> "Seat":
        """Give the seat after a message."""
        match message:
            case Welcome(token=token):
                return replace(self, token=token)
            case State():
                after = self._believe(message, now)
            case Ack(q=q, round=number, given=given):
                after = self._confirmed(Receipt(q, number, given))
            case Refused():
                after = self._refused(message, now)
            case Kicked() | Superseded():
                after = replace(self, gone="kicked" if isinstance(message, Kicked) else "superseded", on=False)
            case _:
                after = self if self.room is None else self._folded(self.room, message, now)
        return _timed(after, now)

    def _folded(self, room: State, message: Told, now: int) -> "Seat":
        """Fold what changed since the snapshot into it."""
        match message:
            case Asking():
                after = self._asked(room, message, now)
            case Reveal() if message.q == room.q:
                after = self._shown(room, message)
            case Closed(q=q, round=number) if (q, number) == (room.q, room.round):
                after = replace(self, room=replace(room, phase="closed"), until=None)
            case Timing(q=q, left_ms=left) if q == room.q:
                after = replace(self, until=_until(left, now))
            case Pause():
                after = replace(self, room=replace(room, paused=True, question=None), until=None, ends=None)
            case Resume(left_ms=left):
                after = replace(self, room=replace(room, paused=False), until=_until(left, now))
            case Board():
                after = replace(self, room=replace(room, phase="board", board=message))
            case _:
                after = self
        return after

    def _shown(self, room: State, reveal: Reveal) -> "Seat":
        phase = room.phase if self.paced else "revealed"
        you = replace(room.you, points=reveal.total) if room.you else None
        return replace(self, room=replace(room, phase=phase, reveal=reveal, you=you), until=None, pending=None)

    def _asked(self, room: State, asking: Asking, now: int) -> "Seat":
        phase = "running" if self.paced else "open"
        same = (asking.q, asking.round) == (room.q, room.round)
        shown = replace(
            room, phase=phase, paused=False, q=asking.q, of=asking.of, round=asking.round, question=asking,
            reveal=None, board=None, counted=room.counted if same else None,
        )  # fmt: skip
        return replace(self._settled(shown), until=_until(asking.left_ms, now), refused=None)

    def _believe(self, state: State, now: int) -> "Seat":
        """Take a snapshot for true, whatever was known before."""
        before = self.room
        if before is not None and (before.q, before.round, before.phase) != (state.q, state.round, state.phase):
            self = replace(self, refused=None)  # noqa: PLW0642 - the same seat, without what is no news any more
        left = state.question.left_ms if state.question else None
        running = state.phase in ("open", "running") and not state.paused
        ends = None if state.paused else _until(state.ends_ms, now)
        return replace(self._settled(state), on=True, until=_until(left, now) if running else None, ends=ends)

    def _settled(self, room: State) -> "Seat":
        """Drop the answer on its way where it was counted, or its question is gone."""
        pending = self.pending
        if pending is not None:
            elsewhere = (pending.q, pending.round) != (room.q, room.round)
            closed = room.phase not in ("open", "running")
            if elsewhere or closed or room.counted is not None:
                pending = None
        return replace(self, room=room, pending=pending)

    def _confirmed(self, receipt: Receipt) -> "Seat":
        room = self.room
        if room is None or (receipt.q, receipt.round) != (room.q, room.round):
            return self
        return replace(self, room=replace(room, counted=receipt), pending=None, refused=None)

    def _refused(self, refused: Refused, now: int) -> "Seat":
        pending = self.pending
        if pending is None or refused.re != pending.n or not pending.n:
            return replace(self, refused=refused)
        if refused.why not in KEPT_REFUSALS:
            return replace(self, pending=None, refused=refused)
        again = replace(pending, n=0, not_before=now + (refused.retry_ms or 0))
        return replace(self, pending=again, refused=refused)

    # -- what is done --------------------------------------------------------------------------------------------

    def lost(self) -> "Seat":
        """Give the seat after the line was lost: what is on its way is kept."""
        pending = replace(self.pending, n=0) if self.pending else None
        return replace(self, on=False, pending=pending)

    def answer(self, given: object, now: int, conf: Confidence | None = None) -> "Seat":
        """Give the seat with an answer on its way, to the question that is asked; as it is where none is."""
        asking = self.asking
        if asking is None:
            return self
        firsts = self.firsts
        if asking.round == 1:
            firsts = {**firsts, asking.q: First(max(now - self.began[2], 0), conf)}
        return replace(self, pending=Pending(asking.q, asking.round, given, conf), refused=None, firsts=firsts)

    def to_send(self, now: int) -> Pending | None:
        """Give the answer that is to be sent now, if any is."""
        pending, room = self.pending, self.room
        if pending is None or pending.n or not self.on or room is None or room.paused or now < pending.not_before:
            return None
        return pending

    def sent(self, n: int) -> "Seat":
        """Give the seat after its answer went out as message `n` of this connection."""
        return self if self.pending is None else replace(self, pending=replace(self.pending, n=n))


def _timed(seat: Seat, now: int) -> Seat:
    """Note when a question is first shown."""
    asking = seat.asking
    if asking is None or seat.began[:2] == (asking.q, asking.round):
        return seat
    return replace(seat, began=(asking.q, asking.round, now))


def _until(left: int | None, now: int) -> int | None:
    return None if left is None else now + left
