"""How often each whole answer was given, where none of it was typed as one text: true or false, pairs, orders, lists.

Pure. What is counted together differs in no more than case, accents and punctuation; a list in no more than its order.
"""

from quizgeo.classroom.events import Given
from quizgeo.classroom.lesson import SCREEN, Lesson
from quizgeo.classroom.scoring import grade_of
from quizgeo.classroom.state import Counted
from quizgeo.decks import TrueFalse
from quizgeo.text import fold

MOST = 12
"""Different answers that are told, the most frequent ones."""
_KINDS = frozenset({"match", "groups", "order", "list", "cloze"})
_FOLDING = 3
"""No case, no accents, no punctuation: as typed texts are compared."""
_SIGNS: dict[str, str] = {"order": " → ", "list": ", "}
"""What stands between the parts of an answer; else a semicolon."""

Row = tuple[str, int, bool]
"""An answer as one gave it, how often it was given, and whether it is right."""


def whole_answers(lesson: Lesson, q: int, number: int) -> tuple[Row, ...]:
    """Give the most frequent answers to one round of a question; none for kinds that are counted otherwise."""
    kind, body = lesson.questions[q].kind, lesson.questions[q].body
    if isinstance(body, TrueFalse):
        return _judgements(lesson, q, number, right=body.answer)
    found: dict[object, Row] = {}
    for answer in _given(lesson, q, number) if kind in _KINDS else ():
        parts = _parts(answer.given)
        key = _key(parts, kind)
        text, count, _right = found.get(key, (_SIGNS.get(kind, "; ").join(parts), 0, False))
        found[key] = text, count + 1, grade_of(lesson.room, q, answer)[0] in ("exact", "close")
    return tuple(sorted(found.values(), key=lambda row: (-row[1], row[0]))[:MOST])


def _given(lesson: Lesson, q: int, number: int) -> list[Counted]:
    answers = lesson.room.book.answers
    return [answers[p, q, number] for p in lesson.room.players if (p, q, number) in answers]


def _judgements(lesson: Lesson, q: int, number: int, *, right: bool) -> tuple[Row, ...]:
    """Count true and false, as they stand to be chosen."""
    said = [answer.given for answer in _given(lesson, q, number)]
    texts = [each.text for each in lesson.face(SCREEN, q).shown.options]
    return tuple((text, said.count(true), true is right) for text, true in zip(texts, (True, False), strict=True))


def _parts(given: Given) -> list[str]:
    match given:
        case dict():
            return [f"{left}: {right}" for left, right in given.items()]
        case tuple():
            return [str(each) for each in given]
        case _:
            return [str(given)]


def _key(parts: list[str], kind: str) -> object:
    folded = [fold(part, _FOLDING) for part in parts]
    return frozenset(folded) if kind in ("list", "match", "groups") else tuple(folded)
