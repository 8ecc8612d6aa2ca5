"""A lesson: the room, and the questions that are played in it, as their deck stood when the room was made."""

from msgspec import Struct, field

from quizgeo.classroom.events import Item
from quizgeo.classroom.faces import Face, face
from quizgeo.classroom.judging import Judge
from quizgeo.classroom.room import Room
from quizgeo.classroom.scoring import Standing, board
from quizgeo.classroom.state import Player
from quizgeo.decks import Question

SELF_GRADED = frozenset({"flashcard", "open"})
SCREEN = ""
"""Stands for a player where a screen is shown something: it sees what players see, in an order of its own."""


class Lesson(Struct):
    """Joins a room with its questions, which stand in the order of `room.items`."""

    questions: tuple[Question, ...]
    room: Room = field(default_factory=Room)
    _faces: dict[tuple[str, int], Face] = field(default_factory=dict)
    _board: tuple[int, tuple[Standing, ...]] = (-1, ())
    """The place in the log at which the board was worked out, and the board."""
    _judges: dict[int, Judge] = field(default_factory=dict)

    @property
    def seed(self) -> str:
        """What orders and ids come from; it never leaves the server."""
        return self.room.made.seed if self.room.made else ""

    def face(self, p: str, q: int) -> Face:
        """Give the face of a question for a player."""
        found = self._faces.get((p, q))
        if found is None:
            found = self._faces[p, q] = face(self.questions[q], self.seed, p, q)
        return found

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Everybody by points, worked out once after each event."""
        if self._board[0] != self.room.pos:
            self._board = self.room.pos, board(self.room)
        return self._board[1]

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
