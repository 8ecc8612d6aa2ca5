"""What a lesson was answered, as rows: who was shown what, what they gave, and what it counts now.

The shapes are those that a report takes, field by field; the package that makes reports is not known here.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from quizgeo.answers import answer_text
from quizgeo.classroom import paced
from quizgeo.classroom.events import Given
from quizgeo.classroom.lesson import SCREEN, Lesson
from quizgeo.classroom.room import Room
from quizgeo.classroom.scoring import answer_of, grade_of, points, total
from quizgeo.classroom.state import Counted, Player
from quizgeo.decks import Choice, Multiple, TrueFalse
from quizgeo.study import ask


class ResultRow(Struct, frozen=True):
    """One player's answer to one question in one round, or that they gave none."""

    person: str
    question: str
    score: float
    points: float = 0.0
    grade: str = ""
    reason: str = ""
    given: str = ""
    chosen: tuple[str, ...] = ()
    folded: str = ""
    answered: bool = True
    seconds: float | None = None
    """By the player's own clock; None without an answer, or without a limit."""
    round: int = 1
    confidence: str = ""
    regraded: bool = False
    origin: str = "class"


class ResultOption(Struct, frozen=True):
    """Something to choose from."""

    text: str
    right: bool = False


class ResultQuestion(Struct, frozen=True):
    """A question of the lesson."""

    key: str
    kind: str
    text: str
    right: str
    options: tuple[ResultOption, ...] = ()
    worth: float = 1.0
    luck: float | None = None
    voided: bool = False
    explain: str = ""
    self_graded: bool = False


class ResultPerson(Struct, frozen=True):
    """A player, whatever became of them."""

    id: str
    name: str
    team: str
    standing: str
    points: float


class Results(Struct, frozen=True):
    """A lesson as rows."""

    asked: tuple[ResultQuestion, ...]
    """In the order of the deck."""
    takers: tuple[ResultPerson, ...]
    """In the order in which they came; those who were never let in are left out."""
    rows: tuple[ResultRow, ...]


def results(lesson: Lesson) -> Results:
    """Give all that a lesson was answered until now. A question that is still open counts for those who answered."""
    room = lesson.room
    takers = [each for each in room.players.values() if each.standing not in ("waiting", "denied")]
    return Results(
        tuple(_question(lesson, q) for q in range(len(lesson.questions))),
        tuple(ResultPerson(each.p, each.name, each.team, each.standing, total(room, each.p)) for each in takers),
        tuple(_rows(lesson, takers)),
    )


def _question(lesson: Lesson, q: int) -> ResultQuestion:
    question = lesson.questions[q]
    own = lesson.room.items[q].self_graded
    return ResultQuestion(
        question.key,
        question.kind,
        question.prompt or question.body.wording,
        answer_text(question),
        _options(lesson, q),
        question.points,
        None if own else ask(question, question.key, (0,)).chance,
        q in lesson.room.book.voided,
        question.explain,
        own,
    )


def _options(lesson: Lesson, q: int) -> tuple[ResultOption, ...]:
    match lesson.questions[q].body:
        case Choice(options=options) | Multiple(options=options):
            return tuple(ResultOption(each.text, each.correct) for each in options)
        case TrueFalse(answer=answer):
            return tuple(ResultOption(_judgement(lesson, q, said=said), said is answer) for said in (True, False))
        case _:
            return ()


def _judgement(lesson: Lesson, q: int, *, said: bool) -> str:
    """Give the words for true and for false; they stand in this order for everybody."""
    return lesson.face(SCREEN, q).shown.options[0 if said else 1].text


def _rows(lesson: Lesson, takers: list[Player]) -> Iterator[ResultRow]:
    for q, number in lesson.room.book.rounds.items():
        for each in range(1, number + 1):
            for player in takers:
                answer = lesson.room.book.answers.get((player.p, q, each))
                if answer is not None:
                    yield _answered(lesson, player, q, each, answer)
                elif _was_shown(lesson.room, player, q, each):
                    yield ResultRow(player.p, lesson.questions[q].key, 0.0, answered=False, round=each)


def _was_shown(room: Room, player: Player, q: int, number: int) -> bool:
    """Tell whether a player was shown a question, and it is too late to answer it."""
    if not room.paced:
        opening = room.book.openings.get((q, number))
        still_open = room.phase == "open" and (q, number) == (room.q, room.round)
        return opening is not None and player.p in opening.players and not still_open
    way = paced.order(room, player.p)
    here = way.index(player.at) if player.at in way else len(way)
    place = way.index(q)
    return place < here or (place == here and room.phase == "finished" and player.there)


def _answered(lesson: Lesson, player: Player, q: int, number: int, answer: Counted) -> ResultRow:
    room, question = lesson.room, lesson.questions[q]
    grade, score = grade_of(room, q, answer)
    own, knew = room.items[q].self_graded, None
    if own:
        knew = room.book.knew.get((player.p, q))
        score = 1.0 if knew else 0.0
    counts = answer_of(room, player.p, q) is answer and q not in room.book.voided and not own
    return ResultRow(
        player.p,
        question.key,
        score,
        points(room, room.items[q].worth, score, answer) if counts else 0,
        ("" if knew is None else "exact" if knew else "wrong") if own else grade,
        answer.reason,
        _in_words(lesson, q, answer.given),
        _chosen(lesson, q, answer.given),
        answer.folded,
        seconds=None if player.factor is None else answer.t / 1000,
        round=number,
        confidence=answer.conf or "",
        regraded=bool(answer.folded) and (q, answer.folded) in room.book.regraded,
    )


def _chosen(lesson: Lesson, q: int, given: Given) -> tuple[str, ...]:
    """Give the texts of the options that were chosen."""
    if isinstance(given, bool):
        return (_judgement(lesson, q, said=given),)
    if not isinstance(lesson.questions[q].body, Choice | Multiple):
        return ()
    return tuple(map(str, given)) if isinstance(given, tuple) else (str(given),)


def _in_words(lesson: Lesson, q: int, given: Given) -> str:
    """Give an answer on one line."""
    match given:
        case bool():
            return _judgement(lesson, q, said=given)
        case str():
            return given
        case Mapping():
            return "; ".join(f"{left}: {right}" for left, right in given.items())
        case tuple() if given and not isinstance(given[0], str):
            return ", ".join(f"{float(each):.2f}" for each in given)
        case tuple():
            return "; ".join(map(str, given))
        case _:
            return ""
