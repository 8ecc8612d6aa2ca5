"""Categories of Moodle's question bank: what a deck calls its title and its tags.

Source: Moodle, `qbank_managecategories` (levels are parted by `/`, a slash inside a name is written twice).
"""

from collections.abc import Iterable

from quizgeo.exchange.tags import tag_of
from quizgeo.patterns import regex
from quizgeo.text import clean

_BETWEEN = regex(r"(?<!/)/(?!/)")
_CONTEXT = regex(r"\$[a-z]{1,20}\$")
_ROOT = "top"


def levels(written: str) -> tuple[str, ...]:
    """Give the names of a category from the widest to the narrowest, without the course and the root of the bank."""
    parts = _BETWEEN.split(written)
    if parts and _CONTEXT.fullmatch(parts[0].strip()):
        parts = parts[1:]
        parts = parts[1:] if parts and parts[0].strip() == _ROOT else parts
    names = (clean(part.replace("//", "/")) for part in parts)
    return tuple(name for name in names if name)


def category_of(title: str) -> str:
    """Write a title as the name of a category: a slash in it is doubled."""
    return " ".join(title.split()).replace("/", "//")


class Categories:
    """The categories of one file."""

    def __init__(self, written: Iterable[str]) -> None:
        self._levels = {each: levels(each) for each in dict.fromkeys(written)}
        paths = list(dict.fromkeys(path for path in self._levels.values() if path))
        self._shared = _shared(paths)
        self.several = len(paths) > 1
        """Whether questions are in different ones."""

    @property
    def title(self) -> str:
        """The narrowest category that all are in, empty where there is none."""
        return self._shared[-1] if self._shared else ""

    def tag(self, written: str) -> str:
        """Give the tag that tells a category from the others, empty for the one that holds all."""
        path = self._levels[written]
        return tag_of(path[-1]) if len(path) > len(self._shared) else ""


def _shared(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Give what all paths begin with."""
    shared = list[str]()
    for names in zip(*paths, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return tuple(shared)
