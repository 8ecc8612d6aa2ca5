"""The two lists of `policy.tsv`: shapes whose status is in dispute, and borders that are drawn as disputed."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

EVERY = "*"
"""Stands for any neighbour."""
COLUMNS = ("sort", "code or pair", "reason", "source", "date")


@dataclass(frozen=True, slots=True)
class Policy:
    """What is drawn and asked with care."""

    contested: frozenset[str]
    """Codes of shapes."""
    lines: frozenset[frozenset[str]]
    """Pairs of codes, or of a code and `*`."""

    def is_disputed(self, sharing: frozenset[str]) -> bool:
        """Tell whether the border between the shapes that share an arc is disputed."""
        pairs = {frozenset(pair) for pair in combinations(sharing | {EVERY}, 2)}
        return len(sharing) > 1 and not pairs.isdisjoint(self.lines)


def read(text: str) -> Policy:
    """Read the table. Raises ValueError when a row has not the five columns, or its date is none."""
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    contested, lines = set(), set()
    for row in rows:
        if len(row) != len(COLUMNS) or not all(row):
            raise ValueError(f"a row is {', '.join(COLUMNS)}, parted by tabs; not {row}")
        sort, codes, _, _, day = row
        date.fromisoformat(day)
        if sort == "contested":
            contested.add(codes)
        elif sort == "line" and codes.count("-") == 1:
            lines.add(frozenset(codes.split("-")))
        else:
            raise ValueError(f"a row is about one contested shape or the line of a pair; not {sort} {codes}")
    return Policy(frozenset(contested), frozenset(lines))
