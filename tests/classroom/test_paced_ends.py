"""A lesson at everybody's own pace ends by the clock: after so many minutes, or at a moment that was named."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from msgspec import convert

from quizgeo.classroom import RoomSettings, deck_files, replay
from quizgeo.classroom.commands import Manage, Refusal
from quizgeo.classroom.events import Finished, Interrupted
from quizgeo.classroom.logs.copies import opened_copy
from quizgeo.classroom.rules import due
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.server import process
from quizgeo.classroom.shelf import Shelf, look
from quizgeo.classroom.timing import finishing
from quizgeo.classroom.wire import Pause, State
from quizgeo.clock import MINUTE_MS, SystemClock
from tests.classroom.conftest import Lesson
from tests.classroom.test_process import MANY, Student, host_do, kill
from tests.classroom.test_server import Server, played
from tests.classroom.test_shelf import DECK

Begin = Callable[..., Lesson]
BEFORE = 1_000
"""When a lesson of these tests begins."""


@pytest.fixture
def running(lesson: Begin) -> Begin:
    """Give what begins a paced lesson with Ann and Bo in it."""

    def begun(**settings: Any) -> Lesson:
        made = lesson(mode="paced", **settings)
        made.join("ann", "bo")
        made.do("open")
        return made

    return begun


def ends(lesson: Lesson, *connected: str) -> bool:
    """Let what happens by itself happen; tell whether the lesson ended by the clock."""
    events = due(lesson.room, frozenset(connected or ("ann", "bo")), lesson.now)
    for event in events:
        lesson.take(event)
    return events == (Finished("deadline"),)


def test_it_ends_after_its_minutes_and_not_before(running: Begin) -> None:
    lesson = running(minutes=10)
    lesson.now = BEFORE + 10 * MINUTE_MS + 499
    assert not ends(lesson)
    lesson.answer("ann")
    assert len(lesson.room.book.answers) == 1, "half a second is allowed for the way"
    lesson.now += 1
    assert ends(lesson)
    assert lesson.room.phase == "finished"
    assert replay(lesson.log) == lesson.room


def test_it_ends_at_the_moment_that_was_named_in_a_pause_too(running: Begin) -> None:
    lesson = running(until=BEFORE + 5 * MINUTE_MS)
    lesson.now += MINUTE_MS
    lesson.do("pause")
    lesson.now += 3 * MINUTE_MS
    assert not ends(lesson)
    lesson.now += MINUTE_MS + 500
    assert ends(lesson)
    assert not lesson.room.paused


def test_of_minutes_and_a_moment_the_first_one_ends_it(running: Begin) -> None:
    lesson = running(minutes=3, until=BEFORE + 5 * MINUTE_MS)
    assert finishing(lesson.room, frozenset(), lesson.now) == BEFORE + 3 * MINUTE_MS + 500
    later = running(minutes=8, until=BEFORE + 5 * MINUTE_MS)
    assert finishing(later.room, frozenset(), later.now) == BEFORE + 5 * MINUTE_MS + 500


def test_a_pause_and_a_server_that_was_away_cost_no_minute(running: Begin) -> None:
    lesson = running(minutes=10)
    lesson.now += MINUTE_MS
    lesson.do("pause")
    lesson.now += 20 * MINUTE_MS
    assert not ends(lesson)
    lesson.do("resume")
    since = lesson.now
    lesson.now += 30 * MINUTE_MS
    lesson.take(Interrupted(since, lesson.room.pos))
    assert finishing(lesson.room, frozenset(), lesson.now) == BEFORE + 60 * MINUTE_MS + 500
    assert replay(lesson.log) == lesson.room


def test_time_in_the_lobby_is_no_time_of_the_lesson(lesson: Begin) -> None:
    made = lesson(mode="paced", minutes=1)
    made.join("ann")
    made.now += 50 * MINUTE_MS
    made.take(Interrupted(made.now - 1000, made.room.pos))
    assert not ends(made)
    made.do("open")
    assert finishing(made.room, frozenset(), made.now) == made.now + MINUTE_MS + 500


def test_who_has_more_time_goes_on_while_the_others_are_late(running: Begin) -> None:
    lesson = running(minutes=10)
    lesson.ask(Manage("extra", "bo", factor=1.5))
    lesson.now = BEFORE + 11 * MINUTE_MS
    assert not ends(lesson)
    assert lesson.answer("ann") == Refusal("late")
    assert not isinstance(lesson.answer("bo"), Refusal)
    assert ends(lesson, "ann"), "who is gone holds nobody up"


def test_who_has_no_limit_is_ended_by_the_host_alone_but_for_a_moment_that_was_named(running: Begin) -> None:
    lesson = running(minutes=10)
    lesson.ask(Manage("extra", "bo", factor=None))
    lesson.now += 600 * MINUTE_MS
    assert not ends(lesson)
    named = running(until=BEFORE + MINUTE_MS)
    named.ask(Manage("extra", "bo", factor=None))
    named.now += 2 * MINUTE_MS
    assert ends(named)


@pytest.mark.parametrize(
    "settings",
    [
        {"minutes": 5}, {"until": 1}, {"mode": "paced", "minutes": 0}, {"mode": "paced", "minutes": 1441},
    ],
)  # fmt: skip
def test_a_lesson_that_is_led_has_no_such_end_and_minutes_have_bounds(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"pace|minutes"):
        RoomSettings(**settings)


def test_a_seat_knows_how_long_the_lesson_goes_on_and_its_clock_stands_in_a_pause() -> None:
    state = {"phase": "running", "mode": "paced", "paused": False, "title": "", "lang": "", "locked": False, "q": 0,
             "of": 2, "round": 1, "ends_ms": 5000}  # fmt: skip
    seat = Seat().hear(convert(state, State), 1000)
    assert (seat.lesson_left(1000), seat.lesson_left(4000), seat.lesson_left(9000)) == (5000, 2000, 0)
    assert seat.hear(Pause(), 2000).lesson_left(2000) is None
    assert seat.hear(convert(state | {"paused": True}, State), 2000).lesson_left(2000) is None


def test_everybody_is_told_how_long_and_then_that_it_is_over() -> None:
    async def scene(server: Server) -> None:
        host, ann = await server.host(), await server.player("Ann")
        await host.say("do", cmd="open")
        for client in (host, ann):
            told = await client.hear("state")
            assert 59_000 < told["ends_ms"] <= 60_000, told
        room = server.room.keeper.desk.lesson.room
        assert room.began is not None
        room.began -= MINUTE_MS  # as if a minute had passed
        await host.say("do", cmd="lock")
        while (told := await ann.hear("state"))["phase"] != "finished":
            assert told["ends_ms"] == 0
        assert told["end"]["of"] == len(room.items)
        assert (await host.hear("state"))["phase"] in ("running", "finished")

    played(scene, mode="paced", minutes=1)


def test_a_killed_server_comes_back_with_the_whole_time_of_the_lesson(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "sessions")
    settings = RoomSettings(mode="paced", minutes=1)

    async def scene() -> None:
        made = shelf.create({deck_files.MAIN: DECK.encode()}, settings, SystemClock().now())
        session = process.start(made, MANY)
        async with aiohttp.ClientSession() as net:
            ann = Student(net, session, "Ann")
            living = asyncio.create_task(ann.live())
            await ann.back.wait()
            await host_do(net, session, "open")
            kill(session)
            await asyncio.sleep(1.5)
            again = await asyncio.to_thread(process.resume, look(session))
            state = await host_do(net, again, "")
            assert state["phase"] == "running"
            assert state["ends_ms"] > 58_500  # without the pause it would be some 57 s
            living.cancel()
            process.stop(again)

    asyncio.run(scene())
    (session,) = shelf.sessions()
    with opened_copy(session.log) as log:
        assert [each for each in log.read() if isinstance(each.event, Interrupted)]
