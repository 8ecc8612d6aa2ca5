"""What a host and a participant see from the lobby to the end, cell by cell, at two sizes."""

import asyncio
from pathlib import Path

import pytest

from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.sent import SentDo
from quizgeo.tui.joiner import JoinApp
from quizgeo.tui.screens.joining import Wish
from tests.classroom.test_server import CODE

from .conftest import LARGE, SMALL
from .lessons import Lesson, beside, draw_alike, hosted, joined, never


@pytest.fixture(autouse=True)
def _alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    draw_alike(monkeypatch, tmp_path)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_a_host_leads_from_the_lobby_to_the_end(size: tuple[int, int]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("2 joined")
        await lesson.shows("host_lobby", size=size)
        await lesson.press("space")
        await lesson.until("0 of 2 answered")
        await lesson.shows("host_open", size=size)
        await lesson.press("k")
        await lesson.shows("host_key", size=size)
        await lesson.press("k")
        await lesson.answer_all()
        await lesson.until("2 of 2 answered")
        await lesson.until("▇▇▇")
        await lesson.shows("host_closed", size=size)
        await lesson.press("space")
        await lesson.until("✔")
        await lesson.shows("host_revealed", size=size)
        await lesson.press("b")
        await lesson.until("Most points")
        await lesson.shows("host_board", size=size)
        await lesson.press("enter")
        await lesson.until("Who is there")
        await lesson.shows("host_people", size=size)
        await lesson.press("escape", "escape")
        await lesson.until("Leave the lesson running")
        await lesson.shows("host_leaving", size=size)
        await lesson.press("e")
        await lesson.until("The lesson is over")
        await lesson.shows("host_over", size=size)

    hosted(script, "calm-otter", "red-kite", size=size, board="end")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_a_participant_answers_and_sees_what_is_right(size: tuple[int, int]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        await lesson.shows("join_lobby", size=size)
        await lesson.step()
        await lesson.until("Which sea?")
        await lesson.shows("join_asking", size=size)
        await lesson.press("2")
        await lesson.until("How sure are you?")
        await lesson.shows("join_sure", size=size)
        await lesson.press("3")
        await lesson.until("Your answer is counted.")
        await lesson.shows("join_counted", size=size)
        await lesson.answer_all()
        await lesson.met(lambda: lesson.leader.lectern.result)
        await lesson.step()
        await lesson.until("Why")
        await lesson.shows("join_revealed", size=size)
        lesson.leader.do(lesson.leader.lectern.command("board"))
        await lesson.until("Most points")
        await lesson.shows("join_board", size=size)
        lesson.leader.do(SentDo("finish"))
        await lesson.until("Thank you!")
        await lesson.shows("join_over", size=size)

    joined(script, "Bo", size=size, confidence=True, board="end")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_the_form_asks_for_what_is_missing(size: tuple[int, int]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.shows("join_form", size=size)

    async def play() -> None:
        wish = Wish(Invitation(CODE, "192.0.2.10"))
        await beside(lambda _where: JoinApp(Path("home"), wish, never, None), script, size, (), {})

    asyncio.run(play())


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_a_host_sees_how_far_everybody_is(size: tuple[int, int]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("2 joined")
        await lesson.press("space")
        await lesson.until("0/13")
        await lesson.answer_all()
        person = lesson.people["red-kite"]
        await lesson.met(lambda: person.seat.room is not None and person.seat.room.reveal)
        person.go_on()
        await lesson.until("1/13")
        await lesson.shows("host_paced", size=size)

    hosted(script, "calm-otter", "red-kite", size=size, mode="paced")
