"""Three computers of one learner, in any order of events: nothing is lost, and after an exchange all tell the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.progress import Event, ProgressError, ProgressLog, cache, rows, schema, store

from .replicas import Replicas

CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def play(examples: int, steps: int, *, planted: bool = False) -> None:
    """Walk at random; where a fault is planted, on the same ways each time, and without looking for a shorter one."""
    rules = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=CHECKS,
        phases=(Phase.generate,) if planted else tuple(Phase), derandomize=planted, database=None,
    )  # fmt: skip
    run_state_machine_as_test(Replicas, settings=rules)


def test_replicas_agree() -> None:
    play(examples=12, steps=25)


@pytest.mark.slow
def test_replicas_agree_for_long() -> None:
    play(examples=400, steps=40)
    print("400 walks of 40 steps on three computers, nothing lost, all alike")  # noqa: T201 - the figure of the promise


# -- the walks can fail: each of four faults that others made is found -------------------------------------------------


def ids_of_milliseconds(patch: pytest.MonkeyPatch) -> None:
    """Know an event by its millisecond."""
    stamp = ProgressLog.stamp

    def stamped(self: ProgressLog, now: Instant, **more: Any) -> Event:
        return replace(stamp(self, now, **more), id=now.ms.to_bytes(16, "big"))

    patch.setattr(ProgressLog, "stamp", stamped)


def states_of_their_own(patch: pytest.MonkeyPatch) -> None:
    """Save an answer in one transaction, marked as folded, and its state in another."""
    append = ProgressLog.append

    def in_two(
        self: ProgressLog, events: Sequence[Event], states: Mapping[str, bytes] | None = None, marks: Any = None
    ) -> tuple[Event, ...]:
        kept: dict[str, bytes] = {}

        def later(_connection: object, _words: object, given: Mapping[str, bytes]) -> None:
            kept.update(given)

        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(cache, "write_states", later)
            stored = append(self, events, states, marks)
        with self._writing():
            cache.write_states(self._connection, self._words, kept)
        return stored

    patch.setattr(ProgressLog, "append", in_two)


def counts_that_are_unique(patch: pytest.MonkeyPatch) -> None:
    """Hold that a device gives each count once, and leave out what says otherwise."""
    tables = [*schema._TABLES, "CREATE UNIQUE INDEX counts ON event (dev, seq)"]  # noqa: SLF001 - planted
    patch.setattr(schema, "_TABLES", tables)
    patch.setattr(store, "INSERT", rows.INSERT.replace("INSERT", "INSERT OR IGNORE").partition(" ON CONFLICT")[0])


def inserts_without_a_look(patch: pytest.MonkeyPatch) -> None:
    """Insert an event that may be there."""
    patch.setattr(store, "INSERT", rows.INSERT.partition(" ON CONFLICT")[0])


@pytest.mark.parametrize(
    "plant", [ids_of_milliseconds, states_of_their_own, counts_that_are_unique, inserts_without_a_look]
)
def test_a_planted_fault_is_found(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises((AssertionError, ProgressError, TypeError, BaseExceptionGroup)):
        play(examples=150, steps=30, planted=True)
