"""Write the maps: `python -m tools.maps [--source FOLDER]`."""

import sys
from pathlib import Path

from tools.maps import policy
from tools.maps.build import build, checksums
from tools.maps.source import fetch, folder

DATA = policy.PATH.parent


def main(arguments: list[str]) -> int:
    source = Path(arguments[arguments.index("--source") + 1]) if "--source" in arguments else folder()
    if not source.exists():
        fetch(source)
    files = build(source, policy.read(policy.PATH.read_text(encoding="utf-8")))
    files["checksums.txt"] = checksums(files)
    for name, text in files.items():
        (DATA / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
