"""A seat as a fold of messages: the snapshot is believed, and an answer that nobody confirmed is sent again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.classroom.faces import Shown, Thing
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.stand import stand_of
from quizgeo.classroom.wire import (
    Ack,
    Asking,
    Board,
    Closed,
    Done,
    Finished,
    Kicked,
    Own,
    Pause,
    Receipt,
    Refused,
    Resume,
    Reveal,
    Row,
    State,
    Superseded,
    Timing,
    Told,
    Welcome,
    You,
)  # fmt: skip

SHOWN = Shown("choice", "Which sea?", options=(Thing("i1", "Caspian Sea"), Thing("i2", "Black Sea")))
ASKING = Asking(0, 2, 1, SHOWN, limit_ms=20_000, left_ms=20_000)
NEXT = Asking(1, 2, 1, SHOWN)
LOBBY = State("lobby", "live", False, "Rivers", "en", False, -1, 2, 0, you=You("Ann"))
OPEN = replace(LOBBY, phase="open", q=0, round=1, question=ASKING)
REVEAL = Reveal(0, "rivers/sea", "Caspian Sea", ("i1",), total=1000, you=Own("i1", "exact", 1.0, 1000, "", True, "e"))


def heard(*messages: Told, now: int = 0) -> Seat:
    """Give the seat after some messages."""
    seat = Seat()
    for message in messages:
        seat = seat.hear(message, now)
    return seat


def test_a_question_is_asked_answered_confirmed_and_shown() -> None:
    seat = heard(Welcome("p", "Ann", "", "secret"), LOBBY)
    assert (seat.token, seat.on, stand_of(seat)) == ("secret", True, "lobby")
    seat = seat.hear(ASKING, 1_000)
    assert (stand_of(seat), seat.left(6_000)) == ("asking", 15_000)
    seat = seat.answer("i1", 4_000)
    sending = seat.to_send(4_000)
    assert sending is not None
    assert (sending.q, sending.round, sending.given, seat.firsts[0].took) == (0, 1, "i1", 3_000)
    seat = seat.sent(7)
    assert (stand_of(seat), seat.to_send(4_000)) == ("sent", None)
    seat = seat.hear(Ack(7, 0, 1, "i1"), 4_100)
    assert (stand_of(seat), seat.pending) == ("counted", None)
    seat = seat.hear(Closed(0, 1), 5_000).hear(REVEAL, 6_000)
    assert (stand_of(seat), seat.you.points, seat.until) == ("shown", 1000, None)
    assert stand_of(seat.hear(NEXT, 7_000)) == "asking"


def test_an_answer_that_nobody_confirmed_is_sent_again_after_the_line_was_lost() -> None:
    seat = heard(LOBBY, ASKING).answer("i1", 0).sent(3).lost()
    assert (seat.on, seat.to_send(0)) == (False, None)
    seat = seat.hear(OPEN, 0)
    again = seat.to_send(0)
    assert again is not None
    assert again.given == "i1"


def test_an_answer_that_was_counted_all_the_same_is_not_sent_again() -> None:
    seat = heard(LOBBY, ASKING).answer("i1", 0).sent(3).lost()
    seat = seat.hear(replace(OPEN, counted=Receipt(0, 1, "i1")), 0)
    assert (seat.pending, stand_of(seat)) == (None, "counted")


@pytest.mark.parametrize("later", [NEXT, replace(OPEN, phase="closed"), replace(OPEN, q=1, question=NEXT), REVEAL])
def test_an_answer_to_a_question_that_is_gone_is_dropped(later: Told) -> None:
    assert heard(LOBBY, ASKING).answer("i1", 0).lost().hear(later, 0).pending is None


@pytest.mark.parametrize("why", ["paused", "not_saved", "slow_down"])
def test_an_answer_refused_for_now_is_sent_again_when_it_may_be(why: str) -> None:
    seat = heard(LOBBY, ASKING).answer("i1", 0).sent(3).hear(Refused(3, why, retry_ms=500), 1_000)
    assert seat.to_send(1_400) is None
    assert seat.to_send(1_500) is not None


@pytest.mark.parametrize("why", ["bad_given", "empty", "late", "stale"])
def test_an_answer_refused_for_good_is_dropped_and_it_is_said_why(why: str) -> None:
    seat = heard(LOBBY, ASKING).answer("i1", 0).sent(3).hear(Refused(3, why), 0)
    assert (seat.pending, seat.refused) == (None, Refused(3, why))
    assert seat.asking is not None


def test_a_refusal_of_something_else_leaves_the_answer_alone() -> None:
    seat = heard(LOBBY, ASKING).answer("i1", 0).sent(3).hear(Refused(2, "not_allowed"), 0)
    assert seat.pending is not None


def test_while_clocks_stand_the_question_is_hidden_and_nothing_is_sent() -> None:
    seat = heard(LOBBY, ASKING).hear(Pause(), 0)
    assert (stand_of(seat), seat.until, seat.asking) == ("paused", None, None)
    assert seat.hear(Resume(left_ms=4_000), 1_000).left(2_000) == 3_000
    waiting = replace(heard(LOBBY, ASKING).answer("i1", 0), room=replace(OPEN, paused=True))
    assert waiting.to_send(0) is None


def test_the_clock_follows_what_the_room_says() -> None:
    seat = heard(OPEN).hear(Timing(0, 30_000), 1_000)
    assert seat.left(2_000) == 29_000
    assert seat.left(99_000) == 0
    assert seat.hear(Timing(1, 5), 0).until == seat.until
    assert seat.hear(Timing(0, None), 0).left(0) is None


@pytest.mark.parametrize(
    ("state", "stand"),
    [
        (replace(LOBBY, you=You("Ann", waiting=True)), "waiting"),
        (replace(OPEN, paused=True, question=None), "paused"),
        (replace(OPEN, question=replace(ASKING, late=True)), "late"),
        (replace(OPEN, phase="closed"), "closed"),
        (replace(OPEN, phase="board", board=Board((), 0)), "board"),
        (replace(OPEN, mode="paced", phase="running"), "asking"),
        (replace(OPEN, mode="paced", phase="running", q=2, question=None), "through"),
        (replace(OPEN, phase="finished", end=Finished(0, 2, "rivers")), "over"),
    ],
)  # fmt: skip
def test_the_snapshot_alone_says_what_one_is_at(state: State, stand: str) -> None:
    assert stand_of(heard(state)) == stand
    assert stand_of(heard(LOBBY, ASKING, state)) == stand


def test_nothing_is_known_before_the_first_snapshot() -> None:
    assert stand_of(heard(ASKING, Done(1))) == "connecting"
    assert heard(ASKING).answer("i1", 0).pending is None
    assert heard().hear(Ack(1, 0, 1, "x"), 0).room is None


def test_a_paced_participant_keeps_going_after_a_reveal() -> None:
    running = replace(OPEN, mode="paced", phase="running")
    seat = heard(running).hear(REVEAL, 0)
    assert seat.room is not None
    assert (seat.room.phase, stand_of(seat)) == ("running", "shown")


def test_the_board_and_who_was_sent_out_are_told() -> None:
    board = Board((Row("Ann", 1, 1, 1),), 1)
    assert stand_of(heard(OPEN, board)) == "board"
    assert heard(OPEN, Kicked()).gone == "kicked"
    assert heard(OPEN, Superseded()).gone == "superseded"


_MESSAGES = st.sampled_from([
    Welcome("p", "Ann", "", "t"), LOBBY, OPEN, ASKING, NEXT, Ack(1, 0, 1, "i1"), Closed(0, 1), REVEAL, Pause(),
    Resume(), Timing(0, 5), Refused(1, "late"), Refused(1, "not_saved"), replace(OPEN, phase="finished"),
    replace(OPEN, counted=Receipt(0, 1, "i1")), Done(4), Board((), 0),
])  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.one_of(_MESSAGES, st.sampled_from(["answer", "sent", "lost"])), max_size=25))
def test_no_order_of_messages_sends_an_answer_that_counts_or_that_nobody_asks_for(steps: list[Told | str]) -> None:
    seat = Seat()
    for now, step in enumerate(steps):
        match step:
            case "answer":
                seat = seat.answer("i1", now)
            case "sent":
                seat = seat.sent(1)
            case "lost":
                seat = seat.lost()
            case _:
                assert not isinstance(step, str)
                seat = seat.hear(step, now)
        sending, room = seat.to_send(now + 10_000), seat.room
        if sending is not None:
            assert seat.on
            assert room is not None
            assert room.counted is None
            assert (sending.q, sending.round) == (room.q, room.round)
        if seat.asking is not None:
            assert stand_of(seat) == "asking"
        last = step
        if isinstance(last, State):
            assert seat.room is not None
            assert (seat.room.phase, seat.room.q) == (last.phase, last.q)
