"""The screen of settings: every row of every table, changed by a few keys, saved at once and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo import language
from quizgeo.memory import DEFAULT_PARAMETERS, EVEN_WEEK, Workload
from quizgeo.progress import EventKind, ProgressLog
from quizgeo.study import SETTINGS, Learner, Settings
from quizgeo.study.preparing import YearAhead
from quizgeo.study.settings import told_by
from quizgeo.tui.kept import Kept, choices, kept
from quizgeo.tui.lines.fitting import cost_rows
from quizgeo.tui.lines.settings import TITLES, Line, Standing, about_rows, in_words, lines_of, setting_rows, title_of
from quizgeo.tui.screens.home import Home
from quizgeo.tui.screens.settings import SettingsScreen
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN
from quizgeo.tui.stepping import is_typed, stepped, turned, typed
from quizgeo.tui.widgets.picker import Picker

from .conftest import LARGE, Drive, MakeLearner
from .seats import Stage

SHEET = Sheet(80, FULL)
NOW = Standing(Settings(), Kept(), (("caucasus", "The South Caucasus"),))
EASY = replace(NOW.settings, week=("normal",) * 5 + ("reduced", "minimum"))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English again after a test that chose a language."""
    yield
    language.use("en")


def line(name: str, now: Standing = NOW) -> Line:
    """Give a row by its name."""
    return next(each for each in lines_of(now) if each.name == name)


def text(standing: Standing, sheet: Sheet = SHEET, cursor: int = 0, digits: str = "") -> list[str]:
    """Give the rows of the list."""
    return [row.plain.rstrip() for row in setting_rows(lines_of(standing), cursor, sheet, digits).rows]


def about(name: str, standing: Standing = NOW, sheet: Sheet = SHEET, day: int = 0) -> str:
    """Give what is said of a row, as one text."""
    return " ".join(row.plain.strip() for row in about_rows(line(name, standing), standing, sheet, day))


# -- rows --------------------------------------------------------------------------------------------------------


def test_every_row_of_every_table_has_a_title_a_value_and_a_meaning() -> None:
    assert set(TITLES) == set(SETTINGS)
    assert [each.name for each in lines_of(NOW)] == [*SETTINGS, *(row.name for row in choices()), "caucasus", "keeping"]
    assert all(each.value and not each.usual for each in lines_of(NOW))
    for name, row in SETTINGS.items():
        assert row.help in about(name, sheet=Sheet(200, FULL))
    assert title_of("not_known_yet") == "not known yet"


@pytest.mark.parametrize(("name", "value", "words"), [
    ("retention", 0.925, "92.5 %"), ("new_per_day", 0, "0 cards"), ("max_interval", 3650, "3,650 days"),
    ("rollover", 4, "04:00"), ("leech", 0, "never"), ("leech", 8, "8 lapses"), ("goal_days", 0, "no goal"),
    ("goal_days", 4, "4 days"), ("streak", True, "on"), ("new_order", "mixed", "mixed"), ("week", EVEN_WEEK, "none"),
    ("week", EASY.week, "Sat reduced, Sun minimum"), ("parameters", DEFAULT_PARAMETERS, "as all begin with"),
    ("parameters", (1.0,) * 21, "your own, since 21 Nov 2026"),
])  # fmt: skip
def test_values_are_said_as_a_person_says_them(name: str, value: float, words: str) -> None:
    assert in_words(name, value, 20_778) == words


def test_a_value_of_ones_own_stands_beside_the_usual_one() -> None:
    now = Standing(replace(EASY, new_per_day=3, retention_of={"caucasus": 0.95}), Kept(clock="off"), NOW.decks)
    rows = text(now)
    assert next(row for row in rows if "new cards" in row).endswith("3 cards  unless set: 10 cards")
    assert next(row for row in rows if "easy days" in row).endswith("Sat reduced, Sun minimum  unless set: none")
    assert next(row for row in rows if "clock" in row).endswith("off  unless set: shown")
    assert next(row for row in rows if "Caucasus" in row).endswith("95 %  unless set: 90 %")


@pytest.mark.parametrize("width", [40, 48, 60, 80, 120])
def test_no_row_is_wider_than_its_sheet(width: int) -> None:
    now = Standing(EASY, Kept(), (("caucasus", "A title of a deck that is longer than any row has room for" * 2),))
    for place, each in enumerate(lines_of(now)):
        rows = setting_rows(lines_of(now), place, Sheet(width, FULL), "123456").rows
        assert max(row.cell_length for row in rows) <= width
        assert max(row.cell_length for row in about_rows(each, now, Sheet(width, FULL))) <= width


def test_what_is_typed_stands_in_place_of_the_value_of_the_marked_row() -> None:
    rows = text(NOW, cursor=1, digits="25")
    assert rows[2] == " ▶ new cards a day                 25_"
    assert rows[1].endswith("90 %")
    assert text(NOW, Sheet(80, PLAIN), cursor=1)[2].startswith(" > new cards a day")


def test_a_week_shows_how_easy_each_day_is_and_which_one_the_keys_change() -> None:
    now = replace(NOW, settings=EASY)
    assert "Fri =  Sat -  Sun ." in about("week", now)
    assert "▐Sat -▌" in about("week", now, day=5)
    assert "[Sat -]" in about("week", now, Sheet(40, PLAIN), day=5)
    assert "= normal  - reduced  . minimum" in about("week", now)


def test_what_a_recall_costs_is_a_table_with_the_number_of_cards() -> None:
    curve = tuple(Workload(each, 3650, 730.0, 900.0) for each in (0.8, 0.9, 0.95))
    ahead = YearAhead(1200, 10, 1000, 365, 0.9, 10, 120, 0, curve)
    rows = [row.plain.rstrip() for row in cost_rows(ahead, 0.94, SHEET)]
    assert rows[0].split() == ["aim", "answers", "minutes", "known"]
    assert rows[3].split() == ["▶", "95", "%", "10.0", "2.0", "900"]
    assert rows[4] == "  A day, and known in a year: a forecast for 1,200 cards."
    (bare,) = cost_rows(replace(ahead, curve=()), 0.9, SHEET)
    assert bare.plain == "  There are no cards to forecast for."


# -- stepping ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "value", "by", "after"), [
    ("retention", 0.9, 1, 0.91), ("retention", 0.7, -1, 0.69), ("new_per_day", 10, -1, 9), ("due_per_day", 120, 1, 130),
    ("max_interval", 3650, -1, 3620), ("new_order", "file", 1, "mixed"), ("new_order", "file", -1, "mixed"),
    ("streak", False, 1, True), ("week", EVEN_WEEK, 1, ["normal", "reduced", *["normal"] * 5]),
    ("week", EVEN_WEEK, -1, ["normal", "minimum", *["normal"] * 5]),
    ("parameters", DEFAULT_PARAMETERS, 1, DEFAULT_PARAMETERS),
])  # fmt: skip
def test_a_step_goes_to_the_next_value_whether_it_may_stand_or_not(
    name: str, value: float, by: int, after: object
) -> None:
    assert stepped(SETTINGS[name], value, by, 1) == after


def test_digits_are_numbers_and_of_shares_percentages() -> None:
    assert (typed(SETTINGS["new_per_day"], "25"), typed(SETTINGS["retention"], "85")) == (25, 0.85)
    assert [name for name, row in SETTINGS.items() if not is_typed(row)] == [
        "week",
        "new_order",
        "streak",
        "parameters",
    ]
    assert turned(("a", "b"), "b", 1) == "a"


# -- the screen --------------------------------------------------------------------------------------------------


def said(learner: Learner) -> list[object]:
    """Give what the events of settings say, but for that of the fixture."""
    return [told_by(event).get("set") for event in reopened(learner).settings()][1:]


def reopened(learner: Learner) -> ProgressLog:
    """Open the log again, which the app has closed."""
    return ProgressLog.open(learner.log.places, readonly=True)


async def go(stage: Stage, name: str) -> None:
    """Mark a row."""
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen)
    picker = screen.query_one(Picker)
    picker.end(-1)
    picker.move([each.name for each in screen.lines].index(name))
    await stage.settle()


def test_home_leads_to_settings_and_back(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(",")
        assert isinstance(stage.app.screen, SettingsScreen)
        assert "recall to aim at" in stage.row_with("▶")
        await stage.press("escape")
        assert isinstance(stage.app.screen, Home)

    drive(script, "capital", home=True)


def test_numbers_are_stepped_typed_and_set_back_each_as_one_event(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        await stage.press("right", "right", "left")
        await go(stage, "due_per_day")
        await stage.press("4", "5", "backspace", "8")
        assert "48_" in stage.row_with("▶")
        assert learner.settings.due_per_day == 120
        await stage.press("enter")
        assert "48 cards" in stage.row_with("▶")
        await stage.press("backspace")
        await stage.press("7", "escape")
        assert "120 cards" in stage.row_with("▶")
        await stage.press("enter")
        assert "Type a number" in stage.text

    drive(script, learner=learner, home=True)
    assert said(learner) == [
        {"retention": 0.91}, {"retention": 0.92}, {"retention": 0.91}, {"due_per_day": 48}, {"due_per_day": None},
    ]  # fmt: skip


def test_what_may_not_stand_is_told_in_place_and_changes_nothing(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        await stage.press("5", "0", "enter")
        assert "retention must be 0.7 to 0.97 (you wrote 0.5)" in stage.text
        assert "90 %" in stage.row_with("▶")
        await go(stage, "rollover")
        assert "must be" not in stage.text
        await stage.press("7", "enter")
        assert "rollover must be 0 to 6 (you wrote 7)" in stage.text
        await stage.press(*"1234567")
        assert "123456_" in stage.row_with("▶")

    drive(script, learner=learner, home=True)
    assert said(learner) == []


def test_words_are_chosen_and_days_of_the_week_toggled(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        await go(stage, "new_order")
        await stage.press("enter")
        await go(stage, "streak")
        await stage.press("space")
        await go(stage, "week")
        await stage.press("left", "enter", "enter", "left", "space")
        assert "Sat reduced, Sun minimum" in stage.row_with("▶")
        await stage.press("4")
        assert "4_" not in stage.text

    drive(script, learner=learner, home=True)
    now = Settings(new_per_day=99, new_order="mixed", streak=True, week=EASY.week)
    assert said(learner)[:2] == [{"new_order": "mixed"}, {"streak": True}]
    assert said(learner)[-1] == {"week": list(now.week)}


def test_changes_are_taken_back_one_by_one_the_newest_first(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        assert "u undo" not in stage.text
        await stage.press("right")
        await go(stage, "clock")
        await stage.press("right")
        await go(stage, "caucasus")
        await stage.press("8", "5", "enter")
        assert learner.settings.retention_of == {"caucasus": 0.85}
        await stage.press("u")
        assert "Taken back." in stage.text
        assert learner.settings.retention_of == {}
        await stage.press("u")
        assert stage.app.kept == Kept()
        await stage.press("ctrl+z")
        assert learner.settings.retention == pytest.approx(0.9)
        await stage.press("u")
        assert "u undo" not in stage.text

    drive(script, learner=learner, home=True)
    assert said(learner) == []
    assert sum(event.kind == EventKind.UNDONE for _place, event in reopened(learner).scan()) == 2


def test_a_deck_has_an_aim_of_its_own_until_it_is_set_back(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        await go(stage, "caucasus")
        assert "90 %, as all" in stage.row_with("▶")
        await stage.press("right")
        assert "91 %  unless set: 90 %" in stage.row_with("▶")
        assert "quizgeo settings retention 0.9 --deck caucasus" in stage.text
        await stage.press("delete")
        assert "90 %, as all" in stage.row_with("▶")

    drive(script, learner=learner, home=True)


def test_what_is_chosen_for_this_device_holds_at_once_and_is_no_event(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        await go(stage, "theme")
        await stage.press("right")
        assert stage.app.theme == "quizgeo-light"
        await go(stage, "language")
        await stage.press("right", "right")
        assert "Bahasa Indonesia" in stage.row_with("▶")
        assert "bantuan" in stage.rows[23]
        await stage.press("backspace")
        await go(stage, "signs")
        await stage.press("enter")
        assert "plain" in stage.row_with(">")

    drive(script, learner=learner, home=True, environment={"QUIZGEO_LANG": ""})
    assert said(learner) == []
    assert kept(Path("home")) == Kept(theme="quizgeo-light", signs="plain")


def test_a_device_that_cannot_keep_anything_says_so(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        (stage.app.home / "screen.json").mkdir()
        stage.app.open_settings()
        await stage.settle()
        await go(stage, "clock")
        await stage.press("right")
        assert "could not be kept" in stage.text
        assert stage.app.kept.clock == "off"

    drive(script, "capital", home=True)


def test_what_a_recall_costs_is_shown_for_all_decks_and_for_one(drive: Drive) -> None:
    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        await stage.press("d")
        await stage.until("a forecast for")
        assert "▶  90 %" in stage.text
        await stage.press("down")
        assert "forecast" not in stage.text
        await stage.press("d")
        assert "forecast" not in stage.text
        await go(stage, "caucasus")
        await stage.press("d")
        await stage.until("a forecast for")

    drive(script, "capital", "states", "retook", home=True, size=LARGE)


def test_a_click_marks_a_row_and_another_sets_it(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        place = stage.place_of("count of study days")
        for marked in ("count of study days  ", " on  unless set: off"):
            await stage.pilot.click(offset=place)
            await stage.settle()
            assert marked in stage.row_with("▶")

    drive(script, learner=learner, home=True, size=LARGE)
    assert said(learner) == [{"streak": True}]


def test_who_leaves_at_once_loses_no_change(drive: Drive, make_learner: MakeLearner) -> None:
    learner = make_learner("capital")

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        await stage.pilot.press("right", "right", "right", "escape")
        await stage.settle()
        assert isinstance(stage.app.screen, Home)

    drive(script, learner=learner, home=True)
    assert said(learner)[-1] == {"retention": 0.93}
