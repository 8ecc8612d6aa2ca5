"""Names of the table. (Empty until the table is built; its owner replaces this file.)"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class NamesTable:
    """The table."""

    def entities(self, folded: str) -> frozenset[str]:
        """Give codes."""
        return frozenset() if folded else frozenset()

    def items(self) -> Iterable[tuple[str, frozenset[str]]]:
        """Give all."""
        return ()

    def display(self, code: str, language: str) -> str:
        """Give the first name."""
        return code if language else code


@cache
def names() -> NamesTable:
    """Give the table."""
    return NamesTable()
