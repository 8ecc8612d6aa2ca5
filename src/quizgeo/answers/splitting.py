"""Taking apart an answer of several parts that was given as one text, without breaking names that hold a separator."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from quizgeo.patterns import regex
from quizgeo.text import fold

_WORD_BETWEEN = r"(?<!\S)(?:and|as well as|plus|dan|serta|juga)(?!\S)"
LIST = regex(rf"[,;/|&+\n\u060c\u3001\uff0c\uff1b\u00b7•]|{_WORD_BETWEEN}", re.IGNORECASE)
"""What stands between the items of a list."""
_NUMBERED = regex(r"(?:^|(?<=[\s,;]))\(?(?:\d{1,2}|[a-h])[.)]\s+")
"""What stands before the items of a numbered list."""
_AROUND = regex(r"^(?:both|either|yaitu|yakni)\s+|[\s,]+(?:etc|dll|dsb|and so on)\.?$", re.IGNORECASE)
"""Words around a list that are no items."""
STEPS = regex(r"[-=]>|[,;|>→\n]")
"""What stands between things in order."""
PAIRS = regex(r"[-=]>|[,;|:=→\n]|(?<=\s)[-–](?=\s)")
"""What stands in and between pairs."""
JOINS = frozenset(("->", "=>", ":", "=", "→", "-", "–"))
"""What stands between the two of a pair."""

_MOST_JOINED = 8
"""Separators that a name may hold and still be found whole."""


class Piece(Struct, frozen=True):
    """One part of the text and the separator before it, empty for the first."""

    text: str
    before: str = ""


def split(text: str, separator: re.Pattern[str], names: Iterable[str], language: str = "en") -> tuple[Piece, ...]:
    """Split a text at separators, but leave a run whole that folds to one of the names. Blank pieces are left out."""
    whole = _folded_names(separator, tuple(names), language)
    most = min(_MOST_JOINED, max(whole.values(), default=0))
    marks = list(separator.finditer(text))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    pieces: list[Piece] = []
    before: list[str] = []
    first = 0
    while first < len(starts):
        last = _last_of_name(text, starts[first], ends[first : first + most + 1], whole, language) + first
        piece = text[starts[first] : ends[last]].strip()
        if piece:
            pieces.append(Piece(piece, next((mark for mark in before if mark in JOINS), before[-1] if before else "")))
            before = []
        before.append(marks[last].group() if last < len(marks) else "")
        first = last + 1
    return tuple(pieces)


@lru_cache(maxsize=1024)
def _folded_names(separator: re.Pattern[str], names: tuple[str, ...], language: str) -> Mapping[str, int]:
    """Give the names as they fold, with the number of separators each holds; kept, as a question is asked often."""
    return {fold(name, 4, language): len(separator.findall(name)) for name in names}


def _last_of_name(text: str, start: int, ends: list[int], whole: Mapping[str, int], language: str) -> int:
    """Give the place among `ends` where the longest name from `start` ends; 0, the first, if there is none."""
    for place in range(len(ends) - 1, 0, -1):
        if fold(text[start : ends[place]], 4, language) in whole:
            return place
    return 0


def texts(text: str, separator: re.Pattern[str], names: Iterable[str], language: str = "en") -> tuple[str, ...]:
    """Split a text as `split` does and give the pieces alone."""
    return tuple(piece.text for piece in split(text, separator, names, language))


def apart(text: str, names: Iterable[str], language: str = "en") -> tuple[str, ...]:
    """Take a text apart that is several of the names with nothing but spaces between; else leave it whole."""
    whole = frozenset(fold(name, 4, language) for name in names)
    if fold(text, 4, language) in whole:
        return (text,)
    words, found = text.split(), list[str]()
    while words:
        ends = range(min(len(words), _MOST_JOINED), 0, -1)
        end = next((end for end in ends if fold(" ".join(words[:end]), 4, language) in whole), 0)
        if not end:
            return (text,)
        found.append(" ".join(words[:end]))
        words = words[end:]
    return tuple(found)


def unnumbered(text: str) -> str:
    """Part the items of a numbered list by line ends, and leave out the words around a list that are no items."""
    marks = _NUMBERED.findall(text)
    text = _NUMBERED.sub("\n", text) if len(marks) > 1 else text
    return _AROUND.sub("", text.strip())
