"""What a learner decides about scheduling, checked once, and since when: arithmetic never meets a number out of range.

An interval is planned under the settings that stood then, so no later change moves a due day unasked. An item is
planned by its last feeding answer; an event that asks for new due days plans every item that was answered before it
once more. All follows from the events alone, in whatever order they came to a computer.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizgeo.language import _
from quizgeo.memory.scheduler import Scheduler
from quizgeo.progress.events import Event
from quizgeo.progress.history import order

DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""w0..w20 of FSRS-6, fitted to many collections. Source: py-fsrs scheduler.py."""

PARAMETER_BOUNDS = (
    (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (1.0, 10.0), (0.001, 4.0), (0.001, 4.0),
    (0.001, 0.75), (0.0, 4.5), (0.0, 0.8), (0.001, 3.5), (0.001, 5.0), (0.001, 0.25), (0.001, 0.9),
    (0.0, 4.0), (0.0, 1.0), (1.0, 6.0), (0.0, 2.0), (0.0, 2.0), (0.0, 0.8), (0.1, 0.8),
)  # fmt: skip
"""Lowest and highest value of each parameter, both allowed. Source: py-fsrs scheduler.py."""

RETENTION_BOUNDS = (0.70, 0.97)
MAX_INTERVAL_BOUNDS = (30, 36_500)

_FSRS_4, _FSRS_5, _FSRS_6 = 17, 19, 21
_FSRS_5_DECAY = 0.5


class Policy(Struct, frozen=True):
    """How a learner wants answers to become days. Raises ValueError with a sentence when a value is out of range."""

    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    """w0..w20 of FSRS-6, within `PARAMETER_BOUNDS`."""
    desired_retention: float = 0.90
    """Chance to pass on the day an item is due, 0.70..0.97."""
    max_interval: int = 3650
    """Longest wait in days, 30..36500."""

    def __post_init__(self) -> None:
        _check_parameters(self.parameters)
        low, high = RETENTION_BOUNDS
        if not low <= self.desired_retention <= high:
            sentence = _("desired retention must be {low} to {high} (you wrote {written})")
            raise ValueError(
                sentence.format(low=f"{low:.2f}", high=f"{high:.2f}", written=f"{self.desired_retention:g}")
            )
        shortest, longest = MAX_INTERVAL_BOUNDS
        if not shortest <= self.max_interval <= longest:
            sentence = _("the longest interval must be {low} to {high} days (you wrote {written})")
            raise ValueError(sentence.format(low=shortest, high=longest, written=self.max_interval))


def complete_parameters(numbers: Sequence[float]) -> tuple[float, ...]:
    """Turn 17, 19 or 21 FSRS parameters into the 21 of FSRS-6, those of older versions with the same memory as before.

    Raises ValueError with a sentence when their number is another, or one is out of bounds or not a number.
    Source of the filling: fsrs-rs, check_and_fill_parameters.
    """
    filled = [_float(number) for number in numbers]
    if len(filled) == _FSRS_4:
        filled[4] += 2 * filled[5]
        if filled[5] > 0:
            filled[5] = math.log(3 * filled[5] + 1) / 3
        filled[6] += 0.5
        filled += [0.0, 0.0]
    if len(filled) == _FSRS_5:
        filled += [0.0, _FSRS_5_DECAY]
    _check_parameters(filled)
    return tuple(filled)


def _float(number: float) -> float:
    """Give a number as a float; a whole one of a damaged file may be too long for it, and is out of bounds anyway."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _check_parameters(parameters: Sequence[float]) -> None:
    if len(parameters) != _FSRS_6:
        sentence = _("FSRS parameters must be 17, 19 or 21 numbers (you wrote {count})")
        raise ValueError(sentence.format(count=len(parameters)))
    for index, (value, (low, high)) in enumerate(zip(parameters, PARAMETER_BOUNDS, strict=True)):
        if not low <= value <= high:
            sentence = _("FSRS parameter {index} must be {low} to {high} (you wrote {written})")
            raise ValueError(sentence.format(index=index, low=f"{low:g}", high=f"{high:g}", written=f"{value:g}"))


Moment = tuple[int, str, int, bytes]
"""Place of an event in merged order: time, device, its count, id."""

BEGINNING: Moment = (-(2**63), "", 0, b"")
"""Before any event."""


class Plan(Struct, frozen=True):
    """Settings of scheduling, from a moment on."""

    scheduler: Scheduler
    """Made with the parameters of `policy`."""
    policy: Policy
    since: Moment = BEGINNING
    reschedules: bool = False
    """Whether items answered before are given new due days from that moment on."""


class Plans(Struct, frozen=True):
    """The settings of scheduling over time."""

    plans: tuple[Plan, ...]
    """In merged order; the first one since the beginning."""
    last: Plan | None = None
    """The last of them that asked for new due days."""

    @property
    def now(self) -> Plan:
        """What stands now: stability and difficulty of every item follow from it."""
        return self.plans[-1]

    def asked_after(self, event: Event) -> Plan | None:
        """Give the last plan after an event that asked for new due days; None where the event's own plan stands."""
        return self.last if self.last is not None and self.last.since > moment_of(event) else None

    def at(self, event: Event) -> Plan:
        """Give what stood when an event happened."""
        place = bisect_right(self.plans, moment_of(event), key=_since)
        return self.plans[max(0, place - 1)]


def moment_of(event: Event) -> Moment:
    """Give the place of an event in merged order."""
    moment: Moment = order(event)
    return moment


def constant(scheduler: Scheduler, policy: Policy) -> Plans:
    """Give the plans of settings that never changed."""
    return Plans((Plan(scheduler, policy),))


def plans_of(plans: Iterable[Plan]) -> Plans:
    """Give plans, the first one since the beginning, as a value."""
    plans = tuple(plans)
    return Plans(plans, next((plan for plan in reversed(plans) if plan.reschedules), None))


def _since(plan: Plan) -> Moment:
    return plan.since
