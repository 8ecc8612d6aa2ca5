"""Setting up needs nothing but Python: which one is taken, and what is installed into the environment."""

import shutil
import sys
from pathlib import Path

import pytest

from tools import environment


def test_the_python_that_runs_is_taken_when_it_is_new_enough() -> None:
    assert environment.find_python() == sys.executable


def test_another_python_is_looked_for_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\necho 3 8\n")
    new = tmp_path / "python3.12"
    new.write_text("#!/bin/sh\necho 3 12\n")
    for path in (old, new):
        path.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(old))
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(environment, "OTHERS", ("python3.12",))
    assert environment.find_python() == str(new)


def test_without_a_new_python_a_sentence_says_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    assert environment.main() == 1
    assert "quizgeo needs Python 99.0 or newer" in capsys.readouterr().err


def test_a_name_that_does_not_run_has_no_version(tmp_path: Path) -> None:
    broken = tmp_path / "python3.12"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    assert environment.version(str(broken)) == ()
    assert environment.version(str(tmp_path / "nothing")) == ()


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
def test_hashes_are_asked_for_and_the_checkout_fetches_nothing(uv: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: uv)
    monkeypatch.setattr(environment, "PYTHON", Path("/nothing"))
    monkeypatch.setattr(environment, "VENV", Path("/nothing"))
    make, pins, checkout = environment.steps("/usr/bin/python3")
    assert "venv" in make
    assert pins[-3:] == ["--require-hashes", "-r", str(environment.PINS)]
    assert checkout[-4:] == ["--no-deps", "--no-build-isolation", "-e", str(environment.ROOT)]


def test_what_leads_out_of_the_environment_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_TIMEOUT", "5")
    assert "PIP_TARGET" not in environment.clean_environment()
    assert environment.clean_environment()["PIP_TIMEOUT"] == "5"
