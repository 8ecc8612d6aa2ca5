"""Write `constraints.txt` anew: exact versions, with every published hash, of all packages in use.

Anki, which benchmarks alone run, and mutmut have lists of their own, so that no other environment holds them.

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
LISTS = {
    ROOT / "constraints.txt": ["pyproject.toml", "--all-extras"],
    ROOT / "benchmarks" / "peer" / "constraints.txt": ["benchmarks/peer/requirements.txt"],
    ROOT / "tools" / "mutants" / "constraints.txt": [
        "tools/mutants/requirements.txt",
        "--constraints",
        "constraints.txt",
    ],
}
"""Each list with what it is resolved from, the first one first: what the last shares with it has its versions."""
OLDEST = "3.11"
HEADER = """\
# The exact packages that {purpose}, each with the hashes of all its published files.
# Made by `make constraints`; used as: pip install --require-hashes -r constraints.txt
"""
PURPOSES = (
    "quizgeo runs, tests and builds with",
    "benchmarks compare quizgeo with",
    "mutants need beyond those of the tests",
)


def main(arguments: list[str]) -> int:
    """Resolve and write the files; give uv's exit status."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or fetch_uv(Path(folder))
        made = Path(folder) / "constraints.txt"
        for (pins, sources), purpose in zip(LISTS.items(), PURPOSES, strict=True):
            made.write_bytes(pins.read_bytes() if pins.exists() else b"")
            call = [*command(uv, sources, made), *arguments]
            if status := subprocess.run(call, cwd=ROOT, env=public_only(), check=False).returncode:
                return status
            pins.write_text(HEADER.format(purpose=purpose) + without_comments(made.read_text()))
            report(pins)
    return 0


def command(uv: str, sources: list[str], target: Path) -> list[str]:
    """Give the call that resolves sources, all extras included, for every supported Python into `target`."""
    return [
        uv, "pip", "compile", *sources, "--universal", "--python-version", OLDEST,
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


def report(pins: Path) -> None:
    """Say how much was pinned."""
    text = pins.read_text()
    packages = sum(not line.startswith(("#", " ")) for line in text.splitlines())
    print(f"{pins.relative_to(ROOT)}: {packages} packages, {text.count('--hash=sha256:')} hashes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
