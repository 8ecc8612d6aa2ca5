"""The screen of a card: how it stands, its answers, and what can be done to it."""

from collections.abc import Callable

import pytest

from quizgeo.progress import EventKind
from quizgeo.study import Learner, set_aside
from quizgeo.tui.screens.card import CardScreen
from quizgeo.tui.screens.study import Study

from .conftest import LARGE, SMALL, Drive, MakeLearner
from .seats import Stage
from .test_frames import LEAST, compare

CARD = "caucasus/capital"


@pytest.fixture
def practised(make_learner: MakeLearner, practise: Callable[[Learner, int], None]) -> Learner:
    """Give a learner with a history: answers, one of them taken back, and a word said."""
    learner = make_learner("capital", "retook", "states")
    practise(learner, 9)
    return learner


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_a_card_as_it_looks(size: tuple[int, int], drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_card(CARD)
        await stage.settle()
        compare(stage, "card", size)
        await stage.press("end")
        compare(stage, "card_end", size)

    drive(script, home=True, size=size, learner=practised)


def test_i_opens_the_card_that_was_answered_and_leaves_changing_it_to_the_session(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.answer("'Tbilisi' enter i")
        assert isinstance(stage.app.screen, CardScreen)
        assert "Answer  Tbilisi" in stage.text
        assert "Recall now" not in stage.text
        assert "suspend" not in stage.rows[-2]
        await stage.press("@", "u")
        assert isinstance(stage.app.screen, CardScreen)
        assert not stage.learner.item(CARD).suspended
        await stage.press("escape")
        assert isinstance(stage.app.screen, Study)

    drive(script, "capital")


def test_setting_aside_is_told_and_taken_back_after_a_yes(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_card(CARD)
        await stage.settle()
        await stage.press("@")
        await stage.until("Suspended. u takes it back.")
        assert "suspended" in stage.rows[0]
        await stage.press("u")
        assert "suspended today?" in " ".join(stage.text.split())
        await stage.press("n")
        assert practised.item(CARD).suspended
        await stage.press("u", "y")
        await stage.until("Taken back: ")
        assert not practised.item(CARD).suspended
        assert "taken back" in stage.text

    drive(script, home=True, learner=practised)


def test_the_same_key_brings_back_what_it_set_aside(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_card(CARD)
        await stage.settle()
        for key in ("minus", "@"):
            await stage.press(key)
            await stage.until("u takes it back.")
            assert practised.item(CARD).rests(practised.today())
            await stage.press(key)
            await stage.until(f"Resumed: {CARD}")
            assert not practised.item(CARD).rests(practised.today())

    drive(script, home=True, learner=practised)


def test_a_new_card_offers_what_makes_sense(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_card(CARD)
        await stage.settle()
        assert stage.rows[0].endswith(" new")
        assert "Never answered." in stage.text
        assert "undo" not in stage.rows[-2]
        await stage.press("u")
        assert isinstance(stage.app.screen, CardScreen)
        await stage.press("e")
        assert "Set EDITOR to open it from here: decks/caucasus.yaml:" in stage.text

    drive(script, "capital", home=True)


def test_a_card_that_nobody_knows_is_said_to_be_none(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_card("caucasus/nowhere")
        await stage.settle()
        assert "There is no card caucasus/nowhere." in stage.text
        assert "edit" not in stage.rows[-2]

    drive(script, "capital", home=True)


def test_a_card_whose_deck_went_is_told_from_the_log(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")
    set_aside(learner, EventKind.SUSPENDED, "caucasus/lost")

    async def script(stage: Stage) -> None:
        stage.app.open_card("caucasus/lost")
        await stage.settle()
        assert "Its deck is not here" in stage.text
        assert "suspended" in stage.rows[0]

    drive(script, home=True, learner=learner)
