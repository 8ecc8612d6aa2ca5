"""The command `settings`: a setting is shown with its bounds, and changed for good."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def quizgeo(tmp_path: Path) -> Program:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "QUIZGEO_HOME": str(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.run(
            [sys.executable, "-m", "quizgeo", *words], env=environment, text=True, capture_output=True, check=False
        )

    return run


def test_a_change_holds_in_the_next_program(quizgeo: Program) -> None:
    assert quizgeo("settings", "new_per_day", "3").returncode == 0
    assert json.loads(quizgeo("settings", "--json").stdout)["new_per_day"] == 3
    left = json.loads(quizgeo("study", "karabakh", "--json").stdout.splitlines()[0])["counts"]
    assert left["new"] == 3


def test_the_table_names_value_and_bounds(quizgeo: Program) -> None:
    assert quizgeo("settings", "rollover").stdout.startswith("rollover  4  0 to 6")


@pytest.mark.parametrize(("words", "sentence"), [
    (("new_per_dya", "3"), "Did you mean new_per_day?"), (("retention", "1.5"), "retention must be 0.7 to 0.97"),
    (("rollover", "four"), "rollover must be 0 to 6 (you wrote four)"), (("new_per_day", "nan"), "must be 0 to 9999"),
])  # fmt: skip
def test_what_may_not_stand_is_refused(quizgeo: Program, words: tuple[str, ...], sentence: str) -> None:
    refused = quizgeo("settings", *words)
    assert (refused.returncode, sentence in refused.stderr) == (2, True)
