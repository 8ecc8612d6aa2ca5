"""One package tried: a copy of the checkout, mutants made in it, a sample of them run.

The copy stands in `build/mutants/<package>` and is made anew each time, so that nothing of an earlier run counts and
nothing in the checkout changes.
"""

import json
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.environment import clean_environment
from tools.mutants.figures import TIMEOUT, told
from tools.mutants.install import BUILD, PYTHON, ROOT
from tools.mutants.packages import Package

COPIED = (
    "src", "tests", "decks", "docs", "tools", "benchmarks", "pyproject.toml", "constraints.txt", "Makefile",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE",
)  # fmt: skip
NOBODY = "quizgeo.nobody.x_nobody__mutmut_1"
"""A mutant that is not there: asked for it, mutmut makes all of them, notes which test calls what, and gives up."""
LOG = "mutmut.log"
PATIENT = """

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "mutants", deadline=None, database=None, suppress_health_check=tuple(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("mutants")
"""
"""What the tests of the copy start with: wrapped functions are slow, which is no fault of a mutant, and the first case
that kills is enough, however long."""
TIMES, PATIENTLY = 3.0, 12.0
"""How often the time that its tests took without it a mutant has, and when it is tried for the second time."""
GRACE = 5.0
"""Seconds that are added to what the tests took."""


class Trial:
    """Run mutants of one package in a copy of the checkout. Raises RuntimeError when mutmut cannot."""

    def __init__(self, package: Package, seed: int, jobs: int) -> None:
        self.package = package
        self.seed = seed
        self.jobs = jobs
        self.folder = BUILD / package.name

    def prepare(self) -> tuple[str, ...]:
        """Make the copy and all mutants of the package; give their names, sorted."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        unwanted = shutil.ignore_patterns("__pycache__", "*.pyc", "node_modules")
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.folder / name, ignore=unwanted)
            else:
                shutil.copy2(source, self.folder / name)
        with (self.folder / "tests" / "conftest.py").open("a", encoding="utf-8") as file:
            file.write(PATIENT)
        self.set(TIMES)
        self.mutmut("run", "--max-children", str(self.jobs), NOBODY)
        if not (self.folder / "mutants" / "mutmut-stats.json").is_file():
            raise RuntimeError(f"the tests of {self.package.name} do not pass in the copy: see {self.folder / LOG}")
        return tuple(sorted(self.codes()))

    def set(self, times: float) -> None:
        """Write the project file of the copy, with what mutmut reads of it."""
        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        (self.folder / "pyproject.toml").write_text(project + self.settings(times), encoding="utf-8")

    def settings(self, times: float) -> str:
        """Give what mutmut reads. times: how often the time of its tests a mutant has."""
        left_out = [word for test in self.package.left_out for word in ("--deselect", test)]
        once = ["-p", "no:randomly", "-p", "no:cacheprovider", "-m", "not slow", f"--hypothesis-seed={self.seed}"]
        wanted = {
            "source_paths": ["src"],
            "only_mutate": [self.package.files],
            "also_copy": [name for name in COPIED if name != "src"],
            "pytest_add_cli_args_test_selection": list(self.package.tests),
            "pytest_add_cli_args": [*once, *left_out],
            "timeout_multiplier": times,
            "timeout_constant": GRACE,
        }
        lines = [f"{key} = {json.dumps(value)}" for key, value in wanted.items()]
        return "\n".join(["", "[tool.mutmut]", *lines, "track_dependencies = false", ""])

    def sample(self, names: Sequence[str], size: int | None) -> tuple[str, ...]:
        """Draw mutants by chance from the seed, all equally likely; all of them where no size is given."""
        if size is None or size >= len(names):
            return tuple(names)
        return tuple(sorted(random.Random(f"{self.seed} {self.package.name}").sample(names, size)))

    def run(self, chosen: Sequence[str]) -> dict[str, str]:
        """Run the tests against each mutant; give what became of it.

        What took too long is tried once more with more time: the machine may have been busy.
        """
        self.mutmut("run", "--max-children", str(self.jobs), *chosen)
        codes = self.codes()
        if late := [name for name in chosen if codes[name] is not None and told(codes[name]) == TIMEOUT]:
            self.set(PATIENTLY)
            self.mutmut("run", "--max-children", str(self.jobs), *late)
            codes = self.codes()
        missing = [name for name in chosen if codes[name] is None]
        if missing:
            raise RuntimeError(f"{len(missing)} mutants of {self.package.name} were not run: see {self.folder / LOG}")
        return {name: told(codes[name]) for name in chosen}

    def codes(self) -> dict[str, int | None]:
        """Read the exit status of the tests for every mutant, None where they have not run."""
        found: dict[str, int | None] = {}
        for path in (self.folder / "mutants" / "src").rglob("*.meta"):
            found.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
        return found

    def difference(self, name: str) -> str:
        """Give what was changed in a mutant, as lines of a diff without its unchanged ones."""
        lines = self.mutmut("show", name).splitlines()
        return "\n".join(line for line in lines if line.startswith(("-", "+")) and not line.startswith("+++"))

    def mutmut(self, *words: str) -> str:
        """Call mutmut in the copy; give what it says."""
        environment = {
            **clean_environment(), "PYTHONHASHSEED": "0", "PYTHONPATH": str(self.folder / "src"), "COLUMNS": "200",
        }  # fmt: skip
        environment["QUIZGEO_HOME"] = str(self.folder / "home")
        done = subprocess.run(
            [Path(PYTHON).with_name("mutmut"), *words], cwd=self.folder, env=environment, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        with (self.folder / LOG).open("a", encoding="utf-8") as log:
            log.write(
                f"{os.linesep}== {words[0]}{os.linesep}{done.stdout}{os.linesep}== ended with {done.returncode}\n"
            )
        return done.stdout
