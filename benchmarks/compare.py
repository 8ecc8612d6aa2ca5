"""Run the benchmarks one after another and show their ratios in one table, beside what they are to reach.

Run: python benchmarks/compare.py [PROGRAM...]. A program says what it found on lines of its own, such as

    RATIO reading-10000-questions 0.14 reach 0.2
    RATIO bytes-an-answer 131 bytes reach 150 bytes

Smaller is better. A figure over its reach is shown, not punished: machines differ, and ratios are taken within one run.
A program that lacks what it compares with says why, as `LEFT OUT Anki is not here`, and stands in the table without
figures. Only one that fails or says nothing makes the exit status 1.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LINE = re.compile(
    r"RATIO\s+(?P<name>\S.*?)\s+(?P<value>[\d.,]+)\s*(?P<unit>\D*?)\s+reach\s+(?:<=|≤)?\s*(?P<limit>[\d.,]+)\s*\D*"
)
LEFT_OUT = re.compile(r"^LEFT OUT (?P<why>\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line that a program said."""

    name: str
    value: float
    unit: str
    limit: float

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The cells of the table."""
        unit = self.unit or "x"
        verdict = "reached" if self.value <= self.limit else "OVER"
        return self.name, f"{self.value:g} {unit}", f"{self.limit:g} {unit}", verdict


def programs(names: list[str]) -> list[Path]:
    """Give the programs by these names, or all of them."""
    found = {path.stem: path for path in sorted(FOLDER.glob("*.py")) if path != Path(__file__).resolve()}
    if unknown := [name for name in names if name not in found]:
        raise SystemExit(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(found)}")
    return [found[name] for name in names or found]


def figures(text: str) -> Iterator[Figure]:
    """Read the figures out of what a program printed."""
    for line in text.splitlines():
        if match := LINE.fullmatch(line.strip()):
            value, limit = (float(match[part].replace(",", "")) for part in ("value", "limit"))
            yield Figure(match["name"], value, match["unit"], limit)


def rows(program: str, text: str) -> list[tuple[str, str, str, str]]:
    """Give the rows of the table that a program's output stands for."""
    left_out = [(program, "", "", f"left out: {match['why']}") for match in LEFT_OUT.finditer(text)]
    return [*(figure.row for figure in figures(text)), *left_out]


def run(program: Path) -> tuple[list[tuple[str, str, str, str]], str]:
    """Run one program; give its rows, and what went wrong or nothing."""
    print(f"-- {program.stem}", flush=True)
    done = subprocess.run([sys.executable, program], stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, end="", flush=True)
    found = rows(program.stem, done.stdout)
    if done.returncode:
        return found, f"{program.stem} failed with status {done.returncode}"
    return found, "" if found else f"{program.stem} says no RATIO"


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Lay out rows of cells under each other; figures stand on the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        f"{name:<{widths[0]}}  {value:>{widths[1]}}  {limit:>{widths[2]}}  {verdict}"
        for name, value, limit, verdict in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def main(names: list[str]) -> int:
    """Run and compare; give the exit status."""
    results = [run(program) for program in programs(names)]
    lines = [row for found, _fault in results for row in found]
    print("\n" + table([("what", "measured", "to reach", ""), *lines]))
    faults = [fault for _found, fault in results if fault]
    print(*faults, sep="\n", file=sys.stderr, end="\n" if faults else "")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
