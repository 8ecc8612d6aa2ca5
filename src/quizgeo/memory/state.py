"""The state of one item: what replaying its events gives, and all that choosing the next question needs.

Snapshots hold the values of a state in the order of its fields; when one changes, `snapshot.FORMAT` grows.
"""

from msgspec import Struct

from quizgeo.memory.scheduler import Memory


class Seen(Struct, frozen=True, array_like=True):
    """An item with at least one answer that fed the schedule."""

    memory: Memory
    first_day: int
    """Study day of the first feeding answer."""
    last_day: int
    """Study day of the last feeding answer."""
    due_day: int
    nth: int
    """Number of feeding answers."""
    lapses: int
    """Graded Again on a later day than the one before, after at least one pass."""
    interval: int
    """Days planned by the last feeding answer."""
    passed: bool
    """Whether the last graded answer (the first of its study day) was right."""
    ever_passed: bool
    open_miss: bool
    """Missed on `last_day` and not right since: it comes back in the session of that day."""
    tries: int
    """Answers on `last_day`, practice included."""
    form: str
    """The form of the last feeding answer, such as `choice` or `text`."""
    chance: float
    """Chance of a lucky guess in that form, 0..1."""
    owned_luck: float = 0.0
    """G of the guess model: right answers with chance > 0 that the learner called guesses."""
    expected_luck: float = 0.0
    """E of the guess model: the sum of c/(1-c) over wrong answers with chance c > 0."""
    replanned: bool = False
    """Whether the due day is not the one that the last feeding answer stored: it follows from settings too."""


class Item(Struct, frozen=True, array_like=True):
    """An item of memory: new while `seen` is None."""

    seen: Seen | None = None
    suspended: bool = False
    suspend_reason: str = ""
    """`learner` or `leech` while suspended."""
    buried_until: int = 0
    """First study day on which a buried item may be asked again; 0 when it is not buried."""

    def rests(self, day: int) -> bool:
        """Tell whether the item is suspended, or buried past `day`."""
        return self.suspended or self.buried_until > day


NEW = Item()
