"""How a learner answers: how long it takes, and what is known at first sight, by their own newest answers.

One pass over the end of the log; nothing here reads a clock or a deck.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.memory import Rating, first_right, usual_seconds, way_of
from quizgeo.progress import Event, EventKind
from quizgeo.study.learner import Learner

NEWEST = 20_000
"""Events that are looked at, from the end of the log: what was earlier tells less of how it goes now."""
FEW = 20
"""Answers of a form below which the usual time holds for it."""
_MS = 1000


class Pace(Struct, frozen=True):
    """How long answers take outside of exams, and how often a first one is right."""

    times: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    """By the form asked, such as `choice`: the median in seconds, and of how many answers."""
    firsts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By `memory.way_of` a form: right first answers to new cards, and all."""

    @property
    def answers(self) -> int:
        """Count the answers whose time is known."""
        return sum(count for _median, count in self.times.values())

    @property
    def is_own(self) -> bool:
        """Whether a time of the learner's own stands for any form."""
        return any(count >= FEW for _median, count in self.times.values())

    def seconds(self, form: str) -> float:
        """Give how long an answer takes in a form: the learner's median, or the usual time where they gave few."""
        median, count = self.times.get(form, (0.0, 0))
        return median if count >= FEW else usual_seconds(form)

    def first_right(self, form: str) -> float:
        """Give the chance, 0..1, that a new card in a form is right at first sight."""
        return first_right(*self.firsts.get(way_of(form), (0, 0)))


def pace_of(learner: Learner) -> Pace:
    """Give how a learner answers, over all decks."""
    return pace(islice(learner.backwards(), NEWEST))


def pace(backwards: Iterable[Event]) -> Pace:
    """Give how the answers among these events, newest first, were given; those taken back do not count."""
    times: dict[str, list[int]] = defaultdict(list)
    firsts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for event in _standing(backwards):
        form = event.form or ""
        if event.took is not None and event.took > 0 and event.origin != "exam":
            times[form].append(event.took)
        if event.nth == 1 and event.rating is not None:
            counts = firsts[way_of(form)]
            counts[0] += event.rating > Rating.AGAIN
            counts[1] += 1
    return Pace(
        {form: (_median(sorted(each)) / _MS, len(each)) for form, each in sorted(times.items())},
        {way: (right, total) for way, (right, total) in sorted(firsts.items())},
    )


def _standing(backwards: Iterable[Event]) -> Iterator[Event]:
    """Give the answers that stand, with the rating that the learner's last word gave them."""
    undone: set[bytes] = set()
    said: dict[bytes, int] = {}
    for event in backwards:
        if event.kind == EventKind.UNDONE and event.target is not None:
            if event.id not in undone:
                undone.add(event.target)
        elif event.id in undone:
            continue
        elif event.kind == EventKind.OVERRIDDEN and event.target is not None and event.rating is not None:
            said.setdefault(event.target, event.rating)
        elif event.kind == EventKind.ANSWERED:
            rating = said.get(event.id)
            yield event if rating is None else replace(event, rating=rating)


def _median(times: list[int]) -> float:
    middle = len(times) // 2
    return float(times[middle]) if len(times) % 2 else (times[middle - 1] + times[middle]) / 2
