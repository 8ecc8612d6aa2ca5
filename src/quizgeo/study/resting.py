"""Cards set aside, for good or until the next study day, and brought back: the same events wherever it is asked for."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import CardEntry, DeckError, UnknownDeckError
from quizgeo.progress import Event, EventKind, Written
from quizgeo.study.asking import ask, gist
from quizgeo.study.learner import Learner
from quizgeo.study.settings import compact


class Resting(Struct, frozen=True):
    """A card that is set aside."""

    card: CardEntry
    question: str
    """What it asks, on one line; its key where its deck cannot be read."""
    kind: EventKind
    """Suspended, or buried."""
    until: int = 0
    """Study day on which a buried card is asked again."""
    lapses: int = 0
    """How often it was forgotten, where it was set aside for that."""


def set_aside(learner: Learner, kind: EventKind, key: str) -> tuple[Event, Written]:
    """Suspend a card, or bury it until the next study day; give the event, and how safe it is."""
    event = _switch(learner, kind, key, _last(learner, kind, key), on=True)
    _item, written = learner.record(event)
    return event, written


def bring_back(learner: Learner, key: str) -> list[tuple[Event, Written]]:
    """Have a card asked again as its schedule says, whatever it was set aside for; nothing for one that was not."""
    return [(event, learner.rewrite(event, event.card or key)) for event in back_events(learner, key)]


def switched(learner: Learner, kind: EventKind, key: str, *, on: bool) -> Event:
    """Make the event that begins one kind of rest of a card, or ends it; it is not written yet.

    What ends a rest stands under the key that the card had when it was set aside.
    """
    last = _last(learner, kind, key)
    return _switch(learner, kind, key if on else (last.card if last else None) or key, last, on=on)


def back_events(learner: Learner, key: str) -> list[Event]:
    """Make the events that have a card asked again, one for each kind of rest; they are not written yet."""
    item, today = learner.item(key), learner.today()
    kinds = [EventKind.SUSPENDED] if item.suspended else []
    kinds += [EventKind.BURIED] if item.buried_until > today else []
    return [switched(learner, kind, key, on=False) for kind in kinds]


def resting_cards(learner: Learner, language: str = "") -> Sequence[Resting]:
    """Give every card that is set aside, deck after deck. language: of the questions, where decks have it.

    The decks of these cards are read for it.
    """
    today = learner.today()
    return [_rest(learner, card, language) for card in learner.entries.values() if learner.item(card.key).rests(today)]


def question_of(learner: Learner, card: CardEntry | None, language: str) -> str:
    """Give what a card asks on one line; empty where no deck holds it now, or its deck cannot be read."""
    try:
        question = learner.question(card, language) if card else None
    except (DeckError, UnknownDeckError):
        return ""
    return gist(ask(question, card.key, ())) if card and question else ""


def _rest(learner: Learner, card: CardEntry, language: str) -> Resting:
    item = learner.item(card.key)
    kind = EventKind.SUSPENDED if item.suspended else EventKind.BURIED
    lapses = item.seen.lapses if item.seen and item.suspended and item.suspend_reason == "leech" else 0
    return Resting(card, question_of(learner, card, language) or card.key, kind, item.buried_until, lapses)


def _last(learner: Learner, kind: EventKind, key: str) -> Event | None:
    """Give the newest thing that stands of one kind of rest of a card."""
    return next((event for event in reversed(learner.history(key)) if event.kind == kind), None)


def _switch(learner: Learner, kind: EventKind, key: str, last: Event | None, *, on: bool) -> Event:
    """Make the event that a card rests, or does not: later than the last one of its kind, whatever the clock shows."""
    event = replace(learner.event(kind, key), extra=compact({"on": on, "reason": "learner"}))
    if last is None or event.at > last.at:
        return event
    return replace(event, at=last.at + 1, offset=last.offset, day=last.day)  # the day has to fit the time
