"""First answers as a table of questions by persons, with the rest of each, also where not everybody met everything."""

from collections.abc import Mapping, Sequence
from math import fsum

from msgspec import Struct

from quizgeo.insight.report.rows import Asked, Row

ROUND = 1
"""The round that counts: what was known before anybody talked about it."""


class Scores(Struct, frozen=True):
    """Scores 0..1 of first answers."""

    asked: tuple[Asked, ...]
    """Questions that count and that somebody was shown."""
    cells: tuple[Mapping[str, Row], ...]
    """By question, the row of each person who was shown it."""
    complete: tuple[str, ...]
    """Persons who were shown every question."""
    persons: tuple[str, ...]
    """Persons who were shown any."""

    @property
    def drawn(self) -> bool:
        """Whether nobody met every question, as when each has drawn their own: then a rest is a mean."""
        return bool(self.persons) and not self.complete

    def shares(self) -> list[list[float]]:
        """Give the scores of complete persons, by question, then by person."""
        return [[cell[person].score for person in self.complete] for cell in self.cells]

    def points(self) -> list[list[float]]:
        """Give the scores of complete persons times what their questions are worth, as `shares`."""
        pairs = zip(self.asked, self.shares(), strict=True)
        return [[asked.worth * score for score in column] for asked, column in pairs]

    def totals(self) -> list[float]:
        """Give the total points of complete persons."""
        columns = self.points()
        return [fsum(row) for row in zip(*columns, strict=True)] if columns else []

    def means(self) -> dict[str, float]:
        """Give what each person reached of the points of the questions that they met, 0..1."""
        reached: dict[str, tuple[float, float]] = dict.fromkeys(self.persons, (0.0, 0.0))
        for asked, cell in zip(self.asked, self.cells, strict=True):
            for person, row in cell.items():
                earned, most = reached[person]
                reached[person] = earned + asked.worth * row.score, most + asked.worth
        return {person: earned / most if most else 0.0 for person, (earned, most) in reached.items()}


class Rests(Struct, frozen=True):
    """For one question: who is asked about it, their points on it, and what they have of the others."""

    persons: tuple[str, ...]
    points: tuple[float, ...]
    rests: tuple[float, ...]


def scores_of(asked: Sequence[Asked], rows: Sequence[Row]) -> Scores:
    """Sort first answers by question and person; what was voided, self-graded or shown to nobody is left out."""
    cells: dict[str, dict[str, Row]] = {each.key: {} for each in asked if _counts(each)}
    for row in rows:
        if row.round == ROUND and row.question in cells:
            cells[row.question].setdefault(row.person, row)
    met = tuple(each for each in asked if cells.get(each.key))
    columns = tuple(cells[each.key] for each in met)
    persons = dict.fromkeys(person for column in columns for person in column)
    complete = tuple(person for person in persons if all(person in column for column in columns))
    return Scores(met, columns, complete, tuple(persons))


def _counts(asked: Asked) -> bool:
    return not asked.voided and not asked.self_graded


def rests_of(found: Scores) -> tuple[Rests, ...]:
    """Give the rest for every question: the points on all others, or where nobody met all, their mean share."""
    if found.drawn:
        return tuple(_mean_rests(found, place) for place in range(len(found.asked)))
    totals = found.totals()
    return tuple(
        Rests(found.complete, tuple(column), tuple(total - x for total, x in zip(totals, column, strict=True)))
        for column in found.points()
    )


def _mean_rests(found: Scores, place: int) -> Rests:
    others = [cell for other, cell in enumerate(found.cells) if other != place]
    rows = []
    for person, row in found.cells[place].items():
        seen = [cell[person].score for cell in others if person in cell]
        if seen:
            rows.append((person, found.asked[place].worth * row.score, fsum(seen) / len(seen)))
    persons, points, rests = zip(*rows, strict=True) if rows else ((), (), ())
    return Rests(persons, points, rests)
