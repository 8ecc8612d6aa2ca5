"""The list of cards set aside: from home, and back again."""

from quizgeo.progress import EventKind
from quizgeo.study import Learner, set_aside
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.resting import RestingCards

from .conftest import Drive, MakeLearner
from .seats import Stage


def aside(learner: Learner) -> Learner:
    """Set two cards aside."""
    set_aside(learner, EventKind.SUSPENDED, "caucasus/capital")
    if "caucasus/corridor" in learner.entries:
        set_aside(learner, EventKind.BURIED, "caucasus/corridor")
    return learner


def test_home_leads_to_the_cards_set_aside_where_there_are_any(drive: Drive, make_learner: MakeLearner) -> None:
    async def none(stage: Stage) -> None:
        await stage.press("@")
        assert isinstance(stage.app.screen, Home)
        assert "set aside" not in stage.text

    async def some(stage: Stage) -> None:
        await stage.until("@ set aside")
        await stage.press("@")
        assert isinstance(stage.app.screen, RestingCards)
        await stage.until("2 cards")
        assert [row[3:23].strip() for row in stage.rows[2:4]] == ["suspended", "until 22 Nov 2026"]
        assert stage.rows[2].endswith("What is the capital of Georgia?")
        assert stage.rows[3].endswith("The river ____ flows through Georgia and ____ into the…")
        await stage.press("escape")
        assert isinstance(stage.app.screen, Home)

    drive(none, "capital", home=True)
    drive(some, learner=aside(make_learner("capital", "corridor", "states")), home=True)


def test_a_card_is_resumed_and_set_aside_again_by_the_same_key(drive: Drive, make_learner: MakeLearner) -> None:
    learner = aside(make_learner("capital", "corridor", "states"))

    async def script(stage: Stage) -> None:
        await stage.until("@ set aside")
        await stage.press("@")
        await stage.until("2 cards")
        await stage.press("enter")
        assert "resumed" in stage.rows[2]
        assert "1 card" in stage.rows[0]
        assert not learner.item("caucasus/capital").suspended
        await stage.press("@")
        assert "suspended" in stage.rows[2]
        assert learner.item("caucasus/capital").suspended
        await stage.click("The river")
        await stage.click("The river")
        assert "resumed" in stage.rows[3]
        assert not learner.item("caucasus/corridor").rests(learner.today())

    drive(script, learner=learner, home=True)


def test_what_was_resumed_is_asked(drive: Drive, make_learner: MakeLearner) -> None:
    async def script(stage: Stage) -> None:
        await stage.until("@ set aside")
        assert "nothing waits" in stage.text
        await stage.press("@")
        await stage.until("suspended")
        await stage.press("enter", "escape")
        await stage.until("1 new")
        assert "@ set aside" not in stage.text
        await stage.press("space")
        assert "What is the capital of Georgia?" in stage.text

    drive(script, learner=aside(make_learner("capital")), home=True)


def test_an_empty_list_says_how_cards_come_into_it(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_resting()
        await stage.until("No card is set aside.")
        await stage.press("enter")
        assert "resume" not in stage.rows[23]

    drive(script, "capital", home=True)
