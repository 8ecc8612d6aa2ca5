"""A translated question parted again: what its deck asks, and what the translation itself accepts."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from quizgeo.decks.kinds import Choice, Cloze, Gap, Kind, ListOf, Text
from quizgeo.decks.model import Question


def original_of(question: Question, language: str) -> Question:
    """Give what the deck asks, in the language of the deck; the stem stays the translation's. It is translated."""
    assert question.original is not None
    return replace(question, body=question.original, original=None, language=language)


def with_own_spellings(question: Question) -> Question:
    """Give a translated question without the spellings that come from the original."""
    assert question.original is not None
    return replace(question, body=_own(question.body, question.original))


def _own(body: Kind, original: Kind) -> Kind:
    match body, original:
        case (Text() | Choice(), Text() | Choice()):
            accept = _others(body.accept, (original.answer, *original.accept))
            return replace(body, accept=accept, reject=_others(body.reject, original.reject))
        case (ListOf(), ListOf()):
            both = zip(body.items, original.items, strict=True)
            return replace(body, items=tuple((own[0], *_others(own[1:], before)) for own, before in both))
        case (Cloze(), Cloze()):
            before = iter(original.gaps)
            return Cloze(tuple(_own_gap(part, next(before)) if isinstance(part, Gap) else part for part in body.parts))
        case _:
            return body


def _own_gap(gap: Gap, before: Gap) -> Gap:
    return replace(gap, accept=_others(gap.accept, (before.answer, *before.accept)))


def _others(names: Iterable[str], but: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in but)
