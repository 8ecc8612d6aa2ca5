"""What the screens of a learner's own data show, cell by cell, at two sizes and in two languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.progress import Backup
from quizgeo.progress.inventory import Held, Inventory
from quizgeo.study.keeping import Done
from quizgeo.tui.lines.keeping import deed_of
from quizgeo.tui.pathing import Matches
from quizgeo.tui.screens.backups import BackupsScreen
from quizgeo.tui.screens.keeping import KeepingScreen

from .conftest import LARGE, SMALL, Drive
from .seats import Stage
from .test_frames import LEAST, compare

HOME = Path("home")
AT = 1_795_246_200_000
NEWEST = Backup(HOME / "backups" / "progress-20261121T073000000Z.db", AT)
FOUND = Inventory(HOME / "progress.db", 12_345, 0, NEWEST, (HOME / "progress (conflicted copy).db",))
HELD = (
    Held(NEWEST, 12_345, 1_520_000),
    Held(Backup(NEWEST.path, AT - 86_400_000, "merge"), 11_820, 1_460_000),
    Held(Backup(NEWEST.path, AT - 200_000_000), None, 1_459_712),
)
MERGED = Done(
    ("phone.jsonl: 412 new, 3,310 already here, 0 damaged left out.", "As it was before: home/backups/progress.db")
)
DAMAGED = Done(
    (
        "12,344 events are whole.",
        "To make it whole of all that can be read: quizgeo progress verify --repair",
        "Study days it touches: 2026-10-02",
        "12,345 events can be saved: 12,344 of this file, 1 of a backup, 0 waiting beside it.",
        "Damaged: answer 8,112: the checksum does not fit",
    ),
    3,
)
"""Sentences are made below the screen, and are in the language of whoever made them."""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English again after a test of another language."""
    yield
    language.use("en")


async def show(stage: Stage, name: str, done: Done) -> KeepingScreen:
    """Show what came of a deed."""
    screen = stage.app.screen
    assert isinstance(screen, KeepingScreen)
    screen.found, screen.asked, screen.deed, screen.outcome = FOUND, "", deed_of(name), done
    screen.draw()
    await stage.settle()
    return screen


@pytest.mark.parametrize("tongue", ["en", "id"])
@pytest.mark.parametrize("size", [LEAST, SMALL, LARGE], ids=["least", "small", "large"])
def test_keeping(size: tuple[int, int], tongue: str, drive: Drive) -> None:
    more = "" if tongue == "en" else "_id"

    async def script(stage: Stage) -> None:
        language.use(tongue)
        stage.app.open_keeping()
        await stage.settle()
        screen = await show(stage, "merge", MERGED)
        compare(stage, f"keeping_merged{more}", size)
        await show(stage, "verify", DAMAGED)
        compare(stage, f"keeping_damaged{more}", size)
        await stage.press("m")
        await stage.type("ph")
        await stage.settle()
        screen.found, screen.matches = FOUND, Matches("ph", ("phone.db", "phone.jsonl", "photos/"))
        screen.draw()
        await stage.settle()
        compare(stage, f"keeping_asked{more}", size)
        await stage.press("escape", "r")
        backups = stage.app.screen
        assert isinstance(backups, BackupsScreen)
        compare(stage, f"backups_none{more}", size)
        backups.held = HELD
        backups.draw()
        await stage.settle()
        compare(stage, f"backups{more}", size)

    drive(script, "capital", home=True, size=size)
