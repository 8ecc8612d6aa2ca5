"""What the screen of cards shows, cell by cell, at two sizes and in both languages."""

from collections.abc import Callable

import pytest

from quizgeo import language
from quizgeo.progress import EventKind
from quizgeo.study import Learner, set_aside

from .conftest import LARGE, SMALL, Drive, MakeLearner
from .seats import Stage
from .test_frames import compare

LEAST = (60, 16)


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_cards(
    size: tuple[int, int], drive: Drive, make_learner: MakeLearner, practise: Callable[[Learner, int], None]
) -> None:
    learner = make_learner()
    practise(learner, 4)
    set_aside(learner, EventKind.SUSPENDED, "caucasus/landlocked")
    set_aside(learner, EventKind.BURIED, "caucasus/states")

    async def script(stage: Stage) -> None:
        stage.app.open_browser()
        await stage.settle()
        compare(stage, "browser", size)
        await stage.press("down", "space", "tab")
        compare(stage, "browser_large", size)
        await stage.press("tab", "/")
        await stage.type("is:due or find sort:lapses")
        await stage.settle()
        await stage.press("enter", "end")
        compare(stage, "browser_map", size)
        await stage.press("tab")
        compare(stage, "browser_map_large", size)
        await stage.press("/")
        await stage.type(" tga:")
        await stage.settle()
        compare(stage, "browser_wrong", size)

    drive(script, learner=learner, home=True, size=size)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_cards_in_indonesian(
    size: tuple[int, int], drive: Drive, make_learner: MakeLearner, practise: Callable[[Learner, int], None]
) -> None:
    learner = make_learner("capital", "retook", "corridor", "yerevan", "why-russia", "three")
    practise(learner, 2)
    set_aside(learner, EventKind.SUSPENDED, "caucasus/retook")

    async def script(stage: Stage) -> None:
        stage.app.open_browser()
        await stage.settle()
        await stage.press("down")
        compare(stage, "browser_id", size)

    language.use("id")
    try:
        drive(script, learner=learner, home=True, size=size)
    finally:
        language.use("en")
