"""Where the problems stand that only the rules of judging find: at the answer or spelling itself, in the file checked.

Of a translation only what is its own is told: what is wrong with the original is told of that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from quizgeo.answers import problems
from quizgeo.decks.kinds import Choice, Cloze, Gap, Kind, ListOf, Text
from quizgeo.decks.lint.places import InDeck, InTranslation, Places
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.pairing import deck_beside
from quizgeo.decks.problems import Problem

TextOf = Callable[[str], str]
"""Gives the text of a file by its name."""

_ANSWERS = ("answer", "answers", "list", "order", "match", "groups", "cloze", "number", "date", "options", "statement")
"""Fields that say what is right."""
_FIELDS = ("accept", "list", "cloze")
"""Fields that hold further spellings."""


def placed(found: Iterable[Problem], deck: Deck, path: str, text_of: TextOf) -> Iterator[Problem]:
    """Put each problem of a deck, or of a translation laid over its deck, into its place in the file checked."""
    if deck.original_language:
        yield from _of_translation(found, deck, path, InTranslation(path, text_of(path)))
        return
    places = InDeck(deck, text_of)
    for problem in found:
        yield from _at(problem, deck, places, whole=True)


def _of_translation(found: Iterable[Problem], deck: Deck, path: str, places: Places) -> Iterator[Problem]:
    """Give the problems that the translation itself makes, each in its file."""
    ours = [problem for problem in found if _question(problem, deck).original is not None]
    spelt = [problem for problem in ours if _field(problem)]
    if spelt:
        asked = {problem.question: _question(problem, deck) for problem in spelt}
        alone = replace(deck, questions=tuple(map(_with_own_spellings, asked.values())))
        for problem in problems(alone):
            if _field(problem):
                yield from _at(problem, deck, places, whole=False)
    others = [problem for problem in ours if not _field(problem)]
    before = _told_of_the_original(path, deck, others)
    for problem in others:
        if (problem.code, problem.question) not in before:
            yield from _at(problem, deck, places, whole=True)


def _told_of_the_original(path: str, deck: Deck, others: Sequence[Problem]) -> set[tuple[str, str]]:
    """Give codes and questions of the problems that the deck beside a translation has itself."""
    original = deck_beside(Path(path), deck.id) if others else None
    return {(problem.code, problem.question) for problem in problems(original)} if original else set()


def _question(problem: Problem, deck: Deck) -> Question:
    found = deck.find(problem.question)
    assert found is not None  # it was found in this deck
    return found


def _field(problem: Problem) -> str:
    """Give the field of further spellings that a problem speaks of; empty where it speaks of the whole question."""
    name = problem.path.partition(".")[2].partition("[")[0]
    return name if name in _FIELDS else ""


def _at(problem: Problem, deck: Deck, places: Places, *, whole: bool) -> Iterator[Problem]:
    """Give a problem in its place.

    whole: whether the question stands for a part that is not in the file; else such a problem is not the file's matter.
    """
    question = _question(problem, deck)
    spot = places.part(question, _ways(problem)) or (places.part(question, ()) if whole else None)
    if spot is not None:
        yield replace(problem, path=spot[0], place=spot[1])


def _ways(problem: Problem) -> tuple[str, ...]:
    """Give the ways to write what a problem speaks of, as it may stand in the file."""
    name, inner = _field(problem), problem.path.partition(".")[2]
    if not name:
        return _ANSWERS
    if name == "accept":
        return (inner, name) if inner == "accept[0]" else (inner,)
    return (inner.partition("]")[0] + "]", name)


def _with_own_spellings(question: Question) -> Question:
    """Give a translated question without the spellings that come from the original."""
    assert question.original is not None  # it is translated
    return replace(question, body=_own(question.body, question.original))


def _own(body: Kind, original: Kind) -> Kind:
    match body, original:
        case (Text() | Choice(), Text() | Choice()):
            return replace(body, accept=_others(body.accept, (original.answer, *original.accept)))
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
