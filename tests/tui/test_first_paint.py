"""The first paint of home: the decks come before the states of cards are read, the figures right after."""

import asyncio
from collections.abc import Callable

import pytest

from quizgeo.clock import FixedClock
from quizgeo.progress import ProgressError
from quizgeo.study import Learner, open_learner
from quizgeo.tui.app import QuizApp

from .conftest import MakeLearner
from .seats import Stage, text_of

BROKEN = "quizgeo: 1\ndeck: broken\ntitle: Broken\nlanguage: en\nquestions:\n  - {id: a, question: What?}\n"
States = tuple[dict[str, str], dict[str, bytes]]
Paint = Callable[[QuizApp], str]


@pytest.fixture
def unread(make_learner: MakeLearner, clock: FixedClock) -> Learner:
    """Give a learner whose states are still to be read, as the program opens one for home."""
    learner = make_learner("retook", "capital", broken=BROKEN)
    learner.log.close()
    return open_learner(learner.log.places, clock, later=True)


@pytest.fixture
def paint(clock: FixedClock) -> Paint:
    """Give what runs an app until it has come to rest, and gives what it shows then."""

    async def shown(app: QuizApp) -> str:
        async with app.run_test(size=(80, 24)) as pilot:
            stage = Stage(app, pilot, clock)
            await stage.settle()
            return stage.text

    def run(app: QuizApp) -> str:
        try:
            return asyncio.run(shown(app))
        finally:
            app.learner.log.close()

    return run


def test_decks_are_painted_before_states_are_read(
    unread: Learner, paint: Paint, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, painted, snapshot = QuizApp(unread), list[str](), unread.log.snapshot

    def watched() -> States:
        painted.append(text_of(app.screen))
        return snapshot()

    monkeypatch.setattr(unread.log, "snapshot", watched)
    assert not unread.ready
    rows = paint(app).split("\n")
    assert "2 new" in rows[2]
    assert next(row for row in rows if "The South Caucasus" in row).split()[-2:] == ["2", "–"]
    assert len(painted) == 1
    first = painted[0].split("\n")
    assert first[2].strip() == ""
    assert next(row for row in first if "The South Caucasus" in row).split()[-2:] == ["South", "Caucasus"]
    assert "1 problem" in painted[0]
    assert "this deck" in painted[0]


def test_states_that_cannot_be_read_end_the_app_with_their_sentence_and_status(
    unread: Learner, paint: Paint, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def damaged() -> States:
        raise ProgressError("Your progress file is damaged. Run: quizgeo progress verify", 3)

    monkeypatch.setattr(unread.log, "snapshot", damaged)
    app = QuizApp(unread)
    paint(app)
    assert app.return_code == 3
    assert "Your progress file is damaged. Run: quizgeo progress verify\n" in capfd.readouterr().err
