"""The papers of a learner: those that are open, those that were handed in, and finding one by its name."""

from collections.abc import Sequence

from quizgeo.decks import UnknownDeckError
from quizgeo.progress import Event, EventKind, pending
from quizgeo.study.exam_log import Record, records
from quizgeo.study.learner import Learner


def papers(learner: Learner) -> tuple[Record, ...]:
    """Give every paper, the one begun last first."""
    return tuple(records(exam_events(learner)).values())


def open_papers(learner: Learner) -> tuple[Record, ...]:
    """Give the papers that were not handed in, the one begun last first."""
    return tuple(record for record in papers(learner) if record.handed is None)


def past_papers(learner: Learner) -> tuple[Record, ...]:
    """Give the papers that were handed in, the one begun last first."""
    return tuple(record for record in papers(learner) if record.handed is not None)


def find_paper(learner: Learner, name: str) -> Record | None:
    """Find a paper by its name, or by the beginning of it; None where there is none, or more than one."""
    found = [record for record in papers(learner) if name and record.paper.id.startswith(name.casefold())]
    return found[0] if len(found) == 1 else None


def exam_events(learner: Learner, exam: str = "") -> list[Event]:
    """Give what was done to papers, or to one of them: in the log, and beside it while the log takes nothing."""
    events: Sequence[Event] = learner.log.of_exams()
    if pending.waits(learner.log.places):
        events = (*events, *(event for event in pending.peek(learner.log.places)[0] if event.kind == EventKind.EXAM))
    return [event for event in events if exam in (event.extra or "")]


def reach_decks(learner: Learner, record: Record) -> None:
    """Have the decks of a paper at hand, those too that were named by their files."""
    known = {deck.id for deck in learner.library.entries}
    for deck, path in record.paper.files:
        if deck not in known:
            try:
                learner.deck(path)
            except UnknownDeckError:
                continue
