"""Names of a class: the free ones are offered, each can be had once, in the spelling of the teacher's file."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.classroom import RoomSettings
from quizgeo.classroom.commands import Join, Manage, Refusal
from quizgeo.classroom.names import FREE_BYTES, folded, free, seat, seats
from quizgeo.classroom.wire import Refused, write
from tests.classroom.conftest import Lesson
from tests.classroom.test_attending import Class, until
from tests.classroom.test_attending import played as attended
from tests.classroom.test_server import CODE, Server, played

CLASS = ("Ann", "Bo", "J\u00fcrgen", "\u10e8\u10dd\u10d7\u10d0", "Li Wei")
Begin = Callable[..., Lesson]


@pytest.fixture
def class_(lesson: Begin) -> Lesson:
    return lesson(names="roster", roster=CLASS)


def come(lesson: Lesson, name: str) -> Refusal | str:
    """Come by a name; give the name that one has then, or why one has none."""
    p = f"p{len(lesson.log)}"
    decided = lesson.ask(Join(p, f"token of {p}", name))
    return decided if isinstance(decided, Refusal) else lesson.room.players[p].name


def test_a_name_of_the_list_is_had_as_the_teacher_wrote_it_and_once(class_: Lesson) -> None:
    assert come(class_, " ann ") == "Ann"
    assert come(class_, "li  wei") == "Li Wei"
    taken = come(class_, "Ann")
    assert taken == Refusal("pick_name", free=("Bo", "J\u00fcrgen", "\u10e8\u10dd\u10d7\u10d0"))


@pytest.mark.parametrize("typed", ["", "Carl", "\u202eBo\u202c x", "x" * 500, "\x1b[31mMallory"])
def test_any_other_name_gets_the_list(class_: Lesson, typed: str) -> None:
    assert come(class_, typed) == Refusal("pick_name", free=CLASS)


def test_the_name_of_one_who_left_or_was_sent_out_or_renamed_is_free_again(class_: Lesson) -> None:
    for name in ("Ann", "Bo"):
        come(class_, name)
    ann, bo = class_.room.players
    class_.ask(Manage("kick", ann))
    class_.ask(Manage("rename", bo, text="Bob"))
    assert come(class_, "") == Refusal("pick_name", free=CLASS)
    assert come(class_, "Ann") == "Ann"


def test_who_waits_to_be_let_in_has_the_name(lesson: Begin) -> None:
    made = lesson(names="roster", roster=CLASS, approve=True)
    come(made, "Ann")
    assert isinstance(come(made, "Ann"), Refusal)


def test_a_list_is_cleaned_before_anybody_sees_it() -> None:
    roster = ("\x1bAnn\x07", " ann", "", "\u202eBo", "x" * 25, "Eve\nMallory", "<b>Z</b>", "[red]Y[/red]")
    assert free(roster, ()) == ("Ann", "Bo", "Eve Mallory", "<b>Z</b>", "[red]Y[/red]")


def test_a_list_that_no_message_holds_begins_with_what_was_typed() -> None:
    roster = tuple(f"Student number {place:05}" for place in range(5000))
    offered = free(roster, (), "number 04711")
    assert offered[0] == "Student number 04711"
    assert sum(len(name) for name in offered) <= FREE_BYTES
    assert len(write(Refused(1, "pick_name", free=offered), 1)) < 16 * 1024


@given(st.lists(st.text(max_size=8), max_size=12), st.data())
def test_what_is_offered_can_be_had_and_what_somebody_has_is_not_offered(names: list[str], data: st.DataObject) -> None:
    roster = tuple(names)
    known = tuple(seats(roster).values())
    others = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []
    offered = free(roster, others)
    assert set(offered) | set(others) == set(known)
    assert {folded(name) for name in offered}.isdisjoint({folded(name) for name in others})
    assert all(seat(name, roster) == name for name in offered)


def test_a_room_of_names_needs_names() -> None:
    with pytest.raises(ValueError, match="--names roster FILE"):
        RoomSettings(names="roster")


def test_the_list_goes_over_the_line_and_shrinks() -> None:
    async def scene(server: Server) -> None:
        host, ann = await server.host(), await server.connect()
        await ann.say("hello", role="player", code=CODE, name="")
        assert (await ann.hear("refused"))["free"] == ["Ann", "Bo"]
        await ann.say("hello", role="player", code=CODE, name="Bo")
        assert (await ann.hear("welcome"))["name"] == "Bo"
        late = await server.connect()
        await late.say("hello", role="player", code=CODE, name="Bo")
        told = await late.hear("refused")
        assert (told["why"], told["free"]) == ("pick_name", ["Ann"])
        await late.say("hello", role="player", code="222222", name="Bo")
        assert "free" not in await late.hear("refused"), "names are for those who know the code"
        await host.say("bye")

    played(scene, names="roster", roster=("Ann", "Bo"))


def test_who_was_offered_names_joins_by_one_of_them(tmp_path: Path) -> None:
    async def scene(room: Class) -> None:
        ann = await room.join("Somebody")
        ending = await room.ended()
        assert ending.refused is not None
        assert ending.refused.free == ("Ann", "Bo")
        ann.rename("Bo")
        room.tasks.append(asyncio.create_task(ann.run()))
        await until(lambda: ann.seat.on)
        assert ann.seat.you.name == "Bo"

    attended(scene, tmp_path, names="roster", roster=("Ann", "Bo"))
