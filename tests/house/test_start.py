"""Starting stays light: a command loads only what it needs. Read in fresh processes, where nothing is loaded yet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.house.source import ROOT

SCREEN = {"textual", "rich", "pygments", "markdown_it"}
NETWORK = {"aiohttp", "ssl", "http.client", "urllib.request"}
DECK = str(ROOT / "decks" / "karabakh.yaml")

SMALL = """\
quizgeo: 1
deck: small
title: A small deck
language: en
questions:
  - {id: a, question: What is the capital of Georgia?, answer: Tbilisi}
  - {id: b, question: Which of these is a capital?, answer: Baku, wrong: [Ganja, Gyumri]}
"""
REPORT = """
import atexit, sys
atexit.register(lambda: open(sys.argv[1], "w").write("\\n".join(sys.modules)))
"""
COMMAND = """
from quizgeo.__main__ import main
sys.argv = ["quizgeo", *sys.argv[2:]]
sys.exit(main())
"""
HOME = """
import asyncio
from quizgeo.clock import SystemClock
from quizgeo.paths import places
from quizgeo.study import open_learner
from quizgeo.tui.app import QuizApp
async def paint():
    learner = open_learner(places(), SystemClock())
    async with QuizApp(learner).run_test():
        pass
    learner.log.close()
asyncio.run(paint())
"""
MOST_OF_OTHERS = 400
"""Modules from elsewhere that home may load: an empty Textual app has some 380."""
MOST_OF_OURS = 90
"""Our own, each about one thing and read in a fraction of a millisecond."""


def modules_after(code: str, folder: Path, *words: str) -> set[str]:
    """Run code, or a command, in a fresh process without input and give the modules that it loaded."""
    report = folder / "modules"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "QUIZGEO_HOME": str(folder / "home")}
    code = REPORT.replace("sys.argv[1]", repr(str(report))) + code
    run = [sys.executable, "-c", code, "", *words]
    done = subprocess.run(
        run, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    return set(report.read_text().split())


def test_importing_the_package_loads_nothing_of_others(tmp_path: Path) -> None:
    loaded = modules_after("import quizgeo", tmp_path)
    assert loaded.isdisjoint({"yaml", "click", "sqlite3", "fsrs", "platformdirs", *SCREEN, *NETWORK})


def test_loading_a_deck_needs_only_the_reader(tmp_path: Path) -> None:
    loaded = modules_after(f"import quizgeo\nquizgeo.load_deck({DECK!r})", tmp_path)
    assert "quizgeo.decks.read" in loaded
    assert loaded.isdisjoint({"click", "sqlite3", "fsrs", *SCREEN, *NETWORK})


def test_a_small_plain_deck_is_checked_without_the_parser_of_yaml(tmp_path: Path) -> None:
    deck = tmp_path / "small.yaml"
    deck.write_text(SMALL, encoding="utf-8")
    plain = modules_after(COMMAND, tmp_path, "check", str(deck))
    deck.write_text(SMALL.replace("A small deck", "A 'small' \\ deck: no"), encoding="utf-8")
    assert {"yaml", "pathlib", "hashlib", "json", "calendar"}.isdisjoint(plain)
    assert "yaml" in modules_after(COMMAND, tmp_path, "check", str(deck))


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--version"], {"yaml", "sqlite3", "fsrs"}),
        (["--help"], {"yaml", "sqlite3", "fsrs"}),
        (["check", DECK], {"sqlite3", "fsrs"}),
        (["decks", "--json"], {"fsrs"}),
        (["study", "--plain"], set()),
        (["host", "--help"], {"fsrs"}),
        (["join", "--help"], {"fsrs"}),
    ],
    ids=lambda value: " ".join(map(str, value))[:20] if isinstance(value, list) else "",
)
def test_a_command_that_draws_no_screen_loads_none(words: list[str], unwanted: set[str], tmp_path: Path) -> None:
    assert modules_after(COMMAND, tmp_path, *words).isdisjoint({*unwanted, *SCREEN, *NETWORK})


def test_home_loads_neither_the_reader_nor_the_scheduler(tmp_path: Path) -> None:
    modules_after(COMMAND, tmp_path, "decks", "--json")  # the index of decks is there from now on
    loaded = modules_after(HOME, tmp_path)
    assert loaded.isdisjoint({"yaml", "fsrs", "aiohttp", "markdown_it", "pygments.lexers", "click"})
    ours = {name for name in loaded if name.startswith("quizgeo")}
    assert len(ours) <= MOST_OF_OURS, sorted(ours)
    assert len(loaded - ours) <= MOST_OF_OTHERS, sorted(loaded - ours)
