"""Several cards set aside, or brought back, in one write; and what was done last taken back as one step."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.progress import Event, EventKind, Written, undo_of
from quizgeo.study.deeds import Deed
from quizgeo.study.learner import Learner
from quizgeo.study.resting import back_events, switched
from quizgeo.study.undo import Step, deed, last_done


class Done(Struct, frozen=True):
    """What was done to some cards at once."""

    step: Step
    written: Written

    @property
    def keys(self) -> tuple[str, ...]:
        """The cards to which something was done, each once."""
        return tuple(dict.fromkeys(event.card or "" for event in self.step.events))


def set_aside_all(learner: Learner, kind: EventKind, keys: Iterable[str]) -> Done | None:
    """Suspend cards, or bury them until the next study day; None where all of them are set aside so already."""
    today = learner.today()
    items = ((key, learner.item(key)) for key in keys)
    suspends = kind is EventKind.SUSPENDED
    wanted = [key for key, item in items if not (item.suspended if suspends else item.rests(today))]
    return _write(learner, [switched(learner, kind, key, on=True) for key in wanted])


def bring_back_all(learner: Learner, keys: Iterable[str]) -> Done | None:
    """Have cards asked again as their schedule says; None where none of them was set aside."""
    return _write(learner, [event for key in keys for event in back_events(learner, key)])


def last_step(learner: Learner, language: str = "") -> tuple[Step, Deed] | None:
    """Give the newest thing done, wherever it was, and what it was in words; None where nothing is left."""
    learner.refresh()
    step = last_done(learner)
    return None if step is None else (step, deed(learner, step, language, earlier=True))


def take_back_step(learner: Learner, step: Step) -> Written:
    """Take back all events of a step in one write."""
    return learner.states.rewrite_all(
        [
            undo_of(learner.log.last_link(event)[0], learner.event(EventKind.UNDONE, event.card))
            for event in reversed(step.events)
        ]
    )


def _write(learner: Learner, events: Sequence[Event]) -> Done | None:
    if not events:
        return None
    first = events[0].seq
    numbered = [replace(event, seq=first + place) for place, event in enumerate(events)]
    written = learner.states.rewrite_all(numbered)
    return Done(Step(tuple(numbered)), written)
