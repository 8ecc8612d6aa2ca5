"""What a session shows, as JSON objects of the line mode's protocol. Pure; documented in docs/line-mode.md.

Stable words stay as they are, days are ISO dates, and every object names its event.
"""

from collections.abc import Mapping, Sequence
from itertools import count

from quizgeo.answers import Given, Verdict
from quizgeo.cli.output import JSON
from quizgeo.clock import day_date
from quizgeo.decks import Citation
from quizgeo.memory import Rating
from quizgeo.progress import Place, Written
from quizgeo.study import Asked, AskedMap, Asking, Blank, Counts, Offer, Revealed, SetAside, Summary, Turned, told_after

Record = dict[str, JSON]

_AMENDED: Mapping[str, tuple[str, float]] = {"right": ("exact", 1.0), "wrong": ("wrong", 0.0)}
"""Grade and score after what the learner said; `reason` stays the word for the judgement that was amended."""


def question_record(view: Asking) -> Record:
    """Give a question as it is asked."""
    asked = view.asked
    return {
        "event": "question",
        "card": asked.card,
        "kind": asked.kind,
        "question": asked.prompt,
        "options": list(asked.options),
        **_more(asked),
        "self_graded": asked.self_graded,
        "hints": asked.hints,
        "hints_shown": list(view.hints),
        "counts": _counts(view.counts),
    }


def _more(asked: Asked) -> Record:
    """Give what only some kinds have."""
    more: Record = {
        "statement": asked.statement,
        "targets": list(asked.targets),
        "parts": _parts(asked),
        "need": asked.need,
        "unit": asked.unit,
        "precision": asked.precision,
        "seconds": asked.seconds,
        "map": _map(asked.map),
    }
    return {name: value for name, value in more.items() if value}


def _map(seen: AskedMap | None) -> JSON:
    """Give a map in words, without the codes of what stands out on it: they would be the answer."""
    if seen is None:
        return None
    return {
        "task": seen.scene.task if seen.scene else None,
        "region": seen.scene.region if seen.scene else None,
        "told": list(seen.words.lines),
        "how": seen.words.how,
        "candidates": list(seen.words.candidates),
        "as_of": str(seen.as_of) if seen.as_of else None,
    }


def _parts(asked: Asked) -> list[JSON]:
    """Give a text with gaps, each gap with its number, from 1, by which hints name it."""
    numbers = count(1)
    return [{"gap": next(numbers)} if isinstance(part, Blank) else part for part in asked.parts]


def turned_record(view: Turned) -> Record:
    """Give the other side of a card that the learner judges."""
    return {
        "event": "turned",
        "card": view.asked.card,
        "answer": view.answer,
        "rubric": list(view.rubric),
        "ratings": _offers(view.offers),
    }


def verdict_record(view: Revealed, *, answer: str, again: bool) -> Record:
    """Give a verdict. answer: the right one on one line; again: whether the card comes back in this session."""
    verdict = view.verdict
    told = told_after(view.question, view.given)
    grade, score = _AMENDED.get(view.said, (verdict.grade, round(verdict.score, 3)))
    return {
        "event": "verdict",
        "card": view.asked.card,
        "grade": grade,
        "score": score,
        "reason": verdict.reason,
        "answer": answer,
        "explain": view.question.explain,
        "due": iso(view.due_day),
        "message": verdict.message,
        "diff": list(verdict.diff) if verdict.diff else None,
        "parts": [_part(part) for part in verdict.parts],
        "given": given_json(view.given),
        "rating": view.rating.value,
        "ratings": _offers(view.offers),
        "said": view.said,
        "may_say": sorted(view.may_say),
        "again": again,
        "feedback": view.feedback,
        "source": source_record(view.question.source),
        **({"map_told": list(told)} if told else {}),
        **({"remarks": list(view.remarks), "set_aside": view.set_aside} if view.remarks else {}),
        "saved": saved_word(view.saved),
    }


def _part(part: Verdict) -> Record:
    """Give the verdict on one part of an answer."""
    return {
        "grade": part.grade,
        "score": round(part.score, 3),
        "reason": part.reason,
        "answer": part.answer,
        "message": part.message,
        "diff": list(part.diff) if part.diff else None,
    }


def summary_record(summary: Summary, *, today: int) -> Record:
    """Give the summary of a session. today: the study day that it counts from."""
    return {
        "event": "summary",
        "cards": summary.cards,
        "answers": summary.answers,
        "milliseconds": summary.took,
        "first_right": summary.first_right,
        "due_asked": summary.due_asked,
        "due_recalled": summary.due_recalled,
        "ratings": {rating.name.lower(): summary.ratings.get(rating, 0) for rating in Rating},
        "missed": [
            {"card": each.card, "question": each.prompt, "given": each.given, "answer": each.answer}
            for each in summary.missed
        ],
        **({"set_aside": [_aside(each) for each in summary.set_aside]} if summary.set_aside else {}),
        "coming_back": [{"due": iso(today + days), "cards": count} for days, count in summary.coming_back.items()],
        "left": summary.left,
        "saved": saved_word(summary.saved),
    }


def _aside(card: SetAside) -> Record:
    """Give a card that was forgotten too often."""
    return {"card": card.card, "question": card.prompt, "lapses": card.lapses}


def source_record(citation: Citation | None) -> JSON:
    """Give what a question rests on."""
    if citation is None:
        return None
    source = citation.source
    return {
        "id": source.id,
        "title": source.title,
        "published": str(source.published) if source.published else None,
        "url": source.url or None,
        "at": citation.at,
        "quote": citation.quote or None,
    }


def saved_word(written: Written | None) -> str:
    """Say where the newest answer is: `log`, `pending` or `memory`; nothing written is as safe as can be."""
    return (written.place if written else Place.IN_LOG).value


def iso(day: int) -> str:
    """Give the calendar date of a study day."""
    return day_date(day).isoformat()


def given_json(given: Given | None) -> JSON:
    """Give an answer in the shape in which it was judged."""
    if given is None or isinstance(given, str | bool):
        return given
    if isinstance(given, Mapping):
        return dict(given)
    return list(given)


def _counts(counts: Counts) -> Record:
    return {"new": counts.new, "again": counts.again, "due": counts.due, "done": counts.done, "left": counts.left}


def _offers(offers: Sequence[Offer]) -> JSON:
    return [
        {"rating": offer.rating.value, "word": offer.rating.name.lower(), "days": offer.days, "due": iso(offer.due_day)}
        for offer in offers
    ]
