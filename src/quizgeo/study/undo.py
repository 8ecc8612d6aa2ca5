"""Taking back: the newest thing done that still stands, over restarts and without a limit."""

from quizgeo.progress import Event, EventKind, Written, undo_of
from quizgeo.progress.history import is_void
from quizgeo.study.learner import Learner

UNDOABLE = frozenset({EventKind.ANSWERED, EventKind.SUSPENDED, EventKind.BURIED})
"""What an undo takes back; a word said of an answer goes with the answer."""


def last_done(learner: Learner) -> tuple[Event, ...]:
    """Give the newest event that can be taken back, in a tuple that is empty when nothing is left."""
    tombstones: set[bytes] = set()
    for event in learner.backwards():
        if event.kind == EventKind.UNDONE:
            tombstones.add(event.id)
        elif event.kind in UNDOABLE and event.card is not None and not is_void(event.id, tombstones):
            return (event,)
    return ()


def take_back(learner: Learner, event: Event) -> Written:
    """Log that an event is undone, and give its card the state it had without it."""
    link, _void = learner.log.last_link(event)
    undone = undo_of(link, learner.event(EventKind.UNDONE, event.card))
    return learner.rewrite(undone, event.card or "")
