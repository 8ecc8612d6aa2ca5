"""Check the types of the classroom's pages by TypeScript, which reads their comments: `python -m tools.pages`.

It is an npm package with the version and integrity of `pages.txt`, installed as the language server of `tools.editor`
is. Nothing is built with it: what browsers load is what stands in the folder. Where node is missing nothing is done.
"""

import subprocess
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_cache_path

from tools.editor import install, installed, node, npm_install, read_pins
from tools.house.source import ROOT

PINS = ROOT / "tools" / "pages.txt"
RULES = ROOT / "tools" / "pages.json"
COMPILER = "typescript"
HEADER = """\
# The TypeScript that checks the types of the classroom's pages, as an npm package: name, version, integrity.
# Made by `python -m tools.pages --pin VERSION`.
"""


def folder() -> Path:
    """Give where the package is installed: another place for another pin."""
    digest = blake2b(PINS.read_bytes(), digest_size=6).hexdigest()
    return Path(user_cache_path("quizgeo-development")) / f"pages-{digest}"


def pin(version: str) -> None:
    """Write the pin anew from a version of the package."""
    with tempfile.TemporaryDirectory() as scratch:
        npm_install(Path(scratch), [f"{COMPILER}@{version}"])
        pins = installed(Path(scratch))
    PINS.write_text(HEADER + "".join(f"{name} {' '.join(rest)}\n" for name, rest in sorted(pins.items())))


def check() -> int:
    """Check all pages; give the exit status of the compiler, which prints what it finds."""
    program = folder() / "node_modules" / COMPILER / "bin" / "tsc"
    return subprocess.run([node() or "node", program, "-p", RULES], check=False, cwd=ROOT).returncode


def main(arguments: list[str]) -> int:
    """Install what is missing and check the pages; give the exit status."""
    if node() is None:
        print("node is not on the PATH: the types of the classroom's pages are not checked")
        return 0
    if arguments[:1] == ["--pin"]:
        pin(arguments[1])
    if not folder().exists():
        found = install(folder(), read_pins(PINS.read_text(encoding="utf-8")))
        if found:
            print(*found, sep="\n")
            return 1
    return check()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
