"""The states of cards, as replaying the log gives them, and the log's cache of them.

A state belongs to a key of the log, or to several joined by `<` where a card was renamed and answered under both names.
So every cached state is a pure function of the log: no deck that comes, goes or breaks can make one wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.decks import CardEntry
from quizgeo.memory import (
    NEW,
    Item,
    Policy,
    Scheduler,
    advance,
    amended,
    decode,
    encode,
    moment_of,
    replay,
    snapshot_key,
)
from quizgeo.progress import Event, EventKind, Place, ProgressError, ProgressLog, Trouble, Writer, Written
from quizgeo.progress.history import order as merged_order
from quizgeo.study.timeline import Timeline, timeline_of

if TYPE_CHECKING:
    from quizgeo.study.tally import Tally

_STATE_KEY = "state.key"
"""Mark of the log: what its states were computed with."""
_JOIN = "<"
"""Between the keys of one state. No key has it."""


class _Items(dict[str, Item]):
    """States of cards by present key; one that was not asked for at once is looked up."""

    def __init__(self, item: Callable[[str], Item], items: Iterable[tuple[str, Item]]) -> None:
        super().__init__(items)
        self._item = item

    def __missing__(self, key: str) -> Item:
        return self._item(key)


class States(Struct):
    """What the learner remembers, card by card, and the one way to write what changes it."""

    log: ProgressLog
    writer: Writer
    timeline: Timeline
    """The settings as they stood and stand."""
    _items: dict[str, Item] = field(default_factory=dict)
    """By key of the log, or joined keys."""
    _former: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Present key of a card -> its former keys."""
    _key_of: dict[str, str] = field(default_factory=dict)
    """Present key -> key of its state, where the two differ."""
    _waiting: list[Event] = field(default_factory=list)
    """Events that the log could not take yet, oldest first."""
    _last_at: dict[str, int] = field(default_factory=dict)
    """Present key -> time of the newest event of a card that this program wrote to, in milliseconds."""
    _unread: list[CardEntry] | None = None
    """Cards whose states are to be read from the log; None when they were."""
    _tally: "Tally | None" = None
    """The sums over all states; None until they are asked for."""

    # -- reading -------------------------------------------------------------------------------------------------

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler in use."""
        return self.timeline.scheduler

    @property
    def policy(self) -> Policy:
        """What scheduling depends on now, for decks without wishes of their own."""
        return self.timeline.settings.policy()

    @property
    def tally(self) -> "Tally":
        """What all cards together come to."""
        from quizgeo.study.tally import tally_of  # the lists of a start do without

        self.read()
        if self._tally is None:
            parts = {part for name in self._items if _JOIN in name for part in name.split(_JOIN)}
            self._tally = tally_of(self._items, parts)
        return self._tally

    def item(self, key: str) -> Item:
        """Give the state of a card by its present key; a card never answered is new."""
        if self._unread is not None:
            self.read()
        return self._items.get(self._key_of.get(key, key), NEW)

    def items(self, keys: Iterable[str]) -> Mapping[str, Item]:
        """Give the states of many cards as they are now, in the order of the keys; it knows those of all others too."""
        self.read()
        present, key_of = list(keys), self._key_of
        named = map(key_of.get, present, present) if key_of else present
        return _Items(self.item, zip(present, map(self._items.get, named, repeat(NEW)), strict=False))

    def name(self, key: str) -> str:
        """Give the name of the state that a card has: its key, or several keys of the log joined."""
        self.read()
        return self._key_of.get(key, key)

    def named(self, name: str) -> Item:
        """Give a state by its name."""
        return self._items.get(name, NEW)

    def foreseen(self, ahead: Timeline) -> Mapping[str, Item]:
        """Give all states, by name, as other settings over time would have them. It takes a full replay."""
        return self._all_replayed(ahead)

    def history(self, key: str) -> tuple[Event, ...]:
        """Give the standing events of a card in order, those under its former keys too."""
        self.read()
        return self._history((key, *self._former.get(key, ())))

    def stands(self, event: Event) -> bool:
        """Tell whether an event of a card was not taken back."""
        return any(each.id == event.id for each in self._history((event.card or "",)))

    def backwards(self) -> Iterator[Event]:
        """Give every event as it was written, newest first, those that the log could not take yet before the others."""
        yield from reversed(self._waiting)
        waiting = {event.id for event in self._waiting}
        yield from (event for event in self.log.backwards() if event.id not in waiting)

    def after(self, key: str, before: Item, *events: Event) -> Item:
        """Give the state of a card after events of one moment that are about to be written.

        An event that comes before others of its card, or before a change of settings, by a clock that went back, is
        folded in at its place.
        """
        seen, first = before.seen, events[0]
        early = seen is not None and first.day <= seen.last_day and self._last_at.get(key, first.at + 1) > first.at
        if early or not first.clock or moment_of(first) < self.timeline.latest:
            return self._replay_of(name=key, events=(*self.history(key), *map(self.log.believed, events)))
        plans = self.timeline.plans(key)
        for event in events:
            before = advance(before, event, self.scheduler, plans)
        return before

    def _replay_of(self, name: str, events: Sequence[Event]) -> Item:
        return replay(sorted(events, key=merged_order), self.scheduler, self.timeline.plans(name))

    # -- writing -------------------------------------------------------------------------------------------------

    def record(self, key: str, *events: Event) -> tuple[Item, Written]:
        """Write events of one moment and card in one commit; give its state after them, and how safe they are."""
        latest = self._latest(key, events[0])
        states = {key: self._after_own(key, events)}
        if self._key_of.get(key, key) != key:
            states[self._joined(key)] = self.after(key, self.item(key), *events)
        written = self._write(events, {name: encode(item) for name, item in states.items()})
        self._put(states)
        if len(states) > 1:
            self._key_of[key] = self._joined(key)
        self._last_at[key] = max(events[-1].at, latest)
        return self.item(key), written

    def _put(self, states: Mapping[str, Item]) -> None:
        """Let states be known, and counted."""
        if any(_JOIN in name and name not in self._items for name in states):
            self._tally = None  # states that stood for a card of their own do so no more
        elif self._tally is not None:
            for name, item in states.items():
                self._tally.move(name, self._items.get(name, NEW), item)
        self._items |= states

    def _latest(self, key: str, event: Event) -> int:
        """Give the time of the newest event of a card; only an event that is not of a later day asks the log for it."""
        seen = self.item(key).seen
        if key in self._last_at or seen is None or event.day > seen.last_day:
            return self._last_at.get(key, event.at)
        return max((each.at for each in self.history(key)), default=event.at)

    def rewrite(self, key: str, event: Event, *more: Event) -> Written:
        """Write an event that changes what came before it, such as an undo, and what follows; replay its card."""
        return self.rewrite_all([event if event.card else replace(event, card=key), *more])

    def rewrite_all(self, events: Sequence[Event]) -> Written:
        """Write events of cards in one commit, and replay these cards."""
        self.read()
        written = self._write(events, {})
        if written.place is Place.IN_LOG:
            self.take_news()
        else:
            self._replay([event.card for event in events if event.card])
        return written

    def _after_own(self, key: str, events: Sequence[Event]) -> Item:
        if self._key_of.get(key, key) == key:
            return self.after(key, self.item(key), *events)
        return self._replay_of(key, (*self._history((key,)), *map(self.log.believed, events)))

    def _write(self, events: Sequence[Event], states: dict[str, bytes]) -> Written:
        written = self.writer.write(events, states)
        if written.place is Place.IN_LOG:
            self._waiting.clear()
        else:
            self._waiting.extend(written.events)
        return written

    # -- from the log --------------------------------------------------------------------------------------------

    @property
    def are_read(self) -> bool:
        """Whether they were read from the log, which takes some 20 ms for 100,000 answers."""
        return self._unread is None

    def load(self, cards: Iterable[CardEntry], *, later: bool = False) -> None:
        """Take the states of the log, for these cards; `later`, not before the first of them is asked for."""
        self._unread = list(cards)
        if not later:
            self.read()

    def read(self) -> None:
        """Take the states of the log's snapshot and the events after it, or replay all where it is of no use.

        Does nothing when that was done before. Raises ProgressError.
        """
        if self._unread is None:
            return
        cards, self._unread = self._unread, None
        try:
            self._read()
        except BaseException:
            self._unread = cards
            raise
        self.know(cards)

    def _read(self) -> None:
        marks, states = self.log.snapshot()
        if marks.get(_STATE_KEY) != self._state_key():
            self.rebuild()
            return
        self._items = {key: item for key, body in states.items() if (item := decode(body)) is not None}
        self._replay([key for key in states if key not in self._items])
        self.take_news()

    def know(self, cards: Iterable[CardEntry]) -> None:
        """Let progress under former keys count for these cards."""
        if self._unread is not None:
            self._unread += cards
            return
        answered = self._items.keys()
        renamed: dict[str, tuple[str, ...]] = {c.key: c.was for c in cards if not answered.isdisjoint(c.was)}
        self._former |= renamed
        self._link(renamed)

    def take_news(self) -> bool:
        """Take in what was written to the log since the last look, settings too; tell whether there was anything."""
        self.read()
        known = self.log.known
        touched = self.log.news()
        if self.log.known == known:
            return False
        self._waiting = [event for event in self._waiting if self.log.find(event.id) is None]
        self._follow(touched)
        return True

    def settle(self, event: Event) -> Written:
        """Write an event of settings, and let what follows from it be so."""
        self.read()
        written = self._write([event], {})
        self._follow(())
        return written

    def _follow(self, touched: Iterable[str]) -> None:
        """Take in the settings of the log, and replay the cards touched and those whose state settings moved.

        Memory follows from the parameters alone. A due day that an answer stored holds until new ones are asked for; so
        where a retention changes, only the few are replayed whose due day follows from settings.
        """
        before, self.timeline = self.timeline, self._timeline()
        if self.timeline.moves_all(before):
            self.rebuild()
        elif self.timeline.text() == before.text():
            self._replay(touched)
        else:
            self._replay({*touched, *(key for key, item in self._items.items() if self._is_moved(key, item, before))})

    def _is_moved(self, key: str, item: Item, before: Timeline) -> bool:
        seen = item.seen
        return seen is not None and (seen.replanned or self.timeline.moves(key, before))

    def _timeline(self) -> Timeline:
        waiting = [event for event in self._waiting if event.card is None]
        undone = {event.target for event in waiting if event.kind == EventKind.UNDONE}
        events = {event.id: event for event in (*self.log.settings(), *map(self.log.believed, waiting))}
        standing = [event for event in events.values() if event.id not in undone]
        return timeline_of(sorted(standing, key=merged_order) if waiting else standing)

    def rebuild(self) -> None:
        """Replay everything, and put the result in place of the log's snapshot."""
        self.read()
        self.log.news()  # noticed before it is read: what is written meanwhile is in the next news
        self.timeline = self._timeline()
        self._items, self._tally = self._all_replayed(self.timeline), None
        self._link(self._former)
        waiting = self._waiting_cards()
        states = {key: encode(item) for key, item in self._items.items() if key not in waiting}
        self._save(lambda: self.log.replace_snapshot(states, {_STATE_KEY: self._state_key()}))

    def _all_replayed(self, timeline: Timeline) -> dict[str, Item]:
        """Give every state as replaying the log gives it under these settings over time."""
        plans, scheduler = timeline.plans, timeline.scheduler
        joined = [key for key in self._items if _JOIN in key]
        replayed = {key: replay(events, scheduler, plans(key)) for key, events in self.log.histories(whole=False)}
        apart = (*joined, *self._waiting_cards())
        return replayed | {key: replay(self._history(key.split(_JOIN)), scheduler, plans(key)) for key in apart}

    def _waiting_cards(self) -> set[str]:
        """Give the cards with events that the log could not take yet, and the joined states that they are part of."""
        keys = {event.card for event in self._waiting if event.card}
        return keys | {name for name in self._items if _JOIN in name and not keys.isdisjoint(name.split(_JOIN))}

    def differ(self) -> tuple[str, ...]:
        """Give the keys whose cached state is another than replaying the whole log gives, sorted."""
        self.read()
        replayed = self._all_replayed(self.timeline)
        keys = sorted({*replayed, *self._items})
        return tuple(key for key in keys if encode(replayed.get(key, NEW)) != encode(self._items.get(key, NEW)))

    def _replay(self, keys: Iterable[str]) -> None:
        """Replay the states of these keys of the log, and the joined ones that they are part of; save them."""
        keys = set(keys)
        for key in keys:  # what was taken back, or written by another program, says nothing of the newest time
            self._last_at.pop(key, None)
        joined = [key for key in self._items if _JOIN in key and not keys.isdisjoint(key.split(_JOIN))]
        fresh = {key: self._replayed(key) for key in (*keys, *joined)}
        self._put(fresh)
        self._link([key for key, former in self._former.items() if not keys.isdisjoint((key, *former))])
        self._keep(fresh)

    def _link(self, renamed: Iterable[str]) -> None:
        """Find the state of each of these renamed cards: that of the one key with a history, else a joined one."""
        fresh: dict[str, Item] = {}
        for key in renamed:
            found = [each for each in (key, *self._former[key]) if self._items.get(each, NEW) != NEW]
            name = found[0] if len(found) == 1 else self._joined(key) if found else key
            if _JOIN in name and name not in self._items:
                fresh[name] = self._replayed(name)
            self._key_of[key] = name
        if fresh:
            self._put(fresh)
            self._keep(fresh)

    def _joined(self, key: str) -> str:
        return _JOIN.join((key, *self._former[key]))

    def _replayed(self, key: str) -> Item:
        return replay(self._history(key.split(_JOIN)), self.scheduler, self.timeline.plans(key))

    def _history(self, keys: Iterable[str]) -> tuple[Event, ...]:
        keys = tuple(keys)
        events = {event.id: event for key in keys for event in self.log.history(key)}
        waiting = [event for event in self._waiting if event.card in keys]
        undone = {event.target for event in waiting if event.kind == EventKind.UNDONE}
        events |= {event.id: event for event in waiting if event.kind != EventKind.UNDONE}
        standing = sorted((event for id_, event in events.items() if id_ not in undone), key=merged_order)
        if any(event.kind == EventKind.SUSPENDED and event.target for event in standing):
            kept = {event.id for event in amended(standing)}
            return tuple(event for event in standing if event.id in kept)
        return tuple(standing)

    def _keep(self, items: dict[str, Item]) -> None:
        waiting = self._waiting_cards() if self._waiting else set()
        states = {key: encode(item) for key, item in items.items() if key not in waiting}
        self._save(lambda: self.log.save_states(states, {_STATE_KEY: self._state_key()}))

    def _save(self, write: Callable[[], None]) -> None:
        """Keep states beside the log; where there is no room for them now, the next start replays."""
        if self.log.readonly:
            return
        try:
            write()
        except ProgressError as error:
            if error.trouble is Trouble.DAMAGED:
                raise

    def _state_key(self) -> str:
        return snapshot_key(self.scheduler, self.timeline.text())
