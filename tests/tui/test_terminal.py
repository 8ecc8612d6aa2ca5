"""The app in a real terminal: what it sends, and that it leaves the terminal as it was however it ends."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .conftest import questions

SOURCE = Path(__file__).resolve().parents[2] / "src"
START = "import sys; from quizgeo.__main__ import main; sys.argv = ['quizgeo', *sys.argv[1:]]; sys.exit(main())"
BROKEN_APP = """
import sys
from quizgeo.tui.screens.home import Home
def draw(self): raise ValueError("a fault")
Home.draw = draw
"""
PATIENCE = 20.0
"""Seconds after which an app that shows nothing has failed."""
LEFT = b"\x1b[?1049l"
"""Leaves the other screen of the terminal."""
MOST_BYTES = 4096
"""What a reveal may send."""


@dataclass
class Terminal:
    """A program in a terminal of 80 x 24, and all that it sent."""

    process: subprocess.Popen[bytes]
    master: int
    sent: bytes = b""
    before: list[object] = field(default_factory=list)

    def read(self, seconds: float) -> None:
        """Take in what comes within some time."""
        ready, _write, _error = select.select([self.master], [], [], seconds)
        if ready:
            try:
                self.sent += os.read(self.master, 65536)
            except OSError:  # the other end is closed
                time.sleep(0)

    def wait_for(self, text: str) -> None:
        """Read until a text was sent."""
        end = time.monotonic() + PATIENCE
        while text not in self.words and time.monotonic() < end:
            self.read(0.2)
        assert text in self.words, self.words[-3000:]

    def rest(self) -> None:
        """Read until nothing comes any more."""
        length = -1
        while length != len(self.sent):
            length = len(self.sent)
            self.read(0.3)

    @property
    def words(self) -> str:
        """What was sent, without the codes in it."""
        return re.sub(r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]", "", self.sent.decode(errors="replace"))

    def press(self, keys: str) -> None:
        """Send keys."""
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Wait for the end of the program; give its status."""
        while self.process.poll() is None:
            self.read(0.1)
        self.read(0.1)
        return self.process.returncode


Open = Callable[..., Terminal]


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Keep terminals and close them."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        if terminal.process.poll() is None:
            terminal.process.kill()
        terminal.process.wait()
        os.close(terminal.master)


@pytest.fixture
def open_terminal(tmp_path: Path, terminals: list[Terminal]) -> Open:
    """Give what starts the program in a terminal of its own."""
    folder = tmp_path / "home" / "decks"
    folder.mkdir(parents=True)
    (folder / "caucasus.yaml").write_text(questions("retook", "landlocked"), encoding="utf-8")

    def start(*words: str, code: str = "", **environment: str) -> Terminal:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")}
        own = {
            "QUIZGEO_HOME": str(tmp_path / "home"),
            "PYTHONPATH": str(SOURCE),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
        }
        process = subprocess.Popen(
            [sys.executable, "-c", code + START, *words],
            stdin=slave, stdout=slave, stderr=slave, env={**plain, **own, **environment}, start_new_session=True,
        )  # fmt: skip
        terminal = Terminal(process, master, before=termios.tcgetattr(slave))
        os.close(slave)
        terminals.append(terminal)
        return terminal

    return start


def test_q_leaves_a_clean_terminal(open_terminal: Open) -> None:
    terminal = open_terminal()
    terminal.wait_for("this deck")
    terminal.press("q")
    assert terminal.end() == 0
    assert LEFT in terminal.sent
    assert termios.tcgetattr(terminal.master)[3] == terminal.before[3]


@pytest.mark.parametrize("key", [" ", "\r"])
def test_a_key_pressed_while_home_starts_is_not_lost(key: str, open_terminal: Open) -> None:
    terminal = open_terminal()
    while b"\x1b[?1049h" not in terminal.sent:  # the other screen is there, and nothing is on it yet
        terminal.read(0.2)
    terminal.press(key)
    terminal.wait_for("give up")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_the_app_cleanly(name: str, open_terminal: Open) -> None:
    terminal = open_terminal()
    terminal.wait_for("this deck")
    terminal.process.send_signal(getattr(signal, name))
    assert terminal.end() == 128 + getattr(signal, name)
    assert LEFT in terminal.sent


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.15])
def test_the_app_ends_when_its_terminal_goes_first(
    open_terminal: Open, terminals: list[Terminal], seconds: float
) -> None:
    terminal = open_terminal()
    while not terminal.sent:  # it draws, and what it sends has nowhere to go from now on
        terminal.read(0.01)
    terminal.read(seconds)
    terminal.process.send_signal(signal.SIGTERM)
    terminals.remove(terminal)
    os.close(terminal.master)
    try:
        status = terminal.process.wait(PATIENCE)
    finally:
        terminal.process.kill()
        terminal.process.wait()
    assert status in (-signal.SIGTERM, 128 + signal.SIGTERM, 128 + signal.SIGHUP, 1)


def test_an_answer_is_kept_when_the_app_is_left_at_once(open_terminal: Open, tmp_path: Path) -> None:
    terminal = open_terminal("study", "caucasus")
    terminal.wait_for("Karabakh in September")
    terminal.press("b")
    terminal.press("\x03")
    assert terminal.end() == 0
    assert LEFT in terminal.sent
    assert (tmp_path / "home" / "progress.db").stat().st_size > 0


def test_a_reveal_sends_little(open_terminal: Open) -> None:
    terminal = open_terminal("study", "caucasus")
    terminal.wait_for("Karabakh in September")
    terminal.rest()
    before = len(terminal.sent)
    terminal.press("b")
    terminal.wait_for("Again")
    terminal.rest()
    assert len(terminal.sent) - before <= MOST_BYTES


def test_a_preview_shows_what_is_saved_and_leaves_no_trace(open_terminal: Open, tmp_path: Path) -> None:
    deck = tmp_path / "home" / "decks" / "caucasus.yaml"
    there = sorted(tmp_path.rglob("*"))
    terminal = open_terminal("preview", str(deck))
    terminal.wait_for("Karabakh in September")
    deck.write_text(deck.read_text(encoding="utf-8").replace("in September", "during September"), encoding="utf-8")
    terminal.wait_for("during September")
    terminal.press("nq")
    assert terminal.end() == 0
    assert LEFT in terminal.sent
    assert sorted(tmp_path.rglob("*")) == there


def test_no_color_sends_no_colour(open_terminal: Open) -> None:
    terminal = open_terminal(NO_COLOR="1")
    terminal.wait_for("this deck")
    terminal.press("q")
    terminal.end()
    codes = {code for codes in re.findall(rb"\x1b\[([0-9;]*)m", terminal.sent) for code in codes.split(b";")}
    assert codes <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"22", b"23", b"24", b"27", b"39", b"49"}


def test_a_fault_restores_the_terminal_and_says_one_line(open_terminal: Open, tmp_path: Path) -> None:
    terminal = open_terminal(code=BROKEN_APP)
    assert terminal.end() == 1
    after = terminal.sent.rpartition(LEFT)[2].decode()
    said = [line for line in re.sub(r"\x1b\[[0-9;?<>=]*[@-~]", "", after).splitlines() if line.strip()]
    report = tmp_path / "home" / "fault.txt"
    words = "quizgeo has a fault and had to stop; every answer shown as saved is kept. Please send"
    assert said == [f"{words} {report}"]
    assert "ValueError: a fault" in report.read_text(encoding="utf-8")
