"""Whatever is done, on whatever clock: what is cached is what a replay gives, and no due day is out of this world."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, EPOCH, FixedClock, Instant, day_date
from quizgeo.memory import DEFAULT_PARAMETERS, NEW, Rating, encode
from quizgeo.progress import EventKind, merge_events
from quizgeo.study import Asking, Learner, Revealed, Session, Summary, bring_back
from tests.study.bench import PLAIN, Bench, begin, bench_in, right, seen, wrong

CHOICES = """
quizgeo: 1
deck: picked
title: Five choices
language: en
questions:
""" + "".join(f"  - {{id: p{n}, question: Pick {n}?, answer: right, wrong: [a, b, c]}}\n" for n in range(1, 6))

YEAR = 365
DOINGS = st.one_of(
    st.sampled_from(["right", "right", "wrong", "wrong", "guessed", "was wrong", "was right", "undo", "undo"]),
    st.sampled_from(["suspend", "resume", "merge"]),
    st.sampled_from(["retention", "of a deck", "parameters", "longest", "leech", "week", "rollover"]),
    st.sampled_from(["retention!", "of a deck!", "parameters!", "usual parameters"]),
    st.sampled_from(["day", "day", "month", "month", "year", "back a day", "back years", "on for years", "zone"]),
)
STEPS = st.lists(st.tuples(st.sampled_from("ab"), DOINGS), max_size=30)
PAUSES = {
    "day": 1, "month": 30, "year": YEAR, "back a day": -1, "back years": -20 * YEAR, "on for years": 30 * YEAR,
}  # fmt: skip
FIRST, LAST = 3 * YEAR, 5_000 * YEAR
"""Study days on which the clock of a test stays."""


class Homes:
    """Two homes of one learner, on one clock that jumps."""

    def __init__(self, one: Bench, other: Bench) -> None:
        other.clock = one.clock
        self.clock = one.clock
        self.benches = {"a": one, "b": other}
        self.learners = {name: bench.learner() for name, bench in self.benches.items()}
        self.chance = Random(1)
        self.days = [self.learners["a"].today()]
        """Study days on which something was done."""

    def do(self, name: str, doing: str) -> None:
        """Let one device do one thing."""
        learner = self.learners[name]
        if doing in PAUSES:
            self._move(PAUSES[doing])
        elif doing == "zone":
            self.clock.at = Instant(self.clock.at.ms, self.chance.choice((-720, -210, 0, 345, 840)))
        elif doing == "merge":
            self.take(name)
        elif doing == "resume":
            for key in learner.entries:
                bring_back(learner, key)
        elif not self._set(learner, doing):
            self._study(learner, doing)
        self.days.append(learner.today())

    def _move(self, days: int) -> None:
        if FIRST < self.clock.at.ms // DAY_MS + days < LAST:
            self.clock.move(days=days, ms=self.chance.randint(0, 5_000_000))

    def _set(self, learner: Learner, doing: str) -> bool:
        """Change a setting, and give new due days after an exclamation mark; tell whether there was one to change."""
        asked, doing = doing.endswith("!"), doing.removesuffix("!")
        factor = self.chance.uniform(0.7, 1.5)
        fitted = (*(each * factor for each in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:])
        values: dict[str, tuple[str, object, str]] = {
            "retention": ("retention", self.chance.choice((0.7, 0.85, 0.97)), ""),
            "of a deck": ("retention", self.chance.choice((0.7, 0.95, None)), "picked"),
            "parameters": ("parameters", fitted, ""),
            "usual parameters": ("parameters", None, ""),
            "longest": ("max_interval", self.chance.choice((30, 400, 36_500)), ""),
            "leech": ("leech", self.chance.choice((0, 1, 2)), ""),
            "week": ("week", ["minimum"] * 6 + ["normal"], ""),
            "rollover": ("rollover", self.chance.randint(0, 6), ""),
        }
        if doing in values:
            name, value, deck = values[doing]
            learner.change(name, value, deck, reschedule=asked)
        return doing in values

    def _study(self, learner: Learner, doing: str) -> None:
        """Answer or take back, in a session of its own."""
        session = begin(learner)
        if doing == "undo":
            session.undo()
        elif isinstance(session.view, Asking):
            self._answer(session, doing)

    def _answer(self, session: Session, doing: str) -> None:
        assert isinstance(session.view, Asking)
        if doing == "suspend":
            session.set_aside(EventKind.SUSPENDED)
        elif doing in ("wrong", "was right"):
            wrong(session)
            session.say("right") if doing == "was right" else session.next()
        elif session.view.asked.kind == "choice":
            session.answer("right")
        else:
            right(session)
        if doing in ("guessed", "was wrong"):
            session.say("guessed" if doing == "guessed" else "wrong")

    def take(self, name: str) -> None:
        """Let one device take in all events of the other."""
        other = self.learners["b" if name == "a" else "a"]
        events = [event for _pos, event in other.log.scan()]
        self.chance.shuffle(events)
        merge_events(self.learners[name].log, events)
        self.learners[name].refresh()

    def states(self, name: str) -> dict[str, bytes]:
        """Give what a device believes of each card."""
        return {key: encode(item) for key, item in self.learners[name].items.items() if item != NEW}

    def check(self) -> None:
        """Look at every due day of every device."""
        for learner in self.learners.values():
            for item in learner.items.values():
                if item.seen is None:
                    continue
                assert item.seen.due_day == item.seen.last_day + item.seen.interval
                assert min(self.days) <= item.seen.last_day <= max(self.days)
                assert 1 <= item.seen.interval <= 36_500
                assert day_date(item.seen.due_day) > EPOCH


@contextmanager
def homes() -> Iterator[Homes]:
    with TemporaryDirectory() as folder:
        for name in "ab":
            (Path(folder) / name).mkdir()
        with bench_in(Path(folder) / "a") as one, bench_in(Path(folder) / "b") as other:
            for bench in (one, other):
                bench.write("plain.yaml", PLAIN)
                bench.write("picked.yaml", CHOICES)
            yield Homes(one, other)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
@example(
    steps=[("a", "right"), ("b", "right"), ("a", "merge"), ("a", "retention!"), ("b", "parameters"), ("b", "month")]
)
@example(steps=[("a", "right"), ("a", "on for years"), ("a", "retention!"), ("a", "back years"), ("a", "wrong")])
@example(steps=[("a", "right"), ("a", "parameters!"), ("a", "parameters"), ("b", "right"), ("a", "merge")])
@example(steps=[("b", "leech"), ("b", "right"), ("b", "month"), ("b", "wrong"), ("a", "merge"), ("a", "undo")])
def test_what_is_cached_is_what_a_replay_gives_and_devices_agree(steps: list[tuple[str, str]]) -> None:
    with homes() as made:
        for name, doing in steps:
            made.do(name, doing)
            made.check()
        for name in "ab":
            made.take(name)
        made.check()
        assert made.states("a") == made.states("b")
        assert made.learners["a"].settings == made.learners["b"].settings
        for name, learner in made.learners.items():
            assert learner.states.differ() == ()
            cached = made.states(name)
            learner.log.replace_snapshot({}, {})
            made.learners[name] = made.benches[name].restarted(learner)
            made.learners[name].settings = learner.settings
            assert made.states(name) == cached, "a replay gives what the cache had"


class Jumping:
    """The clock of a computer, which somebody sets while a session runs."""

    def __init__(self, at: Instant) -> None:
        self.at = at

    def now(self) -> Instant:
        """Give what the clock shows."""
        return self.at


@pytest.mark.parametrize("years", [-40, -3, 3, 40, 900])
@pytest.mark.parametrize("on_purpose", [True, False])
def test_a_clock_that_jumps_in_a_session_and_back(
    plain: Learner, bench: Bench, years: int, *, on_purpose: bool
) -> None:
    here = plain.now()
    there = here.later(days=years * YEAR)
    session = begin(plain)
    for at in (here, there, there.later(days=3), here.later(days=2), there, here.later(days=30)):
        plain.clock = FixedClock(at) if on_purpose else Jumping(at)
        for step in (right, wrong):
            if isinstance(session.view, Summary):
                session = begin(plain)
            if not isinstance(session.view, Summary):
                step(session)
                session.undo()
                view = step(session)
                assert isinstance(view, Revealed)
                assert view.due_day - seen(plain, view.asked.card).last_day <= plain.settings.max_interval
                session.next()
    plain.clock = FixedClock(here.later(days=31))
    again = bench.restarted(plain)
    again.clock = FixedClock(here.later(days=31))
    assert again.states.differ() == ()
    days = {again.today(), again.today() + years * YEAR}
    for item in again.items.values():
        assert item.seen is not None
        assert min(abs(item.seen.due_day - day) for day in days) < 10 * YEAR


@pytest.mark.parametrize("offset", [-720, -210, 0, 765, 840])
def test_a_zone_that_changes_in_a_session_brings_nothing_twice(plain: Learner, offset: int) -> None:
    session = begin(plain, limit=4)
    first = right(session).asked.card
    before = seen(plain, first)
    plain.clock = FixedClock(Instant(plain.now().ms, offset))
    session.next()
    for _card in range(3):
        right(session)
        session.next()
    assert isinstance(session.view, Summary)
    assert seen(plain, first) == before
    assert plain.rebuild() == ()
    assert first not in {card.key for card in begin(plain).queue}


def test_a_card_is_set_aside_and_brought_back_on_a_clock_that_went_back_for_years(plain: Learner) -> None:
    session = begin(plain)
    card = right(session).asked.card
    session.set_aside(EventKind.SUSPENDED)
    plain.clock = FixedClock(plain.now().later(days=-12 * YEAR))
    assert len(bring_back(plain, card)) == 1
    assert not plain.item(card).suspended
    assert plain.rebuild() == ()


@pytest.mark.parametrize("extra", [
    '{"set":{"parameters":[1e999]}}', '{"set":{"parameters":"all"}}', '{"set":{"week":[1,2]},"reschedule":1}',
    '{"deck":7,"set":{"retention":0.8}}', '{"deck":"plain","set":{"leech":3}}', '{"reschedule":true}',
    '{"set":{"parameters":[' + "9" * 400 + "," * 20 + "]}}", '{"set":{"retention":' + "1" * 400 + "}}",
    '{"reschedule":true,"set":{"retention":7}}', "[" * 5_000,
])  # fmt: skip
def test_settings_of_a_damaged_log_break_nothing(plain: Learner, bench: Bench, extra: str) -> None:
    card = right(begin(plain)).asked.card
    other = bench.learner()
    other.log.append([replace(other.event(EventKind.SETTINGS, None), extra=extra)])
    assert plain.refresh()
    assert plain.settings == type(plain.settings)()
    assert plain.outcomes(plain.item(card), card, plain.today() + 9, 0.0)[Rating.GOOD].interval >= 1
    item = plain.item(card)
    assert bench.restarted(plain).item(card) == item
