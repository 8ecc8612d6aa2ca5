"""How sure answers were, beside whether they were right; and what was wrong with the most confidence."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizgeo.insight.report.options import Taken
from quizgeo.insight.report.rows import LEVELS, Row

MOST = 5
"""Wrong answers that are named."""


class Sureness(Struct, frozen=True):
    """First answers that were given with one degree of confidence."""

    level: str
    right: int
    n: int


class Misbelief(Struct, frozen=True):
    """A wrong answer that was given as a sure one."""

    question: str
    text: str
    sure: int
    count: int
    """How many gave it in all."""


def sureness(rows: Iterable[Row]) -> tuple[Sureness, ...]:
    """Count right ones by how sure they were said to be; nothing where nobody said it."""
    said = [row for row in rows if row.answered and row.confidence]
    if not said:
        return ()
    return tuple(
        Sureness(level, sum(row.score >= 1 for row in said if row.confidence == level), n)
        for level in LEVELS
        if (n := sum(row.confidence == level for row in said))
    )


def misbeliefs(questions: Iterable[tuple[str, Sequence[Taken]]]) -> tuple[Misbelief, ...]:
    """Name the wrong answers that most were sure of."""
    found = [
        Misbelief(key, each.text, each.sure, each.count)
        for key, answers in questions
        for each in answers
        if each.sure and not each.right
    ]
    return tuple(sorted(found, key=lambda each: (-each.sure, each.question, each.text))[:MOST])
