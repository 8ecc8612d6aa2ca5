"""What a terminal gets: the app where there is a screen, colours where they are wanted, lines everywhere else."""

import os
import pty
import select
import subprocess
import sys
from typing import Any

import pytest

PROGRAM = """
import sys
from quizgeo.cli.main import run
def open_app(learner, scope, tongue):
    print("the app on", scope.title() if scope else "the home screen", *([f"in {tongue}"] if tongue else []))
    return 7
sys.exit(run(sys.argv[1:], open_app))
"""


def on_a_terminal(home: Any, *words: str, typed: str = "", **environment: str) -> tuple[int, str]:
    """Run a call on a terminal of its own; give its status and all that the terminal got."""
    terminal, ours = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        stdin=ours,
        stdout=ours,
        stderr=ours,
        env={**home.variables(), "TERM": "xterm-256color", **environment},
        start_new_session=True,
    )
    os.close(ours)
    os.write(terminal, typed.encode())
    got = b""
    while piece := read(terminal):
        got += piece
    os.close(terminal)
    return process.wait(), got.decode().replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    """Read what a program wrote to a terminal; nothing once it has ended, or is silent for long."""
    ready, _, _ = select.select([terminal], [], [], 20)
    try:
        return os.read(terminal, 65_536) if ready else b""
    except OSError:  # the program has ended
        return b""


@pytest.fixture(autouse=True)
def _decks(home: Any, texts: dict[str, str]) -> None:
    """Put some decks into the home."""
    home.deck(texts["capitals"])
    home.deck(texts["broken"])


def test_a_screen_gets_the_app(home: Any) -> None:
    assert on_a_terminal(home) == (7, "the app on the home screen\n")
    assert on_a_terminal(home, "study", "capitals") == (7, "the app on Capitals\n")


def test_a_dumb_terminal_gets_lines(home: Any) -> None:
    status, text = on_a_terminal(home, TERM="dumb")
    assert (status, text.splitlines()[-1]) == (0, "Study here, line by line: quizgeo study --plain")
    status, text = on_a_terminal(home, "study", "capitals", typed="Tbilisi\n:q\n", TERM="dumb")
    assert status == 0
    assert "your answer: " in text  # the cursor stays on the line of the prompt
    assert "Right.\n" in text
    assert "\x1b" not in text


def test_plain_is_plain_on_a_screen_too(home: Any) -> None:
    status, text = on_a_terminal(home, "study", "capitals", "--plain", typed=":q\n")
    assert (status, "\x1b" in text) == (0, False)
    assert "What is the capital of Georgia?" in text


def test_colours_come_only_to_a_terminal_that_wants_them(home: Any) -> None:
    path = str(home.decks / "broken.yaml")
    status, coloured = on_a_terminal(home, "check", path)
    assert status == 1
    assert "\x1b[31;1merror" in coloured
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_a_terminal(home, "check", path, **environment)[1]
    assert "\x1b" not in home.run("check", path).out


def test_a_half_terminal_is_none(home: Any) -> None:
    done = home.run("study", "capitals", lines=[":q"])
    assert "What is the capital of Georgia?" in done.out
    assert "Study here, line by line" in home.run().out
