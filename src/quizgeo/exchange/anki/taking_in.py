"""Answers given in Anki into a learner's log: what would be new is known first, then taken in after a backup.

The log keeps what it has. An answer that came from here and went to Anki in an export is not taken in again.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from quizgeo.clock import Instant, local_offset
from quizgeo.decks import Deck, cards
from quizgeo.exchange.anki.history import DEVICE, History, OffsetAt, history_of
from quizgeo.progress import Event, EventKind, ProgressLog, make_backup, merge_events
from quizgeo.study import Learner


class Plan(Struct, frozen=True):
    """What taking in a package's history would do."""

    history: History
    new: tuple[Event, ...]
    """Events that the log does not have."""

    @property
    def here(self) -> int:
        """How many events the log has already."""
        return len(self.history.events) - len(self.new)


def plan(learner: Learner, deck: Deck, data: bytes, name: str) -> Plan:
    """Tell what of a package's history is new. name: of the package.

    Raises ExchangeError when the package cannot be read, ProgressError when the log cannot.
    """
    now = learner.now()
    history = history_of(data, name, deck, now=now.ms, offset_at=_offset_at(now), answered=_answered(learner.log, deck))
    return Plan(history, tuple(event for event in history.events if learner.log.find(event.id) is None))


def take_in(learner: Learner, planned: Plan) -> Path | None:
    """Take the new events in, all or none, and give the backup that was made before; None where there was no log yet.

    Raises ProgressError; then nothing was changed.
    """
    log = learner.log
    backup = make_backup(log.places, learner.now(), before="import") if log.last_pos() else None
    merge_events(log, planned.new)
    return backup


def _answered(log: ProgressLog, deck: Deck) -> Mapping[str, Sequence[int]]:
    """Give the moments at which each card was answered here, also where that was taken back later."""
    return {
        card.key: [
            event.at
            for event in log.written((card.key, *card.was))
            if event.kind == EventKind.ANSWERED and not event.device.startswith(DEVICE)
        ]
        for question in deck
        for card in cards(question)
    }


def _offset_at(now: Instant) -> OffsetAt:
    """Give the offset of the local zone at a moment; where now is said to be elsewhere, that of now for all."""
    if now.offset != local_offset(now.ms / 1000):
        return lambda _ms: now.offset
    return lambda ms: local_offset(ms / 1000)
