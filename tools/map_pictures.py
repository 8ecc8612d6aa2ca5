"""Draw the pictures of maps: questions of a small deck, as the app shows them. A part of `tools.pictures`."""

import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from quizgeo.clock import FixedClock, parse_instant
from quizgeo.paths import Places
from quizgeo.study import Learner, Scope, open_learner
from quizgeo.tui.app import QuizApp
from quizgeo.tui.signs import FULL

MOMENT = "2026-11-21T09:00:00+00:00"
DECK = """\
quizgeo: 1
deck: maps
title: On the map
language: en
as_of: 2025-07
questions:
  - id: find
    tags: [find]
    question: Find Armenia.
    find: ARM
    map: {region: south-caucasus}
    explain: It has four neighbours, and no coast.
  - id: identify
    tags: [identify]
    question: Which country is marked on the map?
    answer: Romania
    wrong: [Bulgaria, Hungary, Serbia]
    map: {region: europe, show: ROU}
    explain: It lies north of the lower Danube, on the Black Sea.
  - id: world
    tags: [world]
    question: Find the largest country of South America.
    find: BRA
    map: {region: world}
    explain: It has a border with all countries of the continent but two.
  - id: place
    tags: [place]
    question: Where does Baku lie?
    place: 40.41, 49.87
    within: 40 km
    map: {region: south-caucasus}
    explain: It lies on the Absheron peninsula, which juts out into the Caspian Sea.
"""

Shot = tuple[str, tuple[int, int], Sequence[str]]
SHOTS: Mapping[str, Shot] = {
    "map-find": ("find", (80, 24), ("down", "right", "enter")),
    "map-identify": ("identify", (100, 34), ()),
    "map-world": ("world", (110, 34), ("down", *["left"] * 4, "down", "enter")),
    "map-place": ("place", (80, 24), (*["right"] * 11, "down", "enter")),
}
"""By the name of its file: the question, the size of the window, and the keys after which it is drawn."""


def map_pictures() -> dict[str, str]:
    """Give the pictures as SVG by their names."""
    return {name: asyncio.run(_draw(*shot)) for name, shot in SHOTS.items()}


async def _draw(question: str, size: tuple[int, int], keys: Sequence[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        learner = _learner(Path(folder))
        app = QuizApp(learner, Scope((learner.deck("maps"),), tags=(question,)))
        app.signs = FULL
        async with app.run_test(size=size) as pilot:
            for key in ("", *keys):
                if key:
                    await pilot.press(key)
                await app.workers.wait_for_complete()
                await pilot.pause(0.3)
            drawn = app.export_screenshot(title="quizgeo")
        learner.log.close()
        return drawn


def _learner(folder: Path) -> Learner:
    (folder / "decks").mkdir()
    (folder / "decks" / "maps.yaml").write_text(DECK, encoding="utf-8")
    return open_learner(Places(folder / "home", (folder / "decks",)), FixedClock(parse_instant(MOMENT)))
