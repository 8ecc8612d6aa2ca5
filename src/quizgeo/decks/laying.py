"""Translated texts laid over a question. The original's answers stay right beside the translated ones."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_never

from msgspec.structs import replace

from quizgeo.decks.kinds import (
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
    Place,
    Text,
    TrueFalse,
)
from quizgeo.decks.model import Question

Given = Mapping[str, Any]
"""What a translation gives of a question, by field, with as many parts as the original."""


def lay_over(question: Question, given: Given, language: str) -> Question:
    """Give the question in the translation's words; what is not given stays. Key and fingerprint are the original's."""
    body = _body(question.body, given)
    feedback = {**question.feedback, **given.get("feedback", {})}
    return replace(
        question,
        body=body,
        original=question.body,
        prompt=given.get("question", question.prompt),
        hints=given.get("hint", question.hints),
        explain=given.get("explain", question.explain),
        feedback=feedback,
        language=language,
    )


def _body(body: Kind, given: Given) -> Kind:
    """Lay texts over what a kind holds; kinds without texts of their own stay as they are."""
    match body:
        case Choice() | Multiple():
            return _options(body, given)
        case Text():
            return _text(body, given)
        case Number():
            return replace(body, units=_merged(given.get("unit", ()), body.units))
        case ListOf() | Order() | Match() | Groups() | Cloze():
            return _parts(body, given)
        case TrueFalse() | Flashcard() | Open():
            return replace(body, **{name: text for name, text in given.items() if name in _OWN})
        case Date() | Find() | Place():
            return body
        case _:
            assert_never(body)


_OWN = frozenset(("statement", "front", "back", "model", "rubric"))
"""Fields that kinds hold under the same name."""


def _merged(*lists: Iterable[str]) -> tuple[str, ...]:
    """Put lists of names behind each other, each name once."""
    return tuple(dict.fromkeys(name for names in lists for name in names))


def _text(body: Text, given: Given) -> Text:
    answer = given.get("answer", body.answer)
    names = _merged(given.get("accept", ()), (body.answer,), body.accept)
    accept = tuple(name for name in names if name != answer)
    return replace(body, answer=answer, accept=accept, reject=_merged(given.get("reject", ()), body.reject))


def _options(body: Choice | Multiple, given: Given) -> Choice | Multiple:
    """Lay texts over options: all in their order, or the right and the wrong ones apart."""
    right = given.get("answers", (given["answer"],) if "answer" in given else None)
    texts = {True: iter(right or ()), False: iter(given.get("wrong", ()))}
    order = iter(given.get("options", ()))
    options = []
    for option in body.options:
        text = next(order, "") or next(texts[option.correct], option.text)
        options.append(replace(option, text=text, feedback=given.get("feedback", {}).get(text, option.feedback)))
    laid = replace(body, options=tuple(options))
    if isinstance(laid, Multiple) or isinstance(body, Multiple):
        return laid
    names = _merged(given.get("accept", ()), (body.answer,), body.accept)
    accept = tuple(name for name in names if name != laid.answer)
    return replace(laid, accept=accept, reject=_merged(given.get("reject", ()), body.reject))


def _parts(body: ListOf | Order | Match | Groups | Cloze, given: Given) -> Kind:
    match body:
        case ListOf():
            items = given.get("list", body.items)
            both = zip(items, body.items, strict=True)
            return replace(body, items=tuple(_merged(names, originals) for names, originals in both))
        case Order():
            return replace(body, items=given.get("order", body.items))
        case Match():
            return replace(body, pairs=given.get("match", body.pairs), extra=given.get("extra", body.extra))
        case Groups():
            return replace(body, groups=given.get("groups", body.groups))
        case Cloze():
            return _cloze(body, given.get("cloze", body.parts))
        case _:
            assert_never(body)


def _cloze(body: Cloze, parts: Sequence[str | Gap]) -> Cloze:
    """Lay gaps over gaps; what the original accepts stays accepted."""
    originals = iter(body.gaps)
    laid: list[str | Gap] = []
    for part in parts:
        if isinstance(part, Gap):
            original = next(originals)
            names = _merged(part.accept, (original.answer,), original.accept)
            accept = tuple(name for name in names if name != part.answer)
            laid.append(Gap(part.answer, accept, part.hint or original.hint))
        else:
            laid.append(part)
    return Cloze(tuple(laid))
