"""Measure what each dependency costs: the time to import it and the space it takes.

Times are the quickest of several fresh processes, less that of a bare Python, so that the figures of one run compare
with each other; sizes are those of the installed files, alone and with all that the package brings.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from packaging.requirements import Requirement

ROUNDS = 7
PACKAGES = {
    "textual": "textual.app",
    "pyyaml": "yaml",
    "fsrs": "fsrs",
    "click": "click",
    "msgspec": "msgspec",
    "platformdirs": "platformdirs",
    "aiohttp": "aiohttp.web",
    "segno": "segno",
    "typst": "typst",
    "fsrs-rs-python": "fsrs_rs_python",
}
"""Each package with the module that quizgeo imports of it."""
OURS = ("quizgeo", "quizgeo.decks", "quizgeo.study", "quizgeo.cli.main", "quizgeo.tui.app")


def seconds(code: str) -> float:
    """Give the time of the quickest of some fresh processes that run `code`."""
    return min(_once(code) for _ in range(ROUNDS))


def _once(code: str) -> float:
    begin = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - begin


def brings(name: str) -> tuple[str, ...]:
    """Give all packages that a package brings along here, without extras, itself not counted."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        fresh = {*_needs(waiting.pop())} - seen
        seen |= fresh
        waiting.extend(fresh)
    return tuple(sorted(seen))


def _needs(name: str) -> Iterator[str]:
    for requirement in map(Requirement, distribution(name).requires or ()):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield re.sub(r"[-_.]+", "-", requirement.name).lower()


def size(name: str) -> int:
    """Give the bytes of a package's installed files; compiled copies are not counted."""
    files = [Path(str(distribution(name).locate_file(file))) for file in distribution(name).files or ()]
    return sum(path.stat().st_size for path in files if path.suffix != ".pyc" and path.is_file())


def main() -> None:
    """Print the table."""
    bare = seconds("pass")
    print(f"a bare Python {sys.version.split()[0]} takes {bare * 1000:.0f} ms\n")
    print(f"{'package':<16} {'import':>8} {'x bare':>7} {'alone':>9} {'with all':>9}  brings")
    for name, module in PACKAGES.items():
        spent = seconds(f"import {module}") - bare
        others = brings(name)
        own, every = size(name), size(name) + sum(map(size, others))
        weights = f"{spent * 1000:5.0f} ms {spent / bare:7.1f} {own / 1e6:6.1f} MB {every / 1e6:6.1f} MB"
        print(f"{name:<16} {weights}  {', '.join(others) or '-'}")
    print()
    for name in OURS:
        if find_spec(name.partition(".")[0]) and find_spec(name):
            spent = seconds(f"import {name}") - bare
            print(f"{name:<16} {spent * 1000:5.0f} ms {spent / bare:7.1f}")


if __name__ == "__main__":
    main()
