"""Bad days: a full disk, a clock that jumps, a device away. Nothing acknowledged is lost and nothing is doubled."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.memory import NEW, Rating
from quizgeo.progress import Place, ProgressError
from quizgeo.study import Learner, Revealed, Settings, open_learner, start
from quizgeo.study.changing import take_back
from quizgeo.study.scope import everything
from tests.study.bench import PLAIN, Bench, answered, asked, begin, right, seen, wrong


@contextmanager
def held(learner: Learner) -> Iterator[None]:
    """Hold the log as another program does that hangs in the middle of a write."""
    holder = sqlite3.connect(learner.log.places.progress, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.fixture
def impatient(plain: Learner) -> Learner:
    """Give a learner whose log waits for nobody."""
    plain.log._connection.execute("PRAGMA busy_timeout = 0")  # noqa: SLF001 - five seconds a try are too long for a test
    plain.states.writer = type(plain.writer)(plain.log, lambda _seconds: None)
    return plain


def test_an_answer_that_the_log_cannot_take_is_kept_beside_it(impatient: Learner, bench: Bench) -> None:
    session = begin(impatient)
    with held(impatient):
        view = right(session)
        assert view.saved is not None
        assert view.saved.place is Place.IN_PENDING
        assert "pending.jsonl" in view.saved.message
        session.next()
        answered(session, wrong)
    assert [event.rating for event in impatient.history("plain/q1")] == [3]
    learner = bench.restarted(impatient)
    assert learner.item("plain/q1") == impatient.item("plain/q1")
    assert learner.item("plain/q2") == impatient.item("plain/q2")


def test_an_undo_that_the_log_cannot_take_counts_at_once(impatient: Learner, bench: Bench) -> None:
    session = begin(impatient)
    answered(session, right)
    with held(impatient):
        session.undo()
        assert impatient.item("plain/q1") == NEW
        assert impatient.history("plain/q1") == ()
    assert bench.restarted(impatient).item("plain/q1") == NEW


def test_settings_that_the_log_cannot_take_count_at_once(impatient: Learner, bench: Bench) -> None:
    session = begin(impatient)
    answered(session, right)
    with held(impatient):
        answered(session, right)
        assert impatient.change("retention", 0.75, reschedule=True).place is Place.IN_PENDING
        assert impatient.settings.retention == pytest.approx(0.75)
        impatient.change("leech", 3)
        states = [impatient.item(f"plain/q{number}") for number in (1, 2)]
        assert [item.seen is not None and item.seen.replanned for item in states] == [True, True]
    learner = bench.restarted(impatient)
    assert learner.settings == replace(Settings(), retention=0.75, leech=3)
    assert [learner.item(f"plain/q{number}") for number in (1, 2)] == states
    assert learner.rebuild() == ()


@pytest.mark.parametrize("waits", [True, False])
def test_a_setting_is_taken_back_at_once_also_where_the_log_cannot_take_it(
    impatient: Learner, bench: Bench, *, waits: bool
) -> None:
    if not waits:
        change = impatient.change("leech", 3).events[0]
    with held(impatient):
        if waits:
            change = impatient.change("leech", 3).events[0]
        assert take_back(impatient, change).place is Place.IN_PENDING
        assert impatient.settings == Settings()
    assert bench.restarted(impatient).settings == Settings()


def test_an_undo_takes_back_the_answer_that_waits_not_the_one_before(impatient: Learner) -> None:
    answered(begin(impatient), right)
    session = begin(impatient)
    with held(impatient):
        assert answered(session, right) == "plain/q2"
        fresh = begin(impatient)
        assert asked(fresh.undo()) == "plain/q2"
    assert seen(impatient, "plain/q1").nth == 1
    assert impatient.item("plain/q2") == NEW


def test_a_waiting_answer_that_another_program_takes_in_counts_once(impatient: Learner, bench: Bench) -> None:
    session = begin(impatient)
    with held(impatient):
        answered(session, wrong)
    bench.learner()
    session.next()
    assert seen(impatient, "plain/q1").tries == 1
    assert impatient.rebuild() == ()


def test_the_next_answer_takes_the_waiting_ones_with_it(impatient: Learner, bench: Bench) -> None:
    session = begin(impatient)
    with held(impatient):
        answered(session, right)
    view = right(session)
    assert view.saved is not None
    assert view.saved.place is Place.IN_LOG
    assert not bench.places.pending.exists()
    assert bench.learner().items == impatient.items


def test_a_damaged_log_stops_the_session_and_is_left_alone(plain: Learner, bench: Bench) -> None:
    right(begin(plain))
    plain.log.close()
    path = bench.places.progress
    path.write_bytes(path.read_bytes()[:2000] + b"\xff" * 3000)
    before = path.read_bytes()
    with pytest.raises(ProgressError) as refused:
        bench.learner()
    assert refused.value.status == 3
    assert path.read_bytes() == before


@dataclass
class WallClock:
    """A real clock that a person may set wrong."""

    at: Instant

    def now(self) -> Instant:
        return self.at


def test_a_clock_that_went_back_is_said_once_and_hides_no_card(plain: Learner, bench: Bench) -> None:
    clock = WallClock(plain.now().later(days=30))
    ahead = open_learner(bench.places, clock)
    right(begin(ahead, limit=1))
    clock.at = plain.now()
    session = start(ahead, everything(ahead))
    assert "ahead" in session.notice
    assert seen(ahead, "plain/q1").due_day > seen(ahead, "plain/q1").last_day
    answered(session, right)
    assert start(ahead, everything(ahead)).notice == ""
    ahead.log.close()


def test_a_clock_that_began_a_year_ahead_keeps_no_card_away(bench: Bench) -> None:
    bench.write("plain.yaml", PLAIN)
    clock = WallClock(bench.clock.at.later(days=365))
    learner = open_learner(bench.places, clock)
    answered(begin(learner, limit=1), right)
    clock.at = bench.clock.at
    begin(learner)
    assert seen(learner, "plain/q1").due_day == learner.today() + 2
    assert learner.rebuild() == ()
    learner.log.close()


def test_answers_while_the_clock_runs_backwards_are_never_due_in_the_past(plain: Learner, bench: Bench) -> None:
    session = begin(plain, limit=1)
    right(session)
    first = seen(plain, "plain/q1")
    bench.clock.move(days=-400)
    learner = bench.restarted(plain)
    assert learner.item("plain/q1").seen == first
    assert not [card for card in begin(learner).queue if card.key == "plain/q1"]


def test_an_answer_before_others_of_its_card_is_folded_in_at_its_place(plain: Learner, bench: Bench) -> None:
    session = begin(plain, limit=1)
    answered(session, wrong)
    bench.clock.move(days=-5)
    answered(session, right)
    assert plain.rebuild() == ()
    assert bench.restarted(plain).rebuild() == ()


def test_a_clock_that_jumps_back_within_a_session_is_said(plain: Learner, bench: Bench) -> None:
    clock = WallClock(plain.now())
    learner = open_learner(bench.places, clock)
    session = start(learner, everything(learner))
    answered(session, right)
    clock.at = clock.at.later(days=-3)
    right(session)
    assert "ahead" in session.notice
    assert learner.rebuild() == ()
    learner.log.close()


def test_a_view_of_a_refused_rating_stays_as_it_was(plain: Learner) -> None:
    session = begin(plain)
    view = wrong(session)
    assert isinstance(view, Revealed)
    assert [offer.rating for offer in view.offers] == [1]
    session.rate(Rating.EASY)
    assert session.view == view


def test_a_learner_may_be_read_without_writing(plain: Learner, bench: Bench) -> None:
    right(begin(plain))
    plain.log.close()
    before = bench.places.progress.read_bytes()
    reading = open_learner(bench.places, bench.clock, readonly=True)
    assert reading.item("plain/q1").seen is not None
    reading.log.close()
    assert bench.places.progress.read_bytes() == before
