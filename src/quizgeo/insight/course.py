"""How it went day after day: answers, and cards that came back and were known, from the first day that is looked at."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from quizgeo.insight.reviews import Review
from quizgeo.insight.shares import Share


class Span(Struct, frozen=True):
    """Some study days in a row."""

    first: int
    days: int
    answers: int
    recalled: Share
    """Cards that came back and were known at once."""


class Course(Struct, frozen=True):
    """Every day until today, those without answers too."""

    first: int
    """Study day of the first counts; the last are today's."""
    answers: tuple[int, ...]
    passes: tuple[int, ...]
    """Cards that came back and were known at once, studying."""
    due: tuple[int, ...]
    """Cards that came back."""

    def spans(self, most: int) -> tuple[Span, ...]:
        """Give at most `most` spans of as many days each, the last ending today; the first may be shorter."""
        count = len(self.answers)
        length = -(-count // most)
        starts = [0, *range(count % length or length, count, length)] if count else []
        ends = [*starts[1:], count]
        return tuple(self._span(start, end) for start, end in zip(starts, ends, strict=True))

    def _span(self, start: int, end: int) -> Span:
        recalled = Share(sum(self.passes[start:end]), sum(self.due[start:end]))
        return Span(self.first + start, end - start, sum(self.answers[start:end]), recalled)


def course(counts: Mapping[int, int], due: Iterable[Review], today: int, since: int) -> Course:
    """Give the course of the days since a study day, or since the first answer if that is later.

    counts: answers by study day. due: graded answers of cards met on an earlier day.
    """
    first = max(since, min((day for day in counts if day <= today), default=today))
    length = max(0, today - first + 1)
    passes, total = [0] * length, [0] * length
    for review in due:
        place = review.event.day - first
        if 0 <= place < length and review.event.origin == "study":
            total[place] += 1
            passes[place] += review.passed
    answers = tuple(counts.get(first + place, 0) for place in range(length))
    return Course(first, answers, tuple(passes), tuple(total))
