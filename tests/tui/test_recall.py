"""Recalling in the app: the typed rung, hints made from the answer, the learner's word, and getting ready to judge."""

import threading
from pathlib import Path

from quizgeo.memory import Rating
from quizgeo.study import Asking, Revealed, Session, everything, start
from quizgeo.tui.action import Where
from quizgeo.tui.screens.study import Study

from .conftest import Drive, MakeLearner, climbed
from .seats import Stage

SPELLING = (Path(__file__).parent / "decks" / "spelling.yaml").read_text(encoding="utf-8")


def screen(stage: Stage) -> Study:
    assert isinstance(stage.app.screen, Study)
    return stage.app.screen


def test_a_choice_that_is_well_known_is_typed_and_a_choice_again_after_a_miss(
    drive: Drive, make_learner: MakeLearner
) -> None:
    async def script(stage: Stage) -> None:
        await stage.study("rung", "spelling")
        assert screen(stage).where is Where.TYPING
        assert "Iran" not in stage.text
        await stage.answer("'Russa' enter")
        assert "≈ Almost, counted as right. It is written Russia." in stage.text
        await stage.press("n")
        assert "you said that it was wrong" in stage.text
        await stage.press("space")
        assert screen(stage).where is Where.CHOOSING
        assert "A  " in stage.text
        await stage.press("u")
        assert screen(stage).where is Where.REVEALED
        await stage.press("ctrl+z")
        assert screen(stage).where is Where.TYPING

    drive(script, home=True, learner=climbed(make_learner("none", spelling=SPELLING), "spelling/rung"))


def test_a_made_hint_is_paid_for_and_comes_back_with_undo(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        assert "F2 hint" in stage.rows[23]
        await stage.answer("f2 'Tbilisi' enter")
        assert "Again: it was right after a hint." in stage.text
        assert "2 Hard" in stage.text
        await stage.press("u")
        assert "Hint 1 of 2  One word of 7 letters." in stage.text
        await stage.hints(1)
        assert "Hint 2 of 2  It begins with T." in stage.text
        assert "hint" not in stage.rows[23]

    drive(script, "capital")


def test_the_rating_by_the_learners_word_is_marked(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Suram' enter y")
        assert "▐3 Good  2 days▌" in stage.text
        assert "Again" not in stage.row_with("Good  2 days")
        event = stage.learner.history("caucasus/capital")[-1]
        assert (event.given, event.rating) == ("Suram", Rating.GOOD)

    drive(script, "capital", "retook")


def test_a_click_beside_the_field_keeps_what_was_typed(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.type("Kur")
        await stage.click("The river")
        assert screen(stage).stage.field.value == "Kur"

    drive(script, "corridor")


def test_the_judge_gets_ready_once_the_question_is_on_the_screen(drive: Drive) -> None:
    class Watched(Session):
        """A session that notes what is on the screen when it gets ready."""

        def prepare(self) -> None:
            seen.append((stages[0].text, threading.current_thread() is threading.main_thread()))
            super().prepare()

    seen: list[tuple[str, bool]] = []
    stages: list[Stage] = []

    async def script(stage: Stage) -> None:
        stages.append(stage)
        begun = start(stage.learner, everything(stage.learner))
        watched = Watched(begun.learner, begun.scope, begun.queue, began=begun.began)
        watched.next()
        stage.app.push_screen(Study(begun.scope, watched))
        await stage.settle()
        assert [("capital of Georgia" in text, main) for text, main in seen] == [(True, False)]
        await stage.answer("'Tbilisi' enter")
        assert len(seen) == 1
        await stage.press("space")
        assert len(seen) == 2

    drive(script, "capital", "states", home=True)


def test_an_answer_waits_until_the_judge_is_ready(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        ready = threading.Event()
        study = screen(stage)

        def wait() -> None:
            ready.wait(30)

        study.beside(wait)
        await stage.type("Tbilisi")
        await stage.pilot.press("enter")
        assert isinstance(study.view, Asking)
        ready.set()
        await stage.settle()
        assert isinstance(study.view, Revealed)

    drive(script, "capital")
