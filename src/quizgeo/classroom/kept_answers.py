"""What a participant keeps of a lesson in their own log: each answer of a first round, once it was shown. Pure."""

from collections.abc import Mapping
from hashlib import blake2b

from quizgeo.answers import Given
from quizgeo.classroom.events import Confidence
from quizgeo.classroom.faces import Shown
from quizgeo.classroom.forms import given_of
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.wire import Answer, Finished
from quizgeo.memory import chance
from quizgeo.study.lessons import LessonAnswer

_ID_DIGITS = 32


def shown_answer(seat: Seat, lesson: str) -> LessonAnswer | None:
    """Give the answer to the question that is revealed; None where there is none to keep, or it is known at the end.

    lesson: what all answers of this participant in this lesson share. After a second round, and for a question that was
    answered before the line was lost with a confidence that nobody here remembers, the end tells it.
    """
    room = seat.room
    if room is None or room.reveal is None or room.reveal.you is None or room.question is None:
        return None
    own, asking, q = room.reveal.you, room.question, room.reveal.q
    first = seat.firsts.get(q)
    unknown = asking.confidence and (first is None or first.conf is None)
    if asking.q != q or not own.first or unknown or not _is_id(own.eid):
        return None
    if asking.shown.self_graded and own.knew is None:
        return None
    if any(own.given == each.id for each in asking.shown.offered):  # only the end says which country that was
        return None
    return LessonAnswer(
        bytes.fromhex(own.eid), room.reveal.key, asking.shown.kind, given_of(asking.shown, own.given), own.grade,
        own.score, first.took if first else 0, (first.conf if first else None) or "",
        tuple(each.text for each in asking.shown.options), _chance(asking.shown), lesson,
    )  # fmt: skip


def all_answers(end: Finished, lesson: str) -> tuple[LessonAnswer, ...]:
    """Give all answers that are kept of a lesson, as they count at its end."""
    return tuple(_taken(each, lesson) for each in end.answers if _is_id(each.eid))


def lesson_of(token: str) -> str:
    """Give what all answers of a participant in a lesson share, from the token of their seat; it tells no token."""
    return blake2b(token.encode(), digest_size=8).hexdigest()


def _taken(row: Answer, lesson: str) -> LessonAnswer:
    given, score = _given(row.given), 1.0 if row.grade in ("exact", "close") else 0.0
    conf: Confidence | None = row.conf
    if row.form in ("match", "groups") and isinstance(given, Mapping):
        rights = len(set(given.values()))
        luck = chance(row.form, items=len(given), groups=rights)
    else:
        luck = chance(row.form, options=len(row.shown), items=len(row.shown))
    return LessonAnswer(
        bytes.fromhex(row.eid), row.key, row.form, given, row.grade, score, row.ms, conf or "", row.shown, luck, lesson
    )


def _given(given: object) -> Given | None:
    match given:
        case None | bool() | str():
            return given
        case dict():
            return {str(left): str(right) for left, right in given.items()}
        case [int() | float() as lat, int() | float() as lon]:
            return float(lat), float(lon)
        case list():
            return tuple(str(each) for each in given)
        case _:
            return str(given)


def _chance(shown: Shown) -> float:
    count, rights = len(shown.options), len(shown.targets)
    extra = max(rights - count, 0) if shown.kind == "match" else 0
    return chance(shown.kind, options=count, items=count, extra=extra, groups=rights)


def _is_id(eid: str) -> bool:
    return len(eid) == _ID_DIGITS and set(eid) <= set("0123456789abcdef")
