"""What the screens of settings and of a fit show, cell by cell, at two sizes and in two languages."""

from collections.abc import Iterator

import pytest

from quizgeo import language
from quizgeo.memory import DEFAULT_PARAMETERS, Fit, Health, Losses
from quizgeo.study.moving import Moved
from quizgeo.study.optimising import Proposal
from quizgeo.tui.screens.fitting import FittingScreen
from quizgeo.tui.screens.settings import SettingsScreen
from quizgeo.tui.signs import PLAIN
from quizgeo.tui.widgets.picker import Picker

from .conftest import LARGE, SMALL, Drive, MakeLearner
from .seats import Stage
from .test_frames import LEAST, compare

BETTER = Proposal(
    Fit(
        "replaced", 2000, DEFAULT_PARAMETERS, DEFAULT_PARAMETERS,
        Losses(0.5312, 0.5312, 0.412, -0.1192, -0.14, -0.0984), Losses(0.52, 0.52, 0.41, -0.11, -0.121, -0.099),
        Health(True, 0.401, 0.0512, 0.47, 0.12),
    ),
    250, DEFAULT_PARAMETERS,
)  # fmt: skip
"""Made by hand: a real fit ends in other last digits on another processor."""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English again after a test of another language."""
    yield
    language.use("en")


async def mark(stage: Stage, name: str) -> None:
    """Mark a row."""
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen)
    picker = screen.query_one(Picker)
    picker.end(-1)
    picker.move([each.name for each in screen.lines].index(name))
    await stage.settle()


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_settings(size: tuple[int, int], drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", "states", "retook")
    learner.change("goal_days", 5)
    learner.change("week", ["normal"] * 5 + ["reduced", "minimum"])

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        compare(stage, "settings", size)
        await mark(stage, "new_per_day")
        await stage.press("2", "5")
        compare(stage, "settings_typed", size)
        await mark(stage, "week")
        await stage.press("left")
        compare(stage, "settings_week", size)
        await mark(stage, "caucasus")
        await stage.press("d")
        await stage.until("%")
        compare(stage, "settings_cost", size)

    drive(script, learner=learner, home=True, size=size)


def test_settings_in_indonesian_and_in_plain_signs(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", "states")

    async def script(stage: Stage) -> None:
        language.use("id")
        stage.app.signs = PLAIN
        stage.app.open_settings()
        await stage.settle()
        compare(stage, "settings_id", SMALL)

    drive(script, learner=learner, home=True)


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_a_fit(size: tuple[int, int], drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_fitting()
        await stage.until("needs 400 next-day answers, you have 0")
        compare(stage, "fit_few", size)
        screen = stage.app.screen
        assert isinstance(screen, FittingScreen)
        screen.proposal, screen.due = BETTER, Moved((120, 84), (310, 266), (640, 571))
        screen.draw()
        await stage.settle()
        compare(stage, "fit_better", size)
        language.use("id")
        screen.draw()
        await stage.settle()
        compare(stage, "fit_better_id", size)

    drive(script, "capital", home=True, size=size)
