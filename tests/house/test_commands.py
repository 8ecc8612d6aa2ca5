"""The commands of the house are told where people look for them, and say the same thing everywhere."""

import re
import subprocess

import pytest
import yaml

from tools.house.source import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^([a-z]+):.*?## ", MAKEFILE, re.MULTILINE)


def recipe(target: str) -> list[str]:
    """Give the lines of a target with the folder of the environment written out."""
    body = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert body is not None
    return [line.lstrip("\t@").replace("$(BIN)", ".venv/bin") for line in body[1].splitlines()]


def test_hooks_before_a_commit_run_the_lines_of_lint() -> None:
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert repository["repo"] == "local"
    assert [hook["entry"] for hook in repository["hooks"]] == recipe("lint")


def test_every_command_is_listed_by_make() -> None:
    make = ["make", "--silent", "--no-print-directory"]
    listed = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in listed.splitlines()] == TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_every_command_is_told_to_contributors(target: str) -> None:
    assert f"`make {target}" in (ROOT / "CONTRIBUTING.md").read_text()


def test_every_command_that_contributors_are_told_is_there() -> None:
    told = set(re.findall(r"`make ([a-z]+)", (ROOT / "CONTRIBUTING.md").read_text()))
    assert told <= set(TARGETS)


def test_every_exception_from_the_linter_gives_a_reason() -> None:
    rules = re.search(r"^ignore = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL)
    assert rules is not None
    assert [line for line in rules[1].splitlines() if not re.search(r"# \w+ \w+", line)] == []
