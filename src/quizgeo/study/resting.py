"""Cards set aside, for good or until the next study day, and brought back: the same events wherever it is asked for."""

from msgspec.structs import replace

from quizgeo.progress import Event, EventKind, Written
from quizgeo.study.learner import Learner
from quizgeo.study.settings import compact


def set_aside(learner: Learner, kind: EventKind, key: str) -> tuple[Event, Written]:
    """Suspend a card, or bury it until the next study day; give the event, and how safe it is."""
    return _switch(learner, kind, key, on=True)


def bring_back(learner: Learner, key: str) -> list[tuple[Event, Written]]:
    """Have a card asked again as its schedule says, whatever it was set aside for; nothing for one that was not."""
    item, today = learner.item(key), learner.today()
    kinds = [EventKind.SUSPENDED] if item.suspended else []
    kinds += [EventKind.BURIED] if item.buried_until > today else []
    return [_switch(learner, kind, key, on=False) for kind in kinds]


def _switch(learner: Learner, kind: EventKind, key: str, *, on: bool) -> tuple[Event, Written]:
    event = replace(learner.event(kind, key), extra=compact({"on": on, "reason": "learner"}))
    _item, written = learner.record(event)
    return event, written
