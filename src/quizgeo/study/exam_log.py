"""What the log keeps of exams: one event for each thing done to a paper, and how the paper stands after them.

A paper stands as its events say, whatever order they come in: each carries a step, one more than all steps that its
writer knew, so that no clock decides which answer is the last. The handing in of a paper has one id wherever it is
written: of two, the first holds.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Literal

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.progress import Event, EventKind
from quizgeo.study.exam_paper import Paper
from quizgeo.study.settings import compact

State = Literal["open", "answered", "unknown"]
"""How a question of a paper stands; `unknown`: the learner said so."""
What = Literal["begun", "given", "unknown", "cleared", "marked", "time", "left", "handed", "self", "flagged"]
NO_LIMIT = -1
"""A limit that was taken away."""
_ANSWERING = frozenset({"given", "unknown", "cleared"})
"""What means nothing any more once a paper was handed in, such as an answer of a computer that did not know."""


class Marking(Struct, frozen=True):
    """What a question of a paper was worth when it was handed in."""

    score: float | None
    """0..1; None for one that the learner marks, and for one that is void."""
    grade: str = ""
    reason: str = ""
    """Of the verdict; `blank`, or for a void one `gone` or `changed`."""


class Note(Struct, frozen=True, omit_defaults=True):
    """One thing that was done to a paper."""

    exam: str
    """The paper's id."""
    what: What
    step: int = 0
    place: int = -1
    """Of the question, from 0."""
    elapsed: int = 0
    """Milliseconds that the paper was worked on."""
    spent: int = 0
    """Milliseconds that the question was on the screen."""
    on: bool = True
    """Whether it is marked, or flagged."""
    limit: int = 0
    """The new time limit in milliseconds, or `NO_LIMIT`."""
    score: float = 0.0
    """What the learner found in a question that they mark."""
    late: bool = False
    """Whether the time was over when it was handed in."""
    paper: Paper | None = None
    markings: tuple[Marking, ...] = ()


class Line(Struct, frozen=True):
    """How one question of a paper stands."""

    given: Given | None = None
    state: State = "open"
    marked: bool = False
    """Whether the learner wants to look at it again."""
    spent: int = 0
    """Milliseconds."""
    score: float | None = None
    """What the learner found in it, where they mark it."""
    flagged: bool = False
    """Whether the learner says that it was judged wrongly."""


class Record(Struct, frozen=True):
    """A paper as it stands."""

    paper: Paper
    lines: tuple[Line, ...]
    at: int
    """When it was begun, in milliseconds since 1970."""
    day: int
    """Study day of its beginning, and of its handing in once it is."""
    elapsed: int = 0
    limit: int | None = None
    """Milliseconds; None for no limit."""
    step: int = 0
    handed: tuple[Marking, ...] | None = None
    """What each question was worth; None while it is open."""
    late: bool = False

    @property
    def answered(self) -> int:
        """Questions with an answer."""
        return sum(line.state == "answered" for line in self.lines)


def handed_id(exam: str) -> bytes:
    """Give the id of the event that hands a paper in."""
    return blake2b(b"exam handed in" + bytes.fromhex(exam), digest_size=16).digest()


def answer_id(exam: str, place: int) -> bytes:
    """Give the id of the event that logs the answer to a question of a paper for its card."""
    return blake2b(b"exam answer" + bytes.fromhex(exam) + place.to_bytes(4, "big"), digest_size=16).digest()


def written(stamp: Event, note: Note, given: Given | None = None) -> Event:
    """Make the event of a note. stamp: a bare event of this moment."""
    text = None if given is None else compact(given)
    id_ = handed_id(note.exam) if note.what == "handed" else stamp.id
    extra = compact(to_builtins(note))
    return replace(stamp, id=id_, kind=EventKind.EXAM, card=None, given=text, extra=extra)


def records(events: Iterable[Event]) -> dict[str, Record]:
    """Give every paper as these events leave it, by id, the one begun last first. What cannot be read is left out."""
    found: dict[str, dict[bytes, tuple[Event, Note]]] = defaultdict(dict)
    for event in events:
        note = _note(event)
        if note is not None:
            found[note.exam].setdefault(event.id, (event, note))
    folded = (_fold(list(notes.values())) for notes in found.values())
    standing = sorted(filter(None, folded), key=lambda record: (record.at, record.paper.id), reverse=True)
    return {record.paper.id: record for record in standing}


def _note(event: Event) -> Note | None:
    if event.kind != EventKind.EXAM:
        return None
    try:
        note = convert(json.loads(event.extra or ""), Note)
        bytes.fromhex(note.exam)
    except (ValueError, ValidationError, RecursionError):
        return None
    return note


def _fold(notes: Sequence[tuple[Event, Note]]) -> Record | None:
    begun = next(((event, note.paper) for event, note in notes if note.what == "begun" and note.paper), None)
    if begun is None:
        return None
    stamp, paper = begun
    fold = _Fold(Record(paper, tuple(Line() for _slot in paper.slots), stamp.at, stamp.day, limit=paper.limit))
    for event, note in sorted(notes, key=lambda pair: (pair[1].step, pair[0].at, pair[0].device, pair[0].id)):
        fold.take(note, event)
    return fold.record


class _Fold(Struct):
    """A paper while its notes are taken in, in their order."""

    record: Record

    def take(self, note: Note, event: Event) -> None:
        """Take one note in."""
        record = self.record
        elapsed, step = max(record.elapsed, note.elapsed), max(record.step, note.step)
        self.record = replace(record, elapsed=elapsed, step=step)
        if note.what == "time":
            self.record = replace(self.record, limit=None if note.limit == NO_LIMIT else note.limit)
        elif note.what == "handed" and len(note.markings) == len(record.lines):
            self.record = replace(self.record, handed=note.markings, late=note.late, day=event.day)
        elif 0 <= note.place < len(record.lines):
            self._line(note, event.given)

    def _line(self, note: Note, given: str | None) -> None:
        line = self.record.lines[note.place]
        if self.record.handed is not None and note.what in _ANSWERING:
            return
        line = replace(line, spent=max(line.spent, note.spent))
        match note.what:
            case "given":
                line = replace(line, given=read_given(given), state="answered")
            case "unknown" | "cleared":
                line = replace(line, given=None, state="unknown" if note.what == "unknown" else "open")
            case "marked":
                line = replace(line, marked=note.on)
            case "self":
                line = replace(line, score=min(1.0, max(0.0, note.score)))
            case "flagged":
                line = replace(line, flagged=note.on)
            case _:
                pass
        lines = (*self.record.lines[: note.place], line, *self.record.lines[note.place + 1 :])
        self.record = replace(self.record, lines=lines)


def read_given(text: str | None) -> Given | None:
    """Read an answer as `written` keeps it; None for what is none."""
    try:
        value: object = json.loads(text or "null")
    except (ValueError, RecursionError):
        return None
    match value:
        case str() | bool():
            return value
        case [int() | float() as lat, int() | float() as lon]:
            return float(lat), float(lon)
        case list():
            return tuple(str(part) for part in value)
        case dict():
            return {str(left): str(right) for left, right in value.items()}
        case _:
            return None
