"""The environment in `build/mutants/env` that holds mutmut, away from the one that quizgeo is tested in.

It is made when mutants are first asked for, of all that the tests need and of the list beside this file, both checked
against their hashes. quizgeo itself is not in it: each package is tried in a copy of the checkout.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tools.environment import clean_environment

ROOT = Path(__file__).resolve().parents[2]
LISTS = (ROOT / "constraints.txt", Path(__file__).with_name("constraints.txt"))
BUILD = ROOT / "build" / "mutants"
FOLDER = BUILD / "env"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "installed.txt"


def pinned() -> bytes:
    """Give all that is pinned, as bytes to compare."""
    return b"".join(pins.read_bytes() for pins in LISTS)


def install() -> bool:
    """Make the environment where it is missing or out of date; tell whether it is there."""
    if STAMP.is_file() and PYTHON.is_file() and STAMP.read_bytes() == pinned():
        return True
    print("Setting up mutmut in build/mutants/env (once; takes about a minute) ...", file=sys.stderr)
    shutil.rmtree(FOLDER, ignore_errors=True)
    uv = shutil.which("uv")
    venv.create(FOLDER, symlinks=True, with_pip=not uv)
    if uv:
        fetch = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        fetch = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    lists = [word for pins in LISTS for word in ("-r", str(pins))]
    if subprocess.run([*fetch, "--require-hashes", *lists], env=clean_environment(), check=False).returncode:
        return False
    STAMP.write_bytes(pinned())
    return True
