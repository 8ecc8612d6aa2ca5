"""Three computers of one learner, in any order of events: nothing is lost, and after an exchange all tell the same."""

import io
import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from quizgeo.paths import Places
from quizgeo.progress import (
    Behind,
    Event,
    EventKind,
    ProgressLog,
    doubt_event,
    events_of_file,
    export_lines,
    judge,
    merge_events,
    undo_of,
)
from quizgeo.progress.lines import import_lines

from .conftest import NOON

CARDS = ("deck/a", "deck/b", "deck/c")
computers = st.integers(0, 2)
cards = st.sampled_from(CARDS)


def state_of(history: Iterable[Event]) -> bytes:
    """Fold a history to some bytes that depend on every event, its order and its believed day."""
    digest = blake2b(digest_size=8)
    for event in history:
        digest.update(event.id + event.day.to_bytes(8, "big", signed=True))
    return digest.digest()


class Replicas(RuleBasedStateMachine):
    """Logs on three computers, and what each of them was told is saved."""

    @initialize()
    def start(self) -> None:
        self.folder = TemporaryDirectory()
        self.places = [Places(Path(self.folder.name) / str(number), ()) for number in range(3)]
        self.logs = [ProgressLog.open(places, now=NOON) for places in self.places]
        self.saved: list[set[bytes]] = [set(), set(), set()]
        self.now = NOON

    def save(self, computer: int, event: Event) -> None:
        """Save an event as the engine does: take in the news, then event and state in one transaction."""
        log = self.logs[computer]
        self.catch_up(log)
        states = {}
        if event.card is not None:
            seen = [*log.history(event.card), log.believed(event)]
            if event.kind != EventKind.UNDONE:
                seen.sort(key=lambda e: (e.at, e.device, e.seq, e.id))
                states[event.card] = state_of(seen)
        (stored,) = log.append([event], states)
        self.saved[computer].add(stored.id)
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
            log.append([event], {card: state_of([event])})
        self.saved[computer].add(event.id)

    @rule(computer=computers, card=cards)
    def answer_without_looking(self, computer: int, card: str) -> None:
        """Save an answer with a state that is right only if no other program wrote since the last look."""
        log = self.logs[computer]
        event = replace(log.stamp(self.now), kind=EventKind.ANSWERED, card=card)
        seen = sorted([*log.history(card), event], key=lambda e: (e.at, e.device, e.seq, e.id))
        aware = log.known == log.last_pos()
        log.append([event], {card: state_of(seen) if aware else b"unaware"})
        self.saved[computer].add(event.id)

    @rule(computer=computers, card=cards)
    def answer_with_a_clock_reset(self, computer: int, card: str) -> None:
        log = self.logs[computer]
        wrong = replace(self.now, ms=946_684_800_000)
        self.save(computer, replace(log.stamp(wrong), kind=EventKind.ANSWERED, card=card))

    @rule(computer=computers, card=cards, days=st.integers(1, 4000))
    def answer_with_a_clock_ahead(self, computer: int, card: str, days: int) -> None:
        log = self.logs[computer]
        self.save(computer, replace(log.stamp(self.now.later(days=days)), kind=EventKind.ANSWERED, card=card))

    @rule(computer=computers)
    def start_a_session(self, computer: int) -> None:
        log = self.logs[computer]
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

    @rule(computer=computers)
    def restart(self, computer: int) -> None:
        self.logs[computer].close()
        self.logs[computer] = ProgressLog.open(self.places[computer], now=NOON)
        self.logs[computer].snapshot()

    @rule(computer=computers)
    def lose_the_cache(self, computer: int) -> None:
        log = self.logs[computer]
        log.replace_snapshot({card: state_of(history) for card, history in log.histories(whole=False)}, {})

    @rule(giver=computers, taker=computers)
    def copy_the_folder(self, giver: int, taker: int) -> None:
        """Set a computer up from a copy of another's folder, which is how most people move."""
        if giver == taker or self.saved[taker] - self.saved[giver]:
            return
        self.logs[taker].close()
        self.logs[giver].close()
        shutil.rmtree(self.places[taker].home)
        shutil.copytree(self.places[giver].home, self.places[taker].home)
        for computer in (giver, taker):
            self.logs[computer] = ProgressLog.open(self.places[computer], now=NOON)
            self.logs[computer].snapshot()
        self.saved[taker] = set(self.saved[giver])

    @rule(giver=computers, taker=computers)
    def merge_the_file(self, giver: int, taker: int) -> None:
        merged = merge_events(self.logs[taker], events_of_file(self.places[giver].progress))
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
    def nothing_saved_is_lost(self) -> None:
        for log, saved in zip(self.logs, self.saved, strict=True):
            assert {event.id for _pos, event in log.scan()} == saved

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
        for giver in (0, 1, 2):
            for taker in (0, 1, 2):
                self.merge_the_file(giver, taker)
        first, *others = [{card: log.history(card) for card in CARDS} | {"": log.settings()} for log in self.logs]
        for log in self.logs:
            log.close()
        self.folder.cleanup()
        assert all(other == first for other in others)


def play(examples: int, steps: int) -> None:
    checks = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
    rules = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks
    )  # fmt: skip
    run_state_machine_as_test(Replicas, settings=rules)


def test_replicas_agree() -> None:
    play(examples=12, steps=25)


@pytest.mark.slow
def test_replicas_agree_for_long() -> None:
    play(examples=400, steps=40)
