"""Links that drop, repeat, delay and reorder: what was acknowledged is in the log, and everybody learns what counts."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from quizgeo import parse_deck
from quizgeo.classroom import RoomSettings, apply, decide
from quizgeo.classroom.commands import Do, Join
from quizgeo.classroom.events import Answered, Created
from quizgeo.classroom.lesson import Lesson, items_of
from quizgeo.classroom.logs import EventLog, LogError, LogTrouble
from quizgeo.classroom.logs.memory import MemoryLog
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.sent import read
from quizgeo.classroom.server.desk import Desk
from quizgeo.classroom.server.lines import Line
from tests.classroom.test_shelf import DECK

PEOPLE = 3
DEEDS = ("answer", "up", "up again", "up lost", "down", "down lost", "cut", "work", "work", "full disk")


class Phone:
    """A participant on a bad link. It keeps its answer until that is acknowledged, and believes the room alone."""

    def __init__(self, desk: Desk, place: int) -> None:
        self.desk, self.p = desk, f"p{place}"
        self.line: Line | None = None
        self.up: list[bytes] = []
        self.down: list[bytes] = []
        self.acknowledged: set[str] = set()
        self.counted: str | None = None
        self.connect()

    def connect(self) -> None:
        """Begin a new connection; all that was on the way is lost."""
        if self.line is not None:
            self.desk.leave(self.line, 0)
        self.up, self.down = [], []
        self.line = Line("player", self.p, "", lambda: None, self._push)
        self.desk.enter(self.line, 0)

    def _push(self, frame: bytes) -> bool:
        self.down.append(frame)
        return True

    def send(self, choice: int) -> None:
        """Answer with one of the options."""
        options = self.desk.lesson.face(self.p, 0).shown.options
        body = {"v": 1, "t": "answer", "n": 1, "q": 0, "round": 1, "given": options[choice % 3].id}
        self.up.append(json.encode(body))

    def arrives(self, place: int, *, again: bool = False) -> None:
        """Let a message reach the room, in any order, perhaps to come once more."""
        if self.up:
            frame = self.up[place % len(self.up)]
            if not again:
                self.up.remove(frame)
            sent = read(frame)
            assert sent is not None
            assert self.line is not None
            self.desk.hear(self.line, sent)

    def hears(self, place: int) -> None:
        """Let a message of the room arrive, in any order."""
        if self.down:
            message = json.decode(self.down.pop(place % len(self.down)))
            if message["t"] == "ack":
                self.acknowledged.add(message["given"])
            if message["t"] == "state" and message.get("counted"):
                self.counted = message["counted"]["given"]


class Class:
    """A room with a question open, and phones on bad links."""

    def __init__(self, log: EventLog) -> None:
        deck = parse_deck(DECK)
        self.log, self.lesson = log, Lesson(deck.questions)
        self._write(
            Created(
                "r", "K7QF2M", "d", "D", "en", "0", "seed", RoomSettings(auto_close=False), items_of(deck.questions)
            )
        )
        for place in range(PEOPLE):
            self._do(Join(f"p{place}", f"t{place}", f"student {place}"))
        self._do(Do("open", q=0))
        self.desk = Desk(self.lesson, lambda: "", lambda: None)
        self.phones = [Phone(self.desk, place) for place in range(PEOPLE)]

    def _do(self, command: Do | Join) -> None:
        decided = decide(self.lesson.room, command, 0)
        assert isinstance(decided, tuple)
        for event in decided:
            self._write(event)

    def _write(self, *events: object) -> None:
        for stamped in self.log.append(list(events), 0):  # type: ignore[arg-type]  # events of any kind
            apply(self.lesson.room, stamped)

    def work(self, *, full: bool = False) -> None:
        """Decide and write what waits, or fail to."""
        while (batch := self.desk.take(0)) is not None:
            if full and batch.events:
                self.desk.fail(batch, LogError(LogTrouble.FULL, "The disk is full."))
                return
            self.desk.settle(batch, self.log.append(batch.events, 0) if batch.events else (), 0)

    def do(self, deed: str, who: int, place: int) -> None:
        """Let one thing happen."""
        phone = self.phones[who]
        deeds: dict[str, Callable[[], object]] = {
            "answer": lambda: phone.send(place),
            "up": lambda: phone.arrives(place),
            "up again": lambda: phone.arrives(place, again=True),
            "up lost": lambda: phone.up and phone.up.pop(place % len(phone.up)),
            "down": lambda: phone.hears(place),
            "down lost": lambda: phone.down and phone.down.pop(place % len(phone.down)),
            "cut": phone.connect,
            "work": self.work,
            "full disk": lambda: self.work(full=True),
        }
        deeds[deed]()

    def check(self) -> None:
        """Let the links heal; then everybody knows what counts, and it is what the log has."""
        for phone in self.phones:
            phone.connect()
            phone.send(0)
            phone.arrives(0)
        self.work()
        for phone in self.phones:
            phone.connect()
            while phone.down:
                phone.hears(0)
        events = [each.event for each in self.log.read() if isinstance(each.event, Answered)]
        written = {event.p: event.given for event in events}
        assert len(events) == len(written) == PEOPLE
        for phone in self.phones:
            texts = self.lesson.face(phone.p, 0).texts
            assert {texts[each] for each in phone.acknowledged} <= {written[phone.p]}
            assert phone.counted is not None
            assert texts[phone.counted] == written[phone.p]


DEED_LISTS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, PEOPLE - 1), st.integers(0, 5)), max_size=80)


@given(DEED_LISTS)
@settings(max_examples=150, deadline=None)
def test_what_is_acknowledged_is_in_the_log_whatever_the_links_do(deeds: list[tuple[str, int, int]]) -> None:
    room = Class(MemoryLog())
    for deed in deeds:
        room.do(*deed)
    room.check()


@given(DEED_LISTS)
@settings(max_examples=15, deadline=None)
def test_it_is_in_a_file_too(deeds: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        room = Class(SqliteLog.create(Path(folder) / "room.db", {}))
        for deed in deeds:
            room.do(*deed)
        room.check()
        room.log.close()


def test_a_line_that_takes_nothing_ends_and_keeps_no_more_than_its_queue() -> None:
    line = Line("player", "p", "", lambda: None, lambda _frame: False)
    for number in range(64):
        line.put(b'{"t":"x%d"}' % number)
    assert len(line.waiting) == 64
    assert [line.closing] == [None]
    line.put(b'{"t":"more"}')
    assert [line.closing] == [1013]
    assert not line.waiting


@pytest.mark.parametrize("stuck", [False, True])
def test_messages_keep_their_order_and_their_numbers_when_the_way_is_stuck_for_a_while(*, stuck: bool) -> None:
    sent: list[bytes] = []

    def push(frame: bytes) -> bool:
        if not stuck:
            sent.append(frame)
        return not stuck

    line = Line("player", "p", "", lambda: None, push)
    line.put(b'{"t":"a"}')
    stuck = False
    line.put(b'{"t":"b"}')
    while (frame := line.frame()) is not None:
        sent.append(frame)
    line.put(b'{"t":"c"}')
    assert [json.decode(frame) for frame in sent] == [
        {"v": 1, "n": number, "t": kind} for number, kind in enumerate("abc", 1)
    ]
