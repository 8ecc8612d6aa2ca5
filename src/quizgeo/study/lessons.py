"""What a learner answered in a live lesson, in their own log: each answer once, however often it is told.

An event's id comes from the room, so that coming back, or a file saved elsewhere, counts nothing twice. A verdict that
the teacher changed is an override, a question that counts for nothing an undo; their ids follow from that of the
answer. The first round alone is told, before students talked.
"""

import json
from collections.abc import Sequence
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.clock import DAY_MS
from quizgeo.memory import Rating, implied_chance, suggest
from quizgeo.progress import CLASS, GRADES, SAID, Event, EventKind, Written
from quizgeo.study.attempt import as_text, scheduled
from quizgeo.study.learner import Learner
from quizgeo.study.settings import compact
from quizgeo.study.undo import take_back

REGRADED = "regraded"
"""Reason of a verdict that the teacher changed."""
LONGEST_MS = DAY_MS
"""How far back answers of one lesson are looked for."""


class LessonAnswer(Struct, frozen=True):
    """One answer of a lesson, as it counts now."""

    id: bytes
    """16 bytes, from the room."""
    card: str
    """`deck/id`."""
    form: str
    given: Given | None
    """In texts of the deck; None is "I have it" where learners judge."""
    grade: str
    score: float
    took: int
    """Milliseconds."""
    confidence: str = ""
    """`guess`, `unsure`, `sure`, or nothing."""
    shown: tuple[str, ...] = ()
    """The options, as they were shown."""
    chance: float = 0.0
    """Chance of a lucky guess, 0..1."""
    lesson: str = ""
    """What all answers of this learner in this lesson share."""


def record_lesson_answer(learner: Learner, answer: LessonAnswer) -> Written | None:
    """Write an answer of a lesson into the learner's log, or that its verdict is another now.

    Gives how safe it is; None where the log knows it all. One that the learner took back stays so. A card of a deck
    that the learner does not have is kept without a plan: it gets one when the deck is there.
    """
    before = _find(learner, answer.id, answer.card)
    if before is None:
        return _record(learner, answer)
    return _regrade(learner, before, answer)


def void_lesson_answers(learner: Learner, lesson: str, kept: Sequence[LessonAnswer]) -> Written | None:
    """Take back the answers of a lesson that count for nothing any more. kept: all that do."""
    ids, written = {each.id for each in kept}, None
    since = learner.now().ms - LONGEST_MS
    for event in [each for each in _recent(learner, since) if _lesson_of(each) == lesson]:
        if event.id not in ids and learner.stands(event):
            written = take_back(learner, event)
    return written


def _recent(learner: Learner, since: int) -> list[Event]:
    found = []
    for event in learner.backwards():
        if event.at < since:
            break
        if event.kind == EventKind.ANSWERED and event.origin == CLASS:
            found.append(event)
    return found


def _lesson_of(event: Event) -> str:
    extra = json.loads(event.extra or "{}")
    return str(extra.get("lesson", "")) if isinstance(extra, dict) else ""


def _find(learner: Learner, id_: bytes, card: str) -> Event | None:
    """Give an event as the log has it, or will have it once it can be written."""
    found = learner.log.find(id_)
    return found or next((each for each in learner.history(card) if each.id == id_), None)


def _record(learner: Learner, answer: LessonAnswer) -> Written:
    entry = learner.entry(answer.card)
    bare = _told(learner, answer, answer.card if entry is None else entry.key)
    rating = _rating(answer)
    if entry is None:
        _item, written = learner.record(replace(bare, rating=rating))
        return written
    before = learner.item(entry.key)
    outcomes = learner.outcomes(before, entry.key, bare.day, answer.chance)
    event, _feed = scheduled(bare, before, outcomes, rating, learner)
    _item, written = learner.record(event)
    return written


def _rating(answer: LessonAnswer) -> Rating:
    guessed = answer.confidence == "guess"
    return suggest(answer.form, answer.grade, score=answer.score, guessed=guessed, chance=answer.chance).rating


def _told(learner: Learner, answer: LessonAnswer, key: str) -> Event:
    """Make the event of an answer, without what it does to the schedule."""
    shown = compact(answer.shown) if answer.form in ("choice", "multiple", "order") else None
    extra: dict[str, object] = {"lesson": answer.lesson} if answer.lesson else {}
    extra |= {"confidence": answer.confidence} if answer.confidence else {}
    if implied_chance(answer.form, shown) != answer.chance:
        extra["chance"] = answer.chance
    event, seen = learner.event(EventKind.ANSWERED, key), learner.item(key).seen
    return replace(
        event,
        id=answer.id,
        origin=CLASS,
        form=answer.form,
        shown=shown,
        tries=1 + (seen.tries if seen and seen.last_day >= event.day else 0),
        said=SAID.index("guessed") if answer.confidence == "guess" else None,
        grade=GRADES.index(answer.grade),
        score=round(answer.score * 1000),
        took=answer.took,
        given=as_text(answer.given),
        extra=compact(extra) if extra else None,
    )


def _regrade(learner: Learner, before: Event, answer: LessonAnswer) -> Written | None:
    """Write that a verdict is another than the log has it; the day for the card follows from replaying it."""
    last = before
    while (later := _find(learner, _regraded_id(last.id), answer.card)) is not None:
        last = later
    if last.grade == GRADES.index(answer.grade) or not learner.stands(before):
        return None
    right = answer.grade in ("exact", "close")
    override = replace(
        learner.event(EventKind.OVERRIDDEN, before.card),
        id=_regraded_id(last.id),
        target=before.id,
        said=SAID.index("right" if right else "wrong"),
        grade=GRADES.index(answer.grade),
        score=round(answer.score * 1000),
        rating=_rating(answer),
        given=before.given,
        extra=compact({"grade": GRADES[before.grade or 0], "reason": REGRADED}),
    )
    return learner.rewrite(override, before.card or "")


def _regraded_id(id_: bytes) -> bytes:
    """Give the id of the event that changes the verdict of an answer, or changes it once more."""
    return blake2b(b"regraded" + id_, digest_size=16).digest()
