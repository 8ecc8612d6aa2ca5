"""The settings over time: what stands now, and under which of them an interval was planned.

It follows from the events of settings alone. Settings that scheduling does not depend on leave no trace in it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from quizgeo.memory import BEGINNING, FSRS6, Plan, Plans, moment_of, plans_of
from quizgeo.progress import Event, EventKind
from quizgeo.study.settings import Settings, after, told_by

if TYPE_CHECKING:
    from quizgeo.memory import Moment, Scheduler

RESCHEDULE = "reschedule"
"""Key of a settings event's `extra` that asks for new due days; it is true then."""
_END: "Moment" = (2**63, "", 0, b"")
"""After any event."""


class Turn(Struct, frozen=True):
    """A moment from which on cards are scheduled otherwise."""

    settings: Settings
    since: "Moment" = BEGINNING
    reschedules: bool = False
    """Whether cards answered before are given new due days."""
    deck: str = ""
    """The deck that it is about; empty: all."""

    def plan(self, deck: str) -> Plan:
        """Give what it means for the cards of a deck."""
        asks = self.reschedules and self.deck in ("", deck)
        return Plan(_scheduler(self.settings.parameters), self.settings.policy(deck), self.since, asks)


class Timeline(Struct):
    """The settings of a learner over time. Make one with `timeline_of`."""

    settings: Settings
    """As they stand."""
    turns: tuple[Turn, ...]
    """The first one since the beginning."""
    _plans: dict[str, Plans] = field(default_factory=dict)

    @property
    def scheduler(self) -> "Scheduler":
        """The scheduler with the parameters that stand."""
        return _scheduler(self.settings.parameters)

    @property
    def latest(self) -> "Moment":
        """When scheduling was changed last."""
        return self.turns[-1].since

    def plans(self, key: str) -> Plans:
        """Give the settings of scheduling over time, for a card or a state: its deck may have wishes of its own."""
        deck = key.partition("/")[0]
        plans = self._plans.get(deck)
        if plans is None:
            plans = plans_of(turn.plan(deck) for turn in self.turns)
            self._plans[deck] = plans
        return plans

    def text(self) -> str:
        """Give a text that changes with whatever states follow from."""
        return repr([(turn.since, turn.reschedules, turn.deck, *_scheduling(turn.settings)) for turn in self.turns])

    def moves_all(self, before: "Timeline") -> bool:
        """Tell whether the state of any card may be another than it was before."""
        return self.settings.parameters != before.settings.parameters or _asked(self) != _asked(before)

    def moves(self, key: str, before: "Timeline") -> bool:
        """Tell, where not all are moved, whether the due day of a card may be, as its deck was asked for new ones."""
        return _last(self.plans(key)) != _last(before.plans(key))

    def rescheduled(self, settings: Settings, deck: str = "") -> "Timeline":
        """Give what these settings would come to if they held from now on with new due days, of one deck or of all."""
        return Timeline(settings, (*self.turns, Turn(settings, _END, reschedules=True, deck=deck)))


def _last(plans: Plans) -> tuple[object, ...]:
    return (plans.last.since, plans.last.policy) if plans.last else ()


def timeline_of(events: Iterable[Event]) -> Timeline:
    """Give the settings over time after these standing events in merged order."""
    now = Settings()
    turns = [Turn(now)]
    for event in events:
        if event.kind != EventKind.SETTINGS:
            continue
        before, now, told = now, after(now, event), told_by(event)
        reschedules, deck = told.get(RESCHEDULE) is True, told.get("deck", "")
        if reschedules or _scheduling(before) != _scheduling(now):
            turns.append(Turn(now, moment_of(event), reschedules, deck if isinstance(deck, str) else ""))
    return Timeline(now, tuple(turns))


def _scheduling(settings: Settings) -> tuple[object, ...]:
    """Give what intervals and memory follow from."""
    own = sorted(settings.retention_of.items())
    return settings.retention, own, settings.max_interval, settings.parameters


def _asked(timeline: Timeline) -> list[Turn]:
    """Give the turn that asked for new due days of all decks last, if any."""
    return [turn for turn in timeline.turns if turn.reschedules and not turn.deck][-1:]


@lru_cache(maxsize=8)
def _scheduler(parameters: tuple[float, ...]) -> FSRS6:
    return FSRS6(parameters)
