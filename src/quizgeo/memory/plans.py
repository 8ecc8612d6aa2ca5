"""Under which settings an interval is planned: those that stood then. So no later change moves a due day unasked.

An item is planned by its last feeding answer. An event that asks for new due days plans every item that was answered
before it once more. All follows from the events alone, in whatever order they came to a computer.
"""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from quizgeo.memory.policy import Policy
from quizgeo.memory.scheduler import Scheduler
from quizgeo.progress.events import Event
from quizgeo.progress.history import order

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
