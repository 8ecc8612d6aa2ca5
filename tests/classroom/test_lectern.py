"""A host's lectern as a fold of messages: what comes next, and commands that say where the room is believed to be."""

import pytest
from msgspec.structs import replace

from quizgeo.classroom.faces import Shown, Thing
from quizgeo.classroom.lectern import Lectern
from quizgeo.classroom.wire import (
    Asking,
    Closed,
    Count,
    HostQuestion,
    HostResult,
    Pause,
    Person,
    Refused,
    Reveal,
    Roster,
    State,
    Told,
    Warn,
)  # fmt: skip

SHOWN = Shown("choice", "Which sea?", options=(Thing("i1", "Caspian Sea"), Thing("i2", "Black Sea")))
LOBBY = State("lobby", "live", False, "Rivers", "en", False, -1, 2, 0)
ANN = Person("ann", "Ann", "", "in", True, 1.0, 0, 0)
BO = Person("bo", "Bo", "", "waiting", True, 1.0, 0, 0)
KEY = HostQuestion(0, "rivers/sea", "Caspian Sea")


def heard(*messages: Told) -> Lectern:
    """Give the lectern after some messages."""
    lectern = Lectern()
    for message in messages:
        lectern = lectern.hear(message, 0)
    return lectern


def asked(q: int = 0, number: int = 1) -> Asking:
    """Give a question that opens."""
    return Asking(q, 2, number, SHOWN)


def test_each_step_leads_to_the_next_one() -> None:
    lectern = heard(LOBBY)
    steps = []
    for message in (asked(), Closed(0, 1), Reveal(0, "k", "x"), asked(1), Closed(1, 1), Reveal(1, "k", "x")):
        steps.append(lectern.next)
        lectern = lectern.hear(message, 0)
    assert steps == ["start", "close", "reveal", "next", "close", "reveal"]
    assert lectern.next == "finish"
    assert heard(replace(LOBBY, phase="finished")).next == "leave"
    assert heard().step() is None


def test_the_board_comes_where_the_room_was_set_so() -> None:
    shown = replace(LOBBY, phase="revealed", q=0, round=1)
    assert heard(shown, replace(KEY, board=True)).next == "board"
    assert heard(shown, KEY).next == "next"
    assert heard(replace(shown, phase="board"), replace(KEY, board=True)).next == "next"


def test_a_pause_and_its_end_are_one_key() -> None:
    running = heard(LOBBY, asked())
    assert running.pause().cmd == "pause"
    paused = running.hear(Pause(), 0)
    assert (paused.pause().cmd, paused.next) == ("resume", "resume")
    assert paused.asked is not None, "the host still knows which question it was"


def test_commands_say_where_the_room_is_believed_to_be() -> None:
    command = heard(LOBBY, asked(0, 2)).step()
    assert command is not None
    assert (command.cmd, command.phase, command.q, command.round) == ("close", "open", 0, 2)


def test_what_belongs_to_another_question_is_dropped() -> None:
    result = HostResult(0, 1, (("Caspian Sea", 1, True),))
    lectern = heard(LOBBY, asked(), KEY, Closed(0, 1), result)
    assert (lectern.key, lectern.result) == (KEY, result)
    again = lectern.hear(asked(0, 2), 0)
    assert (again.key, again.result) == (KEY, None)
    later = lectern.hear(asked(1), 0)
    assert (later.key, later.result) == (None, None)


def test_the_roster_is_taken_whole_or_in_part() -> None:
    lectern = heard(LOBBY, Roster((ANN, BO)))
    assert ([each.p for each in lectern.inside], [each.p for each in lectern.waiting]) == (["ann"], ["bo"])
    lectern = lectern.hear(Roster((replace(BO, standing="in"),), whole=False), 0)
    assert [each.p for each in lectern.inside] == ["ann", "bo"]
    assert list(lectern.hear(Roster((ANN,)), 0).people) == ["ann"]


def test_a_warning_stands_until_it_is_over() -> None:
    lectern = heard(LOBBY, Warn("not_saved", "The disk is full."))
    assert lectern.warning is not None
    assert lectern.hear(Warn("saved"), 0).warning is None


@pytest.mark.parametrize(("locked", "cmd"), [(False, "lock"), (True, "unlock")])
def test_the_door_is_opened_and_closed_by_one_key(locked: bool, cmd: str) -> None:
    assert heard(replace(LOBBY, locked=locked)).lock().cmd == cmd


def test_a_question_is_voided_and_a_text_regraded_by_their_place() -> None:
    lectern = heard(LOBBY, asked(1))
    assert (lectern.void().at, lectern.void().phase) == (1, None)
    command = lectern.regrade("kura", right=True)
    assert (command.at, command.text, command.right) == (1, "kura", True)


def test_counts_and_refusals_are_kept() -> None:
    lectern = heard(LOBBY, Count(0, 1, 3, 5, 5), Refused(1, "stale"))
    assert lectern.count is not None
    assert lectern.count.answered == 3
    assert lectern.refused is not None
    assert not lectern.lost().seat.on
