"""The home screen: what waits, what does not, what is broken, and how it keeps up with a session."""

from collections.abc import Callable

import pytest
from textual.widgets import Input

from quizgeo.study import Learner
from quizgeo.tui.action import Where
from quizgeo.tui.actions import actions_at
from quizgeo.tui.kept import NAME
from quizgeo.tui.lines.home import rest_words
from quizgeo.tui.palette import command_name
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.problems import Problems
from quizgeo.tui.screens.study import Study
from quizgeo.tui.themes import ANSI, DARK

from .conftest import Drive, MakeLearner
from .seats import Stage

BROKEN = "quizgeo: 1\ndeck: broken\ntitle: Broken\nlanguage: en\nquestions:\n  - {id: a, question: What?}\n"


def test_space_studies_all_and_coming_back_shows_what_changed(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        assert "2 new" in stage.rows[2]
        await stage.press("space")
        assert isinstance(stage.app.screen, Study)
        await stage.answer("a space escape escape enter")
        assert isinstance(stage.app.screen, Home)
        assert "1 new" in stage.rows[2]
        assert stage.row_with("The South Caucasus").split()[-3:] == ["1", "–", "–"]

    drive(script, "retook", "capital", home=True)


def test_when_nothing_waits_it_says_when_something_will(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("enter")
        await stage.answer("'Tbilisi' enter 4 enter")
        assert "nothing waits" in stage.rows[2]
        for key in ("space", "enter"):
            await stage.press(key)
            assert "The next cards come in " in stage.text

    drive(script, "capital", home=True)


def test_days_of_the_week_and_all_study_days_are_told_where_they_are_wished(
    drive: Drive, make_learner: MakeLearner, practise: Callable[[Learner, int], None]
) -> None:
    learner = make_learner()
    practise(learner, 9)

    learner.change("goal_days", 4)
    learner.change("streak", True)

    async def script(stage: Stage) -> None:
        await stage.until("this week")
        assert stage.rows[0].endswith("0 of 4 days this week · 9 study days in all · Mon 30 Nov")

    drive(script, home=True, learner=learner)


def test_problems_are_offered_only_where_there_are_some(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        assert "problems" not in stage.text
        await stage.press("c")
        assert isinstance(stage.app.screen, Home)

    drive(script, "capital", home=True)


def test_a_broken_deck_stands_last_and_opens_its_problems(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", a_broken=BROKEN)

    async def script(stage: Stage) -> None:
        rows = [stage.rows.index(stage.row_with(text)) for text in ("The South Caucasus", "⚠ a_broken.yaml")]
        assert rows == sorted(rows)
        await stage.press("end", "enter")
        assert isinstance(stage.app.screen, Problems)
        assert "decks/a_broken.yaml" in stage.text
        await stage.press("e")
        assert "Set EDITOR to open it from here: decks/a_broken.yaml:6" in stage.text

    drive(script, home=True, learner=learner)


def test_a_mended_deck_has_no_problems_any_more(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital", broken=BROKEN)

    async def script(stage: Stage) -> None:
        mended = BROKEN.replace("What?}", "'What?', answer: 'this'}")
        learner.library.entries[0].path.write_text(mended, encoding="utf-8")
        await stage.press("c")
        assert "Nothing is wrong any more" in stage.text

    drive(script, home=True, learner=learner)


def test_a_backlog_has_an_end(
    drive: Drive, make_learner: MakeLearner, practise: Callable[[Learner, int], None]
) -> None:
    learner = make_learner()
    practise(learner, 6)

    async def script(stage: Stage) -> None:
        stage.learner.settings = type(stage.learner.settings)(due_per_day=2)
        stage.clock.move(days=60)
        await stage.press("question_mark", "escape")
        assert "2 today, " in stage.text
        assert " wait; done in about " in stage.text

    drive(script, home=True, learner=learner)


def test_the_palette_runs_what_keys_run_and_changes_the_theme(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("ctrl+p")
        assert isinstance(stage.app.focused, Input)
        await stage.pilot.pause(0.2)
        rows = [row for row in stage.rows if ": " in row or "Quit" in row]
        assert "Home: study all that is due" in rows[0]
        assert any("Quit quizgeo" in row for row in rows[:3])
        await stage.type("quizgeo-light")
        await stage.pilot.pause(0.3)
        await stage.press("enter")
        await stage.pilot.pause(0.2)
        assert stage.app.theme == "quizgeo-light"
        assert isinstance(stage.app.screen, Home)

    async def later(stage: Stage) -> None:
        assert stage.app.theme == "quizgeo-light"
        (stage.learner.log.places.home / NAME).write_text("[", encoding="utf-8")

    async def damaged(stage: Stage) -> None:
        assert stage.app.theme == DARK
        stage.app.choose_theme("quizgeo-contrast")

    async def without_colours(stage: Stage) -> None:
        assert stage.app.theme == ANSI

    drive(script, "capital", home=True)
    drive(later, "capital", home=True)
    drive(damaged, "capital", home=True)
    drive(without_colours, "capital", home=True, environment={"NO_COLOR": "1"})


@pytest.mark.parametrize("where", Where, ids=lambda where: where.name)
def test_no_two_commands_of_a_place_have_one_name(where: Where) -> None:
    names = [command_name(action) for action in actions_at(where) if action.rank]
    assert len(set(names)) == len(names)


def test_help_shows_the_keys_of_the_place_it_was_called_from(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("question_mark")
        assert "── Study, choosing one ──" in stage.text
        before = stage.rows[3]
        await stage.press("end")
        assert "Russian keyboard" in stage.text
        await stage.press("home")
        assert stage.rows[3] == before
        await stage.press("escape")
        assert isinstance(stage.app.screen, Study)
        assert stage.app.screen.where is Where.CHOOSING

    drive(script, "retook")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, "Nothing of this deck waits now."),
        (1, "Nothing of this deck waits now. Its next cards come tomorrow."),
    ],
)
def test_when_others_wait_it_is_said_that_nothing_of_this_deck_does(days: int | None, said: str) -> None:
    assert rest_words(days, others=True) == said
