"""One card: how it stands, every answer to it, and the forgetting curve between them. It reads the one deck it is of.

The only place that replays the scheduler for a screen, and for one card alone.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import CardEntry, CardKey, Question
from quizgeo.memory import Item, Memory, Scheduler, feedings
from quizgeo.progress import SAID, Event, EventKind, readable_event
from quizgeo.study import Learner
from quizgeo.study.undo import UNDOABLE

_TOLD = frozenset({EventKind.ANSWERED, EventKind.SUSPENDED, EventKind.BURIED, EventKind.IMPORTED})
"""Events that stand in a history; undoing and overriding are told at the answer they speak of."""


class Step(Struct, frozen=True):
    """A study day on which answers moved the schedule of a card."""

    day: int
    stability: float
    """Days, after the last of them."""
    difficulty: float
    """1..10, after the last of them."""
    recall: float | None
    """Chance to pass, 0..1, before the first of them; None for the first day."""


class Told(Struct, frozen=True):
    """One thing that happened to a card, and what became of it."""

    event: Event
    undone: bool
    said: str
    """What the learner said of it afterwards, such as `right`; empty for nothing."""
    rating: int | None
    """The rating that counts."""
    interval: int | None = None
    """Days that were planned by it, or by what was said of it; None where it moved no schedule."""
    recall: float | None = None
    """Chance to pass, 0..1, before it; None unless it is the graded answer of a later day than the one before."""
    stability: float | None = None
    """Days, after it; None where it moved no schedule."""


class CardStory(Struct, frozen=True):
    """One card, its state today, and its history in the order in which it was written down."""

    card: CardEntry
    question: Question | None
    """None where no deck that was found holds it now."""
    item: Item
    today: int
    recall: float | None
    """Chance to recall it today, 0..1; None when it was never answered or was answered today."""
    history: tuple[Told, ...]
    steps: tuple[Step, ...] = ()
    """Study days that moved its schedule."""
    curve: tuple[float, ...] = ()
    """Chance to pass, 0..1, on each study day from the first answer until it is due, or until today if that is later;
    on a day with an answer, after it."""


def card_story(reading: Learner, card: CardEntry, language: str = "") -> CardStory | None:
    """Gather what is known of a card; None when its deck no longer has it. language: of its question, where it can be.

    Raises UnknownDeckError and DeckError.
    """
    question = reading.question(card, language)
    return None if question is None else _story(reading, card, question)


def story_without_deck(reading: Learner, key: str) -> CardStory | None:
    """Gather what the log knows of a card whose deck is not there; None when it knows nothing."""
    history = reading.history(key)
    forms = [event.form for event in history if event.form]
    return _story(reading, CardEntry(CardKey(key), forms[-1] if forms else ""), None) if history else None


def _story(reading: Learner, card: CardEntry, question: Question | None) -> CardStory:
    item, today, scheduler = reading.item(card.key), reading.today(), reading.scheduler
    standing = reading.history(card.key)
    recall = None
    if item.seen is not None and item.seen.last_day < today:
        recall = scheduler.recall(item.seen.memory, today - item.seen.last_day)
    steps: dict[int, Step] = {}
    moved: dict[bytes, Step] = {}
    for each in feedings(standing, scheduler):
        before = scheduler.recall(each.before, each.elapsed) if each.before and each.elapsed else None
        step = Step(each.day, each.after.stability, each.after.difficulty, before)
        moved[each.event.id] = step
        first = steps.get(each.day)
        steps[each.day] = Step(step.day, step.stability, step.difficulty, first.recall if first else before)
    history = tuple(_history(reading, card, {event.id: event for event in standing}, moved))
    last = max(item.seen.due_day, today) if item.seen is not None else today
    curve = tuple(_curve(list(steps.values()), last, scheduler))
    return CardStory(card, question, item, today, recall, history, tuple(steps.values()), curve)


def _curve(steps: Sequence[Step], last: int, scheduler: Scheduler) -> Iterator[float]:
    ends = [*(step.day for step in steps[1:]), last + 1]
    for step, end in zip(steps, ends, strict=False):
        memory = Memory(step.stability, step.difficulty)
        yield from (scheduler.recall(memory, day - step.day) for day in range(step.day, end))


def _history(
    reading: Learner, card: CardEntry, standing: Mapping[bytes, Event], moved: Mapping[bytes, Step]
) -> Iterator[Told]:
    words = {event.target: event for event in standing.values() if event.kind == EventKind.OVERRIDDEN}
    for event in reading.log.written((card.key, *card.was)):
        if event.kind in _TOLD:
            override, step = words.get(event.id), moved.get(event.id)
            said = SAID[override.said or 0] if override else ""
            counts = override or event
            told = Told(readable_event(event), event.id not in standing, said, counts.rating, counts.ivl)
            yield told if step is None else replace(told, recall=step.recall, stability=step.stability)


def last_done(reading: Learner, card: CardEntry) -> Event | None:
    """Give the newest thing done to a card that can be taken back: an answer, a word said of one, a rest."""
    standing = {event.id for event in reading.history(card.key)}
    for event in reversed(reading.log.written((card.key, *card.was))):
        if event.kind in UNDOABLE and event.id in standing and (event.target is None or event.target in standing):
            return event
    return None
