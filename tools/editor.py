"""Install the language server that editors run for YAML, to try the schema of decks in it: `python -m tools.editor`.

It is an npm package, installed into the user's cache, outside the checkout, with the exact versions of `editor.txt`;
every package must have the integrity that is written there. `--pin VERSION` writes that file anew from a version of
the server and what npm takes for it. Where node is missing nothing is done.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_cache_path

from tools.house.source import ROOT

PINS = ROOT / "tools" / "editor.txt"
SERVER = "yaml-language-server"
HEADER = """\
# The YAML language server that editors run, and all it needs, as npm packages: name, version, integrity.
# Made by `python -m tools.editor --pin VERSION`.
"""
Pins = dict[str, tuple[str, str]]
"""Version and integrity of each package by its name."""


def read_pins(text: str) -> Pins:
    """Read what is pinned."""
    rows = [line.split(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: (version, integrity) for name, version, integrity in rows}


def pins_text(pins: Pins) -> str:
    """Write what is pinned."""
    return HEADER + "".join(f"{name} {version} {integrity}\n" for name, (version, integrity) in sorted(pins.items()))


def folder() -> Path:
    """Give where the packages are installed: another place for other pins."""
    digest = blake2b(PINS.read_bytes(), digest_size=6).hexdigest()
    return Path(user_cache_path("quizgeo-development")) / f"editor-{digest}"


def server() -> Path:
    """Give the program of the server; it is there after the installation."""
    return folder() / "node_modules" / SERVER / "bin" / SERVER


def node() -> str | None:
    """Give the path of node; None where there is none."""
    return shutil.which("node")


def installed(place: Path) -> Pins:
    """Read what npm installed below a folder, from its own notes."""
    notes = json.loads((place / "node_modules" / ".package-lock.json").read_text(encoding="utf-8"))
    return {
        path.rpartition("node_modules/")[2]: (package["version"], package.get("integrity", ""))
        for path, package in notes["packages"].items()
    }


def differences(found: Pins, wanted: Pins) -> list[str]:
    """Tell in sentences what was installed that is not what is pinned."""
    names = sorted(found.keys() | wanted.keys())
    return [
        f"{name}: {' '.join(found.get(name, ('missing',)))}, pinned is {' '.join(wanted.get(name, ('nothing',)))}"
        for name in names
        if found.get(name) != wanted.get(name)
    ]


def npm_install(place: Path, packages: list[str]) -> None:
    """Have npm install packages below a folder. Raises CalledProcessError after showing what npm said."""
    npm = shutil.which("npm") or "npm"
    quiet = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    done = subprocess.run(
        [npm, "install", "--prefix", str(place), *quiet, *packages], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        done.check_returncode()


def install(place: Path, wanted: Pins) -> list[str]:
    """Install what is pinned; where it turns out to be something else, leave nothing and tell the differences."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as scratch:
        fresh = Path(scratch) / "fresh"
        fresh.mkdir()
        npm_install(fresh, [f"{name}@{version}" for name, (version, _integrity) in wanted.items()])
        found = differences(installed(fresh), wanted)
        if not found and not place.exists():
            fresh.rename(place)
    return found


def pin(version: str) -> None:
    """Write the pins anew from a version of the server and what npm takes for it."""
    with tempfile.TemporaryDirectory() as scratch:
        npm_install(Path(scratch), [f"{SERVER}@{version}"])
        PINS.write_text(pins_text(installed(Path(scratch))), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Install the server, or pin another version of it; give the exit status."""
    if node() is None:
        print("node is not on the PATH: the schema is not tried in an editor")
        return 0
    if arguments[:1] == ["--pin"]:
        pin(arguments[1])
    if server().exists():
        return 0
    found = install(folder(), read_pins(PINS.read_text(encoding="utf-8")))
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
