"""Every promise names a test that is there and a command that can be typed."""

import re

import pytest

from tools.house.source import ROOT

PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise")]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][2:50])
def test_a_promise_has_a_test_a_figure_and_a_command(row: list[str]) -> None:
    _promise, tests, figure, command = row
    for name in re.findall("`([^`]+)`", tests):
        assert (ROOT / name).is_file()
    assert re.search(r"\d|equal|same|every|no byte|skipped|2 GB", figure)
    (words,) = re.findall("`([^`]+)`", command)
    made = re.match(r"make (\w+)", words)
    assert words == "bash .ci/run" or (made is not None and f"\n{made[1]}:" in MAKEFILE)
    for path in re.findall(r"TESTS=(\S+)", words):
        assert (ROOT / path).exists()


def test_each_promise_on_answers_files_and_releases_is_there() -> None:
    assert len(ROWS) >= 24
