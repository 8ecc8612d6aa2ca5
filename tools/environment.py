"""Make the environment in `.venv` that every command of the Makefile uses, and say nothing of it when all is well.

Nothing is needed but Python: uv makes it quicker where it is on the PATH. The packages are those of `constraints.txt`,
checked against their hashes; the checkout itself is installed so that an edit counts at once. This file also runs on
older Pythons, to look for a newer one or to say that none is there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PINS = ROOT / "constraints.txt"
STAMP = VENV / ".ready"
OLDEST = (3, 11)
OTHERS = ("python3.13", "python3.12", "python3.11")


def main() -> int:
    """Make or renew the environment; give the exit status of the first step that failed, or 0."""
    python = find_python()
    if python is None:
        wanted = ".".join(map(str, OLDEST))
        print(f"quizgeo needs Python {wanted} or newer; this is {sys.version.split()[0]}. "
              f"Name another one: make PYTHON=/path/to/python{wanted}", file=sys.stderr)  # fmt: skip
        return 1
    print("Setting up .venv (once; takes about half a minute) ...", file=sys.stderr)
    if STAMP.exists():
        STAMP.unlink()
    for step in steps(python):
        status = subprocess.run(step, cwd=ROOT, env=clean_environment(), check=False).returncode
        if status:
            print(f"Setting up .venv failed at: {' '.join(step)}", file=sys.stderr)
            return status
    STAMP.touch()
    return 0


def find_python() -> "str | None":
    """Give the first interpreter that is new enough: the one that runs this file, then those found by name."""
    for name in (sys.executable, *OTHERS):
        path = shutil.which(name)
        if path and version(path) >= OLDEST:
            return path
    return None


def version(python: str) -> "tuple[int, ...]":
    """Give the first two numbers of an interpreter's version, or () when it does not run."""
    code = "import sys; print(sys.version_info[0], sys.version_info[1])"
    try:
        return tuple(map(int, subprocess.check_output([python, "-I", "-c", code], stderr=subprocess.DEVNULL).split()))
    except (OSError, subprocess.CalledProcessError):
        return ()


def steps(python: str) -> "list[list[str]]":
    """Give the commands that lead to the finished environment."""
    uv = shutil.which("uv")
    make: list[list[str]] = []
    if version(str(PYTHON)) < OLDEST or not (uv or has_pip()):
        shutil.rmtree(VENV, ignore_errors=True)
        make = [[uv, "venv", "--quiet", "--python", python, str(VENV)]] if uv else [[python, "-m", "venv", str(VENV)]]
    if uv:
        install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:  # -qq: pip's warnings about the caller's own settings are not ours to show
        install = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    return [
        *make,
        [*install, "--require-hashes", "-r", str(PINS)],
        [*install, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    ]


def has_pip() -> bool:
    """Tell whether the environment has a pip; one made by uv has none."""
    return (
        subprocess.call([str(PYTHON), "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        == 0
    )


def clean_environment() -> "dict[str, str]":
    """Give the caller's environment without what would lead Python or pip out of `.venv`."""
    strays = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_CONSTRAINT", "PIP_REQUIREMENT")
    return {name: value for name, value in os.environ.items() if name not in strays}


if __name__ == "__main__":
    sys.exit(main())
