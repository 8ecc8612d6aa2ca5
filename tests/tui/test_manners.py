"""What the app says and leaves unsaid: no praise for what was not done, no key that lies, no text cut off."""

from quizgeo.study import Asking, Revealed, Turned
from quizgeo.tui.screens.study import Study
from quizgeo.tui.screens.summary import SummaryScreen

from .conftest import Drive, questions
from .seats import Stage

LONG = """\
quizgeo: 1
deck: long
title: Long answers
language: en
questions:
  - id: essay
    question: Why?
    model: {model}
    rubric: [First point, Second point, Third point, Fourth point, Fifth point, Sixth point, Seventh point]
    explain: Because.
    tags: [essay]
"""


def view_of(stage: Stage) -> object:
    assert isinstance(stage.app.screen, Study)
    return stage.app.screen.view


def test_an_order_that_was_never_touched_is_checked_at_the_second_enter(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("enter")
        assert isinstance(view_of(stage), Asking)
        assert "Press enter again to check this order as it stands." in stage.text
        await stage.press("enter")
        assert isinstance(view_of(stage), Revealed)

    drive(script, "size")


def test_giving_an_order_up_praises_no_row_and_offers_no_claim(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("0")
        view = view_of(stage)
        assert isinstance(view, Revealed)
        assert view.given is None
        assert "Iran" in stage.text
        assert "✔" not in stage.text
        assert "I was right" not in stage.text
        await stage.press("y")
        assert view_of(stage) is view

    drive(script, "size")


def test_giving_pairs_up_praises_no_row(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        for question in ("capitals", "coasts"):
            await stage.study(question)
            await stage.press("space")
            assert isinstance(view_of(stage), Revealed)
            assert "✔" not in stage.text
            assert "you:" not in stage.text

    drive(script, home=True)


def test_what_was_set_aside_is_said(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("@")
        assert "Suspended. u takes it back." in stage.text
        await stage.press("u")
        assert "Suspended" not in stage.text
        await stage.press("-")
        assert "Buried until tomorrow. u takes it back." in stage.text

    drive(script, "retook", "landlocked", "neighbours")


def test_a_question_without_hints_says_so(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        assert " hint" not in stage.rows[-2]
        await stage.press("h")
        assert "There is no hint." in stage.text

    drive(script, "landlocked")


def test_help_of_a_field_names_no_key_that_the_field_takes_as_text(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("f1")
        here = stage.text.split("── Elsewhere")[0]
        keys = {key for row in here.split("\n")[3:] for key in row[:16].split()}
        assert {"F2", "F1", "ctrl+z", "ctrl+q", "ctrl+c"} <= keys
        assert not {"h", "u", "q", "?"} & keys

    drive(script, "capital", size=(80, 60))


def test_space_gives_up_only_while_nothing_is_typed(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        assert "space give up" in stage.text
        await stage.press("T")
        assert "space give up" not in stage.text
        await stage.press("backspace")
        assert "space give up" in stage.text

    drive(script, "capital")


def test_points_of_a_long_answer_are_reached_by_keys(drive: Drive) -> None:
    deck = LONG.format(model=" ".join(f"Sentence number {place} says something at length." for place in range(12)))

    async def script(stage: Stage) -> None:
        await stage.study("essay", "long")
        await stage.press("escape", "space")
        assert isinstance(view_of(stage), Turned)
        assert "Seventh point" not in stage.text
        assert "Sentence number 0 " in stage.text
        await stage.press("g")
        assert "[x] G  Seventh point" in stage.text
        await stage.press(*["up"] * 40)
        assert "Sentence number 0 " in stage.text
        await stage.press(*["down"] * 40)
        assert "Seventh point" in stage.text

    drive(script, home=True, more={"long": deck})


def test_a_low_window_names_the_first_missed_question(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        for _question in range(3):
            await stage.press("space", "enter")
        await stage.press("escape")
        assert isinstance(stage.app.screen, SummaryScreen)
        assert "Wrong today" in stage.text
        assert "→" in stage.row_with("Wrong today")

    drive(script, "retook", "landlocked", "neighbours", size=(80, 16))


def test_a_source_stays_in_the_key_bar_after_a_right_answer(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Tbilisi' enter")
        assert "o source" in stage.text

    assert "source" in questions("capital")
    drive(script, "capital")
