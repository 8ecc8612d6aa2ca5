"""Install what was built into an empty environment outside the checkout, and start it there.

The package brings its own dependencies, the newest that its ranges allow, so one that breaks it is found.
`--tests` runs the test suite of the checkout in that environment too.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Try the wheel in `dist/`; give 0 when everything started."""
    (wheel,) = (ROOT / "dist").glob("*.whl")
    with tempfile.TemporaryDirectory(prefix="quizgeo-trial-") as name:
        folder = Path(name)
        python = empty_environment(folder / "env")
        wanted = f"{wheel}[dev,optimise]" if "--tests" in arguments else str(wheel)
        subprocess.run([python, "-m", "pip", "install", "-qq", "--no-input", wanted], check=True, cwd=folder)
        start(python.parent / "quizgeo", folder, wheel.name.split("-")[1])
        if "--tests" in arguments:
            rest = [argument for argument in arguments if argument != "--tests"]
            return subprocess.run([python, "-m", "pytest", *rest], check=False, cwd=ROOT).returncode
    return 0


def empty_environment(folder: Path) -> Path:
    """Make an environment that holds only pip; give the path of its Python."""
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


def start(quizgeo: Path, folder: Path, version: str) -> None:
    """Start the installed command as a newcomer would; raises when it does not do what it promises."""
    said = output(quizgeo, folder, "--version")
    if version not in said:
        raise SystemExit(f"`quizgeo --version` says {said!r}, the wheel is {version}")
    decks = json.loads(output(quizgeo, folder, "decks", "--json"))
    if not decks:
        raise SystemExit("`quizgeo decks --json` lists no deck: the wheel carries none")
    print(f"quizgeo {version} installed and started; {len(decks)} entries from `decks --json`")


def output(quizgeo: Path, folder: Path, *words: str) -> str:
    """Run a command of the installed package with a home of its own and give what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QUIZGEO_", "PYTHON"))}
    environment["QUIZGEO_HOME"] = str(folder / "home")
    done = subprocess.run(
        [quizgeo, *words], cwd=folder, env=environment, check=False, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise SystemExit(f"`quizgeo {' '.join(words)}` ended with status {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
