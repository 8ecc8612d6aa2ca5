"""What hosts alone may see: who is there, how many have answered, and after the closing what they answered."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from quizgeo.answers import answer_text
from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.scoring import total
from quizgeo.classroom.views import histogram, source_words, typed_texts
from quizgeo.classroom.whole_answers import whole_answers
from quizgeo.classroom.wire import Count, HostQuestion, HostResult, Person, Roster


def roster(lesson: Lesson, connected: Collection[str], only: str = "") -> Roster:
    """Give everybody who ever came, or one of them."""
    known = lesson.room.players
    players = known.values() if not only else (known[only],) if only in known else ()
    people = tuple(
        Person(
            each.p, each.name, each.team, each.standing, each.p in connected, each.factor,
            total(lesson.room, each.p), each.at,
        )
        for each in players
    )  # fmt: skip
    return Roster(people, whole=not only)


def count(lesson: Lesson, connected: AbstractSet[str]) -> Count:
    """Give how many have answered the question that is open; never who has not."""
    room = lesson.room
    there = {player.p: player.at for player in room.there}
    on = len(there.keys() & connected)
    if room.paced:
        return Count(-1, 1, sum(at >= len(room.items) for at in there.values()), len(there), on)
    asked = there.keys() & room.opening.players if room.opening is not None else ()
    q, number, answers = room.q, room.round, room.book.answers
    return Count(q, number, len([p for p in asked if (p, q, number) in answers]), len(asked), on)


def host_question(lesson: Lesson, q: int) -> HostQuestion:
    """Give a question with what is right; the host's screen hides it until the reveal."""
    each = lesson.questions[q]
    told = answer_text(each), each.explain, each.notes, source_words(each.source)
    return HostQuestion(q, each.key, *told, has_board_after(lesson, q))


def has_board_after(lesson: Lesson, q: int) -> bool:
    """Tell whether the board stands after a question: after each, after the last of a section, or after the last."""
    settings, items = lesson.room.settings, lesson.room.items
    left = [place for place in range(len(items)) if place not in lesson.room.book.rounds and place != q]
    if settings.points == "none" or settings.board == "never":
        return False
    if settings.board == "question" or not left:
        return True
    return settings.board == "section" and items[left[0]].section != items[q].section


def host_result(lesson: Lesson, q: int) -> HostResult:
    """Give what was answered to a question in its newest round."""
    room, number = lesson.room, lesson.room.book.rounds.get(q, 1)
    answers = room.book.answers  # of all rounds: they are not looked through, but looked up
    scores = [lesson.result(p, q).score for p in room.players if (p, q, number) in answers]
    facility = sum(scores) / len(scores) if scores else None
    counts = histogram(lesson, q) or whole_answers(lesson, q, number)
    return HostResult(q, number, counts, typed_texts(lesson, q), facility)
