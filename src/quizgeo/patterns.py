"""Regular expressions that are compiled when they are first used.

Compiling one takes 0.05 to 2 ms, and a start uses a third of those at hand: left to it, all of them cost as much as
starting Python. From its second use on, one costs what it costs compiled.
"""

import re
from typing import cast

_USES = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Late:
    """Stands in for an expression until it is used, and then hands on its methods."""

    __slots__ = (*_USES, "_flags", "pattern")

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile, and keep the methods where they are found without asking again."""
        compiled = re.compile(self.pattern, self._flags)
        for use in _USES:
            setattr(self, use, getattr(compiled, use))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give an expression as `re.compile` does; one that is off raises `re.error` at its first use, not before."""
    return cast("re.Pattern[str]", _Late(source, flags))
