"""Set up what drives a browser through the pages of the classroom: `python -m tools.browser`.

Playwright and axe go into `build/browser`, away from the environment that quizgeo is tested in, from the exact versions
of `tests/browser/constraints.txt`, checked against their hashes. The browser is a Chromium that is there already;
`CHROMIUM` names it where it is not on the path. Where it is missing nothing is done, and the tests say so.
"""

import os
import shutil
import subprocess
import sys

from tools.environment import PYTHON, clean_environment
from tools.house.source import ROOT

PINS = ROOT / "tests" / "browser" / "constraints.txt"
FOLDER = ROOT / "build" / "browser"
STAMP = FOLDER / "installed.txt"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium is on the PATH, and CHROMIUM names none: the pages of the classroom are not tried in a browser"


def chromium() -> str | None:
    """Give the path of a Chromium; None where there is none."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ((named,) if named else CHROMIUMS))
    return next(filter(None, found), None)


def ready() -> bool:
    """Tell whether what is pinned is installed."""
    return STAMP.is_file() and STAMP.read_bytes() == PINS.read_bytes()


def install() -> int:
    """Install what is pinned; give the exit status of the installer."""
    print("Setting up Playwright in build/browser (once; takes about twenty seconds) ...", file=sys.stderr)
    shutil.rmtree(FOLDER, ignore_errors=True)
    uv = shutil.which("uv")
    if uv:
        fetch = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        fetch = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    call = [*fetch, "--target", str(FOLDER), "--require-hashes", "--only-binary", ":all:", "-r", str(PINS)]
    status = subprocess.run(call, env=clean_environment(), check=False).returncode
    if not status:
        STAMP.write_bytes(PINS.read_bytes())
    return status


def main() -> int:
    """Install what is missing; give the exit status."""
    if chromium() is None:
        print(MISSING)
        return 0
    return 0 if ready() else install()


if __name__ == "__main__":
    sys.exit(main())
