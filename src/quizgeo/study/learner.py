"""One learner on one computer: decks, log, memory and clock joined in one value that every front end works on."""

from collections.abc import Iterator, Mapping, Sequence
from time import sleep
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.clock import Clock, FixedClock, Instant, study_day
from quizgeo.decks import CardEntry, DeckEntry, Library, scan
from quizgeo.language import _
from quizgeo.memory import NEW, Item, Load, Outcomes, Policy, Scheduler, outcomes
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog, Writer, Written
from quizgeo.study.dates import date_in_words
from quizgeo.study.settings import Settings, checked, compact
from quizgeo.study.states import States
from quizgeo.study.timeline import RESCHEDULE, timeline_of

if TYPE_CHECKING:  # what a question is, 10 ms, is not needed to tell what waits
    from quizgeo.decks import Question
    from quizgeo.study.moving import Moved


class Learner(Struct):
    """What every front end works on. Make one with `open_learner`."""

    library: Library
    log: ProgressLog
    clock: Clock
    states: States
    entries: dict[str, CardEntry] = field(default_factory=dict)
    """Every card of the library by its key, and of the files named since."""
    clock_notice: str = ""
    """A sentence about a clock that went back; empty while it is believed."""
    _shadowing: dict[str, DeckEntry] = field(default_factory=dict)
    """Decks named by the path of their file, by identity: they stand in for the library's."""
    _latest: int = 0
    """Time of the newest event made here, in milliseconds."""

    # -- asking --------------------------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """The settings as they stand."""
        return self.states.timeline.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        """Let other settings hold until the log is read anew; nothing is written."""
        self.states.timeline.settings = settings

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler in use."""
        return self.states.scheduler

    @property
    def writer(self) -> Writer:
        """What saves events, and knows how many are not on the disk yet."""
        return self.states.writer

    @property
    def ready(self) -> bool:
        """Whether the states of cards were read, so that what waits is known at once."""
        return self.states.are_read

    @property
    def items(self) -> Mapping[str, Item]:
        """State by card key, of the cards that were answered or set aside."""
        states = ((key, self.states.item(key)) for key in self.entries)
        return {key: item for key, item in states if item != NEW}

    def now(self) -> Instant:
        """Give this moment."""
        return self.clock.now()

    def today(self) -> int:
        """Give the study day of this moment."""
        return study_day(self.clock.now(), self.settings.rollover)

    def item(self, key: str) -> Item:
        """Give the state of a card; a card never answered is new."""
        return self.states.item(key)

    def history(self, key: str) -> tuple[Event, ...]:
        """Give the standing events of a card in order, those under its former keys too."""
        return self.states.history(key)

    def backwards(self) -> Iterator[Event]:
        """Give every event as it was written, newest first."""
        return self.states.backwards()

    def stands(self, event: Event) -> bool:
        """Tell whether an event of a card was not taken back."""
        return self.states.stands(event)

    def entry(self, key: str) -> CardEntry | None:
        """Give the card that a key of the log stands for, also one of its former keys; None when no deck has it."""
        found = self.entries.get(key)
        return found or next((card for card in self.entries.values() if key in card.was), None)

    def outcomes(self, item: Item, key: str, day: int, chance: float) -> Outcomes:
        """Give what each rating would do to an item on a study day; `chance` is that of a lucky guess as asked."""
        return outcomes(
            item, key, day, chance,
            scheduler=self.scheduler, policy=self.policy(key), load=self.load(key), owned=self.owned,
        )  # fmt: skip

    def policy(self, key: str) -> Policy:
        """Give what scheduling a card depends on: its deck may have a desired retention of its own."""
        return self.settings.policy(key.partition("/")[0])

    def load(self, key: str = "") -> Load:
        """Give what else is due, by study day, and how much is wanted on each; for a card, without itself."""
        due = self.states.tally.due
        seen = self.item(key).seen if key else None
        if seen is not None and seen.due_day > self.today():
            due = {**due, seen.due_day: due.get(seen.due_day, 0) - 1}
        card = self.entries.get(key)
        other = self.item(card.sibling).seen if card is not None and card.sibling else None
        return Load(due, self.settings.week, () if other is None else (other.due_day,))

    @property
    def owned(self) -> float:
        """The share, 0..1, of lucky hits that the learner calls guesses, over all cards."""
        return self.states.tally.owned

    # -- decks ---------------------------------------------------------------------------------------------------

    def deck(self, name: str) -> DeckEntry:
        """Find a deck by its identity or by the path of its file, which need not lie in a folder of decks.

        A file that is named stands in for the library's deck of the same identity. Raises UnknownDeckError.
        """
        deck = self.library.resolve(name)
        if deck not in self.library.entries and deck.id:
            self._shadowing[deck.id] = deck
            self._stand_in(deck)
            self.states.know(deck.cards)
        return deck

    def _stand_in(self, deck: DeckEntry) -> None:
        others = {key: card for key, card in self.entries.items() if not key.startswith(f"{deck.id}/")}
        self.entries = others | {card.key: card for card in deck.cards}

    def rescan(self) -> bool:
        """Look for decks that came, went or changed since; tell whether there were any. No unchanged file is opened."""
        if not self.library.changed():
            return False
        self.library = self.library.rescan()
        shadowed = [deck for deck in self._shadowing.values() if deck.id]
        self.entries = {card.key: card for deck in self.library.entries for card in deck.cards}
        for deck in shadowed:
            self._stand_in(deck)
        self.states.know(self.entries.values())
        return True

    def question(self, card: CardEntry, language: str = "") -> "Question | None":
        """Read the question of a card, in a language its deck is translated into; None when its deck has lost it.

        Raises UnknownDeckError and DeckError.
        """
        deck_id, _slash, _id = card.key.partition("/")
        shadow = self._shadowing.get(deck_id)
        return self.library.load(str(shadow.path) if shadow else deck_id, language).find(card.key)

    # -- writing -------------------------------------------------------------------------------------------------

    def event(self, kind: EventKind, card: str | None) -> Event:
        """Make a bare event of this moment and device; what happened is filled in by the caller."""
        from quizgeo.progress.trust import BEHIND_MS  # what doubts a clock is not needed to tell what waits

        set_on_purpose = isinstance(self.clock, FixedClock)
        if not set_on_purpose and self.now().ms < self._latest - BEHIND_MS:
            self.clock_notice = self.trust_clock()
        stamp = self.log.stamp(self.now(), rollover=self.settings.rollover, believed=True if set_on_purpose else None)
        self._latest = stamp.at
        return replace(stamp, kind=kind, card=card)

    def record(self, event: Event, *more: Event) -> tuple[Item, Written]:
        """Write an event of a card, and what follows from it; give its state then, and how safe they are."""
        return self.states.record(event.card or "", event, *more)

    def rewrite(self, event: Event, key: str, *more: Event) -> Written:
        """Write an event that changes what came before it, such as an undo, and what follows; replay its card."""
        return self.states.rewrite(key, event, *more)

    def change(self, name: str, value: object, deck: str = "", *, reschedule: bool = False) -> Written:
        """Change a setting from now on, of one deck if one is named; None: as if it had never been set.

        reschedule: whether cards are given new due days by it, where it moves any; otherwise each keeps its own until
        its next answer. Raises KeyError for an unknown name and for one that no deck has for itself, ValueError for a
        value out of bounds, with a sentence.
        """
        told: dict[str, object] = {"set": {name: checked(name, value, deck)}}
        told |= {"deck": deck} if deck else {}
        told |= {RESCHEDULE: True} if reschedule else {}
        return self.states.settle(replace(self.event(EventKind.SETTINGS, None), extra=compact(told)))

    def change_parameters(self, parameters: Sequence[float], *, reschedule: bool = False) -> Written:
        """Let other FSRS parameters hold, of 17, 19 or 21 numbers: for all cards at once, for due days if asked.

        Raises ValueError, with a sentence, where one is out of bounds.
        """
        return self.change("parameters", list(parameters), reschedule=reschedule)

    def preview_change(self, settings: Settings, deck: str = "") -> "Moved":
        """Count what would be due today, in 7 and in 30 days if these settings gave cards new due days now.

        deck: whose cards; empty: all. `settings.changed` gives the settings to ask about. Where parameters change it
        takes a full replay.
        """
        from quizgeo.study.moving import moved_by  # a start has no use for it

        return moved_by(self.states, self.entries, settings, self.today(), deck)

    def trust_clock(self) -> str:
        """Settle doubts about the clock where nobody is asked: now is right. Give the sentence to say, if any.

        A clock that was set on purpose is always believed.
        """
        if isinstance(self.clock, FixedClock):
            return ""
        from quizgeo.progress import Behind, Early, doubt_event, judge

        match judge(self.log, self.now()):
            case Early() as early:
                return early.message
            case Behind(last=last):
                self.writer.write([doubt_event(self.log, self.now())])
                self.refresh()
                then = Instant(last.at, last.offset).local()
                message = _("The clock was ahead, at {date}, when answers were given; now is taken as right.")
                return message.format(date=date_in_words(then.year, then.month, then.day))
            case _:
                return ""

    # -- the log -------------------------------------------------------------------------------------------------

    def refresh(self) -> bool:
        """Take in what was written to the log since the last look; tell whether there was anything."""
        return self.states.take_news()

    def rebuild(self) -> tuple[str, ...]:
        """Replay the whole log, and renew the states that differ from it; give their keys, sorted."""
        differing = self.states.differ()
        if differing:
            self.states.rebuild()
        return differing


def open_learner(places: Places, clock: Clock, *, readonly: bool = False, later: bool = False) -> Learner:
    """Open a learner's decks and progress; `readonly` changes no file of theirs.

    later: whether the states of cards are read when the first of them is asked for, so that a screen is painted before.
    Raises `ProgressError` where the log cannot be used.
    """
    log = ProgressLog.open(places, readonly=readonly, now=clock.now())
    library = scan(places.deck_folders, places.deck_index)
    states = States(log, Writer(log, sleep), timeline_of(log.settings()))
    entries: dict[str, CardEntry] = {card.key: card for deck in library.entries for card in deck.cards}
    states.load(entries.values(), later=later)
    return Learner(library, log, clock, states, entries)
