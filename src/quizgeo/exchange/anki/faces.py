"""What a question looks like as a note: its type, and the HTML of its two sides."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from msgspec import Struct

from quizgeo.answers import answer_lines, answer_text
from quizgeo.answers.shown import decimal_text, span_text
from quizgeo.decks import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Gap,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    PlaceOnMap,
    Question,
    Text,
    Tolerance,
    TrueFalse,
)
from quizgeo.exchange.anki.markup import block, gap, inert, listed
from quizgeo.exchange.anki.note_types import BOTH_WAYS, CARD, CLOZE, TYPED, NoteType
from quizgeo.exchange.drawing import drawn, shuffled
from quizgeo.exchange.shape import Loss
from quizgeo.language import _, speaking

_GAP = "\0"
"""Stands for a gap while a text is escaped: no cleaned text holds it."""
_DATE_FORMS = ("YYYY", "YYYY-MM", "YYYY-MM-DD")


class Face(Struct, frozen=True):
    """The two sides of a question's note."""

    type: NoteType
    question: str
    """HTML; not empty."""
    answer: str
    """HTML; for a typed answer what is compared with it."""
    also: tuple[str, ...] = ()
    """Texts that are right too, which Anki does not compare with."""
    losses: tuple[Loss, ...] = ()
    """What of the question is not in it."""


def face_of(question: Question, seed: int) -> Face | None:
    """Give the note of a question; None for a question that needs a map. seed: of the order of options."""
    match question.body:
        case Choice() | Multiple() | TrueFalse() as body:
            return _chosen(question, body, seed)
        case Text() | Number() | Date() as body:
            return _typed(question, body)
        case Order() | Match() | Groups() as body:
            return _arranged(question, body, seed)
        case ListOf() | Cloze() | Flashcard() | Open() as body:
            return _told(question, body)
        case Find() | PlaceOnMap():
            return None
        case _ as unreachable:
            assert_never(unreachable)


def how_changed(body: Kind) -> str:
    """Say what becomes of a question of this kind; empty where it stays what it is."""
    match body:
        case Flashcard():
            return ""
        case Text() | Number() | Date():
            return _("typed, and judged by the learner; Anki compares with one spelling")
        case Cloze():
            return _("each gap becomes a card that the learner judges")
        case Find() | PlaceOnMap():
            return _("Anki has no map questions")
        case _:
            return _("becomes a card that the learner judges")


def _chosen(question: Question, body: Choice | Multiple | TrueFalse, seed: int) -> Face:
    with speaking(question.language):
        answer = _lines(answer_lines(question))
        asked = question.prompt or _("Is this true or false?")
    if isinstance(body, TrueFalse):
        return Face(CARD, inert(f"{asked}\n{body.statement}"), answer)
    chosen = drawn(question, body, seed)
    options = listed("options", (option.text for option in chosen.options), numbered="A")
    return Face(CARD, inert(question.prompt) + options, answer, losses=chosen.losses)


def _typed(question: Question, body: Text | Number | Date) -> Face:
    asked, note = inert(question.prompt), ""
    also: tuple[str, ...]
    match body:
        case Text(answer=answer, accept=also):
            pass
        case Number(units=units):
            ends = body.written.split("..")
            answer = "–".join(decimal_text(end, question.language) for end in ends)
            note = units[0] if units else ""
            also = (_tolerance(body.within, question.language),) if body.within else ()
        case Date(date=date):
            answer, note = str(date), _DATE_FORMS[bool(date.month) + bool(date.day)]
            with speaking(question.language):
                spoken = answer_text(question)
                span = f"±{span_text(body.within)}" if body.within else ""
            also = tuple(text for text in (spoken, span) if text not in ("", answer))
        case _ as unreachable:
            assert_never(unreachable)
    return Face(TYPED, asked + (block("note", inert(f"({note})")) if note else ""), inert(answer), also)


def _arranged(question: Question, body: Order | Match | Groups, seed: int) -> Face:
    match body:
        case Order(items=items):
            shown = listed("items", _unsorted(items, question, seed))
            return Face(CARD, inert(question.prompt) + shown, listed("items", items, numbered="1"))
        case Match(pairs=pairs, extra=extra):
            rights = dict.fromkeys([*(right for _left, right in pairs), *extra])
            shown = listed("items", [left for left, _right in pairs]) + listed(
                "options", shuffled(rights, "place", question, seed)
            )
            return Face(CARD, inert(question.prompt) + shown, _lines(f"{left} → {right}" for left, right in pairs))
        case Groups(groups=groups):
            names = listed("items", [name for name, _items in groups])
            members = [item for _name, items in groups for item in items]
            shown = names + listed("options", shuffled(members, "place", question, seed))
            return Face(CARD, inert(question.prompt) + shown, _lines(answer_lines(question)))
        case _ as unreachable:
            assert_never(unreachable)


def _told(question: Question, body: ListOf | Cloze | Flashcard | Open) -> Face:
    asked = inert(question.prompt)
    match body:
        case ListOf(items=items, need=need):
            note = block("note", f"({need} / {len(items)})") if need < len(items) else ""
            return Face(CARD, asked + note, _lines(" / ".join(item) for item in items))
        case Cloze():
            gaps = [text for each in body.gaps for text in each.accept]
            return Face(CLOZE, (block("note", asked) if asked else "") + _gapped(body), "", tuple(gaps))
        case Flashcard(front=front, back=back):
            note = block("note", asked) if asked else ""
            return Face(BOTH_WAYS if body.both_ways else CARD, note + inert(front), inert(back))
        case Open(model=model, rubric=rubric):
            return Face(CARD, asked, inert(model) + (listed("items", rubric) if rubric else ""))
        case _ as unreachable:
            assert_never(unreachable)


def _gapped(body: Cloze) -> str:
    """Give a text with gaps in Anki's own signs; spaces beside a gap stay what they are."""
    text = inert("".join(_GAP if isinstance(part, Gap) else part for part in body.parts))
    first, *others = text.split(_GAP)
    gaps = (gap(number, each.answer, each.hint) for number, each in enumerate(body.gaps, 1))
    return first + "".join(each + after for each, after in zip(gaps, others, strict=True))


def _tolerance(within: Tolerance, language: str) -> str:
    return f"±{decimal_text(f'{within.amount:f}', language)}{'%' if within.percent else ''}"


def _lines(texts: Iterable[str]) -> str:
    return inert("\n".join(texts))


def _unsorted(items: Sequence[str], question: Question, seed: int) -> list[str]:
    """Shuffle so that the items do not stand in the right order already."""
    order = shuffled(items, "place", question, seed)
    return order if order != list(items) else [*order[1:], order[0]]
