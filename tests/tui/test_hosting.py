"""Leading a lesson: what keys do, what is shown before the reveal, and what is said where nothing is done."""

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from quizgeo.classroom.sent import SentDo
from tests.classroom.test_server import CODE

from .conftest import SMALL
from .lessons import Lesson, draw_alike, hosted, is_asked


@pytest.fixture(autouse=True)
def _alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    draw_alike(monkeypatch, tmp_path)


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
        await lesson.until("A pause: the clocks stand, the question is hidden here too.")
        assert "Which sea?" not in lesson.text
        assert "Caspian" not in lesson.text
        assert "p pause" not in lesson.text
        await lesson.press("k")
        assert "Caspian" not in lesson.text
        await lesson.press("p")
        await lesson.until("Which sea?")
        await lesson.press("p")
        await lesson.until("paused")
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
            await lesson.met(partial(is_asked, person))
            person.answer("Mtkvari river")
        await lesson.until("2 × Mtkvari river")
        assert "✘" not in lesson.text
        await lesson.press("y")
        await lesson.until("Nothing was changed: k shows first which answers count.")
        await lesson.press("k")
        assert "✘   2 × Mtkvari river" in lesson.text
        await lesson.press("y")
        await lesson.until("✔   2 × Mtkvari river")
        await lesson.until("Counts as right now: Mtkvari river")
        await lesson.press("space")
        await lesson.until("revealed")
        assert "Counts as" not in lesson.text
        await lesson.press("y")
        await lesson.until("✘   2 × Mtkvari river")

    hosted(script, "Ann", "Bo")


def test_more_time_without_a_timer_says_that_there_is_none() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("space")
        await lesson.until("Which sea?")
        assert "+ more time" not in lesson.text
        await lesson.press("plus")
        await lesson.until("There is no timer: the question stays open until you close it.")
        await lesson.press("space")
        await lesson.until("closed")
        assert "There is no timer" not in lesson.text

    hosted(script, "Ann")


def test_a_name_that_is_taken_is_said_where_it_was_given_and_only_until_the_next_thing() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("2 joined")
        await lesson.press("n", "r")
        field = lesson.app.focused
        assert isinstance(field, Input)
        field.value = "Bo"
        await lesson.press("enter")
        await lesson.until("Somebody has that name already. Free is: Bo 2")
        assert "Who is there" in lesson.text
        await lesson.press("down")
        assert "Somebody has" not in lesson.text
        await lesson.press("escape")
        await lesson.until("space begins")
        assert "Somebody has" not in lesson.text

    hosted(script, "Ann", "Bo")


@pytest.mark.parametrize("keys", [("n", "r"), ("v",), ("q",)], ids=["name", "yes or no", "leaving"])
def test_ctrl_c_over_a_question_to_the_host_leads_out_and_never_ends_the_lesson(keys: tuple[str, ...]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("space")
        await lesson.until("Which sea?")
        await lesson.press(*keys, "ctrl+c")
        if keys != ("q",):
            await lesson.until("Leave the lesson running")
            await lesson.press("ctrl+c")
        await lesson.met(lambda: lesson.app.return_code == 0)
        assert lesson.leader.lectern.room is not None
        assert lesson.leader.lectern.room.phase == "open"

    hosted(script, "Ann")


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


def test_closing_the_screennever_ends_the_lesson() -> None:
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


@pytest.mark.parametrize("size", [(60, 16), (60, 20), SMALL])
def test_no_key_and_no_word_of_what_is_said_is_cut_in_a_narrow_window(size: tuple[int, int]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.settle()
        assert "Nobody is here yet: show this screen to the class, then space begins." in " ".join(lesson.text.split())
        lesson.leader.do(SentDo("open", at=3))
        await lesson.until("Which river?")
        await lesson.press("space")
        await lesson.until("closed")
        keys = " ".join(lesson.text.split())
        for key in ("space reveal", "a ask again", "k answer", "enter names", "l lock", "v void", "f end lesson",
                    "esc back", "? help"):  # fmt: skip
            assert key in keys

    hosted(script, size=size)


@pytest.mark.parametrize("size", [(60, 16), (60, 20), SMALL])
def test_boxes_fit_the_window(size: tuple[int, int]) -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("q")
        await lesson.until("Leave the lesson running")
        assert "╮" in lesson.text
        for key in ("s stay", "l leave running", "e end it", "esc back"):
            assert key in lesson.text
        await lesson.press("s", "n", "r")
        await lesson.until("Another name for")
        assert "╮" in lesson.text
        assert "A" * 24 in lesson.text

    hosted(script, "A" * 24, size=size)


def test_the_host_is_told_that_letters_differ_from_player_to_player() -> None:
    async def script(lesson: Lesson) -> None:
        await lesson.until("1 joined")
        await lesson.press("space")
        await lesson.until("Letters differ from player to player")
        lesson.leader.do(SentDo("close"))
        lesson.leader.do(SentDo("reveal"))
        lesson.leader.do(SentDo("open", at=2))
        await lesson.until("It is so.")
        assert "Letters differ from player to player" not in lesson.text

    hosted(script, "Ann")
