"""Questions into cells by the names of our columns; what `rows_in` makes of them is the same question again."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import assert_never

from quizgeo.decks import (
    Choice,
    Citation,
    Cloze,
    Date,
    Find,
    Flashcard,
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
    TrueFalse,
)
from quizgeo.decks.writing import cloze_text
from quizgeo.exchange.tables.cells import grouped, joined, listed, mapped, paired, with_equals

Cells = dict[str, str]
"""Cells by the names of their columns; those that are empty may be missing."""


def cells_of(question: Question) -> Cells:
    """Give the cells of a question."""
    cells = {**_beside(question), "question": question.prompt, **_body(question)}
    return {name: text for name, text in cells.items() if text}


def _beside(question: Question) -> Cells:
    """Give the cells of what any question may have."""
    drawn = question.map
    return {
        "id": question.key if question.id else "",
        "kind": question.kind,
        "hint": joined(question.hints),
        "explain": question.explain,
        "tags": listed(question.tags),
        **_cited(question.source),
        "as_of": str(question.as_of or ""),
        "status": "" if question.status == "fact" else question.status,
        "difficulty": str(question.difficulty or ""),
        "points": "" if question.points == 1 else plain(question.points),
        "time": str(question.seconds or ""),
        "shuffle": "" if question.shuffle else "no",
        "feedback": mapped({**_said(question.body), **question.feedback}),
        "region": drawn.region if drawn else "",
        "marked": listed(drawn.show) if drawn else "",
        "ladder": "typed" if question.typed_ladder else "",
    }


def _said(body: Kind) -> Mapping[str, str]:
    """Give what is said to options."""
    options = body.options if isinstance(body, Choice | Multiple) else ()
    return {option.text: option.feedback for option in options if option.feedback}


def _cited(citation: Citation | None) -> Cells:
    if citation is None:
        return {}
    source = citation.source
    named = f"{source.id} = {source.title}" if source.id and source.title != source.id else source.id or source.title
    return {"source": named, "at": str(citation.at or ""), "quote": citation.quote}


def plain(value: float) -> str:
    """Write a number with all its digits and no exponent."""
    whole = f"{Decimal(repr(value)):f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def _body(question: Question) -> Cells:
    """Give the cells of a kind."""
    match question.body:
        case Choice() | Multiple() as body:
            cells = dict(_options(body))
        case TrueFalse(statement=text, answer=answer):
            cells = {"question": text, "answer": str(answer).lower(), "instruction": question.prompt}
        case Text() as body:
            cells = {"answer": joined([body.answer]), "accept": listed(body.accept), "reject": listed(body.reject)}
            cells["strict"] = "yes" if body.strict else ""
        case Number() | Date() | Find() | PlaceOnMap() as body:
            cells = _measured(body)
        case _ as body:
            cells = _parts(body, question.prompt)
    return cells


def _measured(body: Number | Date | Find | PlaceOnMap) -> Cells:
    """Give the cells of a kind whose answer is one value, with how far off is still right."""
    match body:
        case Number(within=within):
            share = f"{within.amount:f}{'%' if within.percent else ''}" if within else ""
            cells = {"answer": body.written, "unit": listed(body.units), "within": share}
        case Date(date=date, within=span):
            cells = {"answer": str(date), "within": f"{span.count} {span.unit}s" if span else ""}
        case Find(target=target):
            cells = {"answer": target}
        case PlaceOnMap() as body:
            cells = {"answer": f"{plain(body.lat)}, {plain(body.lon)}", "within": f"{plain(body.within_km)} km"}
        case _:
            assert_never(body)
    return cells


def _parts(body: ListOf | Order | Match | Groups | Cloze | Flashcard | Open, prompt: str) -> Cells:
    """Give the cells of a kind of several parts or of long texts."""
    match body:
        case ListOf(items=items, need=need):
            cells = {"answer": with_equals(items), "need": str(need) if need < len(items) else ""}
        case Order(items=order):
            cells = {"answer": joined(order)}
        case Match(pairs=pairs, extra=extra):
            cells = {"answer": paired(pairs), "extra": listed(extra)}
        case Groups(groups=groups):
            cells = {"answer": grouped(groups)}
        case Cloze():
            cells = {"question": cloze_text(body), "instruction": prompt}
        case Flashcard(front=front, back=back, both_ways=both):
            cells = {"question": front, "answer": back, "instruction": prompt, "both_ways": "yes" if both else ""}
        case Open(model=model, rubric=rubric):
            cells = {"answer": model, "rubric": joined(rubric)}
        case _:
            assert_never(body)
    return cells


def _options(body: Choice | Multiple) -> Iterator[tuple[str, str]]:
    """Give the cells of what is chosen; where the right ones do not come first, all stand in their order."""
    options = body.options
    right = [option.text for option in options if option.correct]
    wrong = [option.text for option in options if not option.correct]
    yield "answer", joined(right)
    in_order = [option.text for option in options] == [*right, *wrong]
    yield ("wrong", listed(wrong)) if in_order else ("options", listed(option.text for option in options))
    yield "show", str(body.show or "")
    yield "credit", paired((option.text, plain(option.credit)) for option in options if option.credit)
    yield "pin", paired((option.text, option.pin) for option in options if option.pin)
    if isinstance(body, Choice):
        yield "accept", listed(body.accept)
        yield "reject", listed(body.reject)
