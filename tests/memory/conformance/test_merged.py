"""The state of a card is a function of the set of its events: replay, cache and merging agree to the bit.

Two devices of one learner answer, take back, overrule and change settings, each on its own; then they merge, one early
and often, the other late or backwards. What each had in its cache and what a replay of the union gives is the same.
"""

from collections.abc import Iterable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizgeo.memory import NEW, Rating, encode
from quizgeo.progress import Event, merge_events
from quizgeo.study import Learner, Summary
from tests.study.bench import PLAIN, Bench, begin, bench_in, right, wrong

RETENTIONS = (0.8, 0.9, 0.95)
DEVICES = st.sampled_from(["a", "b"])
DOINGS = st.sampled_from([
    "right", "right", "wrong", "hard", "was right", "undo", "retention", "newer", "day", "week", "merge", "merge back",
])  # fmt: skip
STEPS = st.lists(st.tuples(DEVICES, DOINGS), max_size=30)


class Devices:
    """Two homes of one learner, on one clock."""

    def __init__(self, one: Bench, other: Bench) -> None:
        other.clock = one.clock
        self.benches = {"a": one, "b": other}
        self.learners = {name: bench.learner() for name, bench in self.benches.items()}
        self.chance = Random(1)

    def do(self, name: str, doing: str) -> None:
        """Let one device do one thing."""
        learner = self.learners[name]
        match doing:
            case "day" | "week":
                self.benches["a"].clock.move(days=7 if doing == "week" else 1)
            case "merge" | "merge back":
                self.take(name, doing)
            case "retention":
                learner.change("retention", self.chance.choice(RETENTIONS))
            case "newer":
                learner.change("new_per_day", self.chance.randint(3, 9))
            case _:
                self.study(learner, doing)

    def study(self, learner: Learner, doing: str) -> None:
        """Answer or take back, in a session of its own."""
        session = begin(learner)
        if doing == "undo":
            session.undo()
        elif isinstance(session.view, Summary):
            return
        elif doing == "hard":
            right(session)
            session.rate(Rating.HARD)
        else:
            (right if doing == "right" else wrong)(session)
            if doing == "was right":
                session.say("right")

    def take(self, name: str, how: str = "merge") -> None:
        """Let one device take in all events of the other, in an order of its own."""
        other = self.learners["b" if name == "a" else "a"]
        events: Iterable[Event] = [event for _pos, event in other.log.scan()]
        learner = self.learners[name]
        merge_events(learner.log, list(events)[::-1] if how == "merge back" else events)
        learner.refresh()

    def states(self, name: str) -> dict[str, bytes]:
        """Give what a device believes of each card."""
        return {key: encode(item) for key, item in self.learners[name].items.items() if item != NEW}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
@example(steps=[("a", "right"), ("b", "right"), ("a", "merge back"), ("b", "day"), ("b", "wrong"), ("a", "was right")])
@example(steps=[("a", "wrong"), ("b", "retention"), ("b", "wrong"), ("a", "merge"), ("a", "undo"), ("b", "week")])
def test_devices_that_merge_believe_the_same_and_what_a_replay_gives(steps: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        homes = [Path(folder) / name for name in "ab"]
        for home in homes:
            home.mkdir()
        with bench_in(homes[0]) as one, bench_in(homes[1]) as other:
            for bench in (one, other):
                bench.write("plain.yaml", PLAIN)
            devices = Devices(one, other)
            for name, doing in steps:
                devices.do(name, doing)
            devices.take("a")
            devices.take("b", "merge back")
            assert devices.states("a") == devices.states("b")
            for name, learner in devices.learners.items():
                cached = devices.states(name)
                learner.log.replace_snapshot({}, {})
                devices.learners[name] = devices.benches[name].restarted(learner)
                assert devices.states(name) == cached, "a replay gives what the cache had"
