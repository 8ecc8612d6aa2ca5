"""An exam: questions in any order, answers that may be changed, nothing judged before the end.

Everything done is written before anything else is shown, so an exam can be left, or killed, at any moment and goes on
where it was. The time comes from a watch that the caller brings; the answers never move the schedule.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from quizgeo.answers import Given, prepare
from quizgeo.language import _
from quizgeo.progress import Event, EventKind, Place, Written, new_id
from quizgeo.study.asking import Asked
from quizgeo.study.exam_log import NO_LIMIT, Line, Note, Record, records, written
from quizgeo.study.exam_mark import Mark, mark_of
from quizgeo.study.exam_paper import ExamScope, Paper, Slot, choices, draw
from quizgeo.study.exam_papers import exam_events, reach_decks
from quizgeo.study.exam_sitting import (
    Lost,
    Sat,
    UnreadError,
    answered_event,
    marking_of,
    sit,
    sit_all,
    slot_of,
    unread_in,
)
from quizgeo.study.exam_time import Watch, longer
from quizgeo.study.learner import Learner
from quizgeo.study.scope import MINUTE_MS
from quizgeo.study.settings import compact
from quizgeo.study.summary import in_one_line
from quizgeo.study.views import Refusal

LONGEST_LOOK_MS = 30 * MINUTE_MS
"""More than this on one question is somebody who was away; their exam's own time goes on all the same."""
_ROOM = 50_000
"""Bytes that a paper may take in the log, so that it fits into one line of an export."""


class Sitting(Struct, frozen=True):
    """What is to be shown of an exam."""

    record: Record
    place: int
    """Of the question on the screen, from 0."""
    asked: Asked | None
    """None for a question that can be asked no more."""
    lost: Lost | None
    """Why it cannot."""
    self_marked: bool = False
    """Whether the learner marks it at the review."""
    said: str = ""
    """What was given, on one line."""

    @property
    def line(self) -> Line:
        """How the question on the screen stands."""
        return self.record.lines[self.place]

    @property
    def count(self) -> int:
        """Questions of the paper."""
        return len(self.record.lines)


class Exam(Struct):
    """One paper that is worked on. Make one with `begin_exam` or `resume_exam`."""

    learner: Learner
    record: Record
    watch: Watch
    place: int = 0
    saved: Written | None = None
    """How safe the newest thing is."""
    _events: dict[bytes, Event] = field(default_factory=dict)
    _since: int = 0
    """What the watch showed when the exam was opened here."""
    _before: int = 0
    """Milliseconds that it was worked on before."""
    _shown: int = 0
    """What the watch showed when the question came on the screen."""
    _seen: int = 0
    """Position of the log up to which everything was taken in."""
    closed: bool = False
    """Whether the time is over, and the paper takes no answer though it could not be handed in yet."""

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def paper(self) -> Paper:
        """The questions."""
        return self.record.paper

    @property
    def view(self) -> Sitting:
        """What is to be shown now."""
        sat = sit(self.learner, self.paper, self.place)
        if sat == "unread" and self.learner.rescan():
            reach_decks(self.learner, self.record)
            sat = sit(self.learner, self.paper, self.place)
        if not isinstance(sat, Sat):
            return Sitting(self.record, self.place, None, sat)
        given = self.record.lines[self.place].given
        said = "" if given is None else in_one_line(given, sat.posed.question)
        return Sitting(self.record, self.place, sat.asked, None, sat.self_marked, said)

    @property
    def handed(self) -> bool:
        """Whether the paper was handed in, here or by another program."""
        return self.record.handed is not None

    @property
    def elapsed(self) -> int:
        """Milliseconds that the paper was worked on."""
        return self.record.elapsed if self.handed else self._before + max(0, self.watch() - self._since)

    @property
    def left(self) -> int | None:
        """Milliseconds that are left, never below 0; None without a limit."""
        return None if self.record.limit is None else max(0, self.record.limit - self.elapsed)

    @property
    def over(self) -> bool:
        """Whether the time is over and the paper has to be handed in."""
        return not self.handed and self.left == 0

    def prepare(self) -> None:
        """Have ready what judging needs, so that handing in takes no time."""
        sat = sit(self.learner, self.paper, self.place)
        if isinstance(sat, Sat):
            prepare(sat.posed.question)

    def lost(self) -> tuple[int, ...]:
        """Give the places of the questions that are gone or changed, and will count for nothing."""
        sats = sit_all(self.learner, self.paper)
        return tuple(place for place, sat in enumerate(sats) if sat in ("gone", "changed"))

    # -- moving --------------------------------------------------------------------------------------------------

    def go(self, place: int) -> Sitting:
        """Show a question, by its place from 0; beyond an end the one that stands there."""
        self._stop_looking()
        self.place = max(0, min(place, len(self.paper.slots) - 1))
        return self.view

    def next_open(self) -> int | None:
        """Give the place of the next question without an answer, round the end; None where there is none."""
        count = len(self.record.lines)
        turn = [(self.place + step) % count for step in range(1, count + 1)]
        return next((place for place in turn if self.record.lines[place].state == "open"), None)

    # -- answering -----------------------------------------------------------------------------------------------

    def give(self, given: Given) -> Sitting | Refusal:
        """Keep an answer in place of any before; it is judged at the end."""
        return self._note(Note(self.paper.id, "given", place=self.place), given)

    def dont_know(self) -> Sitting | Refusal:
        """Keep that the learner does not know: a blank, which is 0 and never less."""
        return self._note(Note(self.paper.id, "unknown", place=self.place))

    def clear(self) -> Sitting | Refusal:
        """Take the answer back; the question is open again."""
        return self._note(Note(self.paper.id, "cleared", place=self.place))

    def mark(self) -> Sitting | Refusal:
        """Mark the question to be looked at again, or take the mark off."""
        return self._note(Note(self.paper.id, "marked", place=self.place, on=not self.record.lines[self.place].marked))

    def extend(self) -> Sitting | Refusal:
        """Give more time: a quarter more than at the beginning, a half, twice as much, then no limit."""
        if self.record.limit is None:
            return Refusal(_("This exam has no time limit."))
        return self.limit_to(longer(self.record.limit, self.paper.limit))

    def limit_to(self, limit: int | None) -> Sitting | Refusal:
        """Set another time limit in milliseconds; None for none."""
        return self._note(Note(self.paper.id, "time", limit=NO_LIMIT if limit is None else limit))

    def leave(self) -> None:
        """Keep the time that was used, before the exam is left to go on later."""
        self._note(Note(self.paper.id, "left", place=self.place))

    def hand_in(self, *, late: bool = False, without: bool = False) -> Mark:
        """Hand the paper in: judge every answer, and write all of it at once. A second time it changes nothing.

        late: whether that is because the time is over. without: whether questions of decks that cannot be read shall
        count for nothing. Raises UnreadError where there are any and that is not wished; nothing is handed in then,
        and if it is late no answer is taken any more.
        """
        self._look()
        if not self.handed:
            sats = self._sats()
            unread = unread_in(sats, self.paper)
            if unread and not without:
                self.closed = self.closed or late
                raise UnreadError(unread)
            self._hand_in(sats, late=late or self.closed)
        return mark_of(self.record)

    # -- inside --------------------------------------------------------------------------------------------------

    def _sats(self) -> list[Sat | Lost]:
        """Give all questions, of the decks as they are now."""
        if self.learner.rescan():
            reach_decks(self.learner, self.record)
        return sit_all(self.learner, self.paper)

    def _hand_in(self, sats: Sequence[Sat | Lost], *, late: bool) -> None:
        self._stop_looking()
        markings = tuple(map(marking_of, sats, self.record.lines))
        answers = [
            answered_event(self._stamp(), self.paper, place, sat=sat, line=line, marking=marking)
            for place, (sat, line, marking) in enumerate(zip(sats, self.record.lines, markings, strict=True))
            if isinstance(sat, Sat) and marking.score is not None and line.state == "answered"
        ]
        note = Note(self.paper.id, "handed", elapsed=self.elapsed, late=late, markings=markings)
        self._keep([*answers, self._event(note)])

    def _note(self, note: Note, given: Given | None = None) -> Sitting | Refusal:
        self._look()
        if self.handed:
            return Refusal(_("This paper was handed in."))
        if self.closed and note.what != "left":
            return Refusal(_("The time is over; nothing can be changed any more."))
        self._stop_looking()
        spent = self.record.lines[note.place].spent if note.place >= 0 else 0
        self._keep([self._event(replace(note, elapsed=self.elapsed, spent=spent), given)])
        return self.view

    def _event(self, note: Note, given: Given | None = None) -> Event:
        return written(self._stamp(), replace(note, step=self.record.step + 1), given)

    def _stamp(self) -> Event:
        return self.learner.event(EventKind.EXAM, None)

    def _keep(self, events: list[Event]) -> None:
        """Write events, and take them in; of two handings in, the one that the log has."""
        self.saved = self.learner.writer.write(events)
        if self.saved.place is Place.IN_LOG:
            self._look()
            self.learner.refresh()
        self._fold(event for event in events if event.kind == EventKind.EXAM)

    def _look(self) -> None:
        """Take in what was written since the last look, by other programs too. What others took in changes nothing."""
        new: list[Event] = []
        for position, event in self.learner.log.scan(self._seen):
            self._seen = position
            if event.kind == EventKind.EXAM and self.paper.id in (event.extra or ""):
                new.append(event)
        self._fold(new)

    def _fold(self, events: Iterable[Event]) -> None:
        known = len(self._events)
        for event in events:
            self._events.setdefault(event.id, event)
        if len(self._events) == known:
            return
        spent = [line.spent for line in self.record.lines]
        record = records(self._events.values())[self.paper.id]
        lines = zip(record.lines, spent, strict=True)
        self.record = replace(record, lines=tuple(replace(line, spent=max(line.spent, own)) for line, own in lines))

    def _stop_looking(self) -> None:
        """Count the time that the question was on the screen."""
        now = self.watch()
        line = self.record.lines[self.place]
        line = replace(line, spent=line.spent + max(0, min(now - self._shown, LONGEST_LOOK_MS)))
        lines = (*self.record.lines[: self.place], line, *self.record.lines[self.place + 1 :])
        self.record, self._shown = replace(self.record, lines=lines), now


def begin_exam(learner: Learner, scope: ExamScope, watch: Watch) -> Exam | Refusal:
    """Begin an exam in a scope, with a paper that its seed makes; refuse where there is no question.

    Raises UnknownDeckError and DeckError.
    """
    learner.trust_clock()
    cards = choices(scope)
    if not cards:
        return Refusal(_("No question can be asked in this exam."))
    id_ = new_id()
    seed = 1000 + int.from_bytes(id_[:4]) % 9000 if scope.seed is None else scope.seed
    decks = [learner.library.load(str(deck.path), scope.language) for deck in scope.decks]
    keys = draw(cards, scope, {deck.id: deck.draw for deck in decks}, seed)
    slots = tuple(filter(None, (_slot(learner, key, seed, scope.language) for key in keys)))
    files = tuple((str(deck.id), str(deck.path)) for deck in scope.decks)
    limit = None if scope.minutes is None else round(scope.minutes * MINUTE_MS)
    paper = _fitting(Paper(id_.hex(), seed, scope.title(learner), files, slots, limit, scope.language))
    event = written(learner.event(EventKind.EXAM, None), Note(paper.id, "begun", paper=paper))
    saved = learner.writer.write([event])
    exam = resume_exam(learner, records([event])[paper.id], watch, [event])
    exam.saved = saved
    return exam


def resume_exam(learner: Learner, record: Record, watch: Watch, events: Iterable[Event] | None = None) -> Exam:
    """Go on with a paper, at the first question that is open. events: what was done to it, if not as the log says."""
    reach_decks(learner, record)
    seen = learner.log.last_pos()
    kept = exam_events(learner, record.paper.id) if events is None else list(events)
    record = records(kept)[record.paper.id]
    places = [place for place, line in enumerate(record.lines) if line.state == "open"]
    now = watch()
    return Exam(
        learner, record, watch, places[0] if places else 0, None, {event.id: event for event in kept}, now,
        record.elapsed, now, seen,
    )  # fmt: skip


def _slot(learner: Learner, key: str, seed: int, language: str) -> Slot | None:
    card = learner.entry(key)
    question = learner.question(card, language) if card is not None else None
    return slot_of(card, question, seed) if card is not None and question is not None else None


def _fitting(paper: Paper) -> Paper:
    """Leave the tags out of a paper that would be too long for a line of an export."""
    size = len(compact(to_builtins(paper)).encode())
    return paper if size <= _ROOM else replace(paper, slots=tuple(replace(slot, tags=()) for slot in paper.slots))
