"""Whoever looks at the whole log takes notice of nothing: what another program wrote is still taken in afterwards."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS
from quizgeo.memory import DEFAULT_PARAMETERS
from quizgeo.progress import EventKind
from quizgeo.study import Learner
from quizgeo.study.optimising import answers_of
from quizgeo.study.settings import compact
from tests.study.bench import PLAIN, Bench, begin, right, seen
from tests.study.past import answered_before

FIRMER = (*(number * 1.4 for number in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:])
LOOKS: dict[str, Callable[[Learner], object]] = {
    "numbers": lambda learner: dict(learner.log.answers()),
    "answers of a fit": answers_of,
    "what other parameters would do": lambda learner: learner.preview_change(
        learner.settings.changed("parameters", FIRMER)
    ),
    "what differs": lambda learner: learner.states.differ(),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_what_another_program_answered_is_not_lost_by_a_look(
    plain: Learner, bench: Bench, look: Callable[[Learner], object]
) -> None:
    other = bench.learner()
    plain.refresh()
    right(begin(other))
    look(plain)
    assert plain.refresh()
    assert plain.item("plain/q1") == other.item("plain/q1")
    right(begin(plain))
    assert not bench.restarted(plain).states.differ(), "nothing was saved from a state that was too old"


def test_settings_of_another_program_are_not_lost_by_a_replay_of_all(plain: Learner, bench: Bench) -> None:
    other = bench.learner()
    plain.refresh()
    other.change("retention", 0.8)
    plain.states.rebuild()
    plain.refresh()
    assert plain.settings.retention == other.settings.retention


def test_a_due_day_of_two_names_follows_settings_that_come_late(plain: Learner, bench: Bench) -> None:
    answered_before(plain, "plain/q1", 40, 3)
    bench.write("plain.yaml", PLAIN.replace("{id: q1,", "{id: p1, was: q1,"))
    learner = bench.restarted(plain)
    answered_before(learner, "plain/p1", 20, 15, nth=1)  # as another computer, which did not know of the first
    learner = bench.restarted(learner)
    before = seen(learner, "plain/p1")
    assert before.replanned
    told = learner.event(EventKind.SETTINGS, None)
    told = replace(told, at=told.at - 30 * DAY_MS, day=told.day - 30, extra=compact({"set": {"retention": 0.8}}))
    learner.states.settle(told)
    assert seen(learner, "plain/p1").due_day > before.due_day
    assert not learner.states.differ()
