"""What was chosen or typed: by how many, and whether by those who know the rest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.insight.report.rows import Asked, Row
from quizgeo.insight.report.scores import Rests
from quizgeo.insight.report.statistic import Statistic, correlation, missing, share

TAKEN = 0.05
"""Share from which on a lure is taken. Source: Tarrant, Ware & Mohammed 2009."""
TOLD = 12
"""Typed answers that are told of a question."""

Lure = Literal["works", "idle", "backwards", ""]
"""Taken by those who know less · taken by hardly anybody · taken by those who know more · not judged."""


class Taken(Struct, frozen=True):
    """An option, or an answer in words, with those who gave it as their first."""

    text: str
    right: bool
    count: int
    share: Statistic
    """Of all who were shown the question."""
    r: Statistic
    """Correlation of having given it with the points on the other questions."""
    sure: int = 0
    """How many of them said they were sure."""
    regraded: bool = False
    offered: bool = False
    """Whether it stood there to be chosen; a typed answer is told only where somebody gave it."""

    def lure(self, n: int) -> Lure:
        """Tell whether a wrong option does its work: taken by some, and rather by those who know less. n: persons."""
        if self.right or not self.offered or n == 0:
            return ""
        if self.count < TAKEN * n:
            return "idle"
        if self.r.value is None:
            return ""
        return "works" if self.r.value < 0 else "backwards"


def taken(asked: Asked, cell: Mapping[str, Row], rest: Rests) -> tuple[Taken, ...]:
    """Give every option in the order of the deck, or else the answers in words, the most frequent first."""
    if asked.options:
        return tuple(
            replace(_taken(each.text, each.right, _choosers(each.text, cell), cell, rest), offered=True)
            for each in asked.options
        )
    groups: dict[str, list[str]] = {}
    for person, row in cell.items():
        if row.answered and row.given:
            groups.setdefault(row.folded or row.given, []).append(person)
    found = [_typed(persons, cell, rest) for persons in groups.values()]
    return tuple(sorted(found, key=lambda each: (-each.count, each.text))[:TOLD])


def _choosers(text: str, cell: Mapping[str, Row]) -> list[str]:
    return [person for person, row in cell.items() if text in row.chosen]


def _typed(persons: Sequence[str], cell: Mapping[str, Row], rest: Rests) -> Taken:
    """Tell of one typed text, in the spelling that most have, and of equal ones the first."""
    spellings = [cell[person].given for person in persons]
    text = min(dict.fromkeys(spellings), key=lambda each: (-spellings.count(each), each))
    return _taken(text, cell[persons[0]].score >= 1, persons, cell, rest)


def _taken(text: str, right: bool, persons: Iterable[str], cell: Mapping[str, Row], rest: Rests) -> Taken:
    those = frozenset(persons)
    sure = sum(cell[person].confidence == "sure" for person in those)
    regraded = any(cell[person].regraded for person in those)
    marks = [float(person in those) for person in rest.persons]
    r = correlation(marks, rest.rests) if rest.persons else missing(0, "few")
    return Taken(text, right, len(those), share(len(those), len(cell)), r, sure, regraded)
