"""An interval is planned under the settings of its time; new due days come only from a moment that asks for them."""

import pytest
from msgspec.structs import replace

from quizgeo.memory import DEFAULT_PARAMETERS, FSRS6, Item, Plan, Plans, Policy, Seen, moment_of, plans_of, replay
from quizgeo.memory.policy import constant
from quizgeo.progress.events import Event, EventKind
from tests.memory.conftest import TODAY, Learner

FIRMER = (*(each * 1.5 for each in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:])
USUAL, CAREFUL = Policy(), Policy(desired_retention=0.97)


@pytest.fixture
def answered(learner: Learner) -> Learner:
    """Give a learner with an item that was right three times."""
    for day in (0, 3, 15):
        learner.answer(TODAY + day, 3)
    return learner


def later(learner: Learner, policy: Policy, *, asks: bool = False) -> Plan:
    """Give a change of settings after all that was done."""
    event = learner.event(EventKind.SETTINGS)
    return Plan(FSRS6(policy.parameters), policy, moment_of(event), asks)


def state(events: list[Event], plans: Plans) -> Seen:
    item: Item = replay(events, plans.now.scheduler, plans)
    assert item.seen is not None
    return item.seen


def test_what_an_answer_stored_holds_whatever_is_set_later(answered: Learner, scheduler: FSRS6) -> None:
    before = state(answered.events, constant(scheduler, USUAL))
    after = state(answered.events, plans_of([Plan(scheduler, USUAL), later(answered, CAREFUL)]))
    assert after == before
    assert not after.replanned


def test_asked_for_new_due_days_all_before_are_planned_anew(answered: Learner, scheduler: FSRS6) -> None:
    before = state(answered.events, constant(scheduler, USUAL))
    moved = state(answered.events, plans_of([Plan(scheduler, USUAL), later(answered, CAREFUL, asks=True)]))
    assert moved.memory == before.memory
    assert moved.replanned
    assert moved.due_day == moved.last_day + moved.interval < before.due_day


def test_an_answer_after_it_stands_by_what_it_stored(answered: Learner, scheduler: FSRS6) -> None:
    plans = plans_of([Plan(scheduler, USUAL), later(answered, CAREFUL, asks=True)])
    answered.answer(TODAY + 60, 3)
    last = answered.events[-1]
    answered.events[-1] = replace(last, at=10_000)
    assert state(answered.events, plans).interval == last.ivl


def test_a_plan_that_does_not_hold_is_made_under_the_settings_of_its_time(answered: Learner, scheduler: FSRS6) -> None:
    events = [*answered.events[:-1], *(_without_plan(event) for event in answered.events[-1:])]
    plain = state(events, constant(scheduler, USUAL))
    assert plain.replanned
    assert state(events, plans_of([Plan(scheduler, USUAL), later(answered, CAREFUL)])) == plain
    assert state(events, constant(scheduler, CAREFUL)).interval < plain.interval


def test_days_given_under_older_parameters_hold_under_newer_ones(answered: Learner, scheduler: FSRS6) -> None:
    first = [Plan(scheduler, USUAL), later(answered, CAREFUL, asks=True)]
    moved = state(answered.events, plans_of(first))
    fitted = Policy(FIRMER, 0.8)
    again = state(answered.events, plans_of([*first, later(answered, fitted)]))
    assert again.due_day == moved.due_day
    assert again.memory == state(answered.events, constant(FSRS6(FIRMER), fitted)).memory != moved.memory


def test_the_plan_at_a_moment_is_the_last_before_it(learner: Learner, scheduler: FSRS6) -> None:
    early = learner.event()
    plans = plans_of([Plan(scheduler, USUAL), Plan(scheduler, CAREFUL, moment_of(early), reschedules=True)])
    learner.answer(TODAY)
    learner.answer(TODAY + 3)
    assert plans.at(learner.events[-1]).policy == plans.now.policy == CAREFUL
    assert plans.asked_after(learner.events[-1]) is None
    before = Event(id=bytes(16), kind=1, device="a", seq=0, at=-5, offset=0, day=0)
    assert plans.at(before).policy == USUAL
    assert plans.asked_after(before) == plans.now


def _without_plan(event: Event) -> Event:
    return replace(event, ivl=None)


class TestSetAside:
    """A card set aside by an answer goes with it."""

    def aside(self, learner: Learner) -> None:
        learner.answer(TODAY, 3)
        missed = learner.answer(TODAY + 5, 1)
        learner.log(EventKind.SUSPENDED, TODAY + 5, target=missed.id, extra='{"on":true,"reason":"leech"}')

    def test_it_stands_while_the_answer_does(self, learner: Learner) -> None:
        self.aside(learner)
        assert learner.item == learner.replayed()
        assert (learner.item.suspended, learner.item.suspend_reason) == (True, "leech")

    def test_without_the_answer_it_is_nothing(self, learner: Learner) -> None:
        self.aside(learner)
        del learner.events[1]
        assert not learner.replayed().suspended

    def test_an_answer_called_right_sets_nothing_aside(self, learner: Learner) -> None:
        self.aside(learner)
        learner.override(learner.events[1], 3)
        assert not learner.item.suspended
        learner.override(learner.events[1], 1)
        assert learner.item.suspended
