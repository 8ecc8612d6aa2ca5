"""What a room is made of: players, the question that is open, answers that count. Only the room changes them."""

from typing import Literal

from msgspec import Struct, field

from quizgeo.classroom.events import Confidence, Given, Grade

Phase = Literal["lobby", "open", "closed", "revealed", "board", "running", "finished"]
Standing = Literal["waiting", "in", "denied", "left", "kicked"]

AnswerKey = tuple[str, int, int]
"""Player, place of the question, round."""


class Player(Struct):
    """One participant. `p` never changes, whatever the name becomes."""

    p: str
    name: str
    th: str
    generated: bool = False
    team: str = ""
    lang: str = ""
    client: str = ""
    standing: Standing = "in"
    factor: float | None = 1.0
    """How much more time than others; None: no limit."""
    rerolls: int = 0
    """Generated names that were turned down."""
    at: int = 0
    """Paced: the place of the question that the player is at."""
    began: int = 0
    """Paced: when the player came to it, in milliseconds."""
    stood: int = 0
    """Paced: how long the clocks had stood by then."""

    @property
    def there(self) -> bool:
        """Whether the player takes part, be it without a connection now."""
        return self.standing == "in"


class Opening(Struct, frozen=True):
    """One round of one question, from its opening on."""

    q: int
    round: int
    at: int
    """Milliseconds."""
    stood: int
    """How long the clocks had stood when it opened, in milliseconds."""
    limit_ms: int | None
    players: frozenset[str]
    """Who was in when it opened."""


class Counted(Struct, frozen=True):
    """An answer that counts, as it was judged when it came."""

    given: Given
    folded: str
    grade: Grade
    score: float
    reason: str
    conf: Confidence | None
    at: int
    t: int
    """Milliseconds it took, pauses and extra time taken off; 0 for a player without limit."""
    limit_ms: int | None
    """Limit of the question when it was answered."""


class Book(Struct):
    """What was answered, and what became of it."""

    answers: dict[AnswerKey, Counted] = field(default_factory=dict)
    regraded: dict[tuple[int, str], tuple[Grade, float]] = field(default_factory=dict)
    """By question and typed text."""
    voided: set[int] = field(default_factory=set)
    revealed: set[int] = field(default_factory=set)
    knew: dict[tuple[str, int], bool] = field(default_factory=dict)
    """By player and question, how they judged themselves."""
    rounds: dict[int, int] = field(default_factory=dict)
    """By question, how many rounds it had; it has none before it was opened."""
    changes: int = 0
    """How often a verdict was changed, or a question voided."""
    openings: dict[tuple[int, int], Opening] = field(default_factory=dict)
    """By question and round."""
