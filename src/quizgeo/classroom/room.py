"""A room as it stands: the fold of its events. Only `folding.apply` changes it."""

from collections.abc import Iterator

from msgspec import Struct, field

from quizgeo.classroom.events import EVERY, Created, Item
from quizgeo.classroom.settings import RoomSettings
from quizgeo.classroom.state import Book, Opening, Phase, Player

GRACE_MS = 500
"""An answer that comes this late still counts: it was on its way."""


class Room(Struct):
    """One lesson as it stands. Make an empty one, and apply its log to it."""

    made: Created | None = None
    """None before the first event."""
    settings: RoomSettings = field(default_factory=RoomSettings)
    phase: Phase = "lobby"
    locked: bool = False
    guarded: bool = False
    """Whether newcomers wait for the host."""
    q: int = EVERY
    """Place of the question that is, or was last, open."""
    round: int = 0
    opening: Opening | None = None
    """The newest one."""
    began: int | None = None
    """Paced: when the lesson began, in milliseconds."""
    began_stood: int = 0
    """Paced: how long the clocks had stood by then."""
    players: dict[str, Player] = field(default_factory=dict)
    by_token: dict[str, str] = field(default_factory=dict)
    """SHA-256 of a token -> player."""
    book: Book = field(default_factory=Book)
    paused_at: int | None = None
    """When the clocks stopped; None while they go."""
    stood_ms: int = 0
    """How long they stood, the present pause not counted."""
    pos: int = 0
    """Place of the newest event."""
    at: int = 0
    """Its time, in milliseconds."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions in the order of the deck."""
        return self.made.qs if self.made else ()

    @property
    def paced(self) -> bool:
        """Whether each player goes at their own pace."""
        return self.settings.mode == "paced"

    @property
    def paused(self) -> bool:
        """Whether the clocks stand."""
        return self.paused_at is not None

    @property
    def there(self) -> Iterator[Player]:
        """Those who take part, in the order in which they came."""
        return (player for player in self.players.values() if player.there)

    def player_of(self, token_hash: str) -> Player | None:
        """Give the player of a token, whatever became of them."""
        return self.players.get(self.by_token.get(token_hash, ""))

    def stood(self, at: int) -> int:
        """Give how long the clocks stood until a moment, in milliseconds."""
        now = 0 if self.paused_at is None else max(at - self.paused_at, 0)
        return self.stood_ms + now

    def is_open(self, q: int) -> bool:
        """Tell whether a question takes answers, pauses apart."""
        if self.paced:
            return self.phase == "running" and 0 <= q < len(self.items)
        return self.phase == "open" and q == self.q
