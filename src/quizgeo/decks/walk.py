"""The deck files below some folders: a walk that is bounded, follows links to files only, and reads nothing."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from quizgeo.decks import limits

_SUFFIXES = (".yaml", ".yml")


def is_deck_name(name: str) -> bool:
    """Tell whether a file may be a deck, a translation or a part by its name; capitals make no difference."""
    return name.lower().endswith(_SUFFIXES)


class Stamp(Struct, frozen=True):
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
        for path, status in _walk(str(folder), deep):
            if len(found) == limits.FILES:
                return found
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                found[path] = Stamp(status.st_size, status.st_mtime_ns)
    return found


def _walk(folder: str, deep: int) -> Iterator[tuple[str, os.stat_result]]:
    """Give the YAML files of a folder, then those of the folders in it."""
    try:
        with os.scandir(folder) as entries:
            here = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return
    folders = []
    for entry in here:
        try:
            status = entry.stat()
        except OSError:  # a link to nothing
            continue
        if stat.S_ISDIR(status.st_mode) and not entry.is_symlink():
            folders.append(entry.path)
        elif stat.S_ISREG(status.st_mode) and is_deck_name(entry.name):
            yield entry.path, status
    for path in folders if deep else ():
        yield from _walk(path, deep - 1)
