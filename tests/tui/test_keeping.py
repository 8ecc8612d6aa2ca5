"""The screen of a learner's own data: what the commands do, asked for by hand, told in place, and nothing half."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizgeo.clock import Instant
from quizgeo.language import use
from quizgeo.progress import Backup, ProgressLog, list_backups, make_backup
from quizgeo.progress.inventory import Held, Inventory
from quizgeo.study import Learner
from quizgeo.study.keeping import Done
from quizgeo.tui.lines.keeping import (
    DEEDS,
    backup_rows,
    deed_of,
    deed_rows,
    deeds,
    done_rows,
    facts_rows,
    failed_rows,
    hint_row,
    no_backup_rows,
    restore_question,
    size_words,
    waiting_rows,
)
from quizgeo.tui.screens.backups import BackupsScreen
from quizgeo.tui.screens.keeping import KeepingScreen
from quizgeo.tui.screens.settings import SettingsScreen
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

from .conftest import Drive, MakeLearner
from .seats import Stage

SHEET = Sheet(80, FULL)
NOW = Instant(1_795_000_000_000, 420)
PLACE = Path("data") / "progress.db"
COPIES = (PLACE.with_name("progress (conflicted copy).db"),)
BACKUP = Backup(PLACE, NOW.ms)


def text(*rows: object) -> str:
    return "\n".join(str(row).rstrip() for row in rows)


# -- rows --------------------------------------------------------------------------------------------------------


def test_facts_tell_what_there_is() -> None:
    bare = text(*facts_rows(Inventory(PLACE, 0), NOW, SHEET))
    assert "0 events in" in bare
    assert "There is no backup yet" in bare
    full = text(*facts_rows(Inventory(PLACE, 1_234, 3, BACKUP, COPIES), NOW, SHEET))
    for words in ("1,234 events in", "of 18 Nov 2026 18:06", "3 answers wait in pending.jsonl", "⚠ A sync client left"):
        assert words in full


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("tongue", ["en", "id"])
def test_no_row_is_wider_than_its_sheet(width: int, tongue: str) -> None:
    use(tongue)
    try:
        sheet = Sheet(width, FULL)
        held = (Held(BACKUP, 1, 36_864), Held(Backup(PLACE, 0, "migration"), None, 10**10))
        done = Done(("a" * 300, "b " * 300), 3)
        rows = [
            *facts_rows(Inventory(PLACE, 10**7, 3, BACKUP, COPIES * 9), NOW, sheet),
            *(row for deed in DEEDS for row in (*done_rows(deed, done, sheet), *failed_rows(deed, "c" * 300, sheet))),
            *(row for deed in DEEDS for row in waiting_rows(deed, 3, 10_000, sheet)),
            *deed_rows(DEEDS, 2, sheet).rows,
            *backup_rows(held, 0, 1, sheet).rows,
            *no_backup_rows(sheet).rows,
            hint_row([f"{'n' * 90}{number}" for number in range(40)], sheet),
        ]
        assert max(row.cell_length for row in rows) <= width
    finally:
        use("en")


def test_copies_are_offered_only_where_there_are_some() -> None:
    assert "copies" not in [deed.name for deed in deeds(None)]
    assert "copies" not in [deed.name for deed in deeds(Inventory(PLACE, 1))]
    assert [deed.name for deed in deeds(Inventory(PLACE, 1, copies=COPIES))] == [deed.name for deed in DEEDS]


def test_a_sign_says_whether_all_is_well() -> None:
    deed = deed_of("verify")
    assert "✔ 2 events are whole." in text(*done_rows(deed, Done(("2 events are whole.", "All is well.")), SHEET))
    assert "x 1 event" in text(*done_rows(deed, Done(("1 event",), 3), Sheet(80, PLAIN)))
    assert "✘ The disk is full" in text(*failed_rows(deed, "The disk is full", SHEET))
    assert len({text(*waiting_rows(deed, turn, 0, SHEET)) for turn in range(8)}) == 4


def test_a_backup_is_a_row_of_date_answers_size_and_reason() -> None:
    held = (Held(BACKUP, 1_234, 1_240_000), Held(Backup(PLACE, NOW.ms, "merge"), None, 40))
    first, second, *_more = (row.plain for row in backup_rows(held, 420, 0, SHEET).rows)
    assert first.split() == ["▶", "18", "Nov", "2026", "18:06", "1,234", "answers", "1.2", "MB"]
    assert second.split() == ["18", "Nov", "2026", "18:06", "damaged", "40", "B", "before", "a", "merge"]
    assert "18 Nov 2026 11:06, with 1,234 answers?" in restore_question(held[0], 0)


@pytest.mark.parametrize(("size", "words"), [
    (0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (36_864, "37 kB"), (999_600, "1.0 MB"), (5_260_000, "5.3 MB"),
    (152_000_000, "152 MB"), (5 * 10**12, "5000 GB"),
])  # fmt: skip
def test_sizes_are_said_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_names_are_shown_as_far_as_there_is_room() -> None:
    assert hint_row(["a", "b/"], SHEET).plain == "  a  b/"
    assert hint_row([], SHEET).plain.strip() == ""
    assert hint_row([f"name-{number}" for number in range(9)], SHEET).plain.endswith("… 1 more")


# -- the screen --------------------------------------------------------------------------------------------------


@pytest.fixture
def learner(make_learner: MakeLearner, monkeypatch: pytest.MonkeyPatch) -> Learner:
    """Give a learner whose own folder is the one they stand in."""
    made = make_learner("capital")
    monkeypatch.setenv("HOME", str(Path.cwd()))
    return made


async def go(stage: Stage) -> KeepingScreen:
    """Open the screen."""
    stage.app.open_keeping()
    await stage.settle()
    screen = stage.app.screen
    assert isinstance(screen, KeepingScreen)
    return screen


def lines(name: str, text: str | None = None) -> int:
    """Count the lines of a file; with a text, write it before."""
    path = Path(name)
    if text is not None:
        path.write_text(text)
    return len(path.read_text().splitlines())


def events(learner: Learner) -> int:
    with ProgressLog.open(learner.log.places, readonly=True) as log:
        return log.last_pos()


def spoil(path: Path) -> None:
    """Fill the page of the events with noise."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()
    start = (root - 1) * 4096
    content[start : start + 4096] = random.Random(1).randbytes(4096)
    path.write_bytes(content)


def test_settings_lead_there_and_back(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(",", "end")
        assert "your own data" in stage.row_with("▶")
        await stage.press("right", "backspace", "enter")
        assert isinstance(stage.app.screen, KeepingScreen)
        assert "1 event in" in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, SettingsScreen)

    drive(script, learner=learner, home=True)


def test_an_export_goes_where_it_is_told_and_comes_back_as_nothing_new(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        screen = await go(stage)
        await stage.press("x")
        assert screen.field.value == "~/quizgeo-2026-11-21.jsonl"
        await stage.press("enter")
        await stage.until("1 event is in")
        assert lines("quizgeo-2026-11-21.jsonl") == 2
        assert lines("quizgeo-2026-11-21.jsonl", "mine") == 1
        await stage.press("x", "enter")
        assert "is there already" in stage.text
        await stage.press("n")
        assert lines("quizgeo-2026-11-21.jsonl") == 1
        await stage.press("enter", "y")
        await stage.until("1 event is in")
        await stage.press("m", "~", "/", "q")
        assert "quizgeo-2026-11-21.jsonl" in stage.text
        await stage.press("tab", "enter")
        await stage.until("0 new, 1 already here")

    drive(script, learner=learner, home=True)
    assert events(learner) == 1


def test_a_merge_brings_settings_that_hold_at_once(drive: Drive, learner: Learner) -> None:
    learner.change("new_per_day", 7)
    make_backup(learner.log.places, learner.now(), to=Path("phone.db"))
    for path in (learner.log.places.progress, learner.log.places.device):
        path.unlink()
    learner.log.close()
    Path("phone.db").rename("other.db")

    async def script(stage: Stage) -> None:
        assert stage.learner.settings.new_per_day == 10
        await go(stage)
        await stage.press("down", "enter")
        await stage.type("other.db")
        await stage.press("enter")
        await stage.until("2 new, 0 already here")
        assert stage.learner.settings.new_per_day == 7
        assert "2 events in" in stage.text

    from quizgeo.study import open_learner

    drive(script, learner=open_learner(learner.log.places, learner.clock), home=True)


def test_what_cannot_be_taken_in_is_told_in_place(drive: Drive, learner: Learner) -> None:
    Path("foreign.db").write_bytes(b"no log at all, but long enough for a header of one" * 9)

    async def script(stage: Stage) -> None:
        screen = await go(stage)
        for typed, words in (("", "Type the name of a file."), ("none.db", "There is no file none.db."),
            ("home", "There is no file home."),
        ):  # fmt: skip
            await stage.press("m")
            await stage.type(typed)
            await stage.press("enter")
            await stage.until(words)
            assert screen.asked == "merge"
            await stage.press("escape")
        await stage.press("m")
        await stage.type("foreign.db")
        await stage.press("enter")
        await stage.until("✘ foreign.db: ")
        await stage.press("x")
        screen.field.value = "home/progress.db"
        await stage.press("enter")
        await stage.until("part of your progress")
        await stage.press("escape", "escape")
        assert not isinstance(stage.app.screen, KeepingScreen)

    drive(script, learner=learner, home=True)
    assert events(learner) == 1


def test_copies_of_a_sync_client_are_offered_and_never_merged_unasked(drive: Drive, learner: Learner) -> None:
    learner.change("new_per_day", 7)
    places = learner.log.places
    copy = make_backup(places, learner.now(), to=places.home / "progress (conflicted copy).db")
    content = copy.read_bytes()

    async def script(stage: Stage) -> None:
        await go(stage)
        assert "A sync client left a copy in conflict" in stage.text
        assert list_backups(places) == ()
        await stage.press("c")
        await stage.until("0 new, 2 already here")

    drive(script, learner=learner, home=True)
    assert copy.read_bytes() == content


def test_damage_is_found_told_and_mended_by_a_backup(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        await go(stage)
        await stage.press("v")
        await stage.until("All is well.")
        await stage.press("b")
        await stage.until("A verified copy was made")
        spoil(learner.log.places.progress)
        await stage.press("v")
        await stage.until("can be saved")
        assert "✘" in stage.text
        await stage.press("pagedown", "pageup", "r")
        assert isinstance(stage.app.screen, BackupsScreen)
        await stage.press("enter", "y")
        assert stage.app.return_code == 0

    drive(script, learner=learner, home=True)
    assert events(learner) == 1
    assert list(learner.log.places.home.glob("progress.damaged-*.db"))


def test_a_backup_is_put_back_after_a_yes(drive: Drive, learner: Learner) -> None:
    backup = make_backup(learner.log.places, learner.now())
    learner.change("new_per_day", 7)

    async def script(stage: Stage) -> None:
        await go(stage)
        await stage.press("up", "end", "enter", "enter", "n")
        assert isinstance(stage.app.screen, BackupsScreen)
        assert learner.log.last_pos() == 2
        await stage.press("enter", "y")
        await stage.until("2 events are in your progress now.")
        assert "before-restore" in stage.text
        assert learner.settings.new_per_day == 7
        backup.write_bytes(b"nothing")
        await stage.press("r", "enter")
        await stage.until("This backup cannot be read.")
        await stage.press("escape")

    drive(script, learner=learner, home=True)


def test_without_a_backup_there_is_nothing_to_put_back(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        await go(stage)
        await stage.press("r", "enter")
        assert "There is no backup yet." in stage.text
        await stage.press("escape")
        learner.log.places.backups.write_text("a file where a folder has to be")
        await stage.press("b")
        await stage.until("✘ ")

    drive(script, learner=learner, home=True)


def test_one_thing_is_done_at_a_time_and_writing_is_waited_for(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        screen = await go(stage)
        screen.deed, screen.outcome = deed_of("merge"), None
        screen.tick()
        await stage.press("v", "m", "escape")
        assert stage.app.screen is screen
        assert "Taking in what is new" in stage.text
        screen.deed = deed_of("verify")
        await stage.press("escape")
        assert stage.app.screen is not screen

    drive(script, learner=learner, home=True)


def test_a_click_marks_a_deed_and_another_does_it(drive: Drive, learner: Learner) -> None:
    async def script(stage: Stage) -> None:
        await go(stage)
        await stage.click("Verify")
        assert "Verify" in stage.row_with("▶")
        await stage.click("Verify")
        await stage.until("All is well.")

    drive(script, learner=learner, home=True)
