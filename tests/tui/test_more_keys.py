"""The keys that are pressed less often, and pasting, paging and the wheel."""

import pytest
from textual import events
from textual.pilot import Pilot

from quizgeo.study import Revealed
from quizgeo.tui.action import Where
from quizgeo.tui.forms import Ordering, Pairing, Ticking
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.problems import Problems
from quizgeo.tui.screens.study import Study
from quizgeo.tui.screens.summary import SummaryScreen
from quizgeo.tui.widgets.draft import Draft
from quizgeo.tui.widgets.field import LONGEST
from quizgeo.tui.widgets.picker import Picker

from .conftest import Drive, MakeLearner
from .seats import Stage


def study(stage: Stage) -> Study:
    assert isinstance(stage.app.screen, Study)
    return stage.app.screen


async def paste(stage: Stage, text: str) -> None:
    focused = stage.app.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await stage.settle()


async def wheel(pilot: Pilot[int], selector: str, *, down: bool) -> None:
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    widget = pilot.app.screen.query_one(selector)
    widget.post_message(kind(widget, 1, 1, 0, 0, 0, False, False, False))
    await pilot.pause()


def test_x_ticks_what_the_cursor_is_on(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("down", "x")
        form = study(stage).form
        assert isinstance(form, Ticking)
        assert form.ticked == {1}
        await stage.press("x", "enter")
        assert "Nothing is ticked; space gives up." in stage.text

    drive(script, "neighbours")


def test_arrows_choose_targets_and_r_begins_again(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        form = study(stage).form
        assert isinstance(form, Pairing)
        await stage.press("right", "right", "left")
        assert form.assigned == {0: 0}
        await stage.press("down", "b", "r")
        assert form.assigned == {}

    drive(script, "capitals")


def test_a_carried_item_is_dropped_and_r_begins_again(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        form = study(stage).form
        assert isinstance(form, Ordering)
        await stage.press("space", "down")
        assert "⇅" in stage.text
        await stage.press("r")
        assert form.order == [0, 1, 2, 3]
        assert "⇅" not in stage.text

    drive(script, "size")


def test_tab_goes_back_to_writing_and_what_was_written_stays(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.type("One line")
        await stage.press("enter")
        await paste(stage, "and\x1b another\x00")
        await stage.press("escape", "tab")
        assert study(stage).where is Where.DRAFTING
        assert stage.app.screen.query_one(Draft).written == "One line\nand another"
        await stage.press("escape", "enter")
        assert "One line" in stage.text
        assert "and another" in stage.text
        await stage.press("u")
        assert "There is nothing left to take back." in stage.text

    drive(script, "why-russia", "capital")


def test_an_undone_open_answer_is_asked_again_empty(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.type("Something")
        await stage.press("escape", "space", "3", "escape", "u")
        assert study(stage).form is not None
        assert "Why did Armenia" in stage.text
        assert stage.app.screen.query_one(Draft).written == ""

    drive(script, "why-russia", "capital")


def test_pasted_text_is_one_clean_line_and_too_much_of_it_is_said(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        field = study(stage).stage.field
        await paste(stage, "Tbi\u202elisi\n is it\x1b[31m")
        assert field.value == "Tbilisi  is it[31m"
        await paste(stage, "long " * 1000)
        assert len(field.value) == LONGEST
        assert "Only the first 2,000 characters were taken." in stage.text

    drive(script, "capital")


def test_gaps_are_gone_through_with_the_arrows(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Kura' enter 'Armenia' up")
        field = study(stage).stage.field
        assert field.value == "Kura"
        await stage.press("down")
        assert field.value == "Armenia"

    drive(script, "corridor")


@pytest.mark.parametrize(("key", "suspended"), [("!", True), ("=", False)])
def test_all_cards_of_a_question_are_set_aside_together(
    key: str, suspended: bool, drive: Drive, make_learner: MakeLearner
) -> None:
    both = (
        "quizgeo: 1\ndeck: two\ntitle: Two ways\nlanguage: en\nquestions:\n"
        "  - {id: one, front: Baku, back: capital of Azerbaijan, both_ways: true}\n"
    )
    learner = make_learner("none", two=both)

    async def script(stage: Stage) -> None:
        await stage.press(key)
        items = [stage.learner.item(key) for key in ("two/one", "two/one~back")]
        assert [item.suspended for item in items] == [suspended] * 2
        assert all(item.rests(stage.learner.today()) for item in items)

    drive(script, learner=learner)


def test_a_source_without_an_address_is_named(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a", "o")
        assert "This source has no address: News article on Moscow's allies" in stage.text
        assert isinstance(study(stage).view, Revealed)

    drive(script, "retook")


LONG = (
    "quizgeo: 1\ndeck: long\ntitle: Long\nlanguage: en\nquestions:\n  - id: one\n    question: "
    + "How long is a very long question? " * 20
    + "\n    answer: 'yes'\n    wrong: ['no']\n    explain: |\n"
    + "".join(f"      row {number}\n\n" for number in range(1, 31))
)


def test_long_texts_scroll_by_keys_and_wheel(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        pane = stage.app.screen.query_one
        await stage.press("pagedown")
        assert pane("#prompt").offset_rows > 0  # type: ignore[attr-defined]  # it is a pane
        await stage.press("pageup", "space", "down", "down")
        assert "row 1\n" not in stage.text
        await stage.press("up", "up", "pagedown", "pageup")
        assert "row 1\n" in stage.text
        await wheel(stage.pilot, "#side", down=True)
        assert "row 1\n" not in stage.text
        await wheel(stage.pilot, "#side", down=False)
        assert "row 1\n" in stage.text
        assert "↓ " in stage.text

    drive(script, "none", more={"long": LONG})


def test_a_resize_keeps_what_is_typed_chosen_and_shown(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.type("Tbil")
        await stage.pilot.resize_terminal(120, 40)
        await stage.settle()
        assert study(stage).stage.field.value == "Tbil"
        await stage.type("isi")
        await stage.press("enter")
        await stage.pilot.resize_terminal(64, 18)
        await stage.settle()
        assert "answer   Tbilisi" in stage.text
        assert "It lies on the river Kura." in stage.text

    drive(script, "capital")


def test_answering_goes_on_in_a_window_that_is_too_small(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.pilot.resize_terminal(30, 5)
        await stage.settle()
        await stage.press("space", "enter")
        await stage.pilot.resize_terminal(80, 24)
        await stage.settle()
        assert "What is the capital of Georgia?" in stage.text
        await stage.answer("'Tbilisi' enter")
        assert "answer   Tbilisi" in stage.text

    drive(script, "retook", "capital")


def test_summary_takes_back_and_pages(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("b", "escape", "pagedown", "pageup")
        assert isinstance(stage.app.screen, SummaryScreen)
        await stage.press("u")
        assert isinstance(stage.app.screen, Study)
        assert stage.learner.item("caucasus/retook").seen is None
        await stage.press("escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, "retook")


MANY = (
    "quizgeo: 1\ndeck: {name}\ntitle: Deck {name}\nlanguage: en\n"
    "questions:\n  - {{id: a, question: Is it?, answer: it}}\n"
)


def test_a_long_list_of_decks_is_gone_through(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        picker = stage.app.screen.query_one(Picker)
        await stage.press("end")
        assert "▶ Deck z29" in stage.text
        await stage.press("home")
        assert "▶ The South Caucasus" in stage.text
        await stage.press("pagedown")
        assert picker.cursor > 1
        await stage.press("pageup", "up")
        assert picker.cursor == 0
        await wheel(stage.pilot, "#decks", down=True)
        assert "The South Caucasus" not in stage.text

    more = {f"z{number}": MANY.format(name=f"z{number}") for number in range(10, 30)}
    drive(script, "retook", home=True, more=more)


BROKEN = "quizgeo: 1\ndeck: bad\ntitle: Bad\nlanguage: en\nquestions:\n" + "".join(
    f"  - {{id: q{number}, question: What?, awnser: '{number}'}}\n" for number in range(20)
)


def test_a_long_list_of_problems_is_gone_through(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("c")
        assert isinstance(stage.app.screen, Problems)
        picker = stage.app.screen.query_one(Picker)
        await stage.press("pagedown", "down", "up")
        assert picker.cursor > 1
        await stage.press("end")
        last = picker.cursor
        assert last > 10
        await stage.press("pageup", "home")
        assert picker.cursor == 0
        await stage.click("error  6:")
        assert "Set EDITOR" in stage.text
        await stage.press("question_mark", "pagedown", "pageup", "down", "up", "escape", "escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, "retook", home=True, more={"bad": BROKEN})
