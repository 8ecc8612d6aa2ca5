"""Write `constraints.txt` anew: exact versions, with every published hash, of all packages in use.

Pins that still fit are kept; `--upgrade` takes the newest versions that resolve. One list serves all supported Pythons
and systems: what only some of them need carries a marker. It is resolved by uv, from the public index alone, whatever
index the caller's settings name, because a mirror may know fewer files of a release than others will download.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / "constraints.txt"
OLDEST = "3.11"
HEADER = """\
# The exact packages that quizgeo runs, tests and builds with, each with the hashes of all its published files.
# Made by `make constraints`; used as: pip install --require-hashes -r constraints.txt
"""


def main(arguments: list[str]) -> int:
    """Resolve and write the file; give uv's exit status."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or fetch_uv(Path(folder))
        made = Path(folder) / PINS.name
        if PINS.exists():
            shutil.copy(PINS, made)
        status = subprocess.run([*command(uv, made), *arguments], cwd=ROOT, env=public_only(), check=False).returncode
        if status == 0:
            PINS.write_text(HEADER + without_comments(made.read_text()))
            report(PINS.read_text())
    return status


def command(uv: str, target: Path) -> list[str]:
    """Give the call that resolves all extras for every supported Python into `target`."""
    return [
        uv, "pip", "compile", "pyproject.toml", "--all-extras", "--universal", "--python-version", OLDEST,
        "--generate-hashes", "--no-annotate", "--no-header", "--no-config", "--quiet", "--output-file", str(target),
    ]  # fmt: skip


def fetch_uv(folder: Path) -> str:
    """Install uv into an environment that is thrown away afterwards, and give its path."""
    venv.create(folder / "uv", with_pip=True)
    subprocess.run([folder / "uv" / "bin" / "python", "-m", "pip", "install", "-qq", "uv"], check=True)
    return str(folder / "uv" / "bin" / "uv")


def public_only() -> dict[str, str]:
    """Give the caller's environment without uv's settings, which may name other indexes."""
    return {name: value for name, value in os.environ.items() if not name.startswith("UV_")}


def without_comments(text: str) -> str:
    """Give the pins without the header of an earlier file."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def report(text: str) -> None:
    """Say how much was pinned."""
    packages = sum(not line.startswith(("#", " ")) for line in text.splitlines())
    print(f"{PINS.name}: {packages} packages, {text.count('--hash=sha256:')} hashes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
