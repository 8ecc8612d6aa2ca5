"""The command `optimise`: what it says and keeps, and that nothing has changed where it is stopped or fails."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgeo.paths import Places
from quizgeo.progress import ProgressLog
from quizgeo.study.settings import told_by
from tests.study import lived
from tests.study.lived import QUICK

pytest.importorskip("fsrs_rs_python")

ITEMS = 130

BLOCKED = "import sys; sys.modules['fsrs_rs_python'] = None\n"
"""A `sitecustomize` under which the package cannot be imported, in this process and in those it begins."""
STUB = """\
class FSRSReview:
    def __init__(self, rating, elapsed): pass
class FSRSItem:
    def __init__(self, reviews): pass
class TrainingConfig:
    def __init__(self, num_epochs): pass
class FSRS:
    def __init__(self, parameters): pass
    def compute_parameters(self, items, training_config):
        {body}
def evaluate_with_time_series_splits(items):
    raise ValueError("NotEnoughData")
"""
"""What stands in for the package where it has to fail: it is not ours."""


@pytest.fixture
def lived_in(home: Any) -> Callable[[int], Any]:
    """Give what fills a home with a life of so many cards."""

    def fill(items: int) -> Any:
        (home.decks / "lived.yaml").write_text(lived.deck(items), encoding="utf-8")
        lived.live(Places(home.path, (home.decks,)), QUICK, items)
        return home

    return fill


def changes(home: Any) -> list[object]:
    """Give what the events of settings say."""
    with ProgressLog.open(Places(home.path, (home.decks,)), readonly=True) as log:
        return [told_by(event) for event in log.settings()]


def test_too_few_answers_are_no_failure(call: Any, lived_in: Callable[[int], Any]) -> None:
    home = lived_in(49)
    before = home.progress.read_bytes()
    done = call("optimise")
    assert (done.status, done.err) == (0, "")
    assert "needs 400 next-day answers, you have 392; the parameters stay" in done.out
    assert home.progress.read_bytes() == before
    assert call("optimise", "--json").json["decision"] == "too-few"


def test_without_a_log_there_is_nothing_to_fit_to(call: Any, home: Any) -> None:
    done = call("optimise")
    assert (done.status, done.out.splitlines()[1]) == (
        0, "needs 400 next-day answers, you have 0; the parameters stay",
    )  # fmt: skip
    assert not home.progress.exists()


def test_a_preview_tells_all_and_changes_nothing(call: Any, lived_in: Callable[[int], Any]) -> None:
    home = lived_in(ITEMS)
    before = home.progress.read_bytes()
    done = call("optimise", "--preview")
    assert (done.status, done.err) == (0, "")
    for words in ("1,040 next-day answers to 130 cards", "last 208, held out", "95 % interval", "within 30 days"):
        assert words in done.out
    assert "without --preview" in done.out
    assert home.progress.read_bytes() == before
    assert call("optimise", "--health").out.splitlines()[0] == "1,040 next-day answers to 130 cards"
    assert set(call("optimise", "--health", "--json").json) == {"targets", "needed", "cards", "health"}
    assert home.progress.read_bytes() == before


def test_what_is_better_replaces_the_parameters_by_one_event(call: Any, lived_in: Callable[[int], Any]) -> None:
    home = lived_in(ITEMS)
    told = call("optimise", "--json").json
    assert (told["decision"], told["targets"], told["cards"]) == ("replaced", 1040, 130)
    assert told["held_out"]["fitted"] < min(told["held_out"]["current"], told["held_out"]["defaults"])
    assert told["held_out"]["low"] < told["held_out"]["difference"] < told["held_out"]["high"]
    assert changes(home) == [{"set": {"parameters": told["parameters"]}}]
    assert told["rescheduled"] is False
    assert set(told["due"]) == {"today", "within_7_days", "within_30_days"}
    before = call("decks", "--json").out
    again = call("optimise")
    assert "Kept: " in again.out
    assert "No due day was moved" in again.out
    assert call("decks", "--json").out == before
    assert [list(each) for each in changes(home)] == [["set"], ["fit"]]  # type: ignore[call-overload]  # objects


def test_due_days_move_where_the_call_says_so_and_back_again(call: Any, lived_in: Callable[[int], Any]) -> None:
    home = lived_in(ITEMS)
    told = call("optimise", "--reschedule", "--yes", "--json").json
    assert told["rescheduled"] is True
    assert [list(each) for each in changes(home)] == [["reschedule", "set"]]  # type: ignore[call-overload]  # objects
    assert told["due"]["today"]["now"] != told["due"]["today"]["then"]
    reset = call("optimise", "--reset")
    assert reset.out.startswith("The parameters that all begin with hold again.")
    assert call("settings", "parameters", "--json").json["parameters"][0] == pytest.approx(0.212)
    assert len(changes(home)) == 2
    assert call("optimise", "--reset").status == 0
    assert len(changes(home)) == 2
    assert "would hold" in call("optimise", "--reset", "--preview").out


def test_answers_are_exported_as_csv(call: Any, lived_in: Callable[[int], Any]) -> None:
    lived_in(3)
    lines = call("optimise", "--export").out.splitlines()
    assert (lines[0], len(lines)) == ("card_id,review_time,review_rating,review_duration", 28)


@pytest.mark.parametrize("words", [("--reset", "--health"), ("--health", "--export"), ("--export", "--reset")])
def test_what_does_not_go_together_is_refused(words: tuple[str, ...], call: Any) -> None:
    done = call("optimise", *words)
    assert (done.status, done.out) == (2, "")
    assert "Only one of" in done.err


def with_module(home: Any, tmp_path: Path, name: str, text: str) -> Any:
    """Put a module where Python finds it before all others."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    home.environment["PYTHONPATH"] = os.pathsep.join([str(folder), home.variables()["PYTHONPATH"]])
    return home


def test_without_the_extra_it_says_how_to_get_it(lived_in: Callable[[int], Any], tmp_path: Path) -> None:
    home = with_module(lived_in(ITEMS), tmp_path, "sitecustomize", BLOCKED)
    before = home.progress.read_bytes()
    for words in ((), ("--health",)):
        done = home.run("optimise", *words)
        assert (done.status, done.out) == (1, "")
        assert "pip install 'quizgeo[optimise]'" in done.err
    assert "Traceback" not in done.err
    assert home.progress.read_bytes() == before


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("raise ValueError('NotEnoughData')", "could not be fitted (NotEnoughData); nothing was changed"),
        ("return [float('nan')] * 21", "could not be fitted (a parameter is out of bounds); nothing was changed"),
        ("import os; os.abort()", "ended before it was done; nothing was changed"),
        ("raise KeyError('panicked')", "ended before it was done; nothing was changed"),
    ],
)
def test_a_fit_that_fails_is_one_sentence(
    body: str, cause: str, lived_in: Callable[[int], Any], tmp_path: Path
) -> None:
    home = with_module(lived_in(ITEMS), tmp_path, "fsrs_rs_python", STUB.format(body=body))
    before = home.progress.read_bytes()
    done = home.run("optimise")
    assert (done.status, done.out) == (1, "")
    assert cause in done.err
    assert done.err.count("\n") == 1
    assert home.progress.read_bytes() == before


# -- on a terminal -----------------------------------------------------------------------------------------------


class Terminal:
    """A call on a terminal of its own."""

    def __init__(self, home: Any, *words: str) -> None:
        self._end, ours = pty.openpty()
        program = "import sys; from quizgeo.__main__ import main; sys.exit(main())"
        environment = {**home.variables(), "TERM": "xterm-256color"}
        call = [sys.executable, "-c", program, *words]
        self.process = subprocess.Popen(call, stdin=ours, stdout=ours, stderr=ours, env=environment)
        os.close(ours)
        self.got = ""

    def until(self, text: str) -> None:
        """Read until a text came, or the end."""
        while text not in self.got and (piece := self._read()):
            self.got += piece.decode(errors="replace").replace("\r\n", "\n")

    def _read(self) -> bytes:
        ready, _, _ = select.select([self._end], [], [], 20)
        try:
            return os.read(self._end, 65_536) if ready else b""
        except OSError:  # the program has ended
            return b""

    def type(self, text: str) -> None:
        """Type something."""
        os.write(self._end, text.encode())

    def finish(self) -> int:
        """Read to the end; give the status."""
        self.until("\0")
        os.close(self._end)
        return self.process.wait()


def test_stopped_by_ctrl_c_nothing_has_changed(lived_in: Callable[[int], Any], tmp_path: Path) -> None:
    endless = STUB.format(body="import threading; threading.Event().wait()")
    home = with_module(lived_in(ITEMS), tmp_path, "fsrs_rs_python", endless)
    before = home.progress.read_bytes()
    terminal = Terminal(home, "optimise")
    terminal.until(": 1 s")
    assert "Fitting FSRS to your answers: 0 s, ctrl-c stops it" in terminal.got
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.finish() == 130
    assert terminal.got.rstrip().endswith("\x1b[K")
    assert home.progress.read_bytes() == before


@pytest.mark.parametrize(("typed", "moves"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_a_person_is_asked_before_due_days_move(typed: str, moves: bool, lived_in: Callable[[int], Any]) -> None:
    home = lived_in(ITEMS)
    terminal = Terminal(home, "optimise", "--reschedule")
    terminal.until("enter leaves them:")
    assert "Cards due" in terminal.got
    terminal.type(typed)
    assert terminal.finish() == 0
    assert ("Due days were moved." in terminal.got) is moves
    assert ["reschedule" in each for each in changes(home)] == [moves]  # type: ignore[operator]  # objects
