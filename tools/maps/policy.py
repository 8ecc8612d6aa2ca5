"""The two lists of `policy.tsv`: shapes whose status is in dispute, and borders that are drawn as disputed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "src" / "quizgeo" / "maps" / "data" / "policy.tsv"
EVERY = "*"
"""Stands for any neighbour."""
_SORTS = ("contested", "line")


@dataclass(frozen=True, slots=True)
class Policy:
    """What is drawn and asked with care."""

    contested: frozenset[str]
    """Codes of shapes."""
    lines: frozenset[tuple[str, str]]
    """Pairs of codes in order; `*` is any neighbour and comes first."""

    def is_disputed(self, sharing: frozenset[str]) -> bool:
        """Tell whether the border between some shapes is disputed; the coast of one shape never is."""
        if len(sharing) < 2:
            return False
        pairs = {(a, b) for a in sharing for b in sharing if a < b} | {(EVERY, code) for code in sharing}
        return not pairs.isdisjoint(self.lines)


def read(text: str) -> Policy:
    """Read the table. Raises ValueError when a row is not: sort, code or pair, reason, source, date."""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for row in rows:
        if len(row) != 5 or row[0] not in _SORTS or not all(row):
            raise ValueError(f"a row is sort, code or pair, reason, source, date; not {row}")
        date.fromisoformat(row[4])
    return Policy(
        frozenset(row[1] for row in rows if row[0] == "contested"),
        frozenset(_pair(row[1]) for row in rows if row[0] == "line"),
    )


def _pair(text: str) -> tuple[str, str]:
    first, second = sorted(text.split("-"))
    return first, second
