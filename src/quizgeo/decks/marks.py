"""Where things stand in a text: what is asked of PyYAML's marks, and of those of our own."""

from typing import Protocol


class Mark(Protocol):
    """A point of the file; lines and columns from 0, in code points."""

    @property
    def index(self) -> int:
        """Code points before it."""
        ...

    @property
    def line(self) -> int:
        """Line, from 0."""
        ...

    @property
    def column(self) -> int:
        """Column, from 0."""
        ...


class Marked(Protocol):
    """Anything with a beginning and an end."""

    @property
    def start_mark(self) -> Mark:
        """Where it begins."""
        ...

    @property
    def end_mark(self) -> Mark:
        """The first point after it."""
        ...
