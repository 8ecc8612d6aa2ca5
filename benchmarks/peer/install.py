"""The environment in `build/peer` that holds Anki, away from the one that quizgeo is tested in: it is some 60 MB.

It is made by `make anki`, or when a program that needs it is first run by `make bench`, from `constraints.txt` beside
this file, checked against its hashes. Where that fails, as without a network, the programs say so and the others run.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tools.environment import clean_environment

ROOT = Path(__file__).resolve().parents[2]
PINS = Path(__file__).with_name("constraints.txt")
FOLDER = ROOT / "build" / "peer"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "installed.txt"


def ready() -> bool:
    """Tell whether the environment holds what is pinned."""
    return STAMP.is_file() and PYTHON.is_file() and STAMP.read_bytes() == PINS.read_bytes()


def install() -> bool:
    """Make the environment where it is missing or out of date; tell whether it is there."""
    if ready():
        return True
    print("Setting up Anki in build/peer (once; takes about ten seconds) ...", file=sys.stderr)
    shutil.rmtree(FOLDER, ignore_errors=True)
    uv = shutil.which("uv")
    venv.create(FOLDER, symlinks=True, with_pip=not uv)
    if uv:
        fetch = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        fetch = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    call = [*fetch, "--require-hashes", "--only-binary", ":all:", "-r", str(PINS)]
    if subprocess.run(call, env=clean_environment(), check=False).returncode:
        return False
    STAMP.write_bytes(PINS.read_bytes())
    return True


if __name__ == "__main__":
    sys.exit(0 if install() else "Anki could not be installed into build/peer; it comes from the Python package index")
