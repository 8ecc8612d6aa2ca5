"""Three computers of one learner that study, copy, merge, crash and have wrong clocks, in any order."""

import io
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from quizgeo.paths import Places
from quizgeo.progress import (
    Behind,
    Event,
    EventKind,
    ProgressError,
    ProgressLog,
    doubt_event,
    events_of_file,
    export_lines,
    judge,
    merge_events,
    undo_of,
)
from quizgeo.progress.device import this_host
from quizgeo.progress.lines import import_lines
from quizgeo.progress.opening import Opened

from .conftest import NOON

CARDS = ("deck/a", "deck/b", "deck/c")
computers = st.integers(0, 2)
cards = st.sampled_from(CARDS)


class Dying(sqlite3.Connection):
    """A connection whose program dies at the n-th statement: nothing that follows is done."""

    left = -1

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        """Do a statement, or die."""
        self.count()
        return super().execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        """Do statements, or die."""
        self.count()
        return super().executemany(sql, rows)

    def count(self) -> None:
        """Die when it is time."""
        if self.left == 0:
            error = sqlite3.OperationalError("dead")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error
        self.left -= 1


def state_of(history: Iterable[Event]) -> bytes:
    """Fold a history to some bytes that depend on every event, its order and its believed day."""
    digest = blake2b(digest_size=8)
    for event in history:
        digest.update(event.id + event.day.to_bytes(8, "big", signed=True))
    return digest.digest()


class Replicas(RuleBasedStateMachine):
    """Logs on three computers, and the events that each of them was told are saved."""

    @initialize()
    def start(self) -> None:
        self.folder = TemporaryDirectory()
        self.places = [Places(Path(self.folder.name) / str(number), ()) for number in range(3)]
        self.logs = [ProgressLog.open(places, now=NOON) for places in self.places]
        self.saved: list[set[Event]] = [set(), set(), set()]
        self.now = NOON

    def save(self, computer: int, event: Event, log: ProgressLog | None = None) -> None:
        """Save an event as the engine does: take in the news, then event and state in one transaction."""
        log = log or self.logs[computer]
        self.catch_up(log)
        states = {}
        if event.card is not None:
            seen = [*log.history(event.card), log.believed(event)]
            if event.kind != EventKind.UNDONE:
                seen.sort(key=lambda e: (e.at, e.device, e.seq, e.id))
                states[event.card] = state_of(seen)
        (stored,) = log.append([event], states)
        self.saved[computer].add(stored)
        self.catch_up(log)

    @staticmethod
    def catch_up(log: ProgressLog) -> None:
        news = log.news()
        if news:
            log.save_states({card: state_of(log.history(card)) for card in news})

    @rule(computer=computers, card=cards, minutes=st.integers(0, 2000))
    def answer(self, computer: int, card: str, minutes: int) -> None:
        self.now = self.now.later(ms=minutes * 60_000)
        log = self.logs[computer]
        self.save(computer, replace(log.stamp(self.now), kind=EventKind.ANSWERED, card=card, grade=3, rating=3))

    @rule(computer=computers, card=cards)
    def answer_in_another_program(self, computer: int, card: str) -> None:
        """Let a second program on the same file save an answer with a state that knows nothing of the others."""
        with ProgressLog.open(self.places[computer], now=NOON) as log:
            event = replace(log.stamp(self.now), kind=EventKind.ANSWERED, card=card)
            (stored,) = log.append([event], {card: state_of([event])})
        self.saved[computer].add(stored)

    @rule(computer=computers, card=cards)
    def answer_without_looking(self, computer: int, card: str) -> None:
        """Save an answer with a state that is right only if no other program wrote since the last look."""
        log = self.logs[computer]
        event = replace(log.stamp(self.now), kind=EventKind.ANSWERED, card=card)
        seen = sorted([*log.history(card), event], key=lambda e: (e.at, e.device, e.seq, e.id))
        aware = log.known == log.last_pos()
        (stored,) = log.append([event], {card: state_of(seen) if aware else b"unaware"})
        self.saved[computer].add(stored)

    @rule(computer=computers, card=cards)
    def answer_with_a_clock_reset(self, computer: int, card: str) -> None:
        log = self.logs[computer]
        wrong = replace(self.now, ms=946_684_800_000)
        self.save(computer, replace(log.stamp(wrong), kind=EventKind.ANSWERED, card=card))

    @rule(computer=computers, card=cards, days=st.integers(1, 4000))
    def answer_with_a_clock_ahead(self, computer: int, card: str, days: int) -> None:
        log = self.logs[computer]
        self.save(computer, replace(log.stamp(self.now.later(days=days)), kind=EventKind.ANSWERED, card=card))
        if isinstance(judge(log, self.now), Behind):
            self.save(computer, doubt_event(log, self.now))

    @rule(computer=computers, back=st.integers(0, 5))
    def undo_or_redo(self, computer: int, back: int) -> None:
        log = self.logs[computer]
        answers = [event for event in log.backwards() if event.kind == EventKind.ANSWERED]
        if back < len(answers):
            link, _void = log.last_link(answers[back])
            self.save(computer, undo_of(link, log.stamp(self.now)))

    @rule(computer=computers, back=st.integers(0, 3))
    def retry(self, computer: int, back: int) -> None:
        log = self.logs[computer]
        for number, event in enumerate(log.backwards()):
            if number == back:
                before = log.last_pos()
                log.append([event])
                assert log.last_pos() == before

    @rule(computer=computers, card=cards, statement=st.integers(0, 20))
    def die(self, computer: int, card: str, statement: int) -> None:
        """Die at a statement of an answer, as by kill -9: the files stay as they are at that moment. Then try again."""
        places = self.places[computer]
        self.logs[computer].close()
        connection = sqlite3.connect(places.progress, isolation_level=None, factory=Dying, check_same_thread=False)
        assert isinstance(connection, Dying)
        with ProgressLog.open(places, now=NOON) as log:
            device, event = log.device, replace(log.stamp(self.now), kind=EventKind.ANSWERED, card=card, given="dies")
        there = places.progress.stat()
        log = ProgressLog(Opened(connection, connection.close, device, (there.st_dev, there.st_ino)), places)
        log.snapshot()
        self.catch_up(log)
        connection.left = statement
        with suppress(ProgressError):
            self.save(computer, event, log)
        left = {path.name: path.read_bytes() for path in places.home.iterdir() if path.is_file()}
        connection.close()
        for name, content in left.items():
            (places.home / name).write_bytes(content)
        self.logs[computer] = log = ProgressLog.open(places, now=NOON)
        log.snapshot()
        (stored,) = log.append([event])
        self.saved[computer].add(stored)

    @rule(computer=computers)
    def restart(self, computer: int) -> None:
        self.logs[computer].close()
        self.logs[computer] = ProgressLog.open(self.places[computer], now=NOON)
        self.logs[computer].snapshot()

    @rule(computer=computers)
    def lose_the_cache(self, computer: int) -> None:
        log = self.logs[computer]
        log.replace_snapshot({card: state_of(history) for card, history in log.histories(whole=False)}, {})

    @rule(computer=computers)
    def empty_the_cache(self, computer: int) -> None:
        """Take all states and marks away: what they say is in the events too."""
        log = self.logs[computer]
        with closing(sqlite3.connect(self.places[computer].progress, isolation_level=None)) as connection:
            for table in ("state", "mark"):
                connection.execute(f"DELETE FROM {table}")  # two names of our own
        assert log.snapshot() == ({}, {})
        self.catch_up(log)
        assert log.snapshot()[1] == {card: state_of(log.history(card)) for card in CARDS if card in log.snapshot()[1]}

    @rule(giver=computers, taker=computers, same_device=st.booleans())
    def copy_the_folder(self, giver: int, taker: int, same_device: bool) -> None:
        """Set a computer up from a copy of another's folder, which is how most people move.

        same_device: the copy cannot be told from its original, as on a computer that was copied whole.
        """
        if giver == taker or self.saved[taker] - self.saved[giver]:
            return
        self.logs[taker].close()
        self.logs[giver].close()
        shutil.rmtree(self.places[taker].home)
        shutil.copytree(self.places[giver].home, self.places[taker].home)
        if same_device:
            seal(self.places[taker])
        for computer in (giver, taker):
            self.logs[computer] = ProgressLog.open(self.places[computer], now=NOON)
            self.logs[computer].snapshot()
        self.saved[taker] = set(self.saved[giver])

    @rule(giver=computers, taker=computers)
    def merge_the_file(self, giver: int, taker: int) -> None:
        with closing(events_of_file(self.places[giver].progress)) as found:
            merged = merge_events(self.logs[taker], found)
        assert not merged.left_out
        assert not merged.clashes
        self.saved[taker] |= self.saved[giver]
        self.catch_up(self.logs[taker])

    @rule(giver=computers, taker=computers)
    def import_lines(self, giver: int, taker: int) -> None:
        log = self.logs[giver]
        lines = export_lines((event for _pos, event in log.scan()), log.last_pos())
        merged = merge_events(self.logs[taker], import_lines(io.BytesIO("".join(lines).encode())))
        assert not merged.left_out
        self.saved[taker] |= self.saved[giver]
        self.catch_up(self.logs[taker])

    @invariant()
    def nothing_saved_is_lost_or_doubled(self) -> None:
        for log, saved in zip(self.logs, self.saved, strict=True):
            held = [event.id for _pos, event in log.scan()]
            assert sorted(held) == sorted({event.id for event in saved})
            tombstones = sum(event.kind == EventKind.UNDONE for event in saved)
            told = {(event.id, event.card, event.given, event.at) for event in saved if event.kind != EventKind.UNDONE}
            there = {(event.id, event.card, event.given, event.at) for _pos, event in log.scan()}
            assert told <= there
            assert len(held) >= len(saved) - tombstones

    @invariant()
    def the_cache_is_what_replay_gives(self) -> None:
        for log in self.logs:
            _marks, states = log.snapshot()
            stale = log.news()
            fresh = {card: state_of(history) for card, history in log.histories(whole=False)}
            for card, state in fresh.items():
                if card not in stale:
                    assert states.get(card, state_of(())) == state

    def teardown(self) -> None:
        try:
            self.agree()
        finally:
            for log in self.logs:
                log.close()
            self.folder.cleanup()

    def agree(self) -> None:
        """Exchange everything; then all must tell the same."""
        for giver in (0, 1, 2):
            for taker in (0, 1, 2):
                self.merge_the_file(giver, taker)
        self.nothing_saved_is_lost_or_doubled()
        first, *others = [{card: log.history(card) for card in CARDS} | {"": log.settings()} for log in self.logs]
        assert all(other == first for other in others)


def seal(places: Places) -> None:
    """Let a folder believe that its device belongs to it."""
    device, salt, _seal = places.device.read_text().split()
    host = this_host(places.home).encode("utf-8", "surrogateescape")
    places.device.write_text(f"{device}\n{salt}\n{blake2b(host, key=salt.encode(), digest_size=16).hexdigest()}\n")
