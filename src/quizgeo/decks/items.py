"""The lines where the questions of a file begin, found without parsing: so they are known below a syntax error too."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from quizgeo.decks.lines import BREAK
from quizgeo.patterns import regex

_DASH = regex(r"( *)-(?:\s|\Z)")
_LISTED = regex(r"^questions:", re.MULTILINE)


class Items(Struct, frozen=True):
    """The items of the list of questions in a file, each with a dash on a line of its own."""

    lines: Sequence[str]
    """All lines of the file."""
    starts: Sequence[int]
    """The lines at which items begin, from 1, rising; those that could not be read too."""
    end: int
    """The line below the last item, from 1."""

    def number(self, line: int) -> int:
        """Give the place in the list, from 0, of the item that a line belongs to; below 0 above the list."""
        return bisect_right(self.starts, line) - 1

    def stretch(self, number: int) -> tuple[int, int]:
        """Give the line at which an item begins, and the one below it."""
        return self.starts[number], (*self.starts[number + 1 : number + 2], self.end)[0]


def items_of(text: str, known: Sequence[int]) -> Items | None:
    """Find the items of a file. known: the lines, from 1 and rising, at which some questions begin.

    None where they do not all begin on lines of their own, behind dashes in one column, as in a list in brackets.
    """
    lines = BREAK.split(text) if "\r" in text else text.split("\n")
    first = next((line for line in range(known[0], 0, -1) if _DASH.match(lines[line - 1])), 0)
    dash = _DASH.match(lines[first - 1]) if first else None
    if dash is None:
        return None
    column = len(dash[1])
    top = next((line for line in range(first - 1, 0, -1) if _is_outside(lines[line - 1], column)), 0)
    below = range(known[-1] + 1, len(lines) + 1)
    end = next((line for line in below if _is_outside(lines[line - 1], column)), len(lines) + 1)
    begins = f"{' ' * column}-"
    starts = [
        line for line in range(top + 1, end) if lines[line - 1].startswith(begins) and _DASH.match(lines[line - 1])
    ]
    items = Items(lines, starts, end)
    numbers = [items.number(line) for line in known]
    return items if numbers[0] >= 0 and len(set(numbers)) == len(numbers) else None


def items_below_questions(text: str) -> tuple[int, Items] | None:
    """Find the line of `questions:` in a file, from 1, and the items below it; None where there are none."""
    listed = _LISTED.search(text)
    above = 0 if listed is None else len(BREAK.findall(text, 0, listed.start())) + 1
    lines = BREAK.split(text)
    first = next((line for line in range(above + 1, len(lines) + 1) if _DASH.match(lines[line - 1])), 0)
    items = items_of(text, [first]) if above and first else None
    return None if items is None else (above, items)


def _is_outside(line: str, column: int) -> bool:
    """Tell whether a line is no part of a list whose dashes stand in a column: it begins further left, or has none.

    One that begins with a tab, which cannot indent, was meant to be a part.
    """
    bare = line.lstrip(" ")
    if not bare.strip() or bare.startswith(("#", "\t")):
        return False
    indent = len(line) - len(bare)
    return indent < column or (indent == column and _DASH.match(line) is None)
