"""The screen of a fit: it can be left at any moment, keeps what is better, and moves due days only after a yes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.cli.ahead_lines import year_lines
from quizgeo.memory import DEFAULT_PARAMETERS, Workload
from quizgeo.paths import Places
from quizgeo.progress import ProgressLog
from quizgeo.study import Learner, YearAhead, open_learner
from quizgeo.study.moving import Moved
from quizgeo.study.settings import told_by
from quizgeo.tui.lines.fitting import cost_rows, moving_question, result_rows, waiting_rows
from quizgeo.tui.lines.workload import workload_rows
from quizgeo.tui.screens.fitting import FittingScreen
from quizgeo.tui.screens.settings import SettingsScreen
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL
from tests.study import lived
from tests.study.lived import QUICK

from .conftest import Drive
from .seats import Stage
from .test_settings_frames import BETTER

pytest.importorskip("fsrs_rs_python")

DUE = Moved((120, 84), (310, 266), (640, 571))
STUB = "import threading\nthreading.Event().wait()\n"


@pytest.fixture
def lived_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Learner]:
    """Give what makes a learner with a life of so many cards."""
    monkeypatch.chdir(tmp_path)

    def make(items: int) -> Learner:
        folder = Path("lived")
        folder.mkdir()
        (folder / "lived.yaml").write_text(lived.deck(items), encoding="utf-8")
        places = Places(Path("home"), (folder,))
        lived.live(places, QUICK, items)
        return open_learner(places, lived.clock())

    return make


def changes(learner: Learner) -> list[object]:
    """Give what the events of settings say; the app has closed the log."""
    with ProgressLog.open(learner.log.places, readonly=True) as log:
        return [sorted(told_by(event)) for event in log.settings()]


def test_a_goal_between_the_rows_names_the_nearest() -> None:
    curve = tuple(Workload(retention, 3650, 365.0, 30.0) for retention in (0.9, 0.95))
    ahead = YearAhead(40, 0, 40, 365, 0.94, 10, 120, 0, curve)
    rows = [row.plain.rstrip() for row in cost_rows(ahead, 0.94, Sheet(80, FULL))]
    assert rows[2].lstrip().startswith("▶  95 %")
    assert rows[-1] == "  94 % has no row of its own; 95 % is the nearest."
    assert "nearest" not in "".join(row.plain for row in cost_rows(ahead, 0.95, Sheet(80, FULL)))
    assert list(year_lines(ahead))[-1].endswith("nearest to your goal")
    assert any("^ nearest to your goal" in row.plain for row in workload_rows(ahead, Sheet(80, FULL)))


def test_while_it_is_under_way_it_says_for_how_long_and_how_to_stop() -> None:
    rows = [row.plain for row in waiting_rows(9, 2, Sheet(80, FULL))]
    assert rows == ["  / Fitting FSRS to your answers: 2 s. esc stops it, and nothing changes."]
    assert len({waiting_rows(turn, 0, Sheet(80, FULL))[0].plain for turn in range(8)}) == 4


def test_a_result_tells_what_holds_and_what_moves() -> None:
    told = "\n".join(row.plain for row in result_rows(BETTER, DUE, Sheet(80, FULL), rescheduled=False))
    for words in (
        "2,000 next-day answers to 250 cards",
        "Replaced: ",
        "describes these answers well",
        "No due day was",
    ):
        assert words in told
    kept = replace(BETTER, fit=replace(BETTER.fit, decision="kept", health=None))
    told = "\n".join(row.plain for row in result_rows(kept, DUE, Sheet(80, FULL), rescheduled=True))
    assert "Kept: " in told
    assert "Due days were moved." in told
    few = replace(BETTER, fit=replace(BETTER.fit, decision="too-few", targets=12, held_out=None, health=None))
    told = "\n".join(row.plain for row in result_rows(few, DUE, Sheet(80, FULL), rescheduled=False))
    assert "needs 400 next-day answers, you have 12" in told
    assert "Cards due" not in told
    assert "today would be 84 instead of 120, and within 7 days 266 instead of 310" in moving_question(DUE)


def test_a_fit_holds_at_once_moves_due_days_after_a_yes_and_is_taken_back(
    drive: Drive, lived_in: Callable[[int], Learner]
) -> None:
    learner = lived_in(130)
    before = dict(learner.items)

    async def script(stage: Stage) -> None:
        stage.app.open_settings()
        await stage.settle()
        screen = stage.app.screen
        assert isinstance(screen, SettingsScreen)
        await stage.press("end", "up", "up", "up", "up", "up", "up", "up")
        assert "FSRS parameters" in stage.row_with("▶")
        await stage.press("enter")
        await stage.until("Replaced: ")
        assert learner.settings.parameters != DEFAULT_PARAMETERS
        await stage.press("m")
        assert "Move the due days of all cards?" in stage.text
        await stage.press("n", "m", "y")
        await stage.until("Due days were moved.")
        assert "m move due days" not in stage.text
        assert dict(learner.items) != before
        await stage.press("u")
        await stage.until("No due day was moved.")
        assert learner.settings.parameters != DEFAULT_PARAMETERS
        await stage.press("escape")
        await stage.until("your own, since 2 Mar 2026")
        await stage.press("backspace")
        await stage.until("as all begin with")

    drive(script, learner=learner, home=True)
    assert changes(learner) == [["set"], ["set"]]


def test_both_steps_of_a_fit_are_taken_back(drive: Drive, lived_in: Callable[[int], Learner]) -> None:
    learner = lived_in(130)
    before = dict(learner.items)

    async def script(stage: Stage) -> None:
        stage.app.open_fitting()
        await stage.until("Replaced: ")
        await stage.press("m", "y")
        await stage.until("Due days were moved.")
        await stage.press("u", "u")
        assert "u undo" not in stage.text
        assert dict(learner.items) == before

    drive(script, learner=learner, home=True)
    assert changes(learner) == []


def test_left_before_it_is_done_nothing_has_changed(
    drive: Drive, lived_in: Callable[[int], Learner], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "fsrs_rs_python.py").write_text(STUB, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    learner = lived_in(130)
    before = learner.log.places.progress.read_bytes()

    async def script(stage: Stage) -> None:
        stage.app.push_screen(FittingScreen())
        while "esc stops it" not in stage.text:
            await stage.pilot.pause(0.02)
        await stage.pilot.press("escape")
        await stage.settle()
        assert learner.log.places.progress.read_bytes() == before

    drive(script, learner=learner, home=True)
    assert changes(learner) == []


def test_a_fit_that_fails_is_told(
    drive: Drive, lived_in: Callable[[int], Learner], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")

    async def script(stage: Stage) -> None:
        stage.app.open_fitting()
        await stage.until("nothing was changed. Try again.")
        assert "u undo" not in stage.text
        await stage.press("escape")

    drive(script, learner=lived_in(2), home=True)
