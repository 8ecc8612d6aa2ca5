"""The stats screen: what it counts is what the log says, in panels, in words, as a file; and how it looks."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.clock import day_date
from quizgeo.insight import numbers_of
from quizgeo.progress import EventKind
from quizgeo.study import Learner, set_aside
from quizgeo.tui.lines.stats import PANELS
from quizgeo.tui.screens.card import CardScreen
from quizgeo.tui.screens.figures import FiguresScreen, TroubleScreen
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.stats import StatsScreen
from quizgeo.tui.screens.workload import WorkloadScreen
from quizgeo.tui.signs import PLAIN
from quizgeo.tui.widgets.picker import Picker

from .conftest import LARGE, SMALL, Drive, MakeLearner
from .seats import Stage
from .test_frames import LEAST, compare

SECOND = """\
quizgeo: 1
deck: second
title: A second deck
language: en
questions:
  - {id: river, question: Which river flows through Tbilisi?, answer: Kura}
"""
PAGES = {LEAST: 14, SMALL: 4, LARGE: 2}


@pytest.fixture
def practised(make_learner: MakeLearner, practise: Callable[[Learner, int], None]) -> Learner:
    """Give a learner with some weeks behind them, and a second deck that was not studied."""
    learner = make_learner("capital", "retook", "states", "landlocked", "yerevan", second=SECOND)
    practise(learner, 40)
    return learner


def exported() -> list[Path]:
    """Give the files that numbers were written to."""
    return list(Path("home").glob("stats-*.json"))


def stand_in_the_way(learner: Learner) -> None:
    """Put a folder where the file of today would be."""
    Path("home", f"stats-{day_date(learner.today()).isoformat()}.json").mkdir()


def screen_of(stage: Stage) -> StatsScreen:
    """Give the stats screen."""
    screen = stage.app.screen
    assert isinstance(screen, StatsScreen)
    return screen


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_every_panel_as_it_looks(size: tuple[int, int], drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        for page in range(PAGES[size]):
            compare(stage, f"stats_{page + 1}", size)
            await stage.press("pagedown")

    drive(script, home=True, size=size, learner=practised)


def test_every_panel_in_plain_letters(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        stage.app.signs = PLAIN
        await stage.press("t")
        for page in range(PAGES[SMALL]):
            compare(stage, f"stats_plain_{page + 1}", SMALL)
            assert "".join(stage.rows[:-2]).replace("…", "").isascii()
            await stage.press("pagedown")

    drive(script, home=True, learner=practised)


@pytest.fixture
def indonesian() -> Iterator[None]:
    """Speak Indonesian."""
    language.use("id")
    yield
    language.use("en")


@pytest.mark.usefixtures("indonesian")
def test_every_screen_of_numbers_in_indonesian(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        for page in range(PAGES[SMALL]):
            compare(stage, f"stats_id_{page + 1}", SMALL)
            await stage.press("pagedown")
        await stage.press("w")
        compare(stage, "workload_id", SMALL)
        stage.app.open_card("caucasus/capital")
        await stage.settle()
        compare(stage, "card_id", SMALL)

    drive(script, home=True, learner=practised)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_figures_in_words_as_they_look(size: tuple[int, int], drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        for place, panel in enumerate(PANELS):
            stage.app.screen.query_one(Picker).end(-1)
            stage.app.screen.query_one(Picker).move(place)
            await stage.press("enter")
            assert isinstance(stage.app.screen, FiguresScreen | TroubleScreen)
            if panel.name in ("answers", "recall", "calendar", "hardest"):
                compare(stage, f"figures_{panel.name}", size)
            await stage.press("escape")

    drive(script, home=True, size=size, learner=practised)


@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_the_workload_as_it_looks(size: tuple[int, int], drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t", "w")
        assert isinstance(stage.app.screen, WorkloadScreen)
        compare(stage, "workload", size)
        await stage.press("end")
        compare(stage, "workload_end", size)

    drive(script, home=True, size=size, learner=practised)


def test_ranges_go_from_a_week_to_all_and_no_further(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        assert "← 30 days →" in stage.rows[0]
        await stage.press("left", "left")
        assert "← 7 days →" in stage.rows[0]
        week = numbers_of(practised, [], 7).work
        assert f"{week.answers} answers on {week.days} study days" in stage.text
        await stage.press("right", "right", "right", "right")
        assert "← all days →" in stage.rows[0]
        work = numbers_of(practised).work
        assert f"{work.answers} answers on {work.days} study days" in stage.text

    drive(script, home=True, learner=practised)


def test_a_deck_is_chosen_from_a_list(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t", "d")
        assert "all decks" in stage.rows[2]
        await stage.press("end", "enter")
        assert "Stats · A second deck" in stage.rows[0]
        second = numbers_of(practised, [practised.deck("second")], 30).work
        assert f"{second.answers} answers on {second.days} study days" in stage.text
        await stage.press("d")
        assert "▶ A second deck" in stage.text
        await stage.press("escape", "w")
        assert "A second deck" in stage.rows[0]

    drive(script, home=True, learner=practised)


def test_one_deck_alone_is_not_chosen(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        assert " d deck" not in stage.rows[-2]
        assert "0 answers on 0 study days" in stage.text

    drive(script, "capital", home=True)


def test_panels_are_gone_through_in_a_circle(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        picker = stage.app.screen.query_one(Picker)
        await stage.press("shift+tab")
        assert picker.cursor == len(PANELS) - 1
        assert "page 4 of 4" in stage.text
        await stage.press("tab")
        assert picker.cursor == 0
        await stage.press("down")
        assert picker.cursor == 2
        await stage.press("up", "end", "home")
        assert picker.cursor == 0
        await stage.click("Due in the next 30 days")
        assert PANELS[picker.cursor].name == "coming"
        await stage.click("Due in the next 30 days")
        assert isinstance(stage.app.screen, FiguresScreen)

    drive(script, home=True, learner=practised)


def test_a_hard_question_opens_its_card(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        stage.app.screen.query_one(Picker).move([panel.name for panel in PANELS].index("hardest"))
        await stage.press("enter")
        await stage.until("What is the capital of Georgia?")
        await stage.press("enter")
        assert isinstance(stage.app.screen, CardScreen)
        await stage.press("escape", "escape", "escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, home=True, learner=practised)


def test_numbers_hold_until_the_log_moves(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        first = screen_of(stage).found
        assert first is not None
        await stage.press("escape", "t")
        assert screen_of(stage).found is first
        set_aside(practised, EventKind.SUSPENDED, "caucasus/capital")
        screen_of(stage).show()
        assert screen_of(stage).found is None
        assert "counting …" in "".join(row.plain for row in stage.app.screen.query_one(Picker).rows)
        await stage.settle()
        second = screen_of(stage).found
        assert second is not None
        assert second.cards.suspended == first.cards.suspended + 1

    drive(script, home=True, learner=practised)


def test_export_writes_what_the_command_prints_and_says_where(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t", "x")
        await stage.until("Written to ")
        (path,) = exported()
        assert str(path) in stage.text
        found = json.loads(path.read_text(encoding="utf-8"))
        assert (found["stats"], found["days"], found["decks"]) == (1, 30, [])
        assert found["work"]["answers"] == numbers_of(practised, [], 30).work.answers

    drive(script, home=True, learner=practised)


def test_a_file_that_cannot_be_written_is_told(drive: Drive, practised: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        stand_in_the_way(practised)
        await stage.press("x")
        await stage.until("It cannot be written: ")

    drive(script, home=True, learner=practised)
