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
    (("week", "normal"), "must be 7 words"), (("parameters", "1", "2"), "must be 17, 19 or 21 numbers (you wrote 2)"),
    (("week", *["normal"] * 6, "none"), "Sunday must be normal, reduced or minimum (you wrote none)"),
    (("streak", "maybe"), "streak must be on or off"), (("new_order", "odd"), "new_order must be file or mixed"),
    (("--reset",), "--reset goes with the name"), (("leech", "4", "--reset"), "--reset goes with the name"),
    (("leech", "4", "--deck", "karabakh"), "A deck has no leech of its own"),
    (("retention", "0.8", "--deck", "karabak"), "karabakh"), (("retention", "--preview"), "Due days move by"),
    (("leech", "4", "--reschedule"), "retention, max_interval, parameters"),
])  # fmt: skip
def test_what_may_not_stand_is_refused(quizgeo: Program, words: tuple[str, ...], sentence: str) -> None:
    refused = quizgeo("settings", *words)
    assert (refused.returncode, sentence in refused.stderr) == (2, True)


def test_a_deck_may_have_a_retention_of_its_own_and_lose_it(quizgeo: Program) -> None:
    quizgeo("settings", "retention", "0.95", "--deck", "karabakh")
    assert json.loads(quizgeo("settings", "--json").stdout)["retention_of"] == {"karabakh": 0.95}
    assert json.loads(quizgeo("settings", "retention", "--deck", "karabakh", "--json").stdout) == {"retention": 0.95}
    assert quizgeo("settings").stdout.splitlines()[1].split() == ["karabakh", "0.95"]
    assert quizgeo("settings", "retention").stdout.splitlines()[-1] == "karabakh: 0.95"
    quizgeo("settings", "retention", "--deck", "karabakh", "--reset")
    assert json.loads(quizgeo("settings", "--json").stdout)["retention_of"] == {}


def test_weeks_switches_and_parameters_are_typed_as_they_are_told(quizgeo: Program) -> None:
    quizgeo("settings", "week", *["normal"] * 5, "reduced", "minimum")
    assert quizgeo("settings", "week").stdout.startswith(f"week  {'normal ' * 5}reduced minimum  7 words")
    assert quizgeo("settings", "streak", "on").stdout.startswith("streak  on  on or off")
    usual = json.loads(quizgeo("settings", "--json").stdout)["parameters"]
    typed = quizgeo("settings", "parameters", ",".join(map(str, [0.4, *usual[1:19]])))
    assert typed.returncode == 0, typed.stderr
    now = json.loads(quizgeo("settings", "--json").stdout)
    assert (now["week"][5:], now["streak"]) == (["reduced", "minimum"], True)
    assert now["parameters"] == [0.4, *usual[1:19], 0.0, 0.5]
    quizgeo("settings", "week", "--reset")
    assert json.loads(quizgeo("settings", "week", "--json").stdout)["week"] == ["normal"] * 7


def test_a_preview_counts_and_changes_nothing(quizgeo: Program) -> None:
    told = json.loads(quizgeo("settings", "retention", "0.8", "--preview", "--json").stdout)
    assert told == {day: {"now": 0, "then": 0} for day in ("today", "within_7_days", "within_30_days")}
    said = quizgeo("settings", "retention", "0.8", "--preview").stdout
    assert said.startswith("Cards due today: 0 now, 0 with new due days.")
    assert json.loads(quizgeo("settings", "--json").stdout)["retention"] == 0.9
    assert quizgeo("settings", "retention", "0.8", "--reschedule").stdout.startswith("retention  0.8")


def test_what_new_cards_come_to_is_said_beside_them(quizgeo: Program) -> None:
    assert "65 to 77 due cards a day" in quizgeo("settings", "new_per_day").stdout
