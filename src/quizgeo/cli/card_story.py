"""One card as it stands, with every answer to it and the curve between them: in words or as JSON."""

from collections.abc import Iterator, Mapping

from quizgeo.answers import answer_text
from quizgeo.cli.asked_lines import RATINGS, cloze_text
from quizgeo.cli.output import JSON
from quizgeo.clock import Instant, day_date
from quizgeo.decks import Question
from quizgeo.insight.card import CardStory, Told
from quizgeo.insight.history_words import SAID_IN_WORDS, given_words, happened_words, judged_words, resumes
from quizgeo.insight.plots import columns, floor_of, sampled
from quizgeo.insight.tables import CERTAIN, WIDTH, Drawing, percent
from quizgeo.language import _
from quizgeo.memory import Rating
from quizgeo.progress import GRADES, Event, EventKind
from quizgeo.study import ask, day_in_words
from quizgeo.text import clean

CURVE = 4
"""Rows of the forgetting curve."""
AXIS = 5
"""Cells of `100 %` before it."""
LONGEST = 60
"""Cells of the widest curve."""


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
        "event": "resumed" if resumes(event) else EventKind(event.kind).name.lower(),
        "day": day_date(event.day).isoformat(),
        "at": written_at(event),
        "given": event.given,
        "grade": None if event.grade is None else GRADES[event.grade],
        "score": None if event.score is None else event.score / 1000,
        "reason": event.reason,
        "rating": told.rating,
        "interval": told.interval,
        "retrievability": None if told.recall is None else round(told.recall, 4),
        "stability": None if told.stability is None else round(told.stability, 4),
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


def card_lines(story: CardStory, drawing: Drawing) -> list[str]:
    """Tell a card in words, one fact a line; its forgetting curve is drawn where bars are wanted."""
    lines = [story.card.key, question_text(story)]
    if story.question is not None:
        lines.append(_("Answer: {answer}").format(answer=answer_text(story.question)))
    history = (_told_line(told, story.question) for told in story.history)
    return [*filter(None, lines), *state_lines(story), *curve_lines(story, drawing), *history]


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
        yield _("Recall today: {percent} %").format(percent=round(100 * min(story.recall, CERTAIN)))
    yield _("Reviews: {reviews}, lapses: {lapses}").format(reviews=seen.nth, lapses=seen.lapses)


def curve_lines(story: CardStory, drawing: Drawing) -> Iterator[str]:
    """Draw the forgetting curve, or say what it was before each answer that came on a later day, and when it is due."""
    if len(story.curve) < 2:  # noqa: PLR2004 - a curve has two ends
        return
    first, last = story.steps[0].day, story.steps[0].day + len(story.curve) - 1
    if not drawing.bars:
        for step in story.steps:
            if step.recall is not None:
                yield _("Recall before the answer of {date}: {share}").format(
                    date=day_in_words(step.day), share=percent(step.recall)
                )
        if last > story.steps[-1].day:
            yield _("Recall on {date}: {share}").format(date=day_in_words(last), share=percent(story.curve[-1]))
        return
    width = min(LONGEST, WIDTH - AXIS - 2)
    yield _("Recall from {first} to {last}").format(first=day_in_words(first), last=day_in_words(last))
    low = floor_of(story.curve)
    shares = [(recall - low) / (1.0 - low) for recall in sampled(story.curve, width)]
    rows = columns(shares, CURVE, signs=drawing.signs)
    for place, drawn in enumerate(rows):
        name = percent(1.0) if place == 0 else percent(low) if place == len(rows) - 1 else ""
        yield f"{name:>{AXIS}} |{drawn}".rstrip()


def _told_line(told: Told, question: Question | None) -> str:
    event = told.event
    words = [day_in_words(event.day)]
    if event.kind == EventKind.ANSWERED:
        words += [
            given_words(event, question),
            judged_words(event),
            _(RATINGS[Rating(told.rating)]) if told.rating else "",
        ]
    else:
        words.append(happened_words(event))
    if told.said:
        words.append(_(SAID_IN_WORDS[told.said]))
    if told.undone:
        words.append(_("taken back"))
    return ", ".join(word for word in words if word)


def question_text(story: CardStory) -> str:
    """Give what a card asks, on its own; empty where its deck is not there."""
    if story.question is None:
        return ""
    asked = ask(story.question, story.card.key, (0, 0))
    return cloze_text(asked.parts) or (asked.statement if asked.kind == "true_false" else "") or asked.prompt
