"""One learner on one computer: decks, log, memory and clock joined in one value.

The log is the truth. `items` is the state that replaying it gives; what the log keeps of it as a snapshot is taken as
it is, and only cards with events after the snapshot are replayed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from quizgeo.clock import Clock, Instant, study_day
from quizgeo.decks import CardEntry, Library, scan
from quizgeo.memory import (
    FSRS6,
    NEW,
    Item,
    Outcomes,
    Scheduler,
    advance,
    decode,
    encode,
    outcomes,
    replay,
    snapshot_key,
)
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog, Saved, Writer, merged_order, open_log
from quizgeo.study.settings import Settings, fold_settings

_STATE_KEY = "state.key"
"""Mark of the log: what its states were computed with."""
_MOVED = b""
"""State under a former key, once the present one has taken its history in: none."""


@dataclass(slots=True)
class Learner:
    """What every front end works on. Make one with `open_learner`."""

    library: Library
    log: ProgressLog
    writer: Writer
    clock: Clock
    scheduler: Scheduler
    settings: Settings = field(default_factory=Settings)
    items: dict[str, Item] = field(default_factory=dict)
    """State by card key as the decks write it now; cards without an answer are not in it."""
    entries: dict[str, CardEntry] = field(default_factory=dict)
    """Every card of the library by its key."""

    # -- asking --------------------------------------------------------------------------------------------------

    def now(self) -> Instant:
        """Give this moment."""
        return self.clock.now()

    def today(self) -> int:
        """Give the study day of this moment."""
        return study_day(self.clock.now(), self.settings.rollover)

    def item(self, key: str) -> Item:
        """Give the state of a card; a card never answered is new."""
        return self.items.get(key, NEW)

    def entry(self, key: str) -> CardEntry | None:
        """Give the card that a key of the log stands for, also one of its former keys; None when no deck has it."""
        return self.entries.get(self._present().get(key, key))

    def outcomes(self, item: Item, key: str, chance: float) -> Outcomes:
        """Give what each rating would do to an item today; `chance` is that of a lucky guess in the form asked."""
        policy = self.settings.policy()
        return outcomes(item, key, self.today(), chance, scheduler=self.scheduler, policy=policy)

    def advance(self, item: Item, event: Event) -> Item:
        """Give the state after one more event, the newest of its card."""
        return advance(item, event, self.scheduler, self.settings.policy())

    def history(self, key: str) -> tuple[Event, ...]:
        """Give the standing events of a card in order, those under its former keys too."""
        entry = self.entries.get(key)
        histories = [self.log.history(each) for each in (key, *(entry.was if entry else ()))]
        return tuple(sorted((event for history in histories for event in history), key=merged_order))

    # -- writing -------------------------------------------------------------------------------------------------

    def event(self, kind: EventKind, card: str | None) -> Event:
        """Make a bare event of this moment and device; what happened is filled in by the caller."""
        return replace(self.log.stamp(self.now(), rollover=self.settings.rollover), kind=kind, card=card)

    def record(self, event: Event, item: Item) -> Saved:
        """Write an event of a card and the state it leads to; the event is then as safe as the result says."""
        assert event.card is not None
        saved = self.writer.write(event, {event.card: encode(item)})
        self.items[event.card] = item
        return saved

    def rewrite(self, event: Event, key: str) -> Saved:
        """Write an event that changes what came before it, such as an undo, and replay its card."""
        saved = self.writer.write(event, {})
        self._take_in([key])
        return saved

    # -- state from the log --------------------------------------------------------------------------------------

    def load(self) -> None:
        """Fill `items` from the log's snapshot and the events after it, or from all events where it is of no use."""
        self.entries = {card.key: card for deck in self.library.entries for card in deck.cards}
        marks, states = self.log.snapshot()
        self.settings = fold_settings(self.log.settings())
        if marks.get(_STATE_KEY) != self._state_key():
            self._replay_all()
            return
        found = {key: decode(body) for key, body in states.items()}
        self.items = {key: item for key, item in found.items() if item is not None}
        damaged = [key for key, item in found.items() if item is None]
        self._take_in([*self.log.news(), *damaged, *self._moved()])

    def refresh(self) -> bool:
        """Take in what was written to the log since the last look; tell whether any card was touched."""
        known = self.log.known
        touched = self.log.news()
        if self.log.known != known:
            self.settings = fold_settings(self.log.settings())
        self._take_in(touched)
        return bool(touched)

    def _take_in(self, touched: Iterable[str]) -> None:
        """Replay the cards that events or states under these keys, present or former, belong to."""
        touched = set(touched)
        if touched:
            present = self._present()
            self._replay({present.get(key, key) for key in touched})

    def _present(self) -> dict[str, str]:
        """Give the present key of every former one."""
        return {old: card.key for card in self.entries.values() for old in card.was}

    def _replay(self, keys: Iterable[str]) -> None:
        policy = self.settings.policy()
        items = {key: replay(self.history(key), self.scheduler, policy) for key in keys}
        moved = self._drop_former(items)
        self.items |= items
        self.log.save_states(moved | {key: encode(item) for key, item in items.items()}, self._marks())

    def _replay_all(self) -> None:
        policy = self.settings.policy()
        self.items = {key: replay(events, self.scheduler, policy) for key, events in self.log.histories()}
        renamed = [card.key for card in self.entries.values() if any(old in self.items for old in card.was)]
        joined = {key: replay(self.history(key), self.scheduler, policy) for key in renamed}
        self._drop_former(joined)
        self.items |= joined
        self.log.replace_snapshot({key: encode(item) for key, item in self.items.items()}, self._marks())

    def _moved(self) -> list[str]:
        """Give the former keys that still have a state of their own: their cards were renamed since."""
        return [old for card in self.entries.values() for old in card.was if old in self.items]

    def _drop_former(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Forget the states under the former keys of these cards; give what to write in their place."""
        cards = [self.entries[key] for key in keys if key in self.entries]
        moved = [old for card in cards for old in card.was if old in self.items]
        for old in moved:
            del self.items[old]
        return dict.fromkeys(moved, _MOVED)

    def _state_key(self) -> str:
        return snapshot_key(self.scheduler, self.settings.policy())

    def _marks(self) -> dict[str, str]:
        return {_STATE_KEY: self._state_key()}


def open_learner(places: Places, clock: Clock) -> Learner:
    """Open a learner's decks and progress. Raises `ProgressError` where the log cannot be used."""
    log = open_log(places, clock.now())
    learner = Learner(scan(places.deck_folders, places.deck_index), log, Writer(log, places), clock, FSRS6())
    learner.load()
    return learner
