"""Decks are named in the language that is wanted; what stands around them speaks that of the interface."""

import pytest
from textual.widgets import Input

from quizgeo import language
from quizgeo.study import Learner, overview
from quizgeo.tui.lines.deck import Deck, details
from quizgeo.tui.screens.home import Home
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL

from .conftest import LARGE, SMALL, Drive, MakeLearner
from .seats import Stage

OVERLAY = """\
quizgeo: 1
translates: caucasus
language: id
title: Kaukasus Selatan
questions:
  capital: {question: Apa ibu kota Georgia?}
"""
OWN, THEIRS = "The South Caucasus", "Kaukasus Selatan"


@pytest.fixture
def learner(make_learner: MakeLearner) -> Learner:
    """Give a learner whose deck has one question and a translation."""
    return make_learner("capital", **{"caucasus.id": OVERLAY})


@pytest.mark.parametrize(("key", "size"), [("space", SMALL), ("enter", LARGE)])
def test_home_names_decks_and_begins_sessions_in_the_language_wanted(
    key: str, size: tuple[int, int], drive: Drive, learner: Learner
) -> None:
    async def script(stage: Stage) -> None:
        assert THEIRS in stage.text
        assert OWN not in stage.text
        await stage.press(key)
        assert THEIRS in stage.rows[0] + stage.rows[1]
        assert "Apa ibu kota Georgia?" in stage.text
        await stage.answer("'Baku' enter escape")
        assert THEIRS in stage.row_with("Session left")

    drive(script, home=True, size=size, learner=learner, tongue="id")


def test_decks_keep_their_own_titles_where_no_language_is_wanted(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        assert OWN in stage.text
        await stage.press("space")
        assert OWN in stage.rows[0] + stage.rows[1]
        await stage.answer("'Baku' enter escape")
        assert OWN in stage.row_with("Session left")

    drive(script, home=True, learner=learner)


def test_a_session_has_its_title_in_the_language_of_its_questions(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        assert THEIRS in stage.rows[0] + stage.rows[1]
        assert "Apa ibu kota Georgia?" in stage.text
        await stage.answer("'Tbilisi' enter space")
        assert THEIRS in stage.row_with("Session done")

    drive(script, learner=learner, tongue="id")


def test_home_names_decks_as_the_interface_speaks(drive: Drive, learner: Learner) -> None:
    language.use("id")

    async def script(stage: Stage) -> None:
        assert isinstance(stage.app.screen, Home)
        assert THEIRS in stage.text
        await stage.press("space")
        assert "Apa ibu kota Georgia?" not in stage.text  # what is asked is in the deck's own language unless wanted

    drive(script, home=True, learner=learner)


def test_shares_are_written_as_the_language_writes_them(learner: Learner) -> None:
    marked = Deck(overview(learner).rows[0], "A deck", [0], None)
    learner.log.close()
    assert any(row.plain.endswith("  0 %") for row in details(marked, 20_000, Sheet(60, FULL)))
    language.use("id")
    assert any(row.plain.endswith("  0%") for row in details(marked, 20_000, Sheet(60, FULL)))


@pytest.mark.parametrize(("tongue", "words"), [("en", "Search for commands…"), ("id", "Cari perintah…")])
def test_the_palette_asks_in_the_language_in_use_and_opens_once(tongue: str, words: str, drive: Drive) -> None:
    language.use(tongue)

    async def script(stage: Stage) -> None:
        await stage.press("ctrl+p")
        assert isinstance(stage.app.focused, Input)
        assert stage.app.focused.placeholder == words
        depth = len(stage.app.screen_stack)
        await stage.app.run_action("command_palette")
        await stage.pilot.pause()
        assert len(stage.app.screen_stack) == depth
        await stage.press("escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, home=True)
