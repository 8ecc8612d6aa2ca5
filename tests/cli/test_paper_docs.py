"""The commands that docs/paper.md shows do what it says, in the order in which they stand there."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "paper.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line, comments=True)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


def test_the_examples_work_one_after_the_other(call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert {words[0] for words in COMMANDS} == {"print", "mark", "report"}
    for words in COMMANDS:
        redirected = words[-2:-1] == [">"]
        done = call(*(words[:-2] if redirected else words))
        assert (words, done.status, done.err if done.status else "") == (words, 0, "")
        if redirected:
            (tmp_path / words[-1]).write_text(f"{done.out}Ann,A,-\n" if "--rows" not in words else done.out)
    assert {path.name for path in tmp_path.iterdir()} >= {"exam.html", "exam.json", "cards.pdf", "rows.csv"}
