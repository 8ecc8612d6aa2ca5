"""The desk: takes what participants ask, has it decided and written, and tells everybody what came of it.

Sans-I/O: whoever runs it writes the events that `take` gives, and hands them back stamped to `settle`. Answers are
decided in batches, which a log writes with one sync; whatever leads the lesson is decided alone.
"""

from collections import deque
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, field

from quizgeo.classroom.commands import Answer, Command, Join, Judge, Refusal
from quizgeo.classroom.effects import Effect
from quizgeo.classroom.events import Event, Stamped
from quizgeo.classroom.folding import apply
from quizgeo.classroom.host_views import roster
from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.logs import LogError
from quizgeo.classroom.rules import decide, due
from quizgeo.classroom.server.lines import POLICY, Line
from quizgeo.classroom.server.speech import Unheard, host_command, player_command
from quizgeo.classroom.server.telling import Lines, tell, tell_arrived_host, tell_count, tell_hosts
from quizgeo.classroom.state import AnswerKey
from quizgeo.classroom.timing import closing, finishing
from quizgeo.classroom.views import sent_back, state
from quizgeo.classroom.wire import Ack, Done, Refused, Sent, Warn

BATCH_MOST = 500
"""Events that are written at once."""
MANY = 50
"""Players from whom on answers are gathered before they are written: each sync costs as much as ten answers."""
COUNT_MS = 200
"""Between two counts of answers that hosts and screens are told."""
LINGERING_MS = 5_000
"""How long a player who lost the connection still counts as there."""
MOST_FORBIDDEN = 3
"""Commands above the own role for which a connection is closed."""


class Asked(Struct, frozen=True):
    """A command that waits, and who asked."""

    command: Command
    line: Line | None
    re: int
    joined: Callable[[Refusal | None], None] | None = None
    """For a join: what to do with what came of it."""


class Batch(Struct):
    """Commands that were decided together, and the events to write."""

    asked: list[Asked] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    _answers: set[AnswerKey] = field(default_factory=set)

    def is_first(self, command: Command) -> bool:
        """Tell whether a command is no answer that stands in here already: only the first would count."""
        if not isinstance(command, Answer):
            return True
        before = len(self._answers)
        self._answers.add((command.p, command.q, command.round))
        return len(self._answers) > before


class Desk:
    """One room at work."""

    def __init__(self, lesson: Lesson, draw_name: Callable[[], str], wake: Callable[[], None]) -> None:
        """Take the lesson; draw_name: gives a name that nobody has; wake: tells that something waits."""
        self.lesson = lesson
        self.lines = Lines()
        self.inbox: deque[Asked] = deque()
        self.unsaved = False
        """Whether the newest events could not be written."""
        self._gone_at: dict[str, int] = {}
        self._counts_at = 0
        """When the next count may be told."""
        self._forbidden: dict[Line, int] = {}
        self._draw_name = draw_name
        self._wake = wake

    # -- who is there --------------------------------------------------------------------------------------------

    def enter(self, line: Line, now: int) -> None:
        """Add a connection that said who it is, and tell it everything; an older one of the same player ends."""
        room = self.lesson.room
        if line.role == "player":
            self.lines.of_player[line.p] = line
            self._gone_at.pop(line.p, None)
        else:
            (self.lines.hosts if line.role == "host" else self.lines.screens).append(line)
        player = room.players.get(line.p) if line.role == "player" else None
        line.tell(state(self.lesson, player, now))
        if line.role == "player":
            tell_hosts(self.lesson, self.lines, "roster", line.p)
        else:
            line.tell(roster(self.lesson, self.lines.connected)) if line.role == "host" else None
            tell_count(self.lesson, self.lines)
        if line.role == "host":
            tell_arrived_host(self.lesson, line)
        self._wake()

    def leave(self, line: Line, now: int) -> None:
        """Take a connection out."""
        self._forbidden.pop(line, None)
        if line.role == "player":
            if self.lines.of_player.get(line.p) is line:
                del self.lines.of_player[line.p]
                self._gone_at[line.p] = now
            tell_hosts(self.lesson, self.lines, "roster", line.p)
        else:
            group = self.lines.hosts if line.role == "host" else self.lines.screens
            if line in group:
                group.remove(line)
        self._wake()

    def expect_back(self, now: int) -> None:
        """Take everybody who takes part for there a while longer than after a lost connection: the server was away."""
        self._gone_at.update((player.p, now + LINGERING_MS) for player in self.lesson.room.there)

    def there(self, now: int) -> AbstractSet[str]:
        """Give the players with a connection now, or a moment ago."""
        lingering = {p for p, gone in self._gone_at.items() if now - gone <= LINGERING_MS}
        return self.lines.connected | lingering if lingering else self.lines.connected

    # -- what is asked -------------------------------------------------------------------------------------------

    def hear(self, line: Line, sent: Sent) -> None:
        """Take a message: queue its command, or refuse it at once."""
        if line.role == "host":
            command = host_command(sent)
        elif line.role == "player" and sent.t not in ("hello", "do"):
            command = player_command(self.lesson, line.p, sent, self._draw_name)
        else:
            command = Unheard("not_allowed")
        if isinstance(command, Unheard):
            self._refuse(line, sent.n, command)
            return
        self.inbox.append(Asked(command, line, sent.n))
        self._wake()

    def join(self, command: Join, joined: Callable[[Refusal | None], None]) -> None:
        """Queue a join."""
        self.inbox.append(Asked(command, None, 0, joined))
        self._wake()

    def _refuse(self, line: Line, re: int, why: Unheard) -> None:
        line.tell(Refused(re, why.why, field=why.field))
        if why.why == "not_allowed":
            self._forbidden[line] = self._forbidden.get(line, 0) + 1
            if self._forbidden[line] >= MOST_FORBIDDEN:
                line.end(POLICY)

    # -- what comes of it ----------------------------------------------------------------------------------------

    def take(self, now: int) -> Batch | None:
        """Decide what waits, as far as it can be written at once; None when nothing does."""
        if self.lines.uncounted and now >= self._counts_at:
            self._counts_at = now + COUNT_MS
            tell_count(self.lesson, self.lines)
        timed = due(self.lesson.room, self.there(now), now)
        if timed:
            return Batch([], list(timed))
        batch = Batch()
        while self.inbox and len(batch.events) < BATCH_MOST:
            alone = not isinstance(self.inbox[0].command, Answer | Judge)
            if alone and batch.asked:
                break
            asked = self.inbox.popleft()
            decided = decide(self.lesson.room, asked.command, now) if batch.is_first(asked.command) else ()
            batch.asked.append(asked)
            if isinstance(decided, Refusal):
                batch.asked.pop()
                self._answer_no(asked, decided)
            else:
                batch.events += decided
            if alone:
                break
        return batch if batch.asked else (Batch() if self.inbox else None)

    def settle(self, batch: Batch, stamped: Sequence[Stamped], now: int) -> None:
        """Fold what was written, then tell everybody, and whoever asked."""
        effects: list[Effect] = []
        for each in stamped:
            effects += apply(self.lesson.room, each)
        if self.unsaved:
            self.unsaved = False
            self.warn(Warn("saved"))
        for asked in batch.asked:
            self._answer_yes(asked)
        tell(self.lesson, self.lines, effects, now)

    def fail(self, batch: Batch, error: LogError) -> None:
        """Tell whoever asked that nothing was saved; they ask again."""
        self.unsaved = True
        self.warn(Warn("not_saved", error.message))
        for asked in batch.asked:
            if asked.line is not None:
                asked.line.tell(Refused(asked.re, "not_saved", retry_ms=1000))
            elif asked.joined is not None:
                asked.joined(Refusal("not_saved"))

    def wakes_at(self, now: int) -> int | None:
        """Give when something happens by itself: a deadline, or a player who is gone for good; None for never."""
        room, there = self.lesson.room, self.there(now)
        ends = [each for each in (closing(room, there, now), finishing(room, there, now)) if each is not None]
        gone = [each + LINGERING_MS + 1 for each in self._gone_at.values() if each + LINGERING_MS >= now]
        count = [self._counts_at] if self.lines.uncounted else []
        return min([*gone, *count, *ends], default=None)

    @property
    def hurries(self) -> bool:
        """Whether what waits is to be decided at once; answers of a large class are rather gathered for a moment."""
        few = len(self.lines.of_player) < MANY
        return few or not self.inbox or not isinstance(self.inbox[0].command, Answer)

    def warn(self, warning: Warn) -> None:
        """Tell the hosts what they have to know."""
        for line in self.lines.hosts:
            line.tell(warning)

    def _answer_no(self, asked: Asked, refusal: Refusal) -> None:
        if asked.joined is not None:
            asked.joined(refusal)
        elif asked.line is not None:
            asked.line.tell(Refused(asked.re, refusal.why, suggest=refusal.suggest, field=refusal.field))

    def _answer_yes(self, asked: Asked) -> None:
        """Acknowledge: an answer by what counts, whatever was sent last."""
        if asked.joined is not None:
            asked.joined(None)
        if asked.line is None:
            return
        command = asked.command
        if not isinstance(command, Answer):
            asked.line.tell(Done(asked.re))
            return
        counted = self.lesson.room.book.answers.get((command.p, command.q, command.round))
        if counted is None:  # it was closed by what was written before it
            asked.line.tell(Refused(asked.re, "late"))
            return
        given = sent_back(self.lesson, command.p, command.q, counted)
        asked.line.tell(Ack(asked.re, command.q, command.round, given))
