"""What a teacher sets for a room before it begins. The first value of each is what holds when nothing is said."""

from typing import Literal

from msgspec import Struct

from quizgeo.language import _

TIMER_BOUNDS = (5, 3600)
"""Seconds that one question may be open for all."""
MOST_PLAYERS_BOUNDS = (1, 5000)
MINUTES_BOUNDS = (1, 1440)
"""Of a paced lesson, from its beginning to its end."""

Points = Literal["accuracy", "kahoot", "wayground", "confidence", "none"]
Timer = Literal["off", "deck"] | int


class RoomSettings(Struct, frozen=True, omit_defaults=True):
    """How a room is played. Raises ValueError with a sentence when a value is out of range."""

    mode: Literal["live", "paced"] = "live"
    """All on one question, led by the host; or each through the deck at their own pace."""
    timer: Timer = "off"
    """No limit, the one that the deck gives a question, or so many seconds for each."""
    auto_close: bool = True
    """Whether a question closes when all who are there have answered."""
    late: bool = True
    """Whether players may join after the start; they begin at the next question."""
    points: Points = "accuracy"
    streak: bool = False
    """Whether right answers in a row earn more."""
    board: Literal["never", "end", "section", "question"] = "never"
    """When the five with most points are named."""
    confidence: bool = False
    """Whether each answer says how sure it is: guess, unsure or sure."""
    teams: Literal["off", "chosen", "balanced"] = "off"
    team_names: tuple[str, ...] = ()
    reveal: Literal["each", "end"] = "each"
    """When a paced player sees what was right."""
    histogram: bool = True
    """Whether players see how often each option was chosen, after the reveal."""
    texts: bool = True
    """Whether the question stands on the players' devices too, not on the wall alone."""
    revote: Literal["last", "first"] = "last"
    """Which round earns points where a question is asked again."""
    names: Literal["own", "generated", "roster"] = "own"
    """Whether players say who they are, draw a name, or pick one of `roster`."""
    roster: tuple[str, ...] = ()
    """Names of which each can be had once."""
    approve: bool = False
    """Whether the host lets each player in."""
    lock_after_start: bool = False
    order: Literal["deck", "own"] = "deck"
    """Paced: the order of the deck, or one for each player."""
    minutes: int | None = None
    """Paced: how long the lesson goes on; pauses, a server that was away, and extra time of players come on top."""
    until: int | None = None
    """Paced: the moment at which it ends for all, whatever came between; milliseconds since 1970."""
    most_players: int = 500
    share_deck: bool = False
    """Whether who took part may have the deck when the lesson is over, with its answers and notes."""

    def __post_init__(self) -> None:
        if isinstance(self.timer, int):
            _check(_("the time for a question"), self.timer, TIMER_BOUNDS)
        _check(_("the number of players"), self.most_players, MOST_PLAYERS_BOUNDS)
        if self.minutes is not None:
            _check(_("the number of minutes"), self.minutes, MINUTES_BOUNDS)
        if self.mode != "paced" and (self.minutes is not None or self.until is not None):
            raise ValueError(_("Only a lesson at everybody's own pace ends by the clock: add --mode paced."))
        if self.names == "roster" and not self.roster:
            raise ValueError(_("Names that are picked need a file of names: --names roster FILE"))
        if self.teams == "balanced" and len(self.team_names) < 2:  # noqa: PLR2004 - one team is none
            raise ValueError(_("Teams that are drawn need at least two names."))


def _check(name: str, value: int, bounds: tuple[int, int]) -> None:
    least, most = bounds
    if not least <= value <= most:
        message = _("{name} must be {least} to {most} (you wrote {value})")
        raise ValueError(message.format(name=name, least=least, most=most, value=value))
