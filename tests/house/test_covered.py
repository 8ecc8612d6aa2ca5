"""Coverage cannot fall unseen: each package of floors 0 to 3 has a least, and one below it is told."""

from pathlib import Path

import pytest

from tools import covered

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "patterns", "text", "clock", "paths", "language", "elements", "spreadsheets", "decks", "progress", "maps", "memory",
    "answers", "study",
}  # fmt: skip


def measured(lines: int, branches: int) -> covered.Counted:
    summary = {"covered_lines": lines, "num_statements": 100, "covered_branches": branches, "num_branches": 100}
    return covered.count({"files": {f"src/quizgeo/{name}/a.py": {"summary": summary} for name in covered.LEAST}})


@pytest.mark.parametrize(("lines", "branches", "falls"), [(100, 100, False), (100, 0, True), (0, 100, True)])
def test_a_fall_of_lines_or_branches_is_told(lines: int, branches: int, falls: bool) -> None:
    told, fallen = covered.judge(measured(lines, branches), [])
    assert len(told) == len(covered.LEAST)
    assert fallen == (sorted(covered.LEAST) if falls else [])
    assert all(("FALLEN" in line) == falls for line in told)


def test_a_package_that_was_not_measured_has_fallen() -> None:
    assert covered.judge({}, ["tests/decks"])[1] == ["decks"]
    assert covered.judge({}, ["tests"])[1] == sorted(covered.LEAST)
    assert covered.judge({}, ["tests/decks/test_plain.py"]) == ([], [])  # a part of its tests says nothing of a package


def test_files_of_a_package_are_added_up_and_nothing_is_rounded_up() -> None:
    files = {
        "src/quizgeo/text.py": (1999, 2000, 0, 0),
        "src/quizgeo/decks/lint/run.py": (1, 2, 3, 4),
        "src/quizgeo/decks/read.py": (5, 6, 7, 8),
    }
    keys = ("covered_lines", "num_statements", "covered_branches", "num_branches")
    counted = covered.count(
        {"files": {path: {"summary": dict(zip(keys, n, strict=True))} for path, n in files.items()}}
    )
    assert counted == {"text": (1999, 2000), "decks": (16, 20)}
    assert covered.percent((99_999, 100_000)) < 100


def test_every_package_of_the_lower_floors_has_a_least() -> None:
    assert covered.LEAST.keys() == FLOORS
    assert all((ROOT / "src/quizgeo" / name).is_dir() or (ROOT / f"src/quizgeo/{name}.py").is_file() for name in FLOORS)
