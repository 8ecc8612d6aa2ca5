"""Participants and hosts on a real line: joining, answering, coming back as oneself, and being turned away."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from quizgeo.classroom.attending import Leader, Participant
from quizgeo.classroom.client import Client, Ending
from quizgeo.classroom.faces import Shown
from quizgeo.classroom.forms import sent_of
from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.sent import Hello, SentDo
from quizgeo.classroom.stand import stand_of
from quizgeo.classroom.tickets import Ticket
from tests.classroom.test_server import CODE, HOST, Server, running


class Class:
    """A room with people in it, each with a folder of their own."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.where = Invitation(CODE, "127.0.0.1", server.port)
        self.tasks: list[asyncio.Task[Ending]] = []

    def ticket(self, name: str) -> Ticket:
        return Ticket(self.folder / name, CODE, self.where.place)

    async def join(self, name: str, *, folder: str = "") -> Participant:
        hello = Hello("player", "test", "en", CODE, name)
        participant = Participant(self.where, hello, self.ticket(folder or name), lambda: None)
        self.tasks.append(asyncio.create_task(participant.run()))
        return participant

    async def lead(self, token: str = HOST) -> Leader:
        leader = Leader(self.where, token, lambda: None)
        self.tasks.append(asyncio.create_task(leader.run()))
        return leader

    async def ended(self) -> Ending:
        """Give why the one who came last left."""
        return await asyncio.wait_for(self.tasks[-1], 5)


async def until(met: Callable[[], object]) -> None:
    """Wait until something holds."""
    for _turn in range(500):
        if met():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to that")


def played(scene: Callable[[Class], Awaitable[None]], folder: Path, **settings: Any) -> None:
    """Run a scene in a room."""

    async def play() -> None:
        async with running(**settings) as server:
            room = Class(server, folder)
            try:
                await scene(room)
            finally:
                for task in room.tasks:
                    task.cancel()
                await asyncio.gather(*room.tasks, return_exceptions=True)

    asyncio.run(play())


def test_a_lesson_is_led_and_answered(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        leader, ann = await room.lead(), await room.join("Ann")
        await until(lambda: leader.lectern.inside and stand_of(ann.seat) == "lobby")
        leader.do(leader.lectern.step())
        await until(lambda: ann.seat.asking)
        assert ann.seat.asking is not None
        right = next(each.id for each in ann.seat.asking.shown.options if each.text == "Caspian Sea")
        ann.answer(right)
        await until(lambda: ann.seat.room is not None and ann.seat.room.counted)
        await until(lambda: leader.lectern.result)
        leader.do(leader.lectern.step())
        await until(lambda: stand_of(ann.seat) == "shown")
        assert ann.seat.you.points == 1000
        leader.do(leader.lectern.command("finish"))
        await until(lambda: ann.seat.over)
        assert room.ticket("Ann").read() == ""
        ann.leave()
        assert (await room.ended()).why == "left"

    played(scene, tmp_path)


def test_who_lost_the_line_comes_back_and_the_answer_that_was_on_its_way_counts_once(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        leader, ann, bo = await room.lead(), await room.join("Ann"), await room.join("Bo")
        await until(lambda: len(leader.lectern.inside) == 2 and stand_of(ann.seat) == "lobby" and bo.seat.on)
        leader.do(leader.lectern.step())
        await until(lambda: ann.seat.asking)
        assert ann.seat.asking is not None
        chosen = ann.seat.asking.shown.options[0].id
        for line in tuple(room.server.room.keeper.desk.lines.of_player.values()):
            line.end(1013)
        await until(lambda: not ann.seat.on)
        ann.answer(chosen)
        assert ann.seat.to_send(0) is None
        await until(lambda: ann.seat.room is not None and ann.seat.room.counted)
        assert ann.seat.pending is None
        assert len(room.server.room.keeper.desk.lesson.room.players) == 2

    played(scene, tmp_path)


def test_who_crashed_comes_back_as_themselves(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        first = await room.join("Ann")
        await until(lambda: first.seat.on)
        assert room.ticket("Ann").read() == first.seat.token != ""
        again = await room.join("Somebody", folder="Ann")
        await until(lambda: again.seat.on)
        assert again.seat.you.name == "Ann"
        assert (await asyncio.wait_for(room.tasks[0], 5)).why == "superseded"

    played(scene, tmp_path)


def test_a_token_that_the_room_does_not_know_is_forgotten_and_one_joins_anew(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        room.ticket("Ann").keep("a token of last week")
        ann = await room.join("Ann")
        await until(lambda: ann.seat.on)
        assert room.ticket("Ann").read() == ann.seat.token
        assert ann.seat.token != "a token of last week"

    played(scene, tmp_path)


@pytest.mark.parametrize(("name", "why"), [("Ann", "name_taken"), ("\u200b", "name_empty"), ("x" * 40, "name_long")])
def test_who_is_not_let_in_is_told_why(name: str, why: str, tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        ann = await room.join("Ann")
        await until(lambda: ann.seat.on)
        await room.join(name, folder="other")
        ending = await room.ended()
        assert ending.refused is not None
        assert (ending.why, ending.refused.why) == ("refused", why)
        assert room.ticket("other").read() == ""

    played(scene, tmp_path)


def test_who_is_sent_out_stays_out(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        leader, ann = await room.lead(), await room.join("Ann")
        await until(lambda: leader.lectern.inside and ann.seat.on)
        leader.do(SentDo("kick", p=leader.lectern.inside[0].p))
        assert (await room.ended()).why == "kicked"
        assert (ann.seat.gone, room.ticket("Ann").read()) == ("kicked", "")

    played(scene, tmp_path)


def test_a_server_that_never_answered_is_not_called_for_ever() -> None:
    async def scene() -> Ending:
        hello = Hello("player", code=CODE, name="Ann")
        return await Client(Invitation(CODE, "127.0.0.1", 1), lambda: hello, lambda _told: None, lambda: None).run()

    assert asyncio.run(scene()).why == "unreachable"


def test_a_wrong_host_is_turned_away(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        await room.lead("guessed")
        ending = await room.ended()
        assert ending.refused is not None
        assert ending.refused.why == "bad_token"

    played(scene, tmp_path)


def test_a_paced_participant_goes_on_alone(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        leader, ann = await room.lead(), await room.join("Ann")
        await until(lambda: leader.lectern.inside and ann.seat.on)
        leader.do(leader.lectern.step())
        await until(lambda: ann.seat.asking)
        assert ann.seat.asking is not None
        ann.answer(ann.seat.asking.shown.options[0].id)
        await until(lambda: stand_of(ann.seat) == "shown")
        ann.go_on()
        await until(lambda: ann.seat.room is not None and ann.seat.room.q == 1 and ann.seat.asking)

    played(scene, tmp_path, mode="paced")


def test_a_drawn_name_can_be_turned_down(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        ann = await room.join("Ann")
        await until(lambda: ann.seat.on)
        drawn = ann.seat.you.name
        assert (drawn != "Ann", ann.seat.you.rerolls > 0) == (True, True)
        ann.reroll()
        await until(lambda: ann.seat.you.name != drawn)

    played(scene, tmp_path, names="generated")


def test_who_leaves_for_good_is_no_longer_there(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        leader, ann = await room.lead(), await room.join("Ann")
        await until(lambda: leader.lectern.inside and ann.seat.on)
        ann.leave(for_good=True)
        assert (await room.ended()).why == "left"
        await until(lambda: not leader.lectern.inside)
        assert room.ticket("Ann").read() == ""

    played(scene, tmp_path)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("a, b, c", ["a", "b", "c"]), ("a; b; c", ["a", "b", "c"]), ("a, b; c", ["a", "b", "c"]),
     ("a, of b; c; d", ["a, of b", "c", "d"]), ("a", ["a"]), ("a; ; b,", ["a", "b"])],
)  # fmt: skip
def test_a_list_is_sent_item_by_item_and_commas_part_only_what_semicolons_leave_too_few(
    typed: str, sent: list[str]
) -> None:
    assert sent_of(Shown("list", "Which three?", need=3), typed) == sent
