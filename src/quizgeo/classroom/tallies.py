"""How often each thing was answered, and points added up question by question: work that a class shares. Pure."""

from collections.abc import Iterator

from msgspec import Struct, field

from quizgeo.classroom.room import Room
from quizgeo.classroom.scoring import Result, Standing, grade_of, result, total
from quizgeo.classroom.scoring import answered as answered_of
from quizgeo.classroom.state import Counted
from quizgeo.decks import Choice, Multiple, Question

Histogram = tuple[tuple[str, int, bool], ...]
Texts = tuple[tuple[str, str, int, bool], ...]


def _answers(room: Room, q: int, number: int) -> Iterator[Counted]:
    """Give the answers to one round of a question, in the order in which the players came."""
    for p in room.players:
        answer = room.book.answers.get((p, q, number))
        if answer is not None:
            yield answer


def histogram(room: Room, question: Question, q: int, number: int) -> Histogram:
    """Give each option of a choice with how often it was chosen and whether it is right, in the order of the deck."""
    body = question.body
    if not isinstance(body, Choice | Multiple):
        return ()
    counts = dict.fromkeys((option.text for option in body.options), 0)
    for answer in _answers(room, q, number):
        for text in answer.given if isinstance(answer.given, tuple) else (answer.given,):
            if isinstance(text, str) and text in counts:
                counts[text] += 1
    return tuple((option.text, counts[option.text], option.correct) for option in body.options)


def typed_texts(room: Room, q: int, number: int) -> Texts:
    """Give the typed answers to a question, most frequent first: folded, as one wrote it, how often, and if right."""
    found: dict[str, tuple[str, int, bool]] = {}
    for answer in _answers(room, q, number):
        if answer.folded:
            written, count, _right = found.get(answer.folded, (str(answer.given), 0, False))
            right = grade_of(room, q, answer)[0] in ("exact", "close")
            found[answer.folded] = (written, count + 1, right)
    rows = ((folded, *row) for folded, row in found.items())
    return tuple(sorted(rows, key=lambda row: (-row[2], row[0])))


class Purse(Struct):
    """Points of everybody over the questions that are told, added up once a question and not once a look."""

    pos: int = -1
    """Place of the newest event when it was looked at last: nothing changes before the next."""
    results: dict[tuple[str, int], Result] = field(default_factory=dict)
    """By player and question, since then."""
    present: bool = False
    """Whether the present question is told."""
    changes: int = -1
    """Of the book, when the sums were made."""
    summed: frozenset[int] = frozenset()
    """Questions that are in the sums: told, and not the present one."""
    sums: dict[str, int] = field(default_factory=dict)

    def points(self, room: Room, p: str) -> int:
        """Give a player's points over what the whole class was told. Not for paced rooms, where each is told alone."""
        if room.settings.streak:  # runs go across questions
            return total(room, p, [q for q in room.book.rounds if q in room.book.revealed])
        self._look(room)
        return self.sums.get(p, 0) + (self.result(room, p, room.q).points if self.present else 0)

    def result(self, room: Room, p: str, q: int) -> Result:
        """Give what a question is worth to a player; a reveal needs it for the points, for the player, for the host."""
        self._look(room)
        found = self.results.get((p, q))
        if found is None:
            found = self.results[p, q] = result(room, p, q)
        return found

    def _look(self, room: Room) -> None:
        """Take in what happened since it was looked at last."""
        if self.pos != room.pos:
            told = room.book.revealed & room.book.rounds.keys()
            self._add_up(room, frozenset(told - {room.q}))
            self.pos, self.results, self.present = room.pos, {}, room.q in told

    def _add_up(self, room: Room, wanted: frozenset[int]) -> None:
        """Bring the sums to the questions that are wanted."""
        if self.changes == room.book.changes and self.summed == wanted:
            return
        if self.changes != room.book.changes or not self.summed <= wanted:
            self.summed, self.sums = frozenset(), {}
        new = wanted - self.summed
        for p in room.players:
            self.sums[p] = self.sums.get(p, 0) + sum(result(room, p, q).points for q in new)
        self.changes, self.summed = room.book.changes, wanted


def standings(room: Room, purse: Purse) -> tuple[Standing, ...]:
    """Give everybody who takes part by their points, the most first; equals in the order of their names."""
    points = {player.p: total(room, player.p) if room.paced else purse.points(room, player.p) for player in room.there}
    players = sorted(room.there, key=lambda each: (-points[each.p], each.name.casefold(), each.p))
    ranks: dict[int, int] = {}
    for place, player in enumerate(players, 1):
        ranks.setdefault(points[player.p], place)
    return tuple(
        Standing(each.p, each.name, points[each.p], answered_of(room, each.p), ranks[points[each.p]])
        for each in players
    )
