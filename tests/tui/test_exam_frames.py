"""What the screens of exams show, cell by cell, at two sizes and in two languages."""

from collections.abc import Iterator

import pytest

from quizgeo import language
from quizgeo.study import ExamScope, everything, past_papers

from .conftest import LARGE, SMALL, Drive
from .seats import Stage
from .test_exam import go_to
from .test_frames import compare

IDS = ("retook", "neighbours", "capital", "three", "corridor", "size", "find-georgia", "why-russia")


@pytest.fixture(params=["en", "id"])
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak a language."""
    spoken: str = request.param
    language.use(spoken)
    yield spoken
    language.use("en")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_an_exam(size: tuple[int, int], drive: Drive, tongue: str) -> None:
    mark = "" if tongue == "en" else f"_{tongue}"

    async def script(stage: Stage) -> None:
        scope = ExamScope(everything(stage.learner).decks, seed=1207, minutes=20)
        stage.app.open_exam(scope)
        await stage.settle()
        await go_to(stage, "retook")
        await stage.press("c")
        compare(stage, f"exam_asking{mark}", size)
        await go_to(stage, "capital")
        await stage.answer("'Batumi' enter")
        await go_to(stage, "why-russia")
        await stage.answer("'No help came.' escape")
        await stage.press("f4")
        await go_to(stage, "find-georgia")
        compare(stage, f"exam_map{mark}", size)
        await stage.press("f6")
        await stage.until("Batumi")
        compare(stage, f"exam_overview{mark}", size)
        stage.clock.move(ms=125_000)
        await stage.press("h", "y")
        compare(stage, f"exam_result{mark}", size)
        (record,) = past_papers(stage.learner)
        keys = [slot.key for slot in record.paper.slots]
        await stage.press(*["down"] * keys.index("caucasus/capital"))
        await stage.press("enter")
        compare(stage, f"exam_review{mark}", size)
        await stage.press("escape", "escape")
        stage.app.open_exam()
        await stage.until("1207")
        compare(stage, f"exams{mark}", size)

    drive(script, *IDS, home=True, size=size)
