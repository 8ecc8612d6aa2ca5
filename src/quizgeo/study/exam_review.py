"""The review of a paper that was handed in: each question with what was given and what is right, and what follows.

What the learner marks, they mark here; what they hold against the judge is kept for whoever wrote the deck, and moves
neither mark nor schedule.
"""

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers import Verdict
from quizgeo.language import _
from quizgeo.progress import Event, EventKind, Written
from quizgeo.study.exam_log import Line, Marking, Note, Record, records, written
from quizgeo.study.exam_mark import Mark, Outcome, mark_of
from quizgeo.study.exam_papers import exam_events, reach_decks
from quizgeo.study.exam_sitting import Lost, Sat, answered_event, own_marking, sit, verdict_on
from quizgeo.study.learner import Learner
from quizgeo.study.queue import Queue
from quizgeo.study.scope import Scope
from quizgeo.study.session import Session
from quizgeo.study.views import Refusal

_MISSED: frozenset[Outcome] = frozenset({"wrong", "partial", "blank"})


class Reviewed(Struct, frozen=True):
    """A question of a paper, after it was handed in."""

    place: int
    line: Line
    marking: Marking
    outcome: Outcome
    sat: Sat | None
    """None for one that is gone, or another one now."""
    lost: Lost | None
    verdict: Verdict | None
    """As it is judged now; the marking holds. None for one that is gone."""

    @property
    def self_marked(self) -> bool:
        """Whether the learner marks it."""
        return self.marking.reason == "self"


class Review(Struct):
    """One paper that was handed in. Make one with `review_exam`."""

    learner: Learner
    record: Record
    saved: Written | None = None

    @property
    def mark(self) -> Mark:
        """The mark, as far as everything is marked."""
        return mark_of(self.record)

    def at(self, place: int) -> Reviewed:
        """Give a question by its place, from 0."""
        assert self.record.handed is not None
        line, marking = self.record.lines[place], self.record.handed[place]
        outcome, sat = self.mark.outcomes[place], sit(self.learner, self.record.paper, place)
        if not isinstance(sat, Sat):
            return Reviewed(place, line, marking, outcome, None, sat, None)
        try:
            verdict = verdict_on(sat, line)
        except TypeError:  # an answer of another shape than the question takes
            return Reviewed(place, line, marking, outcome, None, "changed", None)
        return Reviewed(place, line, marking, outcome, sat, None, verdict)

    def mark_self(self, place: int, score: float) -> Reviewed | Refusal:
        """Mark a question that the learner marks, 0..1; the last mark holds."""
        reviewed = self.at(place)
        if reviewed.sat is None or not reviewed.self_marked:
            return Refusal(_("This question is marked by quizgeo."))
        note = Note(self.record.paper.id, "self", place=place, score=score)
        answers = [] if reviewed.line.score is not None else [self._answered(place, reviewed.sat, score)]
        return self._keep(note, answers)

    def flag(self, place: int) -> Reviewed | Refusal:
        """Say that an answer was right after all, or take that back; it moves nothing."""
        reviewed = self.at(place)
        if reviewed.outcome not in ("wrong", "partial") or reviewed.self_marked:
            return Refusal(_("There is no verdict of which that can be said."))
        return self._keep(Note(self.record.paper.id, "flagged", place=place, on=not reviewed.line.flagged))

    def missed(self) -> tuple[str, ...]:
        """Give the cards that were not fully right, as they are called now."""
        outcomes = zip(self.record.paper.slots, self.mark.outcomes, strict=True)
        cards = (self.learner.entry(slot.key) for slot, outcome in outcomes if outcome in _MISSED)
        return tuple(card.key for card in cards if card is not None)

    def study_missed(self) -> Session | Refusal:
        """Begin a session on what was missed. It is practice: the answers were just read, and prove nothing."""
        keys = self.missed()
        cards = [card for key in keys if (card := self.learner.entry(key)) is not None]
        if not cards:
            return Refusal(_("Nothing was missed."))
        decks = tuple(
            self.learner.library.resolve(name) for name in dict.fromkeys(key.partition("/")[0] for key in keys)
        )
        scope = Scope(decks, language=self.record.paper.language, keys=frozenset(keys))
        session = Session(self.learner, scope, Queue(cards), "redo", began=self.learner.now().ms)
        session.next()
        return session

    def _answered(self, place: int, sat: Sat, score: float) -> Event:
        stamp, paper = self.learner.event(EventKind.ANSWERED, None), self.record.paper
        line, marking = self.record.lines[place], own_marking(score)
        return answered_event(stamp, paper, place, sat=sat, line=line, marking=marking)

    def _keep(self, note: Note, answers: list[Event] | None = None) -> Reviewed:
        stamp = self.learner.event(EventKind.EXAM, None)
        event = written(stamp, replace(note, step=self.record.step + 1))
        self.saved = self.learner.writer.write([*(answers or ()), event])
        self.learner.refresh()
        events = {each.id: each for each in exam_events(self.learner, self.record.paper.id)} | {event.id: event}
        self.record = records(events.values()).get(self.record.paper.id, self.record)
        return self.at(note.place)


def review_exam(learner: Learner, record: Record) -> Review:
    """Look at a paper that was handed in. Raises ValueError for one that is open."""
    if record.handed is None:
        raise ValueError("the paper is open")
    reach_decks(learner, record)
    return Review(learner, record)
