"""Write the maps: `python -m tools.maps`.

Without `--source FOLDER` the source is fetched with npm, unless it was fetched before. With `--index` the shapes stay
as they are and no source is needed: the index alone is made anew, which is enough after the drawing has changed. With
`--check` nothing is written; files that would change are named and the exit status is 1.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.house.source import ROOT
from tools.maps.build import POLICY, SUMS, BuildError, build, index, sums
from tools.maps.regions import REGIONS
from tools.maps.source import SourceError, fetch, folder

DATA = ROOT / "src" / "quizgeo" / "maps" / "data"


def texts(source: Path | None, data: Path) -> dict[str, str]:
    """Make every file that is made, by its name; without a source the shapes are taken as they are.

    Raises SourceError or BuildError.
    """
    shapes = [f"{region.name}.json" for region in REGIONS]
    files = build(source, data) if source else _there(shapes, data)
    files["index.json"] = index(files, data)
    return files | {SUMS: sums(files | _there((POLICY, "LICENSE"), data))}


def _there(names: Iterable[str], data: Path) -> dict[str, str]:
    return {name: (data / name).read_text(encoding="utf-8") for name in names}


def main(arguments: list[str], data: Path = DATA) -> int:
    """Write the files, or with `--check` name those that would change; give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.maps", description="Write the maps.")
    parser.add_argument("--source", type=Path, help="a folder that holds the unpacked package")
    parser.add_argument("--index", action="store_true", help="make the index alone anew")
    parser.add_argument("--check", action="store_true", help="write nothing; name what would change")
    chosen = parser.parse_args(arguments)
    source: Path = chosen.source or folder()
    try:
        if not (chosen.index or chosen.source or source.exists()):
            fetch(source)
        made = texts(None if chosen.index else source, data)
    except (SourceError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    changed = {name: text for name, text in made.items() if not _is(data / name, text)}
    for name, text in changed.items():
        print(f"{name} {'is not what `make maps` gives' if chosen.check else 'written'}")
        if not chosen.check:
            (data / name).write_text(text, encoding="utf-8")
    return int(chosen.check and bool(changed))


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
