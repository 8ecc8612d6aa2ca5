"""Taking back a change of settings: everything that followed from it is as if it had never been made."""

from quizgeo.progress import Event, EventKind, Written, undo_of
from quizgeo.study.learner import Learner


def take_back(learner: Learner, change: Event) -> Written:
    """Log that an event of settings is undone; due days that it moved are those of before."""
    link, _void = learner.log.last_link(change)
    return learner.states.settle(undo_of(link, learner.event(EventKind.UNDONE, None)))
