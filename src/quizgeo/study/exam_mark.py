"""The mark of an exam: the sum of score times points, by tag too. Pure.

`close` is full marks. A blank is 0 and never less. A question that is gone or changed counts for nothing, and so does
one that waits to be marked by the learner.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from quizgeo.study.exam_log import Line, Marking, Record

Outcome = Literal["right", "partial", "wrong", "blank", "void", "waiting"]
"""What became of a question; `waiting`: the learner has still to mark it."""
OUTCOMES: tuple[Outcome, ...] = ("right", "partial", "wrong", "blank", "void", "waiting")
_RIGHT = 1 - 1e-9


class Part(Struct, frozen=True):
    """The mark of some questions."""

    score: float
    """Points got."""
    most: float
    """Points there were."""
    count: int
    """Questions that count."""

    @property
    def percent(self) -> int | None:
        """Points got of a hundred, rounded; None where nothing counts."""
        return round(100 * self.score / self.most) if self.most else None


class Mark(Struct, frozen=True):
    """The mark of a paper that was handed in."""

    whole: Part
    tags: tuple[tuple[str, Part], ...]
    """By tag, in the order in which the paper first has it; a question counts for each of its tags."""
    outcomes: tuple[Outcome, ...]
    """What became of each question, in the paper's order."""
    elapsed: int
    """Milliseconds."""
    late: bool
    """Whether the time was over when it was handed in."""

    def count(self, outcome: Outcome) -> int:
        """Give how many questions had an outcome."""
        return self.outcomes.count(outcome)


def mark_of(record: Record) -> Mark:
    """Give the mark of a paper that was handed in. Raises ValueError for one that is open."""
    if record.handed is None:
        raise ValueError("the paper is open")
    scores = [score_of(marking, line) for marking, line in zip(record.handed, record.lines, strict=True)]
    tags: dict[str, list[int]] = defaultdict(list)
    for place, slot in enumerate(record.paper.slots):
        for tag in slot.tags:
            tags[tag].append(place)
    outcomes = tuple(map(_outcome, record.handed, scores))
    whole = _part(record, scores, range(len(scores)))
    by_tag = tuple((tag, _part(record, scores, places)) for tag, places in tags.items())
    return Mark(whole, by_tag, outcomes, record.elapsed, record.late)


def score_of(marking: Marking, line: Line) -> float | None:
    """Give the score of a question, 0..1; None for one that does not count."""
    return line.score if marking.reason == "self" else marking.score


def _part(record: Record, scores: Sequence[float | None], places: Sequence[int]) -> Part:
    points = [record.paper.slots[place].points for place in places if scores[place] is not None]
    got = sum((scores[place] or 0.0) * record.paper.slots[place].points for place in places)
    return Part(got, sum(points), len(points))


def _outcome(marking: Marking, score: float | None) -> Outcome:
    if score is None:
        return "waiting" if marking.reason == "self" else "void"
    if marking.reason == "blank":
        return "blank"
    if score >= _RIGHT:
        return "right"
    return "partial" if score > 0 else "wrong"
