"""Leading a lesson and taking part in it: what keys do, what is kept, what is shown to whom, names that mean harm."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.widgets import Input

from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.sent import SentDo
from quizgeo.study.lessons import LessonAnswer
from quizgeo.tui.joiner import JoinApp
from quizgeo.tui.lines.leading import Door
from quizgeo.tui.screens.joining import Wish
from tests.classroom.test_server import CODE

from .conftest import SMALL
from .lessons import Lesson, beside, draw_alike, hosted, joined, never

HOSTILE = "[/b]ZQ9[@click=app.quit]"


@pytest.fixture(autouse=True)
def _alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    draw_alike(monkeypatch, tmp_path)


def test_both_sides_see_until_when_a_lesson_at_everybodys_own_pace_goes_on() -> None:
    async def host(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("space")
        await lesson.until("ends in 1:29:5")
        await lesson.press("p")
        await lesson.until("paused")
        assert "ends in" not in lesson.text

    hosted(host, "Bo", mode="paced", minutes=90)

    async def student(lesson: Lesson) -> None:
        await lesson.until("You are in")
        await lesson.step()
        await lesson.until("ends in 04:5")

    joined(student, mode="paced", minutes=5)


def test_the_end_says_where_a_shared_deck_is() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        lesson.leader.do(lesson.leader.lectern.command("finish"))
        await lesson.until("Your teacher shares the deck.")
        assert "/deck/" in lesson.text

    joined(script, share_deck=True)


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


def test_an_answer_that_waits_for_how_sure_it_is_survives_a_pause() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        await lesson.step()
        await lesson.until("Which sea?")
        await lesson.press("b")
        await lesson.until("How sure are you?")
        lesson.leader.do(lesson.leader.lectern.pause())
        await lesson.until("A pause")
        assert "How sure" not in lesson.text
        await lesson.press("3")
        lesson.leader.do(SentDo("resume"))
        await lesson.until("How sure are you?")
        assert "3 sure" in lesson.text
        assert lesson.participant.seat.pending is None
        await lesson.press("2")
        await lesson.until("Your answer is counted.")
        assert lesson.participant.seat.firsts[0].conf == "unsure"

    joined(script, "Bo", confidence=True)


def test_an_answer_that_waits_is_dropped_when_its_question_is_closed() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        await lesson.step()
        await lesson.until("Which sea?")
        await lesson.press("b")
        await lesson.until("How sure are you?")
        await lesson.step()
        await lesson.until("No more answers")
        assert "How sure" not in lesson.text
        lesson.leader.do(lesson.leader.lectern.command("again"))
        await lesson.met(lambda: lesson.participant.seat.asking)
        await lesson.until("Which sea?")
        assert "How sure" not in lesson.text

    joined(script, "Bo", confidence=True)


def test_a_list_on_one_line_is_sent_item_by_item_and_shown_so() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("You are in")
        lesson.leader.do(SentDo("open", at=6))
        await lesson.until("Which two?")
        await lesson.type("SECRET-two, SECRET-one")
        await lesson.press("enter")
        await lesson.until("Your answer is counted.")
        assert "SECRET-two," not in lesson.text
        assert lesson.row_with("SECRET-two").split() == ["1", "SECRET-two"]
        assert "2/2" in lesson.row_with("SECRET-one")

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
        await beside(lambda _where: JoinApp(Path("home"), wish, never, None), script, SMALL, (), {})

    asyncio.run(play())


def test_a_session_that_is_not_found_is_said_on_the_form() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.type("Ann")
        await lesson.press("enter")
        await lesson.until("No session found here.")

    async def play() -> None:
        wish = Wish(Invitation(CODE))
        await beside(lambda _where: JoinApp(Path("home"), wish, never, None), script, SMALL, (), {})

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


def test_one_of_the_names_that_the_teacher_gave_is_picked(markup: list[str]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("Who are you?")
        await lesson.until("2 names are free")
        assert "Bo" not in lesson.text, "somebody has it"
        assert HOSTILE in lesson.text
        await lesson.press("down", "enter")
        await lesson.until("You are in")
        assert "Your name here: Eve" in lesson.text
        assert markup == []

    joined(script, "Bo", name="Somebody", names="roster", roster=("Bo", HOSTILE, "Eve"))


def test_who_turns_the_list_of_names_down_is_back_at_the_form_and_may_come_without_a_name() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.settle()
        await lesson.press("enter")
        await lesson.until("Who are you?")
        await lesson.press("escape")
        await lesson.until("Choose one of the names that the teacher gave.")
        await lesson.type("eve")
        await lesson.press("enter")
        await lesson.until("You are in")

    joined(script, name="", names="roster", roster=("Ann", "Eve"))
