"""What the tests reach, package by package, against the least that they have to: `python -m tools.covered`.

It reads what `coverage run` left, lines and branches together, and ends with 1 where a package has fallen below its
least. With names of folders, such as `tests/decks`, only the packages are judged whose tests were run.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parents[1]
LEAST = {
    "answers": 99.1,
    "clock": 100.0,
    "decks": 99.6,
    "elements": 100.0,
    "language": 100.0,
    "maps": 100.0,
    "memory": 100.0,
    "paths": 100.0,
    "patterns": 100.0,
    "progress": 99.9,
    "spreadsheets": 100.0,
    "study": 99.1,
    "text": 100.0,
}
"""The least of each package of floors 0 to 3 in per cent, as its own tests reach it. It is raised when more is reached,
and never lowered to pass; `make coverage` names the lines and branches that are missed."""
SLACK = 0.5
"""How many per cent above its least a package may be before the least has to follow."""

Counted = Mapping[str, tuple[int, int]]
"""Lines and branches that were reached, and that there are, by package."""


def main(folders: Sequence[str]) -> int:
    """Print what was reached; give 1 when a package that was judged has fallen."""
    lines, fallen = judge(count(report()), folders)
    print(*lines, sep="\n")
    for name in fallen:
        print(
            f"coverage of {name} has fallen below {LEAST[name]} %: test what is new, do not lower it", file=sys.stderr
        )
    return int(bool(fallen))


def judge(counted: Counted, folders: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give a line for each package whose tests were all run, and the names of those that have fallen."""
    names = sorted(name for name in LEAST if not folders or any(covers(folder, name) for folder in folders))
    lines, fallen = [], []
    for name in names:
        reached = percent(counted.get(name, (0, 1)))
        note = "  may be raised" if reached >= LEAST[name] + SLACK else ""
        if reached < LEAST[name]:
            fallen.append(name)
            note = "  FALLEN"
        lines.append(f"{name:10} {reached:6.2f} %  least {LEAST[name]:6.2f} %{note}")
    return lines, fallen


def covers(folder: str, name: str) -> bool:
    """Tell whether a folder of tests holds all tests of a package."""
    return PurePath(folder) in (PurePath("tests"), PurePath("tests") / name)


def report() -> object:
    """Give what coverage measured, as its JSON has it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coverage.json"
        subprocess.run(
            [sys.executable, "-m", "coverage", "json", "-q", "--fail-under=0", "-o", path], cwd=ROOT, check=True
        )
        return json.loads(path.read_text(encoding="utf-8"))


def count(measured: object) -> Counted:
    """Add the files of each package up; those beside the packages by their own names."""
    assert isinstance(measured, dict)
    sums: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for path, file in measured["files"].items():
        name = PurePath(path).with_suffix("").parts[2]
        told = file["summary"]
        reached, there = sums[name]
        reached += told["covered_lines"] + told["covered_branches"]
        sums[name] = reached, there + told["num_statements"] + told["num_branches"]
    return dict(sums)


def percent(counts: tuple[int, int]) -> float:
    """Give what was reached in per cent, cut and not rounded, so that 100 means all."""
    reached, there = counts
    return reached * 10_000 // there / 100 if there else 100.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
