"""The signs of a text that folding drops although they mean something: minus, comparison, arrow, currency."""

import unicodedata
from functools import lru_cache

from msgspec import Struct

from quizgeo.patterns import regex

_OF_ASCII = frozenset("-<>$")
_ANY = regex(r"[-−–<>≤≥≠→←↔⇒⇐⇔$\u00a2-\u00a5\u20a0-\u20c0]")
_MINUS = regex(r"(?<![\w.,])[-−–](?=(?:[A-Z]{0,3}[$\u00a2-\u00a5\u20a0-\u20c0])?[\d.,]*\d)")
"""Before a number, or before the currency of one: −5, −$5, −US$5."""
_COMPARISON = regex("[<>≤≥≠→←↔⇒⇐⇔]")


class Signs(Struct, frozen=True):
    """The signs of one text."""

    minus: int = 0
    """Numbers below zero."""
    order: str = ""
    """Comparisons and arrows, in order."""
    money: str = ""
    """Signs of currencies, in order."""

    def fits(self, given: "Signs") -> bool:
        """Tell whether a given text has the signs of this one; currencies and what no answer has may be left out."""
        if self.minus != given.minus or (self.order and self.order != given.order):
            return False
        return not self.money or not given.money or self.money == given.money


_NONE = Signs()


@lru_cache(maxsize=4096)
def signs_of(text: str) -> Signs:
    """Read the signs off a text."""
    if _OF_ASCII.isdisjoint(text) if text.isascii() else _ANY.search(text) is None:
        return _NONE
    money = "".join(char for char in text if unicodedata.category(char) == "Sc")
    return Signs(len(_MINUS.findall(text)), "".join(_COMPARISON.findall(text)), money)
