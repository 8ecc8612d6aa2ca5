"""Points, ranks and teams, worked out from the answers whenever they are asked for: nothing of them is logged.

Formulas: kahoot as its help pages give it (half the points for speed); wayground 600 for right and up to 400 for speed;
confidence is certainty-based marking, wrong 0, -2, -6, right 1, 2, 3 (Gardner-Medwin).
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from quizgeo.classroom.events import Confidence, Grade
from quizgeo.classroom.room import Room
from quizgeo.classroom.state import Counted

FULL = 1000
"""Points of a right answer to a question of weight 1."""
STREAK, STREAK_MOST = 100, 5
"""Points for each right answer in a row after the first, and for how many they grow."""
_SPEED_FREE = 0.5
"""Seconds in which no time is lost."""
_BASE, _FAST = 600, 400
_SURE: Mapping[Confidence, tuple[int, int]] = {"guess": (1, 0), "unsure": (2, -2), "sure": (3, -6)}
"""Marks for right and for wrong, out of 3."""


class Result(Struct, frozen=True):
    """One player's answer to one question, as it counts now."""

    answer: Counted | None
    """None where there is none that counts."""
    grade: Grade
    score: float
    points: int

    @property
    def right(self) -> bool:
        """Whether it is right in full."""
        return self.grade in ("exact", "close")


class Standing(Struct, frozen=True):
    """One row of the board."""

    p: str
    name: str
    points: int
    answered: int
    """Questions with an answer that counts."""
    rank: int
    """Who has as many points shares one: 1, 2, 2, 4."""


def answer_of(room: Room, p: str, q: int) -> Counted | None:
    """Give the answer that earns points: of the last round, or of the first where the room says so."""
    if room.book.rounds.get(q, 0) == 1:
        return room.book.answers.get((p, q, 1))
    rounds = range(1, room.book.rounds.get(q, 0) + 1)
    found = [room.book.answers.get((p, q, number)) for number in rounds]
    answers = [each for each in found if each is not None]
    if not answers:
        return None
    return answers[0] if room.settings.revote == "first" else found[-1]


def grade_of(room: Room, q: int, answer: Counted) -> tuple[Grade, float]:
    """Give the grade and the score 0..1 of an answer as the host lets them stand."""
    return room.book.regraded.get((q, answer.folded), (answer.grade, answer.score)) if answer.folded else (
        answer.grade, answer.score,
    )  # fmt: skip


def result(room: Room, p: str, q: int) -> Result:
    """Give what a question is worth to a player; a voided one, or silence, nothing."""
    answer = None if q in room.book.voided else answer_of(room, p, q)
    if answer is None:
        return Result(None, "wrong", 0.0, 0)
    grade, score = grade_of(room, q, answer)
    item = room.items[q]
    if item.self_graded:
        knew = room.book.knew.get((p, q), False)
        return Result(answer, "exact" if knew else "wrong", float(knew), 0)
    return Result(answer, grade, score, points(room, item.worth, score, answer))


def points(room: Room, worth: float, score: float, answer: Counted) -> int:
    """Give the points of one answer. worth: of the question. score: 0..1."""
    seconds = answer.t / 1000
    limit = None if answer.limit_ms is None else answer.limit_ms / 1000
    earned = 0.0
    match room.settings.points:
        case "accuracy":
            earned = FULL * worth * score
        case "kahoot":
            earned = FULL * worth * score * _kept(seconds, limit)
        case "wayground" if score >= 1 and limit is not None:
            earned = _BASE * worth + _FAST * worth * (1 - min(seconds, limit) / limit)
        case "wayground":
            earned = _BASE * worth * score
        case "confidence":
            right, wrong = _SURE[answer.conf or "guess"]
            earned = FULL * worth * (score * right + (1 - score) * wrong) / 3
        case "none":
            earned = 0.0
    return round(earned)


def _kept(seconds: float, limit: float | None) -> float:
    """Give the share of the points that speed leaves, 0.5..1."""
    if limit is None or seconds <= _SPEED_FREE:
        return 1.0
    return 1 - min(seconds, limit) / (2 * limit)


def total(room: Room, p: str, questions: Iterable[int] | None = None) -> int:
    """Give the sum of a player's points, streaks included; below 0 too."""
    places = list(room.book.rounds if questions is None else questions)
    results = [result(room, p, q) for q in places if q not in room.book.voided]
    earned = sum(each.points for each in results)
    return earned + (_streaks(results) if room.settings.streak and room.settings.points != "none" else 0)


def _streaks(results: Sequence[Result]) -> int:
    """Give what right answers in a row earn: the k-th of them, from the second on, 100 times k - 1, at most 500."""
    earned = run = 0
    for each in results:
        run = run + 1 if each.right else 0
        earned += STREAK * min(max(run - 1, 0), STREAK_MOST)
    return earned


def board(room: Room) -> tuple[Standing, ...]:
    """Give everybody who takes part by their points, the most first; equals in the order of their names."""
    rows = [(total(room, player.p), player) for player in room.there]
    rows.sort(key=lambda row: (-row[0], row[1].name.casefold(), row[1].p))
    ranks: dict[int, int] = {}
    for place, (score, _player) in enumerate(rows, 1):
        ranks.setdefault(score, place)
    return tuple(
        Standing(player.p, player.name, score, answered(room, player.p), ranks[score]) for score, player in rows
    )


def answered(room: Room, p: str) -> int:
    """Count the questions that a player answered and that count."""
    return sum(answer_of(room, p, q) is not None for q in room.book.rounds if q not in room.book.voided)


def teams(room: Room) -> dict[str, float]:
    """Give the points of each team: by question the mean over its members who were in when it opened, summed.

    So the size of a team gives no advantage; silence is 0.
    """
    sums: dict[str, float] = {}
    for q, number in room.book.rounds.items():
        for team, members in _members(room, q, number).items():
            earned = sum(result(room, p, q).points for p in members) / len(members)
            sums[team] = sums.get(team, 0.0) + (0.0 if q in room.book.voided else earned)
    return sums


def _members(room: Room, q: int, number: int) -> dict[str, list[str]]:
    """Give the members of each team who were in when a question opened."""
    opening = room.book.openings.get((q, number))
    found: dict[str, list[str]] = {}
    for player in room.there:
        if player.team and (opening is None or player.p in opening.players):
            found.setdefault(player.team, []).append(player.p)
    return found
