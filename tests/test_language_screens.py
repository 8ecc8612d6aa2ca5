"""The app in every language: nothing is left in English, and every label has room where it stands."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizgeo import language
from quizgeo.clock import FixedClock, parse_instant
from quizgeo.language import _
from quizgeo.memory import Rating
from quizgeo.paths import Places
from quizgeo.study import Offer, days_in_short, open_learner
from quizgeo.study.dates import MONTHS
from quizgeo.text import cells
from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import ACTIONS, actions_at
from quizgeo.tui.app import QuizApp
from quizgeo.tui.forms.typing import LABEL
from quizgeo.tui.lines import home, why
from quizgeo.tui.lines.calendar import DAYS
from quizgeo.tui.lines.chrome import key_bar
from quizgeo.tui.lines.ratings import NAMES, rating_row
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL
from tools.house.messages import messages
from tools.house.source import checkout

LONGEST_LABEL = 14
WIDTH = 80
FEWEST = 5
"""Keys that a bar shows at least, help among them, or all where there are fewer."""
SAID = sorted(
    {
        message.text
        for module in checkout("src/quizgeo")
        for message in messages(module)
        if " " in message.text and "{" not in message.text
    }
)
"""Sentences of two words or more that nothing is filled into."""
DECK = """\
quizgeo: 1
deck: kaukasus
title: Kaukasus
language: id
questions:
  - id: karabakh
    question: Negara mana yang merebut kembali kendali penuh atas Karabakh?
    answer: Azerbaijan
    wrong: [Armenia, Turki]
    hint: Terletak di tepi Laut Kaspia.
    explain: Kampanye militer yang cepat mengakhiri konflik lama.
    status: claim
"""
BROKEN = "quizgeo: 1\ndeck: rusak\ntitle: Rusak\nlanguage: id\nquestions: [{id: a, question: Apa?, awnser: Ya}]\n"


@pytest.fixture(autouse=True, params=language.languages())
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each language in turn."""
    language.use(request.param)
    yield request.param
    language.use("en")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_a_label_fits_into_the_key_bar(action: Action) -> None:
    assert 0 < cells(_(action.label)) <= LONGEST_LABEL
    assert _(action.help).endswith(".")


@pytest.mark.parametrize("where", Where, ids=lambda where: where.name)
def test_a_key_bar_shows_enough_on_eighty_columns(where: Where) -> None:
    bar = key_bar(where, Sheet(WIDTH, FULL), lambda _action: True, letters=4)
    ranked = [action for action in actions_at(where) if action.rank]
    last = max(end for _start, end, _run in bar.spans)
    assert len(bar.spans) >= min(FEWEST, len(ranked))
    assert last <= WIDTH


def test_columns_of_home_have_room_for_their_names() -> None:
    assert max(cells(_("new")), cells(_("due"))) < home.NUMBER
    assert cells(_("known")) < home.KNOWN


def test_days_and_months_are_three_cells_so_that_pictures_stand_in_line() -> None:
    assert {cells(_(name)) for name in (*DAYS, *MONTHS)} == {3}


def test_lengths_of_time_are_eight_cells_at_most_where_room_is_short() -> None:
    assert [days for days in (0, 9, 60, 61, 90, 300, 366, 3000, 36000) if cells(days_in_short(days)) > 8] == []


def test_four_ratings_stand_side_by_side_whatever_they_lead_to() -> None:
    offers = [Offer(rating, days, 0) for rating, days in zip(Rating, (0, 320, 360, 700), strict=True)]
    row = rating_row(offers, Rating.GOOD, Sheet(WIDTH, FULL))
    assert max(end for _start, end, _run in row.spans) <= WIDTH
    assert len(row.spans) == 4


def test_labels_before_texts_leave_a_space() -> None:
    assert max(cells(_(label)) for label in ("you", "answer", "also")) < LABEL - 4
    assert max(cells(_(label)) for label in ("Source", "Status", "Answer")) < why.LABEL


def test_labels_of_the_summary_leave_a_space() -> None:
    assert cells(_("Wrong today")) <= 13
    assert max(cells(_(label)) for label in ("Coming back", "Left")) < 14
    assert max(cells(_(label)) for label in ("Right first time", "Due cards recalled")) < 20
    assert max(cells(_(name)) for name in NAMES.values()) < 7


def english_left(screen: str) -> list[str]:
    """Give English sentences of two words or more that a screen shows, where they are not what the language says."""
    return [text for text in SAID if text in screen and _(text) != text]


def text_of(app: QuizApp) -> str:
    """Give what the app shows."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to the painted cells
    return "\n".join(strip.text.rstrip() for strip in strips)


async def press(pilot: Pilot[int], app: QuizApp, *keys: str) -> str:
    """Press keys and give what is on the screen when it has come to rest."""
    before = ""
    await pilot.press(*keys)
    for _turn in range(200):
        await app.workers.wait_for_complete()
        await pilot.pause(0.01)
        now = text_of(app)
        if now == before and now.strip():
            break
        before = now
    return before


WALK = {
    "home": [],
    "problems": ["c"],
    "help": ["escape", "question_mark"],
    "asking": ["escape", "space"],
    "hint": ["h"],
    "revealed": ["space"],
    "again": ["space"],
    "left": ["escape"],
}
"""Keys from one screen to the next."""


@pytest.mark.parametrize("size", [(80, 24), (60, 16)], ids=["80x24", "60x16"])
def test_a_walk_through_the_app_shows_one_language(
    size: tuple[int, int], tongue: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    folder = Path("decks")
    folder.mkdir()
    (folder / "kaukasus.yaml").write_text(DECK, encoding="utf-8")
    (folder / "rusak.yaml").write_text(BROKEN, encoding="utf-8")
    screens: dict[str, str] = {}

    async def walk() -> None:
        learner = open_learner(Places(Path("home"), (folder,)), FixedClock(parse_instant("2026-11-21T09:00:00+00:00")))
        app = QuizApp(learner)
        app.signs = FULL
        try:
            async with app.run_test(size=size) as pilot:
                for name, keys in WALK.items():
                    screens[name] = await press(pilot, app, *keys)
        finally:
            learner.log.close()

    asyncio.run(walk())
    assert {name: found for name, text in screens.items() if (found := english_left(text))} == {}
    words = {
        "home": "Today",
        "problems": "Problems of decks",
        "help": "Help",
        "asking": "choose",
        "left": "Session left",
    }
    for name, word in words.items():
        assert _(word) in screens[name], screens[name]
    assert (tongue == "en") == ("Hari ini" not in screens["home"])
