"""Marks of our own, and scalars of a text that is read without places: whoever asks for a place stops the reading.

It is then begun anew with PyYAML, which knows them all. Few ask: places are for problems, and most decks have none.
"""

from typing import ClassVar, NoReturn

from msgspec import Struct


class NotPlainError(Exception):
    """The text must be read by PyYAML: it is more than plain, or a place in it is asked for."""


class Point(Struct, frozen=True, gc=False):
    """A mark of our own."""

    index: int = 0
    line: int = 0
    column: int = 0


class Unplaced(Struct, frozen=True, gc=False):
    """A mark of which at most the line is known."""

    _line: int = -1

    @property
    def index(self) -> NoReturn:
        """Raise NotPlainError."""
        raise NotPlainError

    @property
    def line(self) -> int:
        """Line, from 0. Raises NotPlainError when it is not known."""
        if self._line < 0:
            raise NotPlainError
        return self._line

    @property
    def column(self) -> NoReturn:
        """Raise NotPlainError."""
        raise NotPlainError


NOWHERE = Unplaced()
"""A mark of which nothing is known."""


KEPT = 1000
"""Most nodes without places of one use that are kept because they may come again; those that do come early."""


class PlainScalar(Struct, eq=False, gc=False):
    """A scalar by its text alone, which is never one that stands for nothing."""

    value: str
    style: ClassVar[str] = ""
    start_mark: ClassVar[Unplaced] = NOWHERE
    end_mark: ClassVar[Unplaced] = NOWHERE
