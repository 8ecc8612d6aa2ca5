"""A break: what falls due waits, what is asked ahead does not, and the limits hold on every day around it."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.memory import (
    DEFAULT_PARAMETERS,
    Habits,
    Memory,
    Policy,
    Start,
    absence,
    days_ahead,
    losses,
    pauses_new,
)
from quizgeo.memory.away import AHEAD_DAYS, LONGEST_RETURN
from tests.memory.conftest import TODAY

POLICY = Policy()
AWAY = range(TODAY + 5, TODAY + 15)


def seen(due_in: int, stability: float = 12.0, ago: int = 5) -> Start:
    return Start(Memory(stability, 5.0), TODAY - ago, TODAY + due_in)


def test_what_falls_due_in_it_waits_after_it() -> None:
    found = absence([seen(7)] * 30, TODAY, AWAY, POLICY, Habits(), ahead=False)
    assert (found.due, found.ahead, found.waiting, found.days) == (30, 0, 30, 0)
    assert found.minutes > 0


def test_more_than_the_limit_takes_days() -> None:
    found = absence([seen(7)] * 100, TODAY, AWAY, POLICY, Habits(0, 20), ahead=False)
    assert found.waiting == 100
    assert 5 <= found.days <= 10


def test_a_backlog_that_never_goes_is_followed_for_a_year() -> None:
    found = absence([seen(7)] * 600, TODAY, AWAY, POLICY, Habits(0, 1), ahead=False)
    assert (found.waiting, found.days) == (600, LONGEST_RETURN)


def test_what_is_asked_ahead_does_not_wait() -> None:
    starts = [seen(7)] * 60
    idle, ready = (absence(starts, TODAY, AWAY, POLICY, Habits(), ahead=ahead) for ahead in (False, True))
    assert ready.ahead == 60
    assert ready.waiting < idle.waiting
    assert absence(starts, TODAY, AWAY, POLICY, Habits(), ahead=True) == ready, "the same each time"


def test_ahead_of_a_break_the_limit_holds() -> None:
    found = absence([seen(7)] * 100, TODAY, AWAY, POLICY, Habits(0, 10), ahead=True)
    assert found.ahead <= AHEAD_DAYS * 10


def test_without_anything_due_nothing_waits() -> None:
    found = absence([], TODAY, AWAY, POLICY, Habits(), ahead=True)
    assert (found.due, found.waiting, found.days, found.minutes) == (0, 0, 0, 0.0)


def test_losses_are_of_what_falls_due_in_the_break_the_greatest_first() -> None:
    starts = [seen(7, 20.0), seen(3), seen(8, 5.0), seen(15), seen(9, 9000.0), Start()]
    order = losses(starts, TODAY, AWAY, DEFAULT_PARAMETERS)
    assert [each.place for each in order] == [2, 0]
    assert order[0].gain > order[1].gain
    quick = [replace(starts[0], seconds=1.0), *starts[1:]]
    assert [each.place for each in losses(quick, TODAY, AWAY, DEFAULT_PARAMETERS)] == [0, 2]


def test_ahead_comes_in_the_last_days_or_those_that_are_left() -> None:
    assert days_ahead(AWAY, TODAY) == range(AWAY.start - AHEAD_DAYS, AWAY.start)
    assert days_ahead(AWAY, AWAY.start - 1) == range(AWAY.start - 1, AWAY.start)
    assert not days_ahead(AWAY, AWAY.start + 1)


def test_new_items_pause_before_it_and_in_it() -> None:
    paused = [day - TODAY for day in range(TODAY, TODAY + 20) if pauses_new(day, AWAY)]
    assert paused == list(range(2, 15))


@given(st.integers(1, 20), st.integers(1, 30), st.integers(1, 40), st.booleans())
def test_a_break_loses_no_item(start: int, length: int, limit: int, ahead: bool) -> None:
    away = range(TODAY + start, TODAY + start + length)
    starts = [seen(due % 40 - 5, 3.0 + due) for due in range(50)]
    found = absence(starts, TODAY, away, POLICY, Habits(3, limit), ahead=ahead)
    assert 0 <= found.waiting <= 50
    assert found.ahead <= min(50, AHEAD_DAYS * limit)
    assert found.minutes >= 0
