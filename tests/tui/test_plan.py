"""The plan screen and what home says of plans: stepped, typed, kept and forgotten, with the pictures to compare."""

import pytest

from quizgeo.study import Learner
from quizgeo.study.agenda import Break, KeptExam, agenda_of, keep_exam
from quizgeo.tui.screens.plan import PlanScreen
from tests.study.past import answered_before, deck_of

from .conftest import LARGE, SMALL, Drive, MakeLearner
from .seats import Stage
from .test_frames import LEAST, compare


@pytest.fixture
def forty(make_learner: MakeLearner) -> Learner:
    """Give a learner who has answered half of forty cards."""
    learner = make_learner("none", many=deck_of(40))
    for n in range(1, 21):
        answered_before(learner, f"many/w{n}", 9, 3 + n)
    return learner


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_frames(size: tuple[int, int], drive: Drive, forty: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("p")
        compare(stage, "plan", size)
        await stage.press("down", "1", "enter", "down", "down", "right")
        compare(stage, "plan_short", size)
        await stage.press("enter", "escape")
        compare(stage, "home_planned", size)

    drive(script, home=True, size=size, learner=forty)


def test_a_day_is_stepped_and_typed_and_the_plan_follows(drive: Drive, forty: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("p")
        screen = stage.app.screen
        assert isinstance(screen, PlanScreen)
        today = forty.today()
        await stage.press("right", "shift+right", "left")
        assert screen.plan is not None
        assert screen.plan.wish.day == screen.draft.day == today + 37
        await stage.press("plus", "1", "2", "backspace", "9")
        assert "+19_" in stage.text
        assert "enter set " in stage.text
        await stage.press("escape")
        assert "enter keep " in stage.text
        await stage.press("down", "down")
        assert "no, yes" in stage.text
        await stage.press("up", "up")
        assert "no, yes" not in stage.text
        assert len(stage.app.screen_stack) == 2, "only what was typed is forgotten"
        await stage.press("1", "2", "minus", "0", "5", "enter")
        assert stage.row_with("Exam on").strip().endswith("Sat 5 Dec 2026, in 14 days")
        assert screen.plan.wish.day == today + 14
        await stage.press("9", "9", "enter")
        assert "99 is no day" in stage.text
        await stage.press("backspace")
        assert screen.draft.day == today + 30

    drive(script, home=True, learner=forty)


def test_what_is_kept_is_followed_until_it_is_forgotten(drive: Drive, forty: Learner) -> None:
    async def script(stage: Stage) -> None:
        today = forty.today()
        await stage.press("p")
        assert "not kept yet" in stage.text
        await stage.press("down", "down", "right", "down", "right", "enter")
        agenda = agenda_of(forty)
        assert agenda.exams == (KeptExam(today + 30, {"many": 0}, typed=True, since=today),)
        assert agenda.away == Break(today + 1, today + 7, today)
        assert "kept: study follows it" in stage.text
        await stage.press("up", "right")
        assert "kept otherwise" in stage.text
        await stage.press("escape")
        assert "exam in 30 days" in stage.row_with("Many words")
        await stage.press("p", "f")
        assert agenda_of(forty) == type(agenda)()
        assert "Forgotten: study goes on as before." in stage.text

    drive(script, home=True, learner=forty)


def test_with_all_cards_set_aside_there_is_nothing_to_plan(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("none")

    async def script(stage: Stage) -> None:
        stage.app.open_plan()
        await stage.settle()
        assert "Plan · all decks" in stage.text
        assert "There is no card to prepare." in stage.text
        await stage.press("enter", "pagedown", "pageup", "escape")

    drive(script, home=True, learner=learner)


def test_clicks_mark_and_step(drive: Drive, forty: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("p")
        await stage.click("Minutes a day")
        await stage.click("Minutes a day")
        assert stage.row_with("▶").split()[-1] == "20"

    drive(script, home=True, learner=forty)


def test_a_backlog_is_spread_with_one_key_and_gathered_with_the_same(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("none", many=deck_of(40))
    for n in range(1, 22):
        answered_before(learner, f"many/w{n}", 30, 3)

    async def script(stage: Stage) -> None:
        assert "21 due" in stage.text
        await stage.press("w")
        assert "3 due" in stage.text
        assert "Spread: 3 today, 18 on 6 more days; the most endangered come first." in stage.text
        assert "Spread over 7 days: 3 today. No due day was moved; the same key ends it." in stage.text
        await stage.press("w")
        assert "21 due" in stage.text
        assert "No longer spread." in stage.text

    drive(script, home=True, learner=learner)


def test_without_a_backlog_there_is_nothing_to_spread(drive: Drive, forty: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("w")
        assert agenda_of(forty).spread is None

    keep_exam(forty, KeptExam(forty.today() + 3, {"many": 0}))
    for n in range(1, 21):
        answered_before(forty, f"many/w{n}", 0, 9, nth=2)
    drive(script, home=True, learner=forty)
