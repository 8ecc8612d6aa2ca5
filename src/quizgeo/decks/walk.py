"""The deck files below some folders: a walk that is bounded, follows links to files only, and reads nothing."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quizgeo.decks import limits

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells without reading that a file did not change."""

    size: int
    mtime: int
    """Nanoseconds since 1970."""


def stamp(path: str | Path) -> Stamp | None:
    """Give the stamp of a file; None when it is not there."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def deck_files(folders: Iterable[Path], deep: int = limits.FOLDERS_DEEP) -> dict[str, Stamp]:
    """Give the YAML files below the folders with their stamps, folder after folder, each sorted by name.

    At most `limits.FILES` files, `deep` folders deep. Hidden files and folders are passed over; a file that
    can be reached twice is given once.
    """
    found: dict[str, Stamp] = {}
    seen: set[tuple[int, int]] = set()
    for folder in folders:
        for entry in _walk(str(folder), deep):
            if len(found) == limits.FILES:
                return found
            try:
                status = entry.stat()
            except OSError:
                continue
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                found[entry.path] = Stamp(status.st_size, status.st_mtime_ns)
    return found


def _walk(folder: str, deep: int) -> Iterator[os.DirEntry[str]]:
    """Give the YAML files of a folder, then those of the folders in it."""
    try:
        with os.scandir(folder) as entries:
            here = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return
    folders = []
    for entry in here:
        try:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.name.endswith(_SUFFIXES) and entry.is_file():
                yield entry
        except OSError:
            continue
    if deep:
        for path in folders:
            yield from _walk(path, deep - 1)
