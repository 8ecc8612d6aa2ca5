"""Problems of a deck that only the rules of judging can find."""

from collections.abc import Iterator

from msgspec import Struct

from quizgeo.answers.check import answer_text, as_typed, check
from quizgeo.answers.context import Context
from quizgeo.answers.expected import expect
from quizgeo.answers.names import names, sort_of
from quizgeo.answers.reasons import excerpt
from quizgeo.answers.right import right_given
from quizgeo.answers.words import judge
from quizgeo.decks.codes import Code
from quizgeo.decks.kinds import Choice, Cloze, Groups, Kind, ListOf, Match, Multiple, Order, Text
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Place, Problem, Severity
from quizgeo.language import N_, _
from quizgeo.text import fold

CODES: dict[str, Code] = {
    "AN001": Code(Severity.WARNING, N_("An accepted spelling is the name of another place or person.")),
    "AN002": Code(Severity.WARNING, N_("Two things to choose or to name are one place or person by two names.")),
    "AN003": Code(Severity.INFO, N_("An accepted spelling is right without being listed.")),
    "AN004": Code(Severity.ERROR, N_("An answer as the deck writes it does not come out right.")),
}
"""Every code that `problems` reports, in the manner of those that reading a deck reports."""


class Spellings(Struct, frozen=True):
    """An answer, the other spellings of it, and where those stand in the question."""

    field: str
    answer: str
    accept: tuple[str, ...]
    strict: bool = False


def problems(deck: Deck) -> tuple[Problem, ...]:
    """List the problems of a deck that need the rules of judging, in the order of its questions."""
    return tuple(
        problem
        for place, question in enumerate(deck)
        for problem in (
            *_unanswerable(question, place),
            *_not_needed(question, place),
            *_others(question, place),
            *_twice(question, place),
        )
    )


def _unanswerable(question: Question, place: int) -> Iterator[Problem]:
    """AN004: an answer as the deck writes it does not come out exact."""
    given = right_given(question.body, question.language)
    if check(question, given).grade != "exact":
        text = excerpt(answer_text(question))
        message = _('"{text}" could never be answered: as it is written it does not come out right').format(text=text)
        fix = _("see that no two parts are the same answer")
        path = f"questions[{place}]"
        yield Problem("AN004", Severity.ERROR, _place(question), message, fix, question.key, path)


def _not_needed(question: Question, place: int) -> Iterator[Problem]:
    """AN003: an accepted spelling that is exact without being listed."""
    context = Context(question.language, question.prompt)
    for spellings in _spellings(question):
        for number, text in enumerate(spellings.accept):
            earlier = spellings.accept[:number]
            others = expect(spellings.answer, earlier, strict=spellings.strict, language=question.language)
            if judge(others, text, context).grade == "exact":
                message = _('"{text}" is not needed: it is right without it').format(text=excerpt(text))
                path = f"questions[{place}].{spellings.field}[{number}]"
                fix = _("leave it out")
                yield Problem("AN003", Severity.INFO, _place(question), message, fix, question.key, path)


def _others(question: Question, place: int) -> Iterator[Problem]:
    """AN001: an accepted spelling that is the name of another thing of the answer's sort.

    A capital or a palace may well stand for its country, where a government is meant.
    """
    for spellings in _spellings(question):
        right = _entities(spellings.answer, question)
        for number, text in enumerate(spellings.accept) if right else ():
            other = _entities(text, question)
            if right.isdisjoint(other) and not set(map(sort_of, right)).isdisjoint(map(sort_of, other)):
                message = _('"{text}" is the name of something else than "{answer}"').format(
                    text=excerpt(text), answer=excerpt(spellings.answer)
                )
                fix = _("leave it out, or correct the answer")
                path = f"questions[{place}].{spellings.field}[{number}]"
                yield Problem("AN001", Severity.WARNING, _place(question), message, fix, question.key, path)


def _twice(question: Question, place: int) -> Iterator[Problem]:
    """AN002: two options, items or lefts that are names of one thing."""
    first: dict[frozenset[str], str] = {}
    for text in _choices(question.body):
        entities = _entities(text, question)
        before = first.setdefault(entities, text)
        if entities and fold(before, 4, question.language) != fold(text, 4, question.language):
            message = _('"{one}" and "{other}" are two names of the same').format(
                one=excerpt(before), other=excerpt(text)
            )
            fix = _("keep one of them, or accept one as another spelling of the other")
            path = f"questions[{place}]"
            yield Problem("AN002", Severity.WARNING, _place(question), message, fix, question.key, path)


def _entities(text: str, question: Question) -> frozenset[str]:
    return names().entities(fold(text, 4, question.language))


def _choices(body: Kind) -> Iterator[str]:
    """Give what must not be the same thing twice."""
    match body:
        case Choice(options=options) | Multiple(options=options):
            yield from (option.text for option in options)
        case ListOf(items=items):
            yield from (item[0] for item in items)
        case Match(pairs=pairs):
            yield from (left for left, _right in pairs)
        case Groups(groups=groups):
            yield from (item for _name, items in groups for item in items)
        case Order(items=steps):
            yield from steps
        case _:
            return


def _spellings(question: Question) -> Iterator[Spellings]:
    """Give each answer of a question that may have other spellings."""
    body = as_typed(question).body if isinstance(question.body, Choice) else question.body
    if isinstance(body, Text):
        yield Spellings("accept", body.answer, body.accept, body.strict)
    elif isinstance(body, Cloze):
        yield from (Spellings("cloze", gap.answer, gap.accept) for gap in body.gaps)
    elif isinstance(body, ListOf):
        yield from (Spellings(f"list[{number}]", item[0], item[1:]) for number, item in enumerate(body.items))


def _place(question: Question) -> Place:
    return Place(question.path, max(1, question.line))
