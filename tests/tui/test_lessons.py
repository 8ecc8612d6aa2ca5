"""Host and participants on their screens, each beside a real server: what is shown, what keys do, what is kept."""

import asyncio
import itertools
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.widgets import Input

from quizgeo.classroom.attending import Leader, Participant
from quizgeo.classroom.invitation import Invitation, InvitationError
from quizgeo.classroom.sent import Hello, SentDo
from quizgeo.classroom.tickets import Ticket
from quizgeo.study.lessons import LessonAnswer
from quizgeo.tui.hoster import HostApp
from quizgeo.tui.joiner import JoinApp
from quizgeo.tui.lines.leading import Door
from quizgeo.tui.screens.joining import Wish
from quizgeo.tui.signs import FULL
from tests.classroom.test_attending import until
from tests.classroom.test_server import CODE, HOST, Server, running

from .conftest import LARGE, SMALL
from .seats import Seat
from .test_frames import compare

DOOR = Door(CODE, ("http://192.0.2.10:8765", "http://[2001:db8::10]:8765"))
HOSTILE = "[/b]ZQ9[@click=app.quit]"


@dataclass
class Lesson(Seat):
    """An app beside a room, with whoever else is in it."""

    server: Server
    leader: Leader
    people: dict[str, Participant]

    async def settle(self) -> None:
        """Wait until the screen has been painted alike for a while: a line that stands is never done."""
        before, same = "", 0
        while same < 12:
            await self.pilot.pause(0.02)
            same, before = (same + 1, before) if self.text == before else (0, self.text)

    async def met(self, condition: Callable[[], object]) -> None:
        """Wait until something holds."""
        for _turn in range(500):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it never came to that:\n{self.text}")

    async def step(self) -> None:
        """Have the lesson led on."""
        room = self.leader.lectern.room
        self.leader.do(self.leader.lectern.step())
        await self.met(lambda: self.leader.lectern.room != room)

    async def answer_all(self, text: str = "Caspian Sea") -> None:
        """Have everybody else answer."""
        for person in self.people.values():
            await self.met(partial(_is_asked, person))
            assert person.seat.asking is not None
            person.answer(next(each.id for each in person.seat.asking.shown.options if each.text == text))

    async def shows(self, *names: str, size: tuple[int, int]) -> None:
        """Compare what is on the screen with a frame, once it has come to rest."""
        await self.settle()
        for name in names:
            compare(self, name, size)


def _is_asked(person: Participant) -> bool:
    return person.seat.asking is not None


def _is_in(person: Participant) -> bool:
    return person.seat.on


Script = Callable[[Lesson], Awaitable[None]]


@pytest.fixture(autouse=True)
def _alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Draw the same lots in each run, for orders hang on them."""
    numbers = itertools.count(1)
    monkeypatch.setattr(secrets, "token_hex", lambda size=6: f"{next(numbers):0{2 * size}x}")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


def _never(_code: str) -> Invitation:
    raise InvitationError("No session found here.")


async def _beside(
    make: Callable[[Invitation], Any],
    script: Script,
    size: tuple[int, int],
    people: Sequence[str],
    settings: dict[str, Any],
) -> None:
    async with running(**settings) as server:
        where = Invitation(CODE, "127.0.0.1", server.port)
        leader = Leader(where, HOST, lambda: None)
        tasks = [asyncio.create_task(leader.run())]
        others: dict[str, Participant] = {}
        for name in people:
            ticket = Ticket(Path("others") / str(len(others)), CODE, name[:2])
            others[name] = Participant(where, Hello("player", "", "en", CODE, name), ticket, lambda: None)
            tasks.append(asyncio.create_task(others[name].run()))
            await until(partial(_is_in, others[name]))
        app = make(where)
        app.signs = FULL
        try:
            async with app.run_test(size=size) as pilot:
                await script(Lesson(app, pilot, server, leader, others))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def hosted(script: Script, *people: str, size: tuple[int, int] = SMALL, door: Door = DOOR, **settings: Any) -> None:
    """Run a script on the screen of a host."""
    asyncio.run(_beside(lambda where: HostApp(Path("home"), where, HOST, door), script, size, people, settings))


def joined(
    script: Script,
    *people: str,
    size: tuple[int, int] = SMALL,
    name: str = "Ann",
    keeps: Callable[[Sequence[LessonAnswer], str], str] | None = None,
    **settings: Any,
) -> None:
    """Run a script on the screen of a participant."""

    def make(where: Invitation) -> JoinApp:
        return JoinApp(Path("home"), Wish(where, name), _never, keeps)

    asyncio.run(_beside(make, script, size, people, settings))


# -- frames ----------------------------------------------------------------------------------------------------------


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
        await _beside(lambda _where: JoinApp(Path("home"), wish, _never, None), script, size, (), {})

    asyncio.run(play())


def test_a_name_that_is_taken_comes_with_one_that_is_free() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.settle()
        await lesson.type("Bo")
        await lesson.press("enter")
        await lesson.until("Somebody has that name already")
        assert [field.value for field in lesson.app.screen.query(Input)][2] == "Bo 2"
        await lesson.press("enter")
        await lesson.until("You are in")

    joined(script, "Bo", name="")


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


# -- leading ---------------------------------------------------------------------------------------------------------


def test_what_is_right_is_shown_to_a_host_who_asks_and_at_the_reveal_alone() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("space")
        await lesson.until("Which sea?")
        assert "SECRET" not in lesson.text
        assert "✔" not in lesson.text
        await lesson.press("k")
        assert "Answer   Caspian Sea" in lesson.text
        assert "SECRET-notes" in lesson.text
        await lesson.press("k")
        assert "Answer" not in lesson.text
        await lesson.answer_all()
        await lesson.until("▇▇▇")
        assert "Answer" not in lesson.text
        assert "✔" not in lesson.text
        await lesson.press("space")
        await lesson.until("✔")
        assert "SECRET-explain" in lesson.text
        assert "SECRET-notes" not in lesson.text

    hosted(script, "Ann")


def test_a_host_pauses_locks_asks_again_and_voids() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("l")
        await lesson.until("locked")
        await lesson.press("l")
        await lesson.until("door open")
        await lesson.press("space")
        await lesson.until("open ·")
        await lesson.press("p")
        await lesson.until("paused")
        assert "Which sea?" in lesson.text
        await lesson.press("space")
        await lesson.until("open ·")
        await lesson.press("space")
        await lesson.until("closed")
        await lesson.press("a")
        await lesson.until("round 2")
        await lesson.press("v")
        await lesson.until("count for nothing?")
        await lesson.press("y")
        await lesson.until("closed")

    hosted(script, "Ann")


def test_a_typed_answer_is_let_count_for_all_who_wrote_it() -> None:
    async def script(lesson: Lesson) -> None:
        lesson.leader.do(SentDo("open", at=3))
        await lesson.until("Which river?")
        for person in lesson.people.values():
            await lesson.met(partial(_is_asked, person))
            person.answer("Mtkvari river")
        await lesson.until("2 × Mtkvari river")
        assert "✘" not in lesson.text
        await lesson.press("k")
        assert "✘   2 × Mtkvari river" in lesson.text
        await lesson.press("y")
        await lesson.until("✔   2 × Mtkvari river")

    hosted(script, "Ann", "Bo")


def test_a_host_lets_in_renames_gives_time_and_sends_out() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("waits to be let in")
        await lesson.press("n", "a")
        await lesson.until("1 joined")
        await lesson.press("t")
        await lesson.until("25 % more time")
        await lesson.press("r")
        field = lesson.app.focused
        assert isinstance(field, Input)
        field.value = "Anna"
        await lesson.press("enter")
        await lesson.until("▶ Anna")
        await lesson.press("x")
        await lesson.until("Send Anna out?")
        await lesson.press("y")
        await lesson.until("removed")
        assert lesson.people["Ann"].seat.gone == "kicked"

    hosted(script, "Ann", approve=True)


def test_closing_the_screen_never_ends_the_lesson() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("space")
        await lesson.until("Which sea?")
        await lesson.press("q")
        await lesson.until("Leave the lesson running")
        assert f"quizgeo host --attach {CODE}" in " ".join(lesson.text.replace("│", " ").split())
        await lesson.press("s")
        await lesson.until("Which sea?")
        await lesson.press("escape", "l")
        assert lesson.leader.lectern.room is not None
        assert lesson.leader.lectern.room.phase == "open"

    hosted(script, "Ann")


def test_only_this_computer_is_said_where_no_other_can_join() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("Only this computer can join so far.")
        assert CODE[:3] in lesson.text

    hosted(script, door=Door(CODE, ("http://127.0.0.1:8765",), local=True))


@pytest.mark.parametrize("size", [(60, 16), (80, 20)])
def test_a_window_with_no_room_for_the_picture_has_code_and_address_in_words(size: tuple[int, int]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("K7Q F2M")
        assert "http://192.0.2.10:8765/K7QF2M" in lesson.text
        assert "█▀▀▀▀▀█" not in lesson.text

    hosted(script, size=size)


# -- taking part -----------------------------------------------------------------------------------------------------

TYPED = {
    1: "a b enter", 2: "t", 3: "'Kura' enter", 4: "'987123' enter", 5: "'5 June 1987' enter",
    6: "'one' enter 'two' enter", 7: "enter enter", 8: "a b enter", 9: "a b a b enter", 10: "'gap' enter", 11: "space",
    12: "tab 'Because.' escape space",
}  # fmt: skip
"""Keys that answer each question of the deck, by its place."""


def test_every_kind_is_answered_by_the_keys_of_study() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        for place, keys in TYPED.items():
            lesson.leader.do(SentDo("open", at=place))
            await lesson.until(f"question {place + 1} of 13")
            for key in ["tab", *keys.split()] if place == 99 else keys.split():
                await (lesson.type(key.strip("'")) if key.startswith("'") else lesson.pilot.press(key))
                await lesson.pilot.pause(0.02)
            await lesson.met(lambda: lesson.leader.lectern.result)
            assert lesson.leader.lectern.count is not None
            lesson.leader.do(SentDo("reveal"))
            await lesson.until("Compare it" if place > 10 else "Why")
            if place > 10:
                await lesson.press("y")
                await lesson.until("Right.")

    joined(script)


def test_what_is_written_survives_a_pause_and_a_lost_line() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        lesson.leader.do(SentDo("open", at=3))
        await lesson.until("Which river?")
        await lesson.type("Kur")
        await lesson.met(lambda: lesson.leader.lectern.room and lesson.leader.lectern.room.phase == "open")
        lesson.leader.do(lesson.leader.lectern.pause())
        await lesson.until("A pause")
        assert "Which river?" not in lesson.text
        lesson.leader.do(SentDo("resume"))
        await lesson.until("Which river?")
        assert "Kur" in lesson.text
        for line in tuple(lesson.server.room.keeper.desk.lines.of_player.values()):
            line.end(1013)
        await lesson.until("The line is lost")
        await lesson.met(lambda: "The line is lost" not in lesson.text)
        await lesson.type("a")
        await lesson.press("enter")
        await lesson.until("Your answer is counted.")
        assert "Kura" in lesson.text

    joined(script, "Bo")


def test_each_answer_is_kept_once_as_soon_as_it_is_shown_and_all_at_the_end() -> None:
    kept: list[tuple[list[str], bool]] = []

    def keep(answers: Sequence[LessonAnswer], lesson: str) -> str:
        kept.append(([each.card for each in answers], bool(lesson)))
        return ""

    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        await lesson.step()
        await lesson.until("Which sea?")
        await lesson.press("a")
        await lesson.met(lambda: lesson.leader.lectern.result)
        assert kept == []
        await lesson.step()
        await lesson.met(lambda: kept)
        lesson.leader.do(lesson.leader.lectern.command("finish"))
        await lesson.until("Thank you!")
        await lesson.met(lambda: len(kept) == 2)
        assert kept == [(["rivers/secret-choice"], False), (["rivers/secret-choice"], True)]

    joined(script, keeps=keep)


def test_who_is_sent_out_is_told_so() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        lesson.leader.do(SentDo("kick", p=next(iter(lesson.leader.lectern.people))))
        await lesson.until("The teacher sent you out.")
        await lesson.press("escape")

    joined(script)


def test_a_server_that_is_not_there_is_said_on_the_form() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("No answer from 127.0.0.1:1")

    async def play() -> None:
        wish = Wish(Invitation(CODE, "127.0.0.1", 1), "Ann")
        await _beside(lambda _where: JoinApp(Path("home"), wish, _never, None), script, SMALL, (), {})

    asyncio.run(play())


def test_a_session_that_is_not_found_is_said_on_the_form() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.type("Ann")
        await lesson.press("enter")
        await lesson.until("No session found here.")

    async def play() -> None:
        wish = Wish(Invitation(CODE))
        await _beside(lambda _where: JoinApp(Path("home"), wish, _never, None), script, SMALL, (), {})

    asyncio.run(play())


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def markup(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect every text of others that is read as markup."""
    found: list[str] = []
    reads = Content.from_markup

    def watched(text: object, *more: Any, **named: Any) -> Content:
        if "ZQ9" in str(text):
            found.append(str(text))
        return reads(text, *more, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Content, "from_markup", watched)
    return found


def test_a_hostile_name_is_shown_as_it_is_to_hosts(markup: list[str]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until(HOSTILE)
        await lesson.press("enter")
        await lesson.until(f"▶ {HOSTILE}")
        await lesson.press("r", "escape", "x", "n", "escape", "space")
        await lesson.answer_all()
        await lesson.until("closed")
        await lesson.press("space")
        await lesson.until("revealed")
        await lesson.press("b")
        await lesson.until(HOSTILE)
        assert markup == []

    hosted(script, HOSTILE, board="question")


def test_a_hostile_name_is_shown_as_it_is_to_participants(markup: list[str]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until(f"Your name here: {HOSTILE}")
        await lesson.step()
        await lesson.until("Which sea?")
        await lesson.press("a")
        await lesson.met(lambda: lesson.leader.lectern.result)
        await lesson.step()
        await lesson.until("Why")
        await lesson.step()
        await lesson.until("Most points")
        assert HOSTILE in lesson.text
        assert markup == []

    joined(script, name=HOSTILE, board="question")
