"""Names of files as they are typed: what a folder holds that begins so, and how far that completes itself."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from quizgeo.text import clean

MOST = 5_000
"""Names of a folder that are looked at."""


class Matches(Struct, frozen=True):
    """What a typed path may become."""

    text: str
    """The path as far as it was typed."""
    names: tuple[str, ...] = ()
    """Of files, and of folders with a slash, in order; none where nothing begins so."""

    @property
    def filled(self) -> str:
        """The path completed as far as all names agree."""
        stem = os.path.split(self.text)[1]
        return self.text + _common(self.names)[len(stem) :] if self.names else self.text


def matches(text: str) -> Matches:
    """Look for what begins as the text does. What cannot be read holds nothing; a hidden file needs its dot."""
    if text == "~":
        return Matches(text, ("~/",))
    folder, stem = os.path.split(text)
    try:
        found = sorted(_beginning(Path(folder).expanduser(), stem))
    except (OSError, RuntimeError, ValueError):  # no folder, an unknown user after `~`, no path at all
        found = []
    return Matches(text, tuple(found))


def _common(names: Sequence[str]) -> str:
    """Give the letters with which all names begin."""
    first, last = min(names), max(names)
    return next((first[:place] for place, letter in enumerate(first) if last[place : place + 1] != letter), first)


def _beginning(folder: Path, stem: str) -> Iterator[str]:
    """Give what stands in a folder under names that may be shown as they are."""
    with os.scandir(folder) as entries:
        for entry in islice(entries, MOST):
            name = entry.name
            if name.startswith(stem) and (stem or not name.startswith(".")) and clean(name) == name:
                yield f"{name}/" if entry.is_dir() else name
