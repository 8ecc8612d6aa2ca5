"""One card as it stands, with every answer to it: gathered once, told in words or as JSON."""

import json
from collections.abc import Iterator, Mapping

from msgspec import Struct

from quizgeo.answers import answer_text
from quizgeo.cli.asked_lines import RATINGS, cloze_text
from quizgeo.cli.history_words import EVENTS, GRADES_IN_WORDS, REASONS_IN_WORDS, RESUMED, SAID_IN_WORDS
from quizgeo.cli.output import JSON
from quizgeo.clock import Instant, day_date
from quizgeo.decks import CardEntry, CardKey, Question
from quizgeo.language import _
from quizgeo.memory import Item, Rating
from quizgeo.progress import GRADES, SAID, Event, EventKind, readable_event
from quizgeo.study import Learner, ask, day_in_words, in_one_line
from quizgeo.study.deeds import sets_aside
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
    question: Question | None
    """None where no deck that was found holds it now."""
    item: Item
    today: int
    recall: float | None
    """Chance to recall it today, 0..1; None when it was never answered or was answered today."""
    history: tuple[Told, ...]


def card_story(reading: Learner, card: CardEntry) -> CardStory | None:
    """Gather what is known of a card; None when its deck no longer has it. Raises DeckError when the deck is broken."""
    question = reading.question(card)
    return None if question is None else _story(reading, card, question)


def story_without_deck(reading: Learner, key: str) -> CardStory | None:
    """Gather what the log knows of a card whose deck is not there; None when it knows nothing."""
    history = reading.history(key)
    forms = [event.form for event in history if event.form]
    return _story(reading, CardEntry(CardKey(key), forms[-1] if forms else ""), None) if history else None


def _story(reading: Learner, card: CardEntry, question: Question | None) -> CardStory:
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
    seen, item, question = story.item.seen, story.item, story.question
    record: dict[str, JSON] = {
        "card": story.card.key,
        "deck": story.card.key.partition("/")[0],
        "kind": story.card.kind,
        "question": question_text(story) or None,
        "answer": answer_text(question) if question else None,
        "tags": list(question.tags) if question else [],
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
    record["path"], record["line"] = (clean(question.path), question.line) if question else (None, None)
    record["history"] = [_told_record(told) for told in story.history]
    return record


def _told_record(told: Told) -> Mapping[str, JSON]:
    event = told.event
    return {
        "event": "resumed" if _resumes(event) else EventKind(event.kind).name.lower(),
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
    lines = [story.card.key, question_text(story)]
    if story.question is not None:
        lines.append(_("Answer: {answer}").format(answer=answer_text(story.question)))
    history = (_told_line(told, story.question) for told in story.history)
    return [*filter(None, lines), *state_lines(story), *history]


def state_lines(story: CardStory) -> Iterator[str]:
    """Tell how a card stands: whether it is set aside, when it is due, how well it is known."""
    seen = story.item.seen
    if story.item.suspended:
        yield _("Suspended: never asked until it is resumed")
    elif story.item.buried_until > story.today:
        yield _("Buried: not asked until {date}").format(date=day_in_words(story.item.buried_until))
    if seen is None:
        yield _("New: never answered")
        return
    due = day_in_words(seen.due_day)
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


def _told_line(told: Told, question: Question | None) -> str:
    event = told.event
    words = [day_in_words(event.day)]
    if event.kind == EventKind.ANSWERED:
        words += [
            in_one_line(given_of(event), question),
            _judged(event),
            _(RATINGS[Rating(told.rating)]) if told.rating else "",
        ]
    else:
        words.append(_(RESUMED if _resumes(event) else EVENTS[event.kind]))
    if told.said:
        words.append(_(SAID_IN_WORDS[told.said]))
    if told.undone:
        words.append(_("taken back"))
    return ", ".join(word for word in words if word)


def _resumes(event: Event) -> bool:
    """Tell whether an event brings a card back that was set aside."""
    return event.kind in (EventKind.SUSPENDED, EventKind.BURIED) and not sets_aside(event)


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
    """Give what a card asks, on its own; empty where its deck is not there."""
    if story.question is None:
        return ""
    asked = ask(story.question, story.card.key, (0, 0))
    return cloze_text(asked.parts) or (asked.statement if asked.kind == "true_false" else "") or asked.prompt
