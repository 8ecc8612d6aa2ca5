"""One learner on one computer: decks, log, memory and clock joined in one value.

The log is the truth. `items` is the state that replaying it gives; what the log keeps of it as a snapshot is taken as
it is, and only cards with events after the snapshot are replayed.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from time import sleep

from quizgeo.clock import Clock, FixedClock, Instant, study_day
from quizgeo.decks import CardEntry, DeckEntry, Library, scan
from quizgeo.language import _
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
from quizgeo.progress import (
    Behind,
    Early,
    Event,
    EventKind,
    Place,
    ProgressError,
    ProgressLog,
    Trouble,
    Writer,
    Written,
    doubt_event,
    judge,
)
from quizgeo.progress.history import order as merged_order
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
    _waiting: list[Event] = field(default_factory=list)
    """Events that the log could not take yet."""

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

    def outcomes(self, item: Item, key: str, day: int, chance: float) -> Outcomes:
        """Give what each rating would do to an item on a study day; `chance` is that of a lucky guess as asked."""
        policy = self.settings.policy()
        return outcomes(item, key, day, chance, scheduler=self.scheduler, policy=policy)

    def advance(self, item: Item, event: Event) -> Item:
        """Give the state after one more event, the newest of its card."""
        return advance(item, event, self.scheduler, self.settings.policy())

    def history(self, key: str) -> tuple[Event, ...]:
        """Give the standing events of a card in order, those under its former keys too."""
        entry = self.entries.get(key)
        keys = (key, *(entry.was if entry else ()))
        events = [event for each in keys for event in self.log.history(each)]
        waiting = [event for event in self._waiting if event.card in keys]
        undone = {event.target for event in waiting if event.kind == EventKind.UNDONE}
        standing = [event for event in (*events, *waiting) if event.id not in undone]
        return tuple(sorted((event for event in standing if event.kind != EventKind.UNDONE), key=merged_order))

    def deck(self, name: str) -> DeckEntry:
        """Find a deck by its identity or by the path of its file, which need not lie in a folder of decks.

        Raises UnknownDeckError.
        """
        deck = self.library.resolve(name)
        fresh: dict[str, CardEntry] = {card.key: card for card in deck.cards if card.key not in self.entries}
        if fresh:
            self.entries |= fresh
            self._replay(self._renamed(fresh.values()))
        return deck

    # -- writing -------------------------------------------------------------------------------------------------

    def event(self, kind: EventKind, card: str | None) -> Event:
        """Make a bare event of this moment and device; what happened is filled in by the caller."""
        believed = True if isinstance(self.clock, FixedClock) else None
        stamp = self.log.stamp(self.now(), rollover=self.settings.rollover, believed=believed)
        return replace(stamp, kind=kind, card=card)

    def record(self, event: Event, item: Item) -> Written:
        """Write an event of a card and the state it leads to; the event is then as safe as the result says."""
        assert event.card is not None
        written = self._write(event, {event.card: encode(item)})
        self.items[event.card] = item
        return written

    def rewrite(self, event: Event, key: str) -> Written:
        """Write an event that changes what came before it, such as an undo, and replay its card."""
        written = self._write(event, {})
        if not self.refresh():
            self._take_in([key])
        return written

    def _write(self, event: Event, states: dict[str, bytes]) -> Written:
        written = self.writer.write([event], states)
        if written.place is Place.IN_LOG:
            self._waiting.clear()
        else:
            self._waiting.extend(written.events)
        return written

    def trust_clock(self) -> str:
        """Settle doubts about the clock where nobody is asked: now is right. Give the sentence to say, if any.

        A clock that was set on purpose is always believed.
        """
        if isinstance(self.clock, FixedClock):
            return ""
        match judge(self.log, self.now()):
            case Early() as early:
                return early.message
            case Behind(last=last):
                self.writer.write([doubt_event(self.log, self.now())])
                self.refresh()
                date = Instant(last.at, last.offset).local().date().isoformat()
                return _("The clock was ahead, at {date}, when answers were given; now is taken as right.").format(
                    date=date
                )
            case _:
                return ""

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
        known = self.log.known
        touched = [*self.log.news(), *damaged, *self._renamed(self.entries.values())]
        if touched or self.log.known != known:
            self._take_in(touched)

    def refresh(self) -> bool:
        """Take in what was written to the log since the last look; tell whether there was anything."""
        known, before = self.log.known, self.settings
        touched = self.log.news()
        if self.log.known == known:
            return False
        self.settings = fold_settings(self.log.settings())
        if self.settings != before:
            self._replay_all()
        else:
            self._take_in(touched)
        return True

    def _take_in(self, touched: Iterable[str]) -> None:
        """Replay the cards that events or states under these keys, present or former, belong to."""
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
        states = moved | {key: encode(item) for key, item in items.items()}
        self._save(lambda: self.log.save_states(states, self._marks()))

    def _replay_all(self) -> None:
        policy = self.settings.policy()
        self.items = {key: replay(events, self.scheduler, policy) for key, events in self.log.histories()}
        renamed = self._renamed(self.entries.values())
        joined = {key: replay(self.history(key), self.scheduler, policy) for key in renamed}
        self._drop_former(joined)
        self.items |= joined
        states = {key: encode(item) for key, item in self.items.items()}
        self._save(lambda: self.log.replace_snapshot(states, self._marks()))

    def _save(self, write: Callable[[], None]) -> None:
        """Keep states beside the log; where there is no room for them now, the next start replays."""
        if self.log.readonly:
            return
        try:
            write()
        except ProgressError as error:
            if error.trouble is Trouble.DAMAGED:
                raise

    def _renamed(self, cards: Collection[CardEntry]) -> list[str]:
        """Give those of these cards that have progress under a former key, and have not taken it in yet."""
        former = {old for card in cards for old in card.was}
        if former.isdisjoint(self.items):
            return []
        return [card.key for card in cards if any(old in self.items for old in card.was)]

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


def open_learner(places: Places, clock: Clock, *, readonly: bool = False) -> Learner:
    """Open a learner's decks and progress; `readonly` changes no file of theirs.

    Raises `ProgressError` where the log cannot be used.
    """
    log = ProgressLog.open(places, readonly=readonly, now=clock.now())
    library = scan(places.deck_folders, places.deck_index)
    learner = Learner(library, log, Writer(log, sleep), clock, FSRS6())
    learner.load()
    return learner
