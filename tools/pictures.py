"""Draw the pictures of the README and of docs: the app on the shipped decks, home after some weeks of study, and maps.

Run: python -m tools.pictures [FOLDER]. Chromium turns the pictures into PNG, for it keeps the columns of Textual's SVG
in line; `CHROMIUM` names it where it is not on the path.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path

from quizgeo.clock import FixedClock, parse_instant
from quizgeo.decks import Choice
from quizgeo.paths import Places, shipped_decks
from quizgeo.study import Asking, Learner, Scope, Session, everything, open_learner, start
from quizgeo.tui.action import LETTERS
from quizgeo.tui.app import QuizApp
from quizgeo.tui.screens.study import Study
from quizgeo.tui.signs import FULL
from tools.house.source import ROOT
from tools.map_pictures import map_pictures

FOLDER = ROOT / "docs" / "pictures"
SIZE = (80, 24)
BEGIN = "2026-10-19T18:00:00+00:00"
DAYS = 33
OFTEN, RIGHT = 0.8, 0.75
"""Shares of days with study, and of answers that are right."""
DECK, BEFORE = "karabakh", 3
"""The deck of the picture of a question, and the answers given before it."""
FONT = "DejaVu Sans Mono"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def learner_in(home: Path) -> tuple[Learner, FixedClock]:
    """Give a learner who has done nothing yet, and the clock to move."""
    clock = FixedClock(parse_instant(BEGIN))
    return open_learner(Places(home, (shipped_decks(),)), clock), clock


def practise(learner: Learner, clock: FixedClock) -> None:
    """Let some weeks of study pass."""
    for day in range(DAYS):
        if share(f"day {day}") < OFTEN:
            study(start(learner, everything(learner)), clock)
        clock.move(days=1)


def study(session: Session, clock: FixedClock) -> None:
    """Answer all that waits; each answer is right or wrong by the hash of its question."""
    number = 0
    while (question := session.question) is not None:
        number += 1
        clock.move(ms=8_000)
        session.give_up()
        if share(f"{question.key} {number} {clock.at.ms}") < RIGHT:
            session.say("right")
        session.next()


def share(seed: str) -> float:
    """Give a number from 0 to 1 that is always the same for a text."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=4).digest(), "big") / 2**32


def at_question(learner: Learner, clock: FixedClock) -> Session:
    """Give a session that has come to a question to choose from."""
    session = start(learner, Scope((learner.deck(DECK),)))
    while (question := session.question) is not None:
        if question.kind == "choice" and len(session.attempts) >= BEFORE:
            break
        clock.move(ms=9_000)
        session.give_up()
        session.say("right")
        session.next()
    clock.move(ms=14_000)
    return session


async def home(app: QuizApp) -> str:
    """Draw the home screen."""
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        return app.export_screenshot(title="quizgeo")


async def reveal(app: QuizApp, session: Session) -> str:
    """Draw a wrong answer beside the right one."""
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(Study(session.scope, session))
        await pilot.pause(0.3)
        view, question = session.view, session.question
        assert isinstance(view, Asking)
        assert question is not None
        assert isinstance(question.body, Choice)
        wrong = next(place for place, text in enumerate(view.asked.options) if text != question.body.answer)
        await pilot.press(LETTERS[wrong])
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        return app.export_screenshot(title="quizgeo")


def pictures() -> dict[str, str]:
    """Give the pictures as SVG by their names."""
    with tempfile.TemporaryDirectory() as folder:
        fresh, its_clock = learner_in(Path(folder) / "fresh")
        old, clock = learner_in(Path(folder) / "old")
        practise(old, clock)
        screens = QuizApp(fresh), QuizApp(old)
        for app in screens:
            app.signs = FULL
        found = {
            "study": asyncio.run(reveal(screens[0], at_question(fresh, its_clock))),
            "home": asyncio.run(home(screens[1])),
        }
        fresh.log.close()
        old.log.close()
    return found | map_pictures()


def offline(svg: str) -> str:
    """Take the links to fonts of the web out of a picture."""
    return re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL).replace("Fira Code", FONT)


def to_png(svg: str, path: Path, chromium: str) -> None:
    """Let Chromium draw a picture at its own size."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size is not None
    window = ",".join(str(int(float(side)) + 1) for side in size.groups())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "picture.svg"
        source.write_text(svg, encoding="utf-8")
        call = [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--screenshot={path}",
            f"--window-size={window}", source.as_uri(),
        ]  # fmt: skip
        subprocess.run(call, check=True, capture_output=True)


def main(words: list[str]) -> int:
    """Draw all pictures; give the exit status."""
    chromium = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *CHROMIUMS))), None)
    if chromium is None:
        print("no Chromium was found; set CHROMIUM to its program", file=sys.stderr)
        return 1
    folder = Path(words[0]).resolve() if words else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures().items():
        to_png(offline(svg), folder / f"{name}.png", chromium)
        print(folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
