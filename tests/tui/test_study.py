"""Studying by keys: answering, rating, saying otherwise, taking back, setting aside, leaving."""

import pytest
from msgspec.structs import replace

from quizgeo.memory import Rating
from quizgeo.study import Asking, Revealed, Turned
from quizgeo.tui.action import Where
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.study import Study
from quizgeo.tui.screens.summary import SummaryScreen

from .conftest import Drive
from .seats import Stage


def screen(stage: Stage) -> Study:
    assert isinstance(stage.app.screen, Study)
    return stage.app.screen


def right_letter(stage: Stage, right: str) -> str:
    row = stage.row_with(right)
    return row[: row.index(right)].split()[-1].lower()


def test_a_right_answer_is_saved_before_it_is_shown_and_accepted_with_space(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(right_letter(stage, "Azerbaijan"))
        view = screen(stage).view
        assert isinstance(view, Revealed)
        assert view.verdict.grade == "exact"
        assert stage.learner.history("caucasus/retook")[-1].rating == Rating.GOOD
        await stage.press("space")
        assert isinstance(stage.app.screen, SummaryScreen)

    drive(script, "retook")


def test_keys_work_on_a_cyrillic_keyboard(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("и")
        assert isinstance(screen(stage).view, Revealed)
        await stage.press("г")
        assert isinstance(screen(stage).view, Asking)

    drive(script, "retook")


def test_a_key_that_bounces_does_not_accept(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("enter", "enter")
        assert isinstance(screen(stage).view, Revealed)
        await stage.pilot.pause(0.6)
        await stage.press("enter")
        assert isinstance(stage.app.screen, SummaryScreen)

    drive(script, "retook")


@pytest.mark.parametrize("key", ["space", "enter"])
def test_a_double_press_that_goes_on_neither_gives_up_nor_answers_the_next_question(drive: Drive, key: str) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a", key, key)
        await stage.pilot.pause(0.35)
        await stage.press(key)
        assert isinstance(screen(stage).view, Asking)
        assert stage.learner.history("caucasus/landlocked") == ()
        await stage.press("down", key)
        assert isinstance(screen(stage).view, Revealed)

    drive(script, "retook", "landlocked")


def test_a_double_press_that_ends_a_session_leaves_its_summary_on_the_screen(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("b", "space", "space")
        assert isinstance(stage.app.screen, SummaryScreen)
        await stage.pilot.pause(0.35)
        await stage.press("space")
        assert isinstance(stage.app.screen, SummaryScreen)
        await stage.press("enter")
        assert isinstance(stage.app.screen, Home)

    drive(script, "landlocked")


def test_a_double_press_on_a_card_does_not_rate_what_nobody_saw(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("space", "space")
        assert isinstance(screen(stage).view, Turned)
        await stage.pilot.pause(0.35)
        await stage.press("space")
        assert isinstance(screen(stage).view, Turned)
        assert stage.learner.history("caucasus/yerevan") == ()

    drive(script, "yerevan")


def test_a_letter_is_no_rating_and_a_digit_no_answer(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("1")
        assert isinstance(screen(stage).view, Asking)
        await stage.press("b", "c")
        assert isinstance(screen(stage).view, Revealed)

    drive(script, "retook")


def test_i_was_right_counts_and_is_taken_back_alone_and_then_the_answer(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Suram' enter y")
        assert stage.learner.item("caucasus/capital").seen is not None
        assert not stage.learner.item("caucasus/capital").seen.open_miss  # type: ignore[union-attr]  # just asserted
        assert "you said that it was right. · u takes that back" in stage.rows[22]
        await stage.press("u")
        view = screen(stage).view
        assert isinstance(view, Revealed)
        assert (view.said, view.rating) == ("", Rating.AGAIN)
        assert "Taken back: “What is the capital of Georgi…”, today: I was right" in stage.rows[22]
        await stage.press("ctrl+z")
        assert isinstance(screen(stage).view, Asking)
        assert "answered today" in stage.rows[22]
        assert stage.learner.item("caucasus/capital").seen is None

    drive(script, "capital", "retook")


def test_a_lucky_guess_comes_back_in_the_session(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("b", "g")
        assert "1 again" in stage.rows[0]
        assert "you said that it was a guess" in stage.text

    drive(script, "landlocked", "capital")


@pytest.mark.parametrize("key", ["n", "g"])
def test_after_a_word_only_the_rating_that_holds_is_drawn(drive: Drive, key: str) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Tbilisi' enter")
        assert all(word in stage.rows[21] for word in ("Again", "Hard", "Good", "Easy"))
        await stage.press(key)
        assert stage.rows[21].strip() == "▐1 Again  today▌"

    drive(script, "capital")


def test_what_an_earlier_session_did_is_taken_back_only_after_a_yes(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Suram' enter space escape enter")
        stage.clock.move(days=1)
        await stage.press("space", "ctrl+z")
        assert "This is not of this session: “What is the" in stage.text
        assert "answered yesterday" in stage.text
        await stage.press("n")
        assert len(stage.learner.history("caucasus/capital")) == 1
        await stage.pilot.pause(0.3)
        await stage.press("ctrl+z", "y")
        assert stage.learner.history("caucasus/capital") == ()
        assert "Taken back: “What is the capital of Georgi…”, answered yesterday" in stage.rows[22]

    drive(script, "capital", "retook", home=True)


def test_who_gave_up_is_told_so(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("space")
        assert "Again: you gave up." in stage.rows[22]

    drive(script, "retook")


def test_a_date_without_its_year_is_asked_again(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'September' enter")
        assert "The year is missing" in stage.rows[22]
        await stage.answer("' 2023' enter")
        view = screen(stage).view
        assert isinstance(view, Revealed)
        assert view.verdict.reason == "same"

    drive(script, "when")


def test_only_offered_ratings_are_taken(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Tbilisi' enter 4")
        seen = stage.learner.item("caucasus/capital").seen
        assert seen is not None
        assert seen.interval > 2
        await stage.answer("a 2")
        assert isinstance(screen(stage).view, Revealed)
        assert "cannot be rated so" in stage.text

    drive(script, "capital", "landlocked")


def test_a_card_is_turned_and_rated_and_the_next_one_asked(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("space")
        assert isinstance(screen(stage).view, Turned)
        await stage.press("2")
        assert isinstance(screen(stage).view, Asking)
        seen = stage.learner.item("caucasus/yerevan").seen
        assert seen is not None
        assert seen.passed

    drive(script, "yerevan", "capital")


def test_points_of_an_open_answer_are_logged(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'It asked' escape space a enter")
        event = stage.learner.history("caucasus/why-russia")[-1]
        assert event.given is not None
        assert "It asked for help" in event.given

    drive(script, "why-russia", "capital")


def test_a_hint_shows_and_its_price_is_told(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("h")
        assert "Its capital lies on the Caspian Sea." in stage.text
        await stage.press(right_letter(stage, "Azerbaijan"))
        assert "right after a hint" in stage.text

    drive(script, "retook")


def test_a_hint_is_at_hand_in_a_field(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("f2")
        assert "All three left the Soviet Union" in stage.text
        assert screen(stage).where is Where.TYPING

    drive(script, "three")


def test_a_field_takes_every_key_and_gives_up_only_when_empty(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.type("q u?", by_keys=True)
        assert screen(stage).stage.field.value == "q u?"
        await stage.press("ctrl+u", "enter")
        assert "Nothing typed; space gives up." in stage.text
        await stage.press("space")
        view = screen(stage).view
        assert isinstance(view, Revealed)
        assert view.verdict.reason == "gave-up"

    drive(script, "capital")


def test_escape_leaves_the_field_and_then_the_session(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("escape")
        assert screen(stage).where is Where.FIELD
        await stage.press("enter")
        assert screen(stage).where is Where.TYPING
        await stage.press("escape", "escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, "capital")


@pytest.mark.parametrize(("key", "again"), [("@", False), ("-", True)])
def test_a_card_is_set_aside_and_brought_back_by_undo(key: str, again: bool, drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(key)
        item = stage.learner.item("caucasus/retook")
        assert item.suspended is not again
        assert item.rests(stage.learner.today())
        assert item.rests(stage.learner.today() + 1) is not again
        await stage.press("escape", "u")
        assert stage.learner.item("caucasus/retook").rests(stage.learner.today()) is False
        assert "Karabakh" in stage.rows[3]

    drive(script, "retook", "capital")


def test_leaving_sums_up_and_the_wrong_ones_can_be_asked_again(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Suram' enter space escape")
        assert isinstance(stage.app.screen, SummaryScreen)
        before = stage.learner.item("caucasus/capital")
        await stage.press("r")
        await stage.answer("'Tbilisi' enter")
        assert "Practice" in stage.text
        assert stage.learner.item("caucasus/capital").seen.due_day == before.seen.due_day  # type: ignore[union-attr]  # it was answered
        await stage.press("space", "enter")
        assert isinstance(stage.app.screen, Home)

    drive(script, "capital", "retook")


def test_quitting_in_the_middle_keeps_every_answer(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("b", "ctrl+c")
        assert len(stage.learner.history("caucasus/retook")) == 1
        assert stage.app.return_code == 0

    drive(script, "retook")


def test_time_that_runs_out_answers_for_the_learner(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        study = screen(stage)
        study.tick()
        assert "00:20 left" in stage.rows[0]
        stage.clock.move(ms=20_000)
        study.tick()
        await stage.settle()
        view = study.view
        assert isinstance(view, Revealed)
        assert view.verdict.reason == "timeout"
        assert "Time is up" in stage.text

    drive(script, "hurry")


def test_three_hundred_turns_add_no_widget(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        study, views, counts = screen(stage), [], set()
        for answer in ("a", "space", "'Tbilisi' enter"):
            views.append(study.view)
            await stage.answer(answer)
            views.append(study.view)
        for turn in range(300):
            view = views[turn % len(views)]
            assert isinstance(view, Asking | Revealed)
            study.take(replace(view, asked=replace(view.asked)))
            counts.add(len(study.query("*")))
        assert counts == {len(study.query("*"))}

    drive(script, "retook", "capital")
