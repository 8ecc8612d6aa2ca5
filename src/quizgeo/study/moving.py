"""What new due days would change: how many cards are due by when, before and after. Nothing is written."""

from collections.abc import Iterable

from msgspec import Struct

from quizgeo.memory import NEW, Item, replanned
from quizgeo.study.settings import Settings
from quizgeo.study.states import States
from quizgeo.study.timeline import Timeline

WEEK, MONTH = 7, 30

Change = tuple[int, int]
"""Cards before and after."""


class Moved(Struct, frozen=True):
    """Cards due by some days from now, if none were answered meanwhile: those of today are among those of a week."""

    today: Change
    week: Change
    """Within 7 days."""
    month: Change
    """Within 30 days."""


def moved_by(states: States, keys: Iterable[str], settings: Settings, today: int, deck: str = "") -> Moved:
    """Count what would be due of these cards if settings held from now on and gave them, or a deck's, new due days.

    It takes as long as a full replay where parameters change.
    """
    names = [states.name(key) for key in keys]
    items = [states.named(name) for name in names]
    ahead = states.timeline.rescheduled(settings, deck)
    if settings.parameters == states.timeline.settings.parameters:
        after = [_due_again(name, item, ahead) for name, item in zip(names, items, strict=True)]
    else:
        foreseen = states.foreseen(ahead)
        after = [_due(foreseen.get(name, NEW)) for name in names]
    before = [_due(item) for item in items]

    def by(day: int) -> Change:
        first, second = (sum(due is not None and due <= day for due in days) for days in (before, after))
        return first, second

    return Moved(by(today), by(today + WEEK), by(today + MONTH))


def _due(item: Item) -> int | None:
    return None if item.seen is None or item.suspended else item.seen.due_day


def _due_again(name: str, item: Item, ahead: Timeline) -> int | None:
    """Give the day on which the newest settings would have a card due, with its memory as it is."""
    seen = item.seen
    if seen is None or item.suspended:
        return None
    plan, key = ahead.plans(name).now, name.partition("<")[0]
    if not plan.reschedules:
        return seen.due_day
    return seen.last_day + replanned(
        seen.memory, key, seen.nth, seen.chance, scheduler=plan.scheduler, policy=plan.policy
    )
