"""A lesson: the room, and the questions that are played in it, as their deck stood when the room was made."""

from collections.abc import Mapping

from msgspec import Struct, field

from quizgeo.answers import answer_text
from quizgeo.classroom.events import Item
from quizgeo.classroom.faces import Face, Mould, mould
from quizgeo.classroom.folding_answers import shown_to
from quizgeo.classroom.judging import Judge
from quizgeo.classroom.room import Room
from quizgeo.classroom.scoring import Result, Standing, teams, total
from quizgeo.classroom.state import Player
from quizgeo.classroom.tallies import Histogram, Purse, histogram, standings
from quizgeo.classroom.wire import Reveal
from quizgeo.decks import Choice, Multiple, Question

SELF_GRADED = frozenset({"flashcard", "open"})
SCREEN = ""
"""Stands for a player where a screen is shown something: it sees what players see, in an order of its own."""


class _Once(Struct):
    """What is the same for everybody at one place of the log."""

    pos: int = -1
    standings: tuple[Standing, ...] | None = None
    by_player: dict[str, Standing] | None = None
    teams: dict[str, float] | None = None
    histograms: dict[tuple[int, int], Histogram] = field(default_factory=dict)
    reveals: dict[int, Reveal] = field(default_factory=dict)


class Lesson(Struct):
    """Joins a room with its questions, which stand in the order of `room.items`."""

    questions: tuple[Question, ...]
    room: Room = field(default_factory=Room)
    _faces: dict[str, tuple[int, Face]] = field(default_factory=dict)
    """By player the newest one, with its question: all of them would fill the memory."""
    _judges: dict[int, Judge] = field(default_factory=dict)
    _moulds: dict[int, Mould] = field(default_factory=dict)
    _right: dict[int, str] = field(default_factory=dict)
    _right_texts: dict[int, frozenset[str]] = field(default_factory=dict)
    _purse: Purse = field(default_factory=Purse)
    _once: _Once = field(default_factory=_Once)

    @property
    def seed(self) -> str:
        """What orders and ids come from; it never leaves the server."""
        return self.room.made.seed if self.room.made else ""

    def face(self, p: str, q: int) -> Face:
        """Give the face of a question for a player."""
        found = self._faces.get(p)
        if found is None or found[0] != q:
            found = self._faces[p] = q, self._mould(q).face(self.seed, p, q)
        return found[1]

    def _mould(self, q: int) -> Mould:
        if q not in self._moulds:
            self._moulds[q] = mould(self.questions[q])
        return self._moulds[q]

    def right(self, q: int) -> str:
        """Give what is right, in words."""
        if q not in self._right:
            self._right[q] = answer_text(self.questions[q])
        return self._right[q]

    def right_texts(self, q: int) -> frozenset[str]:
        """Give the texts of the options that are right; none where there are no options."""
        if q not in self._right_texts:
            body = self.questions[q].body
            options = body.options if isinstance(body, Choice | Multiple) else ()
            self._right_texts[q] = frozenset(option.text for option in options if option.correct)
        return self._right_texts[q]

    def result(self, p: str, q: int) -> Result:
        """Give what a question is worth to a player, worked out once after each event."""
        return self._purse.result(self.room, p, q)

    def points(self, p: str) -> int:
        """Give a player's points, of the questions of which they may know how it went."""
        if self.room.paced:
            return total(self.room, p, [q for q in self.room.book.rounds if shown_to(self.room, p, q)])
        return self._purse.points(self.room, p)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Everybody by points, worked out once after each event."""
        once = self._now()
        if once.standings is None:
            once.standings = standings(self.room, self._purse)
        return once.standings

    def standing(self, p: str) -> Standing | None:
        """Give where a player stands; None for who takes no part."""
        once = self._now()
        if once.by_player is None:
            once.by_player = {row.p: row for row in self.standings}
        return once.by_player.get(p)

    @property
    def teams(self) -> Mapping[str, float]:
        """The points of each team, worked out once after each event."""
        once = self._now()
        if once.teams is None:
            once.teams = teams(self.room)
        return once.teams

    def histogram(self, q: int, number: int) -> Histogram:
        """Give how often each option was chosen in a round, worked out once after each event."""
        once = self._now()
        if (q, number) not in once.histograms:
            once.histograms[q, number] = histogram(self.room, self.questions[q], q, number)
        return once.histograms[q, number]

    @property
    def reveals(self) -> dict[int, Reveal]:
        """What screens are told of what is right, by question; kept here until the next event."""
        return self._now().reveals

    def _now(self) -> _Once:
        """Give what was worked out since the newest event."""
        if self._once.pos != self.room.pos:
            self._once = _Once(self.room.pos)
        return self._once

    def judge(self, q: int) -> Judge:
        """Give who judges the answers to a question."""
        return self._judges.setdefault(q, Judge(self.questions[q]))

    def place(self, player: Player | None) -> int:
        """Give the question that is in front of a player, or of the whole room."""
        return player.at if player is not None and self.room.paced else self.room.q


def items_of(questions: tuple[Question, ...]) -> tuple[Item, ...]:
    """Give what a room has to know of questions."""
    return tuple(
        Item(
            each.key,
            each.kind,
            each.points,
            each.seconds,
            next(iter(each.tags), ""),
            each.kind in SELF_GRADED,
        )
        for each in questions
    )
