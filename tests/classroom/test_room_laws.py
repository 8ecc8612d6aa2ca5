"""Whatever is asked of a room in whatever order: its log tells it anew, answers count once, points add up."""

from itertools import pairwise
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from quizgeo.classroom import Refusal, RoomSettings, apply, replay
from quizgeo.classroom.commands import Answer, Do, Expect, Extend, Go, Join, Judge, Manage, Regrade
from quizgeo.classroom.events import Answered, Interrupted, SelfGraded
from quizgeo.classroom.rules import due
from quizgeo.classroom.scoring import board, result, total
from quizgeo.classroom.tallies import Purse, standings
from tests.classroom.conftest import ITEMS, Lesson

PEOPLE = st.sampled_from(["ann", "bo", "cy", "di"])
COMMANDS = st.sampled_from([
    "open", "open", "open", "close", "close", "skip", "again", "reveal", "reveal", "board", "pause", "resume", "lock",
    "unlock", "void", "finish",
])  # fmt: skip
PLACES = st.integers(-1, len(ITEMS))
GRADES = st.sampled_from(["exact", "close", "partial", "wrong"])


class Lessons(RuleBasedStateMachine):
    """One room; hosts and players ask for anything at any time."""

    @initialize(
        mode=st.sampled_from(["live", "live", "paced"]),
        timer=st.sampled_from(["off", "deck", 10]),
        points=st.sampled_from(["accuracy", "kahoot", "wayground", "confidence", "none"]),
        revote=st.sampled_from(["last", "first"]),
        flags=st.fixed_dictionaries({name: st.booleans() for name in ("late", "approve", "confidence", "streak")}),
        order=st.sampled_from(["deck", "own"]),
    )
    def begin(self, flags: Any, **chosen: Any) -> None:
        self.one = Lesson(RoomSettings(**chosen, **flags))
        self.acked: dict[Any, Any] = {}
        self.closed_at: dict[Any, int] = {}

    def ask(self, command: Any) -> Any:
        """Ask, and see that a refusal changes nothing while each event that was decided changes something."""
        before, length = replay(self.one.log), len(self.one.log)
        decided = self.one.ask(command)
        if isinstance(decided, Refusal):
            assert len(self.one.log) == length
            assert self.one.room == before
        elif decided:
            assert bare(self.one.room) != bare(before), f"{decided} was decided and did not fit"
        return decided

    @rule(ms=st.sampled_from([0, 1, 400, 3_000, 9_000, 10_400, 10_600, 25_000]))
    def wait(self, ms: int) -> None:
        self.one.now += ms
        for event in due(self.one.room, frozenset(self.one.room.players), self.one.now):
            self.one.take(event)

    @rule(p=PEOPLE)
    def come(self, p: str) -> None:
        self.ask(Join(p, f"t{p}", p))

    @rule(cmd=COMMANDS, q=st.none() | PLACES, sees=st.booleans(), stale=st.booleans())
    def lead(self, cmd: Any, q: int | None, sees: bool, stale: bool) -> None:
        room = self.one.room
        expect = Expect(room.phase, room.q, room.round + stale) if sees else None
        decided = self.ask(Do(cmd, expect, q))
        assert not (sees and stale and not isinstance(decided, Refusal))

    @rule(
        cmd=st.sampled_from(["approve", "deny", "kick", "ban", "extra"]),
        p=PEOPLE,
        factor=st.sampled_from([1.0, 1.5, None]),
    )
    def manage(self, cmd: Any, p: str, factor: Any) -> None:
        self.one.ask(Manage(cmd, p, factor=factor))

    @rule(
        p=PEOPLE,
        q=st.none() | PLACES,
        grade=GRADES,
        text=st.sampled_from(["", "one", "two"]),
        conf=st.sampled_from([None, "sure"]),
    )
    def answer(self, p: str, q: int | None, grade: Any, text: str, conf: Any) -> None:
        room = self.one.room
        here = room.players[p].at if room.paced and p in room.players else room.q
        place, number = here if q is None else q, 1 if room.paced else room.round
        key = (p, place, number)
        score = {"exact": 1.0, "close": 1.0, "partial": 0.5, "wrong": 0.0}[grade]
        decided = self.ask(Answer(p, place, number, text, text, grade, score, "same", conf))
        if not isinstance(decided, Refusal):
            assert key in self.one.room.book.answers, "acknowledged, and not counted"
            counted = self.one.room.book.answers[key]
            assert self.acked.setdefault(key, counted) == counted, "the first answer did not stand"

    @rule(p=PEOPLE, q=PLACES, knew=st.booleans())
    def judge(self, p: str, q: int, knew: bool) -> None:
        self.ask(Judge(p, q, knew))

    @rule(p=PEOPLE, what=st.sampled_from(["next", "next", "next", "bye"]))
    def go(self, p: str, what: Any) -> None:
        self.ask(Go(p, what))

    @rule(q=PLACES, text=st.sampled_from(["one", "two"]), right=st.booleans())
    def regrade(self, q: int, text: str, right: bool) -> None:
        self.one.ask(Regrade(q, text, right))

    @rule(ms=st.integers(0, 20_000))
    def extend(self, ms: int) -> None:
        self.one.ask(Extend(ms))

    @rule(away=st.integers(0, 50_000), after=st.integers(0, 1))
    def be_away(self, away: int, after: int) -> None:
        since = self.one.now
        self.one.now += away
        self.one.take(Interrupted(since, self.one.room.pos - after))

    @invariant()
    def the_log_tells_the_room_anew(self) -> None:
        if hasattr(self, "one"):
            log = self.one.log
            assert replay(log) == self.one.room
            half = replay(log[: len(log) // 2])
            for stamped in log[len(log) // 2 :]:
                apply(half, stamped)
            assert half == self.one.room

    @invariant()
    def what_was_acknowledged_counts(self) -> None:
        if hasattr(self, "one"):
            assert self.acked.items() <= self.one.room.book.answers.items()
            keys = [(e.event.p, e.event.q, e.event.round) for e in self.one.log if isinstance(e.event, Answered)]
            assert len(keys) == len(set(keys)) == len(self.one.room.book.answers)

    @invariant()
    def points_add_up_and_ranks_follow_them(self) -> None:
        if not hasattr(self, "one"):
            return
        room, rows = self.one.room, board(self.one.room)
        assert [row.p for row in rows if not room.players[row.p].there] == []
        for row in rows:
            counted = [result(room, row.p, q) for q in room.book.rounds if q not in room.book.voided]
            assert row.points == total(room, row.p)
            assert room.settings.streak or row.points == sum(each.points for each in counted)
            assert row.rank == 1 + sum(other.points > row.points for other in rows)
        assert all(one.points >= other.points for one, other in pairwise(rows))

    @invariant()
    def points_added_up_question_by_question_are_points_added_up_anew(self) -> None:
        if not hasattr(self, "one"):
            return
        room = self.one.room
        self.purse: Purse = getattr(self, "purse", None) or Purse()
        told = [q for q in room.book.rounds if q in room.book.revealed]
        if not room.paced:
            for p in room.players:
                assert self.purse.points(room, p) == total(room, p, told)
            if set(told) == set(room.book.rounds):
                assert standings(room, self.purse) == board(room)

    @invariant()
    def nothing_is_judged_before_it_was_shown(self) -> None:
        if hasattr(self, "one"):
            for place, stamped in enumerate(self.one.log):
                if isinstance(stamped.event, SelfGraded) and not self.one.room.paced:
                    assert stamped.event.q in replay(self.one.log[:place]).book.revealed


def bare(room: Any) -> Any:
    """Give a room without its place in the log."""
    return replace(room, pos=0, at=0)


TestLessons = Lessons.TestCase
TestLessons.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
