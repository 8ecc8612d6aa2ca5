"""What each connection is told after an event: the one place where effects become messages."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct, field, json

from quizgeo.classroom import host_views, views
from quizgeo.classroom.effects import All, Arm, Drop, Effect, Hosts, One, What
from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.server.lines import KICKED, Line
from quizgeo.classroom.state import Player
from quizgeo.classroom.timing import deadline
from quizgeo.classroom.wire import Closed, Count, Kicked, Pause, Timing, Told

_SAME_FOR_ALL = frozenset({"closed", "pause"})


class Lines(Struct):
    """All connections of a room that said who they are."""

    of_player: dict[str, Line] = field(default_factory=dict)
    hosts: list[Line] = field(default_factory=list)
    screens: list[Line] = field(default_factory=list)
    uncounted: bool = False
    """Whether hosts and screens have not heard yet how many have answered now."""

    @property
    def connected(self) -> AbstractSet[str]:
        """Players with a connection."""
        return self.of_player.keys()


def tell(lesson: Lesson, lines: Lines, effects: Iterable[Effect], now: int) -> None:
    """Tell everybody what events brought, each what their role may see."""
    for effect in dict.fromkeys(effects):
        match effect:
            case All(what=what):
                _tell_all(lesson, lines, what, now)
            case One(p=p, what=what):
                _tell_one(lesson, lines.of_player.get(p), what, now)
            case Hosts(what=what, p=p):
                tell_hosts(lesson, lines, what, p)
            case Drop(p=p):
                line = lines.of_player.pop(p, None)
                if line is not None:
                    line.end(KICKED)
            case Arm():
                continue


def _tell_all(lesson: Lesson, lines: Lines, what: What, now: int) -> None:
    if what in _SAME_FOR_ALL:
        message = _message(lesson, None, what, now)
        body = json.encode(message)
        for line in (*lines.of_player.values(), *lines.screens, *lines.hosts):
            line.put(body, type(message))
        _tell_hosts_more(lesson, lines, what)
        return
    for line in (*lines.of_player.values(), *lines.screens, *lines.hosts):
        _tell_one(lesson, line, what, now)
    _tell_hosts_more(lesson, lines, what)


def _tell_hosts_more(lesson: Lesson, lines: Lines, what: What) -> None:
    """Tell hosts what players are not told: what is right, and once it is closed what was answered."""
    q = lesson.room.q
    for line in lines.hosts:
        if what == "question" and not lesson.room.paced:
            line.tell(host_views.host_question(lesson, q))
        if what in ("closed", "reveal", "regraded") and not lesson.room.paced:
            line.tell(host_views.host_result(lesson, q))


def tell_arrived_host(lesson: Lesson, line: Line) -> None:
    """Tell a host who came, or came back, what was told of the present question: what is right, what was answered."""
    room = lesson.room
    if room.paced or not 0 <= room.q < len(lesson.questions):
        return
    line.tell(host_views.host_question(lesson, room.q))
    if room.phase != "open":
        line.tell(host_views.host_result(lesson, room.q))


def _tell_one(lesson: Lesson, line: Line | None, what: What, now: int) -> None:
    if line is None:
        return
    player = lesson.room.players.get(line.p) if line.role == "player" else None
    outside = player is not None and player.standing == "waiting"
    message = _message(lesson, player, "state" if outside else what, now)
    if message is not None:
        line.tell(message)


def tell_hosts(lesson: Lesson, lines: Lines, what: What, p: str = "") -> None:
    """Tell hosts of one player, or of all; how many have answered is told later, for many answers at once."""
    if what == "roster":
        for line in lines.hosts:
            line.tell(host_views.roster(lesson, lines.connected, p))
    lines.uncounted = True


def tell_count(lesson: Lesson, lines: Lines) -> None:
    """Tell hosts and screens how many have answered."""
    lines.uncounted = False
    if lines.hosts or lines.screens:
        body = json.encode(host_views.count(lesson, lines.connected))
        for line in (*lines.hosts, *lines.screens):
            line.put(body, Count)


def _message(lesson: Lesson, player: Player | None, what: What, now: int) -> Told | None:
    """Make the message of an effect for a player, or for a screen or host."""
    return _MESSAGES[what](lesson, player, now) if what in _MESSAGES else views.state(lesson, player, now)


Make = Callable[[Lesson, Player | None, int], Told | None]


def _question(lesson: Lesson, player: Player | None, now: int) -> Told | None:
    return views.asking(lesson, player, now) or views.state(lesson, player, now)


def _closed(lesson: Lesson, player: Player | None, now: int) -> Told:
    del player, now
    return Closed(lesson.room.q, lesson.room.round)


def _reveal(lesson: Lesson, player: Player | None, now: int) -> Told | None:
    del now
    q = lesson.place(player)
    return views.reveal(lesson, player, q) if 0 <= q < len(lesson.questions) else None


def _pause(lesson: Lesson, player: Player | None, now: int) -> Told:
    del lesson, player, now
    return Pause()


def _kicked(lesson: Lesson, player: Player | None, now: int) -> Told:
    del lesson, player, now
    return Kicked()


def _left(lesson: Lesson, player: Player | None, now: int) -> int | None:
    if lesson.room.phase not in ("open", "running") or (lesson.room.paced and player is None):
        return None
    if lesson.room.paced and player is not None and player.at >= len(lesson.questions):
        return None
    due = deadline(lesson.room, player or Player("", "", ""), now)
    return None if due is None else max(due - now, 0)


def _timing(lesson: Lesson, player: Player | None, now: int) -> Told:
    return Timing(lesson.place(player), _left(lesson, player, now))


_MESSAGES: Mapping[str, Make] = {
    "question": _question, "closed": _closed, "reveal": _reveal, "pause": _pause, "kicked": _kicked, "timing": _timing,
}  # fmt: skip
