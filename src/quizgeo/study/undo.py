"""Taking back: the newest thing done that still stands, over restarts and without a limit."""

from msgspec import Struct

from quizgeo.progress import Event, EventKind, Written, undo_of
from quizgeo.progress.history import is_void
from quizgeo.study.attempt import Attempt
from quizgeo.study.deeds import Deed, deed_of
from quizgeo.study.learner import Learner
from quizgeo.study.resting import question_of

UNDOABLE = frozenset({EventKind.ANSWERED, EventKind.SUSPENDED, EventKind.BURIED, EventKind.OVERRIDDEN})
"""What an undo takes back: an answer, a word said of one, a card set aside or brought back."""


class Step(Struct, frozen=True):
    """One thing done, which one undo takes back: what one key press wrote."""

    events: tuple[Event, ...]
    before: Attempt | None = None
    """Where something was said of an answer: the answer as it stood before."""

    @property
    def event(self) -> Event:
        """The first event, which names the card."""
        return self.events[0]

    @property
    def is_word(self) -> bool:
        """Whether something was said of an answer, and nothing else was done."""
        return self.event.kind == EventKind.OVERRIDDEN


def last_done(learner: Learner) -> Step | None:
    """Give the newest event that can be taken back; None when nothing is left."""
    tombstones: set[bytes] = set()
    for event in learner.backwards():
        if event.kind == EventKind.UNDONE:
            tombstones.add(event.id)
        elif _is_deed(event) and not _is_gone(event, tombstones):
            return Step((event,))
    return None


def _is_deed(event: Event) -> bool:
    """Tell whether an event is something done; a card set aside because of an answer goes with that answer.

    An exam that was handed in stands.
    """
    follows = event.kind == EventKind.SUSPENDED and event.target is not None
    return event.kind in UNDOABLE and event.card is not None and not follows and event.origin != "exam"


def _is_gone(event: Event, tombstones: set[bytes]) -> bool:
    """Tell whether an event is taken back already; a word goes with the answer that it was said of."""
    return is_void(event.id, tombstones) or (event.target is not None and is_void(event.target, tombstones))


def take_back(learner: Learner, event: Event) -> Written:
    """Log that an event is undone, and give its card the state it had without it."""
    link, _void = learner.log.last_link(event)
    undone = undo_of(link, learner.event(EventKind.UNDONE, event.card))
    return learner.rewrite(undone, event.card or "")


def deed(learner: Learner, step: Step, language: str, *, earlier: bool) -> Deed:
    """Tell what a step did. language: of the question, where its deck is translated into it."""
    question = question_of(learner, learner.entry(step.event.card or ""), language)
    return deed_of(step.event, question, learner.today(), earlier=earlier)
