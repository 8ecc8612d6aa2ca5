"""One card as it stands, with every answer to it: gathered once, told in words or as JSON."""

import json
from collections.abc import Iterator, Mapping

from msgspec import Struct

from quizgeo.answers import answer_text
from quizgeo.cli.asked_lines import RATINGS, cloze_text
from quizgeo.cli.history_words import EVENTS, GRADES_IN_WORDS, REASONS_IN_WORDS, SAID_IN_WORDS
from quizgeo.cli.output import JSON
from quizgeo.clock import Instant, day_date
from quizgeo.decks import CardEntry, Question
from quizgeo.language import _
from quizgeo.memory import Item, Rating
from quizgeo.progress import GRADES, SAID, Event, EventKind, readable_event
from quizgeo.study import Learner, ask, in_one_line
from quizgeo.text import clean

_TOLD = frozenset({EventKind.ANSWERED, EventKind.SUSPENDED, EventKind.BURIED, EventKind.IMPORTED})
"""Events that stand in a history; undoing and overriding are told at the answer they speak of."""


class Told(Struct, frozen=True):
    """One thing that happened to a card, and what became of it."""

    event: Event
    undone: bool
    said: str
    """What the learner said of it afterwards, such as `right`; empty for nothing."""
    rating: int | None
    """The rating that counts."""


class CardStory(Struct, frozen=True):
    """One card, its state today, and its history in the order in which it was written down."""

    card: CardEntry
    question: Question
    item: Item
    today: int
    recall: float | None
    """Chance to recall it today, 0..1; None when it was never answered or was answered today."""
    history: tuple[Told, ...]


def card_story(reading: Learner, card: CardEntry) -> CardStory | None:
    """Gather what is known of a card; None when its deck no longer has it. Raises DeckError when the deck is broken."""
    deck_id, _slash, _id = card.key.partition("/")
    question = reading.library.load(deck_id).find(card.key)
    if question is None:
        return None
    item, today = reading.item(card.key), reading.today()
    recall = None
    if item.seen is not None and item.seen.last_day < today:
        recall = reading.scheduler.recall(item.seen.memory, today - item.seen.last_day)
    return CardStory(card, question, item, today, recall, tuple(_history(reading, card)))


def _history(reading: Learner, card: CardEntry) -> Iterator[Told]:
    keys = {card.key, *card.was}
    standing = {event.id: event for event in reading.history(card.key)}
    words = {event.target: event for event in standing.values() if event.kind == EventKind.OVERRIDDEN}
    for _place, event in reading.log.scan():
        if event.card in keys and event.kind in _TOLD:
            override = words.get(event.id)
            said = SAID[override.said or 0] if override else ""
            yield Told(
                readable_event(event), event.id not in standing, said, override.rating if override else event.rating
            )


# -- as JSON ---------------------------------------------------------------------------------------------------------


def card_record(story: CardStory) -> dict[str, JSON]:
    """Give a card as one object; what a new card does not have is null."""
    seen, item = story.item.seen, story.item
    record: dict[str, JSON] = {
        "card": story.card.key,
        "deck": story.card.key.partition("/")[0],
        "kind": story.card.kind,
        "question": question_text(story),
        "answer": answer_text(story.question),
        "tags": list(story.question.tags),
        "stability": None,
        "difficulty": None,
        "due": None,
        "retrievability": None if story.recall is None else round(story.recall, 4),
        "reviews": 0,
        "lapses": 0,
        "suspended": item.suspended,
        "buried_until": day_date(item.buried_until).isoformat() if item.buried_until > story.today else None,
    }
    if seen is not None:
        record |= {
            "stability": round(seen.memory.stability, 4),
            "difficulty": round(seen.memory.difficulty, 4),
            "due": day_date(seen.due_day).isoformat(),
            "reviews": seen.nth,
            "lapses": seen.lapses,
        }
    record["path"], record["line"] = clean(story.question.path), story.question.line
    record["history"] = [_told_record(told) for told in story.history]
    return record


def _told_record(told: Told) -> Mapping[str, JSON]:
    event = told.event
    return {
        "event": EventKind(event.kind).name.lower(),
        "day": day_date(event.day).isoformat(),
        "at": written_at(event),
        "given": event.given,
        "grade": None if event.grade is None else GRADES[event.grade],
        "score": None if event.score is None else event.score / 1000,
        "reason": event.reason,
        "rating": told.rating,
        "interval": event.ivl,
        "form": event.form,
        "origin": event.origin,
        "hints": event.hints or 0,
        "milliseconds": event.took,
        "undone": told.undone,
        "said": told.said or None,
    }


def written_at(event: Event) -> str:
    """Give the moment of an event as ISO time with its offset."""
    sign = "-" if event.offset < 0 else "+"
    hours, minutes = divmod(abs(event.offset), 60)
    local = Instant(event.at, event.offset).local().isoformat(timespec="seconds")
    return f"{local}{sign}{hours:02}:{minutes:02}"


# -- in words --------------------------------------------------------------------------------------------------------


def card_lines(story: CardStory) -> list[str]:
    """Tell a card in words, one fact a line."""
    lines = [story.card.key, question_text(story), _("Answer: {answer}").format(answer=answer_text(story.question))]
    return [*lines, *_state_lines(story), *map(_told_line, story.history)]


def _state_lines(story: CardStory) -> Iterator[str]:
    seen = story.item.seen
    if story.item.suspended:
        yield _("Suspended")
    if seen is None:
        yield _("New: never answered")
        return
    due = day_date(seen.due_day).isoformat()
    yield (
        _("Due on {date}").format(date=due)
        if seen.due_day > story.today
        else _("Due now, since {date}").format(date=due)
    )
    yield _("Stability {days:.1f} d, difficulty {difficulty:.1f}").format(
        days=seen.memory.stability, difficulty=seen.memory.difficulty
    )
    if story.recall is not None:
        yield _("Recall today: {percent} %").format(percent=round(100 * story.recall))
    yield _("Reviews: {reviews}, lapses: {lapses}").format(reviews=seen.nth, lapses=seen.lapses)


def _told_line(told: Told) -> str:
    event = told.event
    words = [day_date(event.day).isoformat()]
    if event.kind == EventKind.ANSWERED:
        words += [in_one_line(given_of(event)), _judged(event), _(RATINGS[Rating(told.rating)]) if told.rating else ""]
    else:
        words.append(_(EVENTS[event.kind]))
    if told.said:
        words.append(_(SAID_IN_WORDS[told.said]))
    if told.undone:
        words.append(_("taken back"))
    return ", ".join(word for word in words if word)


def _judged(event: Event) -> str:
    """Say how an answer was judged, and why where that says more."""
    grade = "" if event.grade is None else _(GRADES_IN_WORDS[GRADES[event.grade]])
    reason = event.reason or ""
    if not grade or reason not in REASONS_IN_WORDS:
        return grade
    return _("{grade} ({reason})").format(grade=grade, reason=_(REASONS_IN_WORDS[reason]))


def given_of(event: Event) -> str | list[str] | dict[str, str] | None:
    """Give what was answered in the shape it had; the log keeps lists and pairs as JSON."""
    given = event.given
    if given is None or given[:1] not in ("[", "{"):
        return given
    try:
        value = json.loads(given)
    except ValueError:
        return given
    if isinstance(value, dict):
        return {str(left): str(right) for left, right in value.items()}
    return [str(part) for part in value]


def question_text(story: CardStory) -> str:
    """Give what a card asks, on its own."""
    asked = ask(story.question, story.card.key, (0, 0))
    return cloze_text(asked.parts) or (asked.statement if asked.kind == "true_false" else "") or asked.prompt
