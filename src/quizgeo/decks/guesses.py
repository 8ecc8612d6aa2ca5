"""What was probably meant by names that are not known, without a deck full of them taking minutes."""

from collections.abc import Collection

from quizgeo.decks.scalars import nearest

_MOST_COMPARED = 50_000
"""Pairs of names that are compared, 5 to 20 microseconds each."""


class Guesses:
    """Finds the nearest of some names, the same one once; after a time it finds none any more."""

    __slots__ = ("_found", "_known", "_left")

    def __init__(self, known: Collection[str]) -> None:
        """Take the names there are."""
        self._known = known
        self._found: dict[str, str] = {}
        self._left = _MOST_COMPARED

    def nearest(self, written: str) -> str:
        """Give the name that is spelt most like what is written; empty when none is near, or was sought too often."""
        if written not in self._found and self._left > 0:
            self._left -= len(self._known)
            self._found[written] = nearest(written, self._known)
        return self._found.get(written, "")
