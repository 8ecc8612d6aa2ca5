"""A line that says that something is under way, and for how long: the library that fits tells no more than that."""

import sys
from time import perf_counter
from types import TracebackType
from typing import Self

from quizgeo.cli import output
from quizgeo.language import _

_SIGNS = "|/-\\"
_TURN = 0.25
"""Seconds between two of them."""


class Bar:
    """Shows itself on a terminal each time that it is called, and goes with the end of the block. Elsewhere silent."""

    def __init__(self, doing: str) -> None:
        """Take what is done, such as `Fitting to 2,000 answers`."""
        self._doing, self._began, self._shown = doing, perf_counter(), -1
        self._seen = output.is_terminal(sys.stderr)

    def __enter__(self) -> Self:
        return self

    def __call__(self) -> bool:
        """Show that it goes on; it never asks to stop."""
        turn = int((perf_counter() - self._began) / _TURN)
        if self._seen and turn != self._shown:
            self._shown = turn
            words = _("{doing}: {seconds} s, ctrl-c stops it").format(doing=self._doing, seconds=int(turn * _TURN))
            output.passing(f"{_SIGNS[turn % len(_SIGNS)]} {words}")
        return False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown >= 0:
            output.passing("")
