"""Plant mutants and count the dead: `python -m tools.mutants memory --sample 120 --seed 1`.

Without names all packages are tried; with `--all` every mutant. Those that lived or never ended are printed with what
was changed.
"""

import argparse
import sys
from collections.abc import Sequence

from tools.mutants.figures import KILLED, row
from tools.mutants.install import install
from tools.mutants.packages import PACKAGES
from tools.mutants.trial import Trial

SAMPLE = 120
SEED = 1


def main(words: Sequence[str]) -> int:
    """Try the packages named; give 0 when all could be tried."""
    asked = arguments(words)
    if not install():
        print("mutants: skipped, mutmut could not be installed into build/mutants/env")
        return 0
    rows = []
    for package in PACKAGES:
        if not asked.packages or package.name in asked.packages:
            trial = Trial(package, asked.seed, asked.jobs)
            rows.append(tried(trial, None if asked.all else asked.sample))
    print(*rows, sep="\n")
    return 0


def tried(trial: Trial, size: int | None) -> str:
    """Try one package: print those that no test failed for, give the line of its figures."""
    names = trial.prepare()
    fates = trial.run(trial.sample(names, size))
    for name, fate in fates.items():
        if fate != KILLED:
            print(f"{fate}: {name}", trial.difference(name), "", sep="\n", flush=True)
    return row(trial.package.name, len(names), fates)


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """Read the words of the call."""
    parser = argparse.ArgumentParser(prog="make mutants ARGS=", description=__doc__)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=", ".join(one.name for one in PACKAGES))
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"how many of each package; {SAMPLE} unless told")
    parser.add_argument("--all", action="store_true", help="every mutant: hours")
    parser.add_argument("--seed", type=int, default=SEED, help=f"which sample; {SEED} unless told")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time; one unless told")
    asked = parser.parse_args(words)
    if unknown := set(asked.packages) - {one.name for one in PACKAGES}:
        parser.error(f"no package is called {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
