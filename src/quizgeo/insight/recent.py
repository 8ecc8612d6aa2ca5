"""What home tells of the last weeks: answers a day, and by deck what share of due cards was known in the last days.

It follows from the events of those days and from the day on which each card was met: nothing is replayed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from quizgeo.memory import Item
from quizgeo.memory.rating import FEEDING_ORIGINS
from quizgeo.memory.replay import amended, fault
from quizgeo.progress import Event, EventKind
from quizgeo.progress.history import is_void
from quizgeo.progress.history import order as merged_order

DAYS = 30
"""Study days of the recall that is told, the present one the last."""
FEW = 20
"""Cards that came back, below which their share says nothing yet."""


class Recall(Struct, frozen=True):
    """Cards that came back on each of the last days, and those of them known at once."""

    passes: tuple[int, ...]
    due: tuple[int, ...]
    """The last is of today."""

    @property
    def n(self) -> int:
        """Count the cards that came back."""
        return sum(self.due)

    @property
    def share(self) -> float | None:
        """Give the share known at once, 0..1; None for too few."""
        return sum(self.passes) / self.n if self.n >= FEW else None

    def spans(self, count: int) -> tuple[float | None, ...]:
        """Give the shares of so many spans of days, the last ending today; None for one in which nothing came back."""
        length = len(self.due) // count
        starts = range(len(self.due) - count * length, len(self.due), length)
        counted = [
            (sum(self.passes[start : start + length]), sum(self.due[start : start + length])) for start in starts
        ]
        return tuple(passes / due if due else None for passes, due in counted)


class Recent(Struct, frozen=True):
    """The last weeks."""

    answers: Counter[int]
    """By study day."""
    decks: Mapping[str, Recall]
    """By identity of the deck, of those with cards that came back."""


def recent(events: Sequence[Event], today: int, present: Mapping[str, str], item: Callable[[str], Item]) -> Recent:
    """Give what was done in some weeks, and recalled in the last of their days.

    events: all since the first of those days, as they were written, in any order. present: keys of cards by former
    keys. item: gives the state of a card.
    """
    standing = amended(_standing(events))
    answers = [event for event in standing if event.kind == EventKind.ANSWERED and not fault(event)]
    return Recent(Counter(event.day for event in answers), _recalled(answers, today, present, item))


def _standing(events: Sequence[Event]) -> list[Event]:
    tombstones = {event.id for event in events if event.kind == EventKind.UNDONE}
    kept = [each for each in events if each.kind != EventKind.UNDONE]
    return [each for each in kept if not is_void(each.id, tombstones)] if tombstones else kept


def _recalled(
    answers: Iterable[Event], today: int, present: Mapping[str, str], item: Callable[[str], Item]
) -> dict[str, Recall]:
    """Count the first answers of each day to cards met on an earlier one."""
    since = today - DAYS + 1
    firsts: dict[tuple[str, int], Event] = {}
    for event in answers:
        if event.day < since or event.rating is None or event.origin not in FEEDING_ORIGINS:
            continue
        key = present.get(event.card or "", event.card or ""), event.day
        before = firsts.get(key)
        if before is None or merged_order(event) < merged_order(before):
            firsts[key] = event
    counts: dict[str, tuple[list[int], list[int]]] = {}
    for (card, day), event in firsts.items():
        seen = item(card).seen
        if event.origin == "study" and seen is not None and seen.first_day < day <= today:
            passes, due = counts.setdefault(card.partition("/")[0], ([0] * DAYS, [0] * DAYS))
            due[day - since] += 1
            passes[day - since] += (event.rating or 0) > 1
    return {deck: Recall(tuple(passes), tuple(due)) for deck, (passes, due) in counts.items()}
